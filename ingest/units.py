"""The numbered units of a document and the clauses that are indexed."""

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """Levels of a Vietnamese document, outermost first."""

    DOCUMENT = "document"
    ATTACHMENT = "attachment"  # "QUY CHẾ" issued with a decision; has no number
    PREAMBLE = "preamble"  # letterhead, title, legal basis: before the first unit
    PART = "part"  # Phần; "I-", "II-" of Party resolutions
    CHAPTER = "chapter"  # Chương
    SECTION = "section"  # Mục; "3." with a title in Party resolutions
    ARTICLE = "article"  # Điều
    CLAUSE = "clause"  # khoản
    POINT = "point"  # điểm: "a)", and the decimal "3.3."
    CLOSING = "closing"  # final formula, after the last unit
    RECIPIENTS = "recipients"  # "Nơi nhận" and the signature


@dataclass(slots=True)
class Unit:
    """One node of the tree of a document.

    ``number`` is as printed ("II", "4.5", "a"), empty for units that have
    none. ``start:end`` spans the unit with its children in the document's
    text; ``start:own_end`` is its own heading and lead text. ``locator`` is
    the path of numbers joined by "/", unique in the document; ``label`` is
    what a Vietnamese reader says ("Phần II, mục 3, điểm 3.3").
    """

    kind: UnitKind
    number: str
    title: str
    start: int
    end: int
    own_end: int
    parent: int | None  # position of the parent in the document's list of units
    locator: str
    label: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and searched: a clause, or a piece of a long one.

    ``text`` is exactly ``document.text[start:end]``; ``heading`` is the path
    of titles above it and is searched with it, never quoted.
    """

    unit: int
    ordinal: int
    start: int
    end: int
    heading: str
    text: str

    @property
    def indexed_text(self) -> str:
        return f"{self.heading}\n{self.text}" if self.heading else self.text
