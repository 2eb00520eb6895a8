"""Requests for clauses by number, answered from the tree and not by likeness."""

from collections.abc import Iterable, Sequence

from ingest.records import StoredDocument
from ingest.units import Unit, UnitKind
from search.citing import citation_of
from search.contract import Answer, Citation
from search.understanding.clause_request import ClauseRequest
from search.understanding.clause_resolution import choices
from search.wording import source_line

# A unit with its children is quoted whole up to this many characters.
_WHOLE = 3000
_MOST_SHOWN = 12
_KIND_WORDS = {
    UnitKind.PART: "phần", UnitKind.CHAPTER: "chương", UnitKind.SECTION: "mục",
    UnitKind.ARTICLE: "điều", UnitKind.CLAUSE: "khoản", UnitKind.POINT: "điểm",
}  # fmt: skip

Found = tuple[StoredDocument, Unit]


def answer_request(
    question: str, request: ClauseRequest, documents: Iterable[StoredDocument], top: int
) -> Answer:
    """The clauses that a request names, word for word, or what exists in their place.

    Numbers repeat from document to document: where several clauses fit, all
    are shown as a choice, official texts before digests.
    """
    by_document: list[tuple[StoredDocument, list[list[int]]]] = []
    for document in documents:
        positions = choices(request, document.units)
        if any(positions):
            by_document.append((document, positions))
    by_document = _most_complete(by_document)
    found = [(d, d.units[p]) for d, groups in by_document for group in groups for p in group]
    if not found:
        return _refuse(question, request)
    if request.counts:
        return _count(question, request, found, top)
    ambiguous = any(len(group) > 1 for _, groups in by_document for group in groups)
    asked = len(request.targets)
    is_range = any(target.through for target in request.targets)
    shown = _expand(found) if len(found) == 1 else found
    limit = max(top, len(shown)) if len(found) <= asked or is_range else top
    citations = [_cite(n, d, u) for n, (d, u) in enumerate(shown[: min(limit, _MOST_SHOWN)], 1)]
    choice = len(by_document) > 1 or (ambiguous and not is_range)
    text = _quotations(citations, shown)
    if choice:
        names = "; ".join(source_line(c, d.metadata.kind) for c, (d, _) in _pairs(citations, shown))
        text = f"Có nhiều điều khoản mang số này, hãy chọn: {names}.\n\n{text}"
    return Answer(
        question=question, interpreted=question, answered=True, answer=text, refusal=None,
        citations=citations, elapsed_ms=0.0,
    )  # fmt: skip


def _most_complete(
    found: list[tuple[StoredDocument, list[list[int]]]],
) -> list[tuple[StoredDocument, list[list[int]]]]:
    """Documents that have most of what was asked; official texts alone if any are among them."""
    most = max((sum(map(bool, groups)) for _, groups in found), default=0)
    best = [(d, groups) for d, groups in found if sum(map(bool, groups)) == most]
    official = [(d, groups) for d, groups in best if d.metadata.fidelity == "verbatim"]
    return official or best


def _expand(found: Sequence[Found]) -> list[Found]:
    """A long unit is shown as itself and its children, each to be read on its own."""
    document, unit = found[0]
    if unit.end - unit.start <= _WHOLE or unit.own_end == unit.end:
        return list(found)
    position = document.units.index(unit)
    children = [u for u in document.units if u.parent == position]
    return [(document, unit), *((document, child) for child in children)]


def _cite(n: int, document: StoredDocument, unit: Unit) -> Citation:
    end = unit.end if unit.end - unit.start <= _WHOLE else unit.own_end
    return citation_of(n, document, unit, unit.start, end, 1.0)


def _pairs(
    citations: Sequence[Citation], shown: Sequence[Found]
) -> Iterable[tuple[Citation, Found]]:
    return zip(citations, shown, strict=False)


def _quotations(citations: Sequence[Citation], shown: Sequence[Found]) -> str:
    return "\n\n".join(
        f"“{citation.quote}” [{citation.n}]\nTrích từ: {source_line(citation, d.metadata.kind)}."
        for citation, (d, _) in _pairs(citations, shown)
    )


def _count(question: str, request: ClauseRequest, found: Sequence[Found], top: int) -> Answer:
    document, unit = found[0]
    position = document.units.index(unit)
    wanted = request.counts
    assert wanted is not None
    children = [u for u in document.units if u.parent == position and u.number]
    alike = [u for u in children if u.kind is wanted] or children
    word = _KIND_WORDS.get(alike[0].kind if alike else wanted, "khoản")
    citations = [_cite(n, document, u) for n, u in enumerate([unit, *alike][: max(top, 1)], 1)]
    numbers = ", ".join(u.number for u in alike)
    name = f"{document.metadata.kind} {document.metadata.number}"
    said = f"{unit.label} của {name} có {len(alike)} {word}" + (f": {numbers}." if alike else ".")
    return Answer(
        question=question, interpreted=question, answered=True,
        answer=f"{said} [1]\nĐếm từ: {source_line(citations[0], document.metadata.kind)}.",
        refusal=None, citations=citations, elapsed_ms=0.0,
    )  # fmt: skip


def _refuse(question: str, request: ClauseRequest) -> Answer:
    wanted = ", ".join(
        " ".join(
            f"{_KIND_WORDS.get(e.kind, '') if e.kind else ''} {e.number}".strip()
            for e in target.path
        )
        for target in request.targets
    )
    return Answer(
        question=question, interpreted=question, answered=False, answer="",
        refusal=f"Không có {wanted} trong các văn bản đã nạp. Dưới đây là những điều khoản gần nhất.",
        citations=[], elapsed_ms=0.0,
    )  # fmt: skip
