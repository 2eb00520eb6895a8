"""One document as HTML: what it is, what was repaired, its text with a passage marked."""

from bisect import bisect_right
from dataclasses import dataclass

from markupsafe import Markup

from ingest.extraction import Block, BlockKind
from ingest.metadata import DocumentMetadata, Relation
from ingest.records import StoredDocument
from ingest.units import Unit, UnitKind
from search.page.badges import document_badges
from search.page.dates import date_in_words
from search.page.inline import InlineText, Span, repair_note
from search.page.templates import render

_CONTAINERS = (UnitKind.PART, UnitKind.CHAPTER, UnitKind.ATTACHMENT)
_TITLED = (*_CONTAINERS, UnitKind.SECTION, UnitKind.ARTICLE, UnitKind.CLAUSE, UnitKind.POINT)
_CENTRED = (UnitKind.PREAMBLE,)


@dataclass(frozen=True, slots=True)
class Focus:
    """The passage to show: the clause of ``locator`` tinted, ``quote`` marked."""

    locator: str
    quote: Span


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """``style`` is the class of its element; ``notes`` explain its repairs, by number."""

    tag: str
    style: str
    html: Markup
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring paragraphs; ``cited`` is the label of the clause they make up."""

    cited: str | None
    paragraphs: list[_Paragraph]


def render_document(document: StoredDocument, focus: Focus | None = None) -> str:
    """The panel of one document. Nothing in it is taken as HTML but our own tags."""
    metadata = document.metadata
    groups = _groups(document, focus)
    return render(
        "document.html",
        document=document,
        metadata=metadata,
        badges=document_badges(metadata),
        issued=date_in_words(metadata.issued),
        relations=[_relation(relation) for relation in metadata.relations],
        repairs=[(i + 1, repair_note(repair)) for i, repair in enumerate(document.repairs)],
        groups=groups,
        place=next((group.cited for group in groups if group.cited), None),
        facts=_facts(metadata),
    )


def _groups(document: StoredDocument, focus: Focus | None) -> list[_Group]:
    inline, outline = InlineText(document), _Outline(document.units)
    quote = focus.quote if focus else None
    clause = _clause(document, focus)
    groups: list[_Group] = []
    for block in document.blocks:
        if block.kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER):
            continue
        cited = None
        if clause is not None and clause.start <= block.start < clause.end:
            cited = clause.label
        if not groups or groups[-1].cited != cited:
            groups.append(_Group(cited, []))
        shape = _shape(block, *outline.unit_at(block.start))
        groups[-1].paragraphs.append(_paragraph(inline, block, shape, quote))
    return groups


def _clause(document: StoredDocument, focus: Focus | None) -> Unit | None:
    if focus is None:
        return None
    for unit in document.units:
        if unit.locator == focus.locator:
            return unit
    return None


def _paragraph(
    inline: InlineText, block: Block, shape: tuple[str, str], quote: Span | None
) -> _Paragraph:
    repairs = inline.repairs_in(block.start, block.end)
    notes = tuple((i + 1, repair_note(repair)) for i, repair in repairs)
    return _Paragraph(*shape, inline.paragraph(block.start, block.end, quote), notes)


class _Outline:
    """Finds the innermost unit of a place; units follow each other in reading order."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._starts = [unit.start for unit in units]

    def unit_at(self, offset: int) -> tuple[Unit | None, int]:
        """The unit whose own text holds ``offset``, and how deep it lies; None for gaps."""
        for i in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._units[i].own_end:
                return self._units[i], self._depth(i)
        return None, 0

    def _depth(self, position: int) -> int:
        depth, parent = 0, self._units[position].parent
        while parent:
            depth, parent = depth + 1, self._units[parent].parent
        return depth


def _shape(block: Block, unit: Unit | None, depth: int) -> tuple[str, str]:
    if block.kind is BlockKind.TABLE:
        return "div", "para table"
    if unit is None:
        return "p", "para"
    level = min(depth, 4)
    if unit.kind in _CENTRED:
        return "p", "para centred strong" if block.bold else "para centred"
    if block.start == unit.start and unit.title and unit.kind in _TITLED:
        centred = " centred" if unit.kind in _CONTAINERS else ""
        return f"h{min(3 + depth, 6)}", f"unit-title level-{level}{centred}"
    if block.kind is BlockKind.HEADING or (block.bold and unit.kind in _CONTAINERS):
        return "p", f"para strong level-{level}"
    return "p", f"para level-{level}"


def _facts(metadata: DocumentMetadata) -> list[tuple[str, str]]:
    facts = [
        ("Cơ quan ban hành", metadata.issuer),
        ("Ngày ban hành", f"{metadata.issued:%d/%m/%Y}" if metadata.issued else "không rõ"),
        ("Nơi ban hành", metadata.place),
        ("Người ký", metadata.signer),
        ("Về số văn bản", metadata.number_note),
        ("Tình trạng", metadata.status.label),
        ("Về tình trạng", metadata.status_note),
    ]
    return [(name, value) for name, value in facts if value]


def _relation(relation: Relation) -> str:
    """ "viện dẫn: 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị – …"."""
    name = relation.number or ""
    if relation.issued:
        name += f" ngày {relation.issued:%d/%m/%Y}"
    if relation.issuer:
        name += f" của {relation.issuer}"
    parts = [part for part in (name.strip(), relation.title) if part]
    note = f" ({relation.note})" if relation.note else ""
    return f"{relation.kind.label}: {' – '.join(parts)}{note}"
