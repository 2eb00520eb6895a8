"""A stretch of one clause that an answer quotes."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.records import StoredDocument
from ingest.units import Unit


@dataclass(frozen=True, slots=True)
class Piece:
    """``document.text[start:end]`` lies in ``unit``, or in it and its children."""

    document: StoredDocument
    unit: Unit
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


def in_document_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Documents in the order in which they first come, pieces by their place in each."""
    pieces = list(pieces)
    order = {d: n for n, d in enumerate(dict.fromkeys(p.document.id for p in pieces))}
    return sorted(pieces, key=lambda p: (order[p.document.id], p.start))


def without_overlaps(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in their order, less those that lie within another one."""
    kept: list[Piece] = []
    for piece in pieces:
        if any(_within(piece, other) for other in kept):
            continue
        kept = [other for other in kept if not _within(other, piece)]
        kept.append(piece)
    return kept


def _within(piece: Piece, other: Piece) -> bool:
    same = piece.document.id == other.document.id
    return same and other.start <= piece.start and piece.end <= other.end
