"""Side-by-side text in reading order: letterheads, and recipients beside a signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.layout.geometry import Line, merged

# A lone number or bullet before a narrow gap is a list item with a tab, not a column.
_MARKER = re.compile(r"[-–+•*]|\(?[\dIVXLC]{1,4}(?:\.\d+)*[.)/-]?|[a-zđ][.)]|Điều \d+\.?", re.I)
_TAB = 4.0  # in font sizes: no tab after a marker is wider
_SURE_GAP = 2.0  # in font sizes
_NEAR = 2.6  # rows further apart than this many font sizes are not of one band
_ALIGNED = 4.0  # points
_STEADY = 1.35  # of the widest distance between the band's rows so far


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, and whether it stands in a column beside another."""

    line: Line
    beside: bool = False


def in_reading_order(rows: Sequence[Sequence[Line]]) -> list[Placed]:
    """Rows from the top of a page; of rows in two columns, the left one comes first."""
    placed: list[Placed] = []
    i = 0
    while i < len(rows):
        end = _band_end(rows, i)
        if end > i:
            gutter = _gutter(rows[i:end])
            segments = [s for row in rows[i:end] for s in row]
            placed += [Placed(s, True) for s in segments if s.centre < gutter]
            placed += [Placed(s, True) for s in segments if s.centre >= gutter]
            i = end
        else:
            placed.append(Placed(merged(rows[i])))
            i += 1
    return placed


def _band_end(rows: Sequence[Sequence[Line]], start: int) -> int:
    """Where the rows in two columns that begin at ``start`` end; ``start`` where none do."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    end = start
    low, high = 0.0, float("inf")
    widest = 0.0
    for i in range(start, len(rows)):
        row = rows[i]
        distance = row[0].baseline - rows[i - 1][0].baseline if i > start else 0.0
        if distance > _NEAR * row[0].size:
            break
        if len(row) == 1 and widest and distance > _STEADY * widest:
            break
        widest = max(widest, distance)
        if len(row) == 2 and _parted(row):
            left, right = max(low, row[0].right), min(high, row[1].left)
            if right - left < row[0].size * 0.5:
                break
            low, high = left, right
            sides[0].append(row[0])
            sides[1].append(row[1])
        elif len(row) == 1 and i > start and (side := _side(row[0], sides, low, high)):
            side.append(row[0])
        else:
            break
        end = i + 1
    doubles = [r for r in rows[start:end] if len(r) == 2]
    sure = any(r[1].left - r[0].right >= _SURE_GAP * r[0].size for r in doubles)
    return end if sure or len(doubles) > 1 else start


def _parted(row: Sequence[Line]) -> bool:
    gap = row[1].left - row[0].right
    return gap > _TAB * row[0].size or not _MARKER.fullmatch(row[0].text)


def _side(
    segment: Line, sides: tuple[list[Line], list[Line]], low: float, high: float
) -> list[Line] | None:
    """The column that a lone segment continues: it must be aligned with what is in it."""
    if segment.right <= high and segment.centre < low:
        column = sides[0]
    elif segment.left >= low and segment.centre > high:
        column = sides[1]
    else:
        return None
    aligned = any(
        abs(segment.left - other.left) < _ALIGNED or abs(segment.centre - other.centre) < _ALIGNED
        for other in column
    )
    return column if aligned else None


def _gutter(rows: Sequence[Sequence[Line]]) -> float:
    doubles = [row for row in rows if len(row) == 2]
    return (max(r[0].right for r in doubles) + min(r[1].left for r in doubles)) / 2
