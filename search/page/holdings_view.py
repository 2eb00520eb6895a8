"""The list of documents in the library, newest first."""

from dataclasses import dataclass
from datetime import date

from ingest.metadata import DocumentMetadata
from ingest.records import StoredDocument
from ingest.units import UnitKind
from search.page.badges import Badge, document_badges
from search.page.templates import render

_STRUCTURE = (UnitKind.DOCUMENT, UnitKind.PREAMBLE, UnitKind.CLOSING, UnitKind.RECIPIENTS)


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of the library without its text."""

    metadata: DocumentMetadata
    clauses: int
    badges: list[Badge]


def holding(document: StoredDocument) -> Holding:
    """``clauses`` counts the smallest numbered units."""
    parents = {unit.parent for unit in document.units}
    leaves = [
        unit
        for i, unit in enumerate(document.units)
        if i not in parents and unit.kind not in _STRUCTURE
    ]
    return Holding(document.metadata, len(leaves), document_badges(document.metadata))


def render_holdings(holdings: list[Holding]) -> str:
    newest_first = sorted(holdings, key=lambda h: h.metadata.issued or date.min, reverse=True)
    return render("holdings.html", holdings=newest_first)
