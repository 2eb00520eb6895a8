"""Mentions of documents and clauses in a text, and what they turn out to mean."""

import datetime
from dataclasses import dataclass

from search.understanding.clause_request import Element
from search.understanding.document_numbers import DocumentMention


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document known by its name: a law, a congress, a plenum ("Luật Đất đai", 2013)."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention: ``text`` is exactly ``document.text[start:end]``.

    ``unit`` is the position of the unit that it stands in. ``document`` is
    what it names, None for the document that it stands in; ``number`` is the
    printed code of a numbered one ("217-QĐ/TW"). ``attachment`` is the title
    of the attachment meant ("Quy chế"), empty for none. ``path`` is absolute
    ("khoản 2 Điều này" in Điều 5 is Điều 5, khoản 2), outermost first; with
    ``through`` it is a range of its last element.
    """

    start: int
    end: int
    text: str
    unit: int
    document: DocumentMention | DocumentName | None = None
    number: str = ""
    attachment: str = ""
    path: tuple[Element, ...] = ()
    through: Element | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: a document, and a unit of it where one is meant and exists.

    ``last`` is the last unit of a range.
    """

    document: int
    unit: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Stub:
    """A document that the library lacks, or cannot tell from its namesakes."""

    number: str = ""
    issued: datetime.date | None = None
    issuer: str = ""
    name: str = ""
