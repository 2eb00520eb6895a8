"""Words, lines and pages with their places, in points from the top left corner of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Word:
    """Letters between two spaces; ``baseline`` grows downwards, ``size`` is the font's.

    ``confidence`` (0 to 100) and ``box`` (left, top, right, bottom on the page
    as shown, before its slant was taken out) are known of recognised words only;
    ``read`` is what was read where ``text`` is a repair of it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    confidence: float | None = None
    box: tuple[float, float, float, float] | None = None
    read: str | None = None


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from left to right; ``page`` counts from 1."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def baseline(self) -> float:
        return _middle([word.baseline for word in self.words])

    @cached_property
    def size(self) -> float:
        return _middle([word.size for word in self.words])

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Ruling:
    """A printed horizontal or vertical stroke: its fixed coordinate and its two ends."""

    at: float
    first: float
    last: float


@dataclass(slots=True)
class PageLayout:
    """What is printed on one page; ``segments`` are lines parted at wide gaps.

    ``scattered`` is what a second look at the head of a poor scan found.
    """

    number: int
    width: float
    height: float
    segments: list[Line]
    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    label: str | None = None
    scattered: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Frame:
    """The left and right edge of the text that a line belongs to."""

    left: float
    right: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def merged(lines: Sequence[Line]) -> Line:
    """Segments of one row as one line."""
    words = sorted((w for line in lines for w in line.words), key=lambda w: w.left)
    return Line(tuple(words), lines[0].page)


def rows_of(segments: Sequence[Line]) -> list[list[Line]]:
    """Segments that share a baseline, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda s: (s.baseline, s.left)):
        if rows and segment.baseline - rows[-1][0].baseline < 0.35 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.left)
    return rows


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
