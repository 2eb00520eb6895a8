"""Put together an answer from clauses: quote, verify, or refuse."""

from search.candidates import Candidate
from search.contract import Answer, Citation
from search.evidence import Evidence, QuestionContent
from search.quoting import quotation_span
from search.refusal import decide
from search.verification import find_quotation
from search.wording import answer_text, refusal_text

# A second clause is quoted as well only if it answers about as well as the first.
_ALSO_ANSWERS = 0.97
_MOST_QUOTED = 3


def compose(
    question: str, content: QuestionContent, candidates: list[Candidate], top: int
) -> Answer:
    """The answer from ``candidates`` (best first); a refusal if none is evidence enough."""
    citations = [cite(n, c, question, content) for n, c in enumerate(candidates[:top], start=1)]
    evidence = [_measure(content, candidate) for candidate in candidates[:top]]
    decision = decide(evidence[0]) if evidence else None
    answered = decision is not None and decision.answered
    used = citations[:1] if answered else []
    kinds = {n: c.document.metadata for n, c in enumerate(candidates[:top], start=1)}
    return Answer(
        question=question,
        interpreted=question,
        answered=answered,
        answer=answer_text(used, kinds),
        refusal=None if answered else refusal_text(decision.reason if decision else None),
        citations=citations,
        elapsed_ms=0.0,
    )


def _measure(content: QuestionContent, candidate: Candidate) -> Evidence:
    return content.measure(f"{candidate.passage.heading}\n{candidate.text}", candidate.cosine)


def cite(n: int, candidate: Candidate, question: str, content: QuestionContent) -> Citation:
    """A verified citation of a clause: its quotation is found again in the stored text."""
    document, unit = candidate.document, candidate.unit
    passage = (candidate.passage.start, candidate.passage.end)
    start, end = quotation_span(document.text, unit, passage, question, content)
    quotation = find_quotation(document.text[start:end], document.text, unit.start, unit.own_end)
    if quotation is None:  # cannot be: the span was taken from this very clause
        raise AssertionError(f"quotation not in its clause: {document.metadata.number} {unit.locator}")
    metadata = document.metadata
    return Citation(
        n=n,
        document=metadata.number,
        issued=metadata.issued.isoformat() if metadata.issued else "",
        title=metadata.title,
        fidelity=metadata.fidelity,
        locator=unit.locator,
        label=unit.label,
        page=document.page_of(quotation.start),
        quote=quotation.text,
        text=candidate.text,
        start=quotation.start,
        end=quotation.end,
        score=round(candidate.score, 4),
    )
