"""What the store keeps of a document, and what it gives back."""

from dataclasses import dataclass, field

from ingest.errata import Repair
from ingest.extraction import Block, Page
from ingest.metadata import DocumentMetadata
from ingest.references.reference import Reference
from ingest.units import Passage, Unit
from ingest.validity.ruling import Ruling, Standing


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a document came from; ``fingerprint`` covers the file and its sidecars."""

    path: str
    sha256: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document ready to be stored; ``raw_text`` is the text before repairs."""

    metadata: DocumentMetadata
    origin: Origin
    text: str
    raw_text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    repairs: tuple[Repair, ...]
    units: list[Unit]
    passages: list[Passage]
    notes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as read from the store; offsets are into ``text``.

    ``rulings`` on its force are those that the user accepted.
    """

    id: int
    metadata: DocumentMetadata
    origin: Origin
    active: bool
    text: str
    raw_text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    repairs: tuple[Repair, ...]
    units: list[Unit]
    notes: tuple[str, ...] = field(default=())
    rulings: tuple[Ruling, ...] = field(default=())

    @property
    def standing(self) -> Standing:
        """Whether the document is in force, as declared and as the user accepted."""
        return Standing(self.metadata.status, self.metadata.status_note, self.rulings)

    def page_of(self, offset: int) -> int | None:
        """The physical page of a character, from 1; None where there are no pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as read from the store; ``id`` is also its id in the indexes."""

    id: int
    document: int
    unit: int
    ordinal: int
    start: int
    end: int
    heading: str
    text: str

    @property
    def indexed_text(self) -> str:
        return f"{self.heading}\n{self.text}" if self.heading else self.text
