"""Questions about a document itself, answered from what is known of it and where it says so."""

import re
from collections.abc import Callable, Sequence

from ingest.metadata import RelationKind, Status
from ingest.records import StoredDocument
from ingest.sentences import sentence_spans
from ingest.units import Unit, UnitKind
from search.citing import citation_of
from search.contract import Answer, Citation
from search.understanding.metadata_question import Field, MetadataRequest
from search.wording import DIGEST_WARNING, source_line

_COUNTED = (UnitKind.PART, UnitKind.CHAPTER, UnitKind.SECTION, UnitKind.ARTICLE)
_COUNT_WORDS = {
    UnitKind.PART: "phần", UnitKind.CHAPTER: "chương", UnitKind.SECTION: "mục",
    UnitKind.ARTICLE: "điều", UnitKind.CLAUSE: "khoản", UnitKind.POINT: "điểm",
    UnitKind.ATTACHMENT: "văn bản kèm theo",
}  # fmt: skip
_SIZE = re.compile(r"\b\d+ (?:phần|chương|mục|điều)\b", re.IGNORECASE)
_CITED = (RelationKind.CITES, RelationKind.BASED_ON)
_MOST_CITATIONS = 8

Spoken = tuple[str, list[Citation]]
"""A sentence about the document, and where the document says it."""


def answer_about(
    question: str, request: MetadataRequest, documents: Sequence[StoredDocument]
) -> Answer:
    """What is known of the fields asked for, document by document.

    A field that no source gives is named as such; if none is given, the
    question is refused.
    """
    lines: list[str] = []
    unknown: list[str] = []
    citations: list[Citation] = []
    for document in documents:
        for field in request.fields:
            said = _ANSWERS[field](document, request)
            if said is None:
                unknown.append(_UNKNOWN[field].format(document.metadata.name))
                continue
            sentence, found = said
            lines.append(sentence + _warning(document, found))
            for citation in found:
                numbered = citation.model_copy(update={"n": len(citations) + 1})
                citations.append(numbered)
                source = source_line(numbered, document.metadata.kind)
                lines.append(f"“{numbered.quote}” [{numbered.n}]\nTrích từ: {source}.")
    if not lines:
        nearest = [c for d in documents for c in _quote(d, _opening(d))]
        return _answer(question, None, " ".join(unknown), _renumbered(nearest))
    return _answer(question, "\n\n".join([*lines, *unknown]), None, citations)


def _warning(document: StoredDocument, citations: Sequence[Citation]) -> str:
    # A citation of a digest carries the warning itself.
    is_digest = document.metadata.fidelity == "digest"
    return f" ({DIGEST_WARNING})" if is_digest and not citations else ""


def _renumbered(citations: Sequence[Citation]) -> list[Citation]:
    return [c.model_copy(update={"n": n}) for n, c in enumerate(citations, 1)]


def _answer(
    question: str, text: str | None, refusal: str | None, citations: Sequence[Citation]
) -> Answer:
    return Answer(
        question=question, interpreted=question, answered=text is not None, answer=text or "",
        refusal=refusal, citations=list(citations), elapsed_ms=0.0,
    )  # fmt: skip


def _signer(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    signer = document.metadata.signer
    if signer is None:
        return None
    return f"{_name(document)} do {signer} ký.", _where(document, [signer])


def _issued(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    issued = document.metadata.issued
    if issued is None:
        return None
    forms = [
        f"ngày {issued.day:02d} tháng {issued.month:02d} năm {issued.year}",
        f"ngày {issued.day} tháng {issued.month} năm {issued.year}",
        f"{issued:%d/%m/%Y}",
    ]
    return f"{_name(document)} được ban hành ngày {issued:%d/%m/%Y}.", _where(document, forms)


def _number(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    metadata = document.metadata
    note = f" {metadata.number_note}" if metadata.number_note else ""
    return (
        f"Số của văn bản là {metadata.number}.{note}",
        _where(document, [metadata.number]) or _quote(document, _opening(document)),
    )


def _issuer(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    metadata = document.metadata
    return (
        f"{metadata.kind} {metadata.number} do {metadata.issuer} ban hành.",
        _where(document, [metadata.issuer, metadata.issuer.upper()])
        or _quote(document, _opening(document)),
    )


def _title(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    metadata = document.metadata
    return f"{_name(document)}: {metadata.title}.", _quote(document, _opening(document))


def _recipients(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    unit = _unit(document, UnitKind.RECIPIENTS)
    if unit is None:
        return None
    return f"{_name(document)} được gửi đến:", _quote(document, unit)


def _place(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    place = document.metadata.place
    if place is None:
        return None
    return f"{_name(document)} được ban hành tại {place}.", _where(document, [f"{place}, ngày"])


def _structure(document: StoredDocument, request: MetadataRequest) -> Spoken | None:
    kinds = (request.counts,) if request.counts else _COUNTED
    if document.metadata.fidelity == "digest":
        # The digest's own numbering says nothing of the document's.
        return _stated_size(document)
    for kind in kinds:
        found = [unit for unit in document.units if unit.kind is kind]
        if found:
            names = "; ".join(f"{u.number}. {u.title}".rstrip(". ") for u in found)
            citations = [
                citation_of(1, document, unit, unit.start, _first_line(document, unit), 1.0)
                for unit in found[:_MOST_CITATIONS]
            ]
            return f"{_name(document)} có {len(found)} {_COUNT_WORDS[kind]}: {names}.", citations
    return None


def _stated_size(document: StoredDocument) -> Spoken | None:
    for unit in document.units:
        for start, end in sentence_spans(document.text, unit.start, unit.own_end):
            if _SIZE.search(document.text[start:end]):
                return (
                    f"Bản tóm lược của {_name(document)} ghi:",
                    [citation_of(1, document, unit, start, end, 1.0)],
                )
    return None


def _effective(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    citations = _where(
        document, ["có hiệu lực", "hiệu lực từ", "hiệu lực kể từ", "hiệu lực thi hành"]
    )
    return (f"Về hiệu lực của {_name(document)}:", citations) if citations else None


def _cites(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    relations = [r for r in document.metadata.relations if r.kind in _CITED]
    if not relations:
        return None
    names = [
        " ".join(filter(None, (r.number or r.title, r.issued and f"ngày {r.issued:%d/%m/%Y}")))
        for r in relations
    ]
    citations: list[Citation] = []
    for relation in relations:
        for citation in _where(document, [relation.number or relation.title or ""]):
            if citation.quote not in {c.quote for c in citations}:
                citations.append(citation)
    return f"{_name(document)} viện dẫn: {'; '.join(names)}.", citations[:_MOST_CITATIONS]


def _status(document: StoredDocument, _request: MetadataRequest) -> Spoken | None:
    metadata = document.metadata
    if metadata.status is Status.UNKNOWN and metadata.status_note is None:
        return None
    note = f" {metadata.status_note}" if metadata.status_note else ""
    return f"Tình trạng của {_name(document)}: {metadata.status.label}.{note}", _where(
        document, ["còn hiệu lực", "hết hiệu lực", "có hiệu lực"]
    )


def _name(document: StoredDocument) -> str:
    return document.metadata.name


def _unit(document: StoredDocument, kind: UnitKind) -> Unit | None:
    return next((unit for unit in document.units if unit.kind is kind), None)


def _opening(document: StoredDocument) -> Unit:
    return _unit(document, UnitKind.PREAMBLE) or document.units[min(1, len(document.units) - 1)]


def _first_line(document: StoredDocument, unit: Unit) -> int:
    end = document.text.find("\n", unit.start, unit.own_end)
    return unit.own_end if end < 0 else end


def _quote(document: StoredDocument, unit: Unit) -> list[Citation]:
    return [citation_of(1, document, unit, unit.start, unit.own_end, 1.0)]


def _where(document: StoredDocument, forms: Sequence[str]) -> list[Citation]:
    """The sentence that says one of ``forms``; letterhead and signature before the body."""
    order = sorted(
        document.units,
        key=lambda unit: unit.kind not in (UnitKind.PREAMBLE, UnitKind.RECIPIENTS),
    )
    for form in filter(None, forms):
        for unit in order:
            at = document.text.find(form, unit.start, unit.own_end)
            if at >= 0:
                spans = sentence_spans(document.text, unit.start, unit.own_end)
                start, end = next((s, e) for s, e in spans if s <= at < e)
                return [citation_of(1, document, unit, start, end, 1.0)]
    return []


_ANSWERS: dict[Field, Callable[[StoredDocument, MetadataRequest], Spoken | None]] = {
    Field.SIGNER: _signer,
    Field.ISSUED: _issued,
    Field.NUMBER: _number,
    Field.ISSUER: _issuer,
    Field.TITLE: _title,
    Field.RECIPIENTS: _recipients,
    Field.PLACE: _place,
    Field.STRUCTURE: _structure,
    Field.EFFECTIVE: _effective,
    Field.CITES: _cites,
    Field.STATUS: _status,
}
_UNKNOWN: dict[Field, str] = {
    Field.SIGNER: "Không thấy nguồn nào cho biết ai ký {}.",
    Field.ISSUED: "Không thấy ngày ban hành của {}.",
    Field.NUMBER: "Không thấy số của {}.",
    Field.ISSUER: "Không thấy cơ quan ban hành của {}.",
    Field.TITLE: "Không thấy tên của {}.",
    Field.RECIPIENTS: "Không thấy phần nơi nhận trong {}.",
    Field.PLACE: "Không thấy nơi ban hành của {}.",
    Field.STRUCTURE: "Không thấy {} chia thành các phần như câu hỏi nêu.",
    Field.EFFECTIVE: "Không thấy thời điểm có hiệu lực của {}.",
    Field.CITES: "Không thấy {} viện dẫn văn bản nào.",
    Field.STATUS: "Không có nguồn nào cho biết hiệu lực của {}.",
}
