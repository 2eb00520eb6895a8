"""Put together an answer from clauses: quote, verify, or refuse."""

from collections.abc import Iterable, Sequence

from search.candidates import Candidate
from search.citing import citation_of
from search.contract import Answer, Citation
from search.enumerating import alike, listed, with_lead
from search.evidence import Evidence, QuestionContent
from search.pieces import Piece, in_document_order, without_overlaps
from search.quoting import quotation_span
from search.refusal import Decision, decide
from search.verification import find_quotation
from search.wording import answer_text, refusal_text


def compose(
    question: str, content: QuestionContent, candidates: list[Candidate], top: int
) -> Answer:
    """The answer from ``candidates`` (best first); a refusal if none is evidence enough."""
    decision = _decision(question, content, candidates[:top])
    used = pieces(question, content, candidates) if decision and decision.answered else []
    nearest = [_nearest(candidate, question, content) for candidate in candidates[:top]]
    citations = _cite_all(used, nearest, top)
    return Answer(
        question=question,
        interpreted=question,
        answered=bool(used),
        answer=_said(used, citations),
        refusal=None if used else refusal_text(decision.reason if decision else None),
        citations=citations,
        elapsed_ms=0.0,
    )


def _said(used: Sequence[Piece], citations: Sequence[Citation]) -> str:
    """The quotations in the order of their documents, whatever order they are cited in."""
    ordered = in_document_order(used)
    cited = [citations[used.index(piece)] for piece in ordered]
    documents = {c.n: p.document.metadata for c, p in zip(cited, ordered, strict=True)}
    return answer_text(cited, documents)


def pieces(question: str, content: QuestionContent, candidates: Sequence[Candidate]) -> list[Piece]:
    """What to quote, best first: one clause, a list of them, or several as good as the first."""
    found = listed(question, content, candidates)
    if not found:
        for candidate in alike(question, content, candidates):
            found += with_lead(question, content, candidate) or [
                _nearest(candidate, question, content)
            ]
    return without_overlaps(found)


def cite(n: int, piece: Piece) -> Citation:
    """A verified citation: the quotation is found again in the stored text of its clause."""
    document, unit = piece.document, piece.unit
    last = unit.own_end if piece.end <= unit.own_end else unit.end
    quotation = find_quotation(piece.text, document.text, unit.start, last)
    if quotation is None:  # cannot be: the span was taken from this very clause
        raise AssertionError(f"not in its clause: {document.metadata.number} {unit.locator}")
    return citation_of(n, document, unit, quotation.start, quotation.end, piece.score)


def _decision(
    question: str, content: QuestionContent, candidates: Sequence[Candidate]
) -> Decision | None:
    evidence = [_measure(content, candidate) for candidate in candidates]
    return decide(evidence[0]) if evidence else None


def _measure(content: QuestionContent, candidate: Candidate) -> Evidence:
    return content.measure(f"{candidate.passage.heading}\n{candidate.text}", candidate.cosine)


def _nearest(candidate: Candidate, question: str, content: QuestionContent) -> Piece:
    document, unit = candidate.document, candidate.unit
    start, end = quotation_span(document.text, unit, question, content)
    return Piece(document, unit, start, end, candidate.score)


def _cite_all(used: Sequence[Piece], nearest: Iterable[Piece], top: int) -> list[Citation]:
    """The pieces used, then the nearest others, up to ``top`` in all or as many as are used."""
    shown = list(used)
    cited = {(piece.document.id, piece.unit.locator) for piece in used}
    for piece in nearest:
        if len(shown) < top and (piece.document.id, piece.unit.locator) not in cited:
            shown.append(piece)
    return [cite(n, piece) for n, piece in enumerate(shown, start=1)]
