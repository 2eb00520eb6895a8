"""Remarks under an answer: what a reader must know of a quotation that it does not say itself."""

from search.contract import Answer
from search.notes.changed_bodies import changed_bodies
from search.notes.note import Note
from search.parts import used_citations

__all__ = ["Note", "notes_under"]


def notes_under(answer: Answer) -> list[Note]:
    """The remarks on what an answer quotes; a refusal has none."""
    return changed_bodies(used_citations(answer))
