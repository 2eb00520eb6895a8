"""Put together an answer from clauses: quote, verify, or refuse."""

from collections.abc import Iterable, Sequence

from search.candidates import Candidate
from search.citing import citation_of
from search.contract import Answer, Citation
from search.enumerating import alike, listed, places, places_topic, with_lead
from search.pieces import Piece, in_document_order, without_overlaps
from search.question_content import QuestionContent
from search.quoting import quotation_span
from search.refusal import LibraryFacts, decide
from search.verification import find_quotation
from search.wording import answer_text, refusal_text

_MOST_PLACES = 12


def compose(
    question: str,
    content: QuestionContent,
    candidates: list[Candidate],
    library: LibraryFacts,
    top: int,
) -> Answer:
    """The answer from ``candidates`` (best first); a refusal if none is evidence enough."""
    decision = decide(question, content, candidates, library)
    if decision.best:
        # A later clause has what the first one lacks.
        best = candidates[decision.best]
        candidates = [best, *(c for c in candidates if c is not best)]
    used = pieces(question, content, candidates) if decision.answered else []
    nearest = [_quoted(candidate, question, content)[0] for candidate in candidates[:top]]
    citations = _cite_all(used, nearest, top)
    return Answer(
        question=question,
        interpreted=question,
        answered=bool(used),
        answer=_said(used, citations),
        refusal=None if used else refusal_text(decision.reason),
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
    found = _places(question, content, candidates) or listed(question, content, candidates)
    if not found:
        for candidate in alike(question, content, candidates):
            found += _quoted(candidate, question, content)
    return without_overlaps(found)


def _places(
    question: str, content: QuestionContent, candidates: Sequence[Candidate]
) -> list[Piece]:
    """Every clause of the first candidate's document that speaks of the topic, the best first."""
    topic = places_topic(question)
    if topic is None or not candidates:
        return []
    about = QuestionContent(topic, content.coverage)
    first = candidates[0]
    found = []
    for document, unit in places(topic, [first.document]):
        start, end = quotation_span(document.text, unit, f"{topic} ở đâu?", about)
        found.append(Piece(document, unit, start, end, first.score))
    ranks = [c.unit.locator for c in candidates if c.document.id == first.document.id]
    best = min(found, key=lambda p: _rank(ranks, p), default=None)
    return sorted(found[:_MOST_PLACES], key=lambda p: (p is not best, p.start))


def _rank(locators: Sequence[str], piece: Piece) -> int:
    locator = piece.unit.locator
    return locators.index(locator) if locator in locators else len(locators)


def cite(n: int, piece: Piece) -> Citation:
    """A verified citation: the quotation is found again in the stored text of its clause."""
    document, unit = piece.document, piece.unit
    last = unit.own_end if piece.end <= unit.own_end else unit.end
    quotation = find_quotation(piece.text, document.text, unit.start, last)
    if quotation is None:  # cannot be: the span was taken from this very clause
        raise AssertionError(f"not in its clause: {document.metadata.number} {unit.locator}")
    return citation_of(n, document, unit, quotation.start, quotation.end, piece.score)


def _quoted(candidate: Candidate, question: str, content: QuestionContent) -> list[Piece]:
    """What to quote of one clause, best first."""
    together = with_lead(question, content, candidate)
    if together:
        return together
    document, unit = candidate.document, candidate.unit
    start, end = quotation_span(document.text, unit, question, content)
    return [Piece(document, unit, start, end, candidate.score)]


def _cite_all(used: Sequence[Piece], nearest: Iterable[Piece], top: int) -> list[Citation]:
    """The pieces used, then the nearest others, up to ``top`` in all or as many as are used."""
    shown = list(used)
    cited = {(piece.document.id, piece.unit.locator) for piece in used}
    for piece in nearest:
        if len(shown) < top and (piece.document.id, piece.unit.locator) not in cited:
            shown.append(piece)
    return [cite(n, piece) for n, piece in enumerate(shown, start=1)]
