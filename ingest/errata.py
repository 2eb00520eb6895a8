"""Recognition errors of a document, repaired on ingestion and always reversible.

``<stem>.errata.yaml`` beside a document lists what was read, what is meant and
why. Nothing is repaired silently: every repair keeps the raw reading, and a
list that does not fit its document exactly is an error.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import ReadError
from ingest.extraction import Block, BlockKind, Extraction, Page
from ingest.folding import nfc
from ingest.frontmatter import load_yaml_fields
from ingest.metadata import describe_validation_error, read_utf8

Raw = Annotated[str, AfterValidator(nfc)]


class Erratum(BaseModel):
    """``read`` stands ``count`` times in the text, between ``before`` and ``after``.

    A line break in ``read`` is the border of two paragraphs that belong
    together; an empty ``meant`` removes what was read by mistake.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: Raw = Field(min_length=1)
    meant: Raw
    why: Raw = Field(min_length=1)
    before: Raw = ""
    after: Raw = ""
    count: int = Field(default=1, ge=1)


class _ErrataFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    errata: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """``corrected_text[start:end]`` was read as ``read``; start == end where it was removed."""

    start: int
    end: int
    read: str
    meant: str
    why: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """``repairs`` are in the order of the text and do not overlap."""

    extraction: Extraction
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Replace ``raw[start:end]`` with ``meant``."""

    start: int
    end: int
    meant: str
    why: str


def errata_path(document: Path) -> Path:
    """Where the errata of a document are looked for."""
    return document.with_name(f"{document.stem}.errata.yaml")


def load_errata(document: Path) -> tuple[Erratum, ...]:
    """The errata beside ``document``; empty where there is no such file."""
    path = errata_path(document)
    if not path.exists():
        return ()
    fields = load_yaml_fields(read_utf8(path), path.name)
    try:
        return _ErrataFile.model_validate(fields).errata
    except ValidationError as error:
        raise ReadError(describe_validation_error(error, path.name)) from error


def apply_errata(extraction: Extraction, errata: Iterable[Erratum]) -> Corrected:
    """Repair a text; blocks and pages follow.

    Every erratum is looked for in the raw text, so their order is free.
    Raises ReadError when one is not found exactly ``count`` times or two overlap.
    """
    changes = sorted(_find_changes(extraction.text, errata), key=lambda change: change.start)
    for first, second in pairwise(changes):
        if second.start < first.end:
            raise ReadError(
                "Danh sách đính chính có hai mục chồng lên nhau ở chỗ "
                f"“{_one_line(extraction.text[second.start : second.end])}”; hãy bỏ bớt một mục."
            )
    if not changes:
        return Corrected(extraction, ())
    paragraphs = _join_blocks(extraction.blocks, changes)
    changes = _widen_over_emptied_lines(paragraphs, changes)
    return _rewrite(extraction, paragraphs, changes)


def raw_text(corrected_text: str, repairs: Sequence[Repair]) -> str:
    """The text as it was read, from the corrected one. Raises ReadError if they do not fit."""
    pieces: list[str] = []
    position = 0
    for repair in repairs:
        if repair.start < position or corrected_text[repair.start : repair.end] != repair.meant:
            raise ReadError("Danh sách đính chính không khớp văn bản đã lưu; hãy nạp lại văn bản.")
        pieces += corrected_text[position : repair.start], repair.read
        position = repair.end
    pieces.append(corrected_text[position:])
    return "".join(pieces)


def _find_changes(text: str, errata: Iterable[Erratum]) -> list[_Change]:
    changes: list[_Change] = []
    for erratum in errata:
        before, read, after = map(re.escape, (erratum.before, erratum.read, erratum.after))
        matches = list(re.finditer(f"(?<={before}){read}(?={after})", text))
        if len(matches) != erratum.count:
            raise ReadError(
                f"Mục đính chính “{_one_line(erratum.read)}” khớp {len(matches)} chỗ, "
                f"cần đúng {erratum.count}; hãy sửa danh sách đính chính."
            )
        changes += [_Change(m.start(), m.end(), erratum.meant, erratum.why) for m in matches]
    return changes


def _one_line(text: str) -> str:
    return text.replace("\n", " / ")


def _join_blocks(blocks: Sequence[Block], changes: Sequence[_Change]) -> list[Block]:
    """Blocks (of the raw text) whose separator is changed become one, of the first one's kind."""
    joined: list[Block] = []
    for block in blocks:
        separator = block.start - 1
        if joined and any(c.start <= separator < c.end for c in changes):
            joined[-1] = replace(joined[-1], end=block.end)
        else:
            joined.append(block)
    return joined


def _widen_over_emptied_lines(
    paragraphs: Sequence[Block], changes: Sequence[_Change]
) -> list[_Change]:
    """Let the change that empties a paragraph take one line end next to it along."""
    widened = list(changes)
    taken: set[int] = set()
    for index, block in enumerate(paragraphs):
        inside = [i for i, c in enumerate(changes) if block.start <= c.start and c.end <= block.end]
        if not _is_emptied(block, [changes[i] for i in inside]):
            continue
        if index > 0 and block.start - 1 not in taken:
            first = inside[0]
            widened[first] = replace(widened[first], start=block.start - 1)
        elif index + 1 < len(paragraphs):
            last = inside[-1]
            widened[last] = replace(widened[last], end=block.end + 1)
            taken.add(block.end)
    return widened


def _is_emptied(block: Block, inside: Sequence[_Change]) -> bool:
    covered = sum(change.end - change.start for change in inside)
    return covered == block.end - block.start > 0 and not any(change.meant for change in inside)


@dataclass(frozen=True, slots=True)
class _Shift:
    """Positions of the raw text in the corrected one."""

    changes: Sequence[_Change]

    def start(self, position: int) -> int:
        """A position inside a change moves to the change's start."""
        return self._move(position, at_end=False)

    def end(self, position: int) -> int:
        """A position inside a change moves to the change's end."""
        return self._move(position, at_end=True)

    def _move(self, position: int, at_end: bool) -> int:
        delta = 0
        for change in self.changes:
            if change.end <= position:
                delta += len(change.meant) - (change.end - change.start)
            elif change.start < position:
                return change.start + delta + (len(change.meant) if at_end else 0)
            else:
                break
        return position + delta


def _rewrite(
    extraction: Extraction, paragraphs: Sequence[Block], changes: Sequence[_Change]
) -> Corrected:
    text, repairs = _rewrite_text(extraction.text, changes)
    shift = _Shift(changes)
    moved = [replace(b, start=shift.start(b.start), end=shift.end(b.end)) for b in paragraphs]
    kept = [block for block in moved if block.end > block.start]
    corrected = replace(
        extraction,
        text=text,
        blocks=tuple(piece for block in kept for piece in _split(block, text, repairs)),
        pages=tuple(_move_page(page, shift, kept) for page in extraction.pages),
        notes=(*extraction.notes, f"Đã sửa {len(repairs)} chỗ đọc sai theo danh sách đính chính."),
    )
    return Corrected(corrected, tuple(repairs))


def _rewrite_text(raw: str, changes: Sequence[_Change]) -> tuple[str, list[Repair]]:
    pieces: list[str] = []
    repairs: list[Repair] = []
    position = length = 0
    for change in changes:
        pieces += raw[position : change.start], change.meant
        start = length + change.start - position
        length = start + len(change.meant)
        read = raw[change.start : change.end]
        repairs.append(Repair(start, length, read, change.meant, change.why))
        position = change.end
    pieces.append(raw[position:])
    return "".join(pieces), repairs


def _split(block: Block, text: str, repairs: Sequence[Repair]) -> list[Block]:
    """Part a paragraph where a repair put a line break; a table keeps its rows together."""
    if block.kind is BlockKind.TABLE:
        return [block]
    breaks = [
        i
        for repair in repairs
        for i in range(max(repair.start, block.start), min(repair.end, block.end))
        if text[i] == "\n"
    ]
    starts = [block.start, *(i + 1 for i in breaks)]
    ends = [*breaks, block.end]
    return [replace(block, start=s, end=e) for s, e in zip(starts, ends, strict=True) if e > s]


def _move_page(page: Page, shift: _Shift, blocks: Sequence[Block]) -> Page:
    """A paragraph that was joined over a page break lies in both pages."""
    start, end = shift.start(page.start), shift.end(page.end)
    for block in blocks:
        if block.start < start < block.end:
            start = block.start
        if block.start < end < block.end:
            end = block.end
    return replace(page, start=start, end=end)
