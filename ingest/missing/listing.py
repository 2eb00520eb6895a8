"""Which official texts the library lacks, and where they are published."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.identity import normalize_number
from ingest.metadata import DocumentMetadata, RelationKind
from ingest.store import Store


class Reason(StrEnum):
    DIGEST = "digest"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """What is known of a document whose text the library lacks.

    ``cited_by`` are the numbers of documents that name it; ``addresses`` are
    those of the catalogue, empty where it gives none.
    """

    number: str | None
    issued: datetime.date | None
    issuer: str | None
    title: str | None
    reason: Reason
    cited_by: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def list_missing(store: Store) -> list[MissingDocument]:
    """Digests first, then documents that are only cited, most cited first."""
    known = list(store.metadata().values())
    digests = [_digest(document) for document in known if document.fidelity == "digest"]
    cited: list[MissingDocument] = []
    for mention in (*_relations(known), *_mentions(store)):
        if not any(_is_held(mention, document) for document in known):
            _add(cited, mention)
    return digests + sorted(cited, key=lambda m: (-len(m.cited_by), m.number or "~", m.title or ""))


def _digest(document: DocumentMetadata) -> MissingDocument:
    return MissingDocument(
        document.number,
        document.issued,
        document.issuer,
        f"{document.kind}: {document.title}",
        Reason.DIGEST,
        addresses=document.text_sources,
    )


def _relations(known: Iterable[DocumentMetadata]) -> list[MissingDocument]:
    """What metadata says of other documents; one that is only easily confused is not cited."""
    return [
        MissingDocument(
            relation.number,
            relation.issued,
            relation.issuer,
            relation.title,
            Reason.CITATION,
            (document.number,),
        )
        for document in known
        for relation in document.relations
        if relation.kind is not RelationKind.DISTINCT_FROM
    ]


def _mentions(store: Store) -> list[MissingDocument]:
    """Documents that the texts themselves cite by a whole number."""
    numbers = {i: document.number for i, document in store.metadata().items()}
    return [
        MissingDocument(
            missing.stub.number or None,
            missing.stub.issued,
            missing.stub.issuer or None,
            missing.stub.name or None,
            Reason.CITATION,
            tuple(numbers[i] for i in missing.documents if i in numbers),
        )
        for missing in store.missing_documents()
        if "/" in missing.stub.number
    ]


def _is_held(mention: MissingDocument, document: DocumentMetadata) -> bool:
    if mention.number is None:
        return False
    same = normalize_number(mention.number) == document.number
    return same and _agree(mention.issued, document.issued)


def _agree(one: datetime.date | None, other: datetime.date | None) -> bool:
    return one is None or other is None or one == other


def _add(cited: list[MissingDocument], mention: MissingDocument) -> None:
    """Add a mention, or what it says more of a document that is listed already."""
    for index, listed in enumerate(cited):
        if _is_same(listed, mention):
            cited[index] = _merged(listed, mention)
            return
    cited.append(mention)


def _is_same(one: MissingDocument, other: MissingDocument) -> bool:
    if one.number and other.number:
        same = normalize_number(one.number) == normalize_number(other.number)
        return same and _agree(one.issued, other.issued)
    return one.number is other.number is None and _plain(one.title) == _plain(other.title)


def _plain(title: str | None) -> Sequence[str]:
    return (title or "").casefold().split()


def _merged(one: MissingDocument, other: MissingDocument) -> MissingDocument:
    return MissingDocument(
        one.number,
        one.issued or other.issued,
        one.issuer or other.issuer,
        one.title or other.title,
        Reason.CITATION,
        tuple(dict.fromkeys((*one.cited_by, *other.cited_by))),
    )
