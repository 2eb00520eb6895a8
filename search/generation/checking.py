"""Whether a sentence that a model wrote may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.contract import Citation
from search.generation.clauses import Clause
from search.generation.quotes import Marks, Quoted, marks_in, own_words, quoted_in
from search.generation.statements import fault_in

_SHORTEST_QUOTE = 4  # words; a shorter one stands in any clause and proves nothing


@dataclass(frozen=True, slots=True)
class Verdict:
    """``fault`` says in Vietnamese why the sentence is struck, empty if it is kept."""

    fault: str
    citations: tuple[Citation, ...] = ()


def check(sentence: str, clauses: Mapping[int, Clause]) -> Verdict:
    """Hold one sentence against the clauses, which are by number.

    It is kept only if every quotation stands, word for word, in the clause
    whose number follows it, every number given holds a quotation, and what is
    said around them adds nothing (see ``statements``).
    """
    quotes, marks = quoted_in(sentence), marks_in(sentence)
    unknown = {n for run in marks for n in run.numbers} - set(clauses)
    if not all(quoted.closed for quoted in quotes):
        return Verdict("ngoặc kép không đóng")
    if not marks:
        return Verdict("không ghi điều khoản nào làm căn cứ")
    if unknown:
        return Verdict(f"dẫn điều khoản không có: [{min(unknown)}]")
    if not quotes:
        return Verdict("không có đoạn trích nguyên văn")
    return _check_quotes(sentence, quotes, marks, clauses)


def _check_quotes(
    sentence: str, quotes: list[Quoted], marks: list[Marks], clauses: Mapping[int, Clause]
) -> Verdict:
    cited: list[Citation] = []
    for quoted in quotes:
        found = _cite(quoted, _marks_of(quoted, marks), clauses)
        if isinstance(found, str):
            return Verdict(found)
        cited += found
    idle = {n for run in marks for n in run.numbers} - {citation.n for citation in cited}
    if idle:
        return Verdict(f"điều khoản [{min(idle)}] không chứa đoạn trích nào trong câu")
    fault = fault_in(own_words(sentence), [quoted.text for quoted in quotes], cited)
    return Verdict(fault or "", () if fault else tuple(cited))


def _marks_of(quoted: Quoted, marks: list[Marks]) -> Marks:
    """The marks next after a quotation, or the last before it where none come after."""
    return next((run for run in marks if run.start >= quoted.end), marks[-1])


def _cite(quoted: Quoted, run: Marks, clauses: Mapping[int, Clause]) -> list[Citation] | str:
    quote = quoted.text.strip(" …")
    if len(quote.split()) < _SHORTEST_QUOTE:
        return "đoạn trích quá ngắn để kiểm chứng"
    found = [(clauses[n], clauses[n].find(quote)) for n in dict.fromkeys(run.numbers)]
    cited = [clause.cite(quotation) for clause, quotation in found if quotation is not None]
    return cited or f"đoạn trích không đúng nguyên văn điều khoản [{run.numbers[0]}]"
