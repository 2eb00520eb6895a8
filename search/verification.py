"""Whether a quotation stands in a clause, word for word. No model takes part.

What this module proves: if ``find_quotation`` returns a span, the quotation
equals the stored text of that one clause up to Unicode composition, case,
white space and the placing of tone marks, begins and ends at whole words and
whole numbers, and the span returned holds every sentence it touches, so that
no "không", "trừ" or "chỉ" has been cut off before it.
"""

from dataclasses import dataclass

from ingest.folding import FoldedText, fold_for_quotation
from ingest.sentences import sentence_spans

# Next to these a quotation may begin or end; a cut beside "-", "/" or "%" would
# break a number ("217-QĐ/TW", "72,5%").
_OPEN_PUNCTUATION = frozenset(" .,;:!?…\"'“”‘’()[]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text == document[start:end]``; whole sentences of one clause."""

    start: int
    end: int
    text: str


def find_quotation(quote: str, document: str, start: int, end: int) -> Quotation | None:
    """The sentences of the clause ``document[start:end]`` that hold ``quote``.

    None if the quotation is altered in any way, runs over the clause's ends,
    or is empty. Where it stands several times, the first is returned.
    """
    wanted = fold_for_quotation(quote).text.strip()
    if not any(character.isalnum() for character in wanted):
        return None
    clause = fold_for_quotation(document[start:end])
    at = clause.text.find(wanted)
    while at >= 0:
        if _is_whole(clause, at, at + len(wanted)):
            first, last = clause.original_span(at, at + len(wanted))
            return _widen(document, start, end, start + first, start + last)
        at = clause.text.find(wanted, at + 1)
    return None


def _is_whole(clause: FoldedText, first: int, last: int) -> bool:
    return _may_cut(clause.text, first) and _may_cut(clause.text, last)


def _may_cut(text: str, at: int) -> bool:
    """Whether a quotation may begin or end between ``text[at - 1]`` and ``text[at]``."""
    if at in (0, len(text)):
        return True
    before, after = text[at - 1], text[at]
    if before in ".,:" and after.isdigit() and at > 1 and text[at - 2].isdigit():
        return False  # inside "72,5"
    if after in ".,:" and before.isdigit() and text[at + 1 : at + 2].isdigit():
        return False
    return before in _OPEN_PUNCTUATION or after in _OPEN_PUNCTUATION


def _widen(document: str, start: int, end: int, first: int, last: int) -> Quotation:
    touched = [(a, b) for a, b in sentence_spans(document, start, end) if a < last and b > first]
    first = min([first, *(a for a, _ in touched)])
    last = max([last, *(b for _, b in touched)])
    return Quotation(first, last, document[first:last])
