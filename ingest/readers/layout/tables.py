"""Finds tables by their printed grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.layout.geometry import Line, PageLayout, Ruling, Word, rows_of
from ingest.readers.lines import joined

_TOUCH = 3.0  # points between strokes that are meant to meet


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each with its words; ``top`` is the baseline of its first line."""

    page: int
    top: float
    rows: tuple[tuple[tuple[Word, ...], ...], ...]

    def texts(self) -> list[list[str]]:
        return [[_text(cell) for cell in row] for row in self.rows]


def extract_tables(page: PageLayout) -> tuple[list[Table], list[Line]]:
    """The page's ruled tables, and the segments that lie in none of them."""
    rest = list(page.segments)
    tables: list[Table] = []
    for columns, rows in _grids(page.horizontal, page.vertical):
        inside = [s for s in rest if _within(s, columns, rows)]
        if not inside:
            continue
        cells = _cells(inside, columns, rows)
        filled = max(sum(1 for cell in row if cell) for row in cells)
        if filled < 2 or len(cells) < 2:
            continue
        rest = [s for s in rest if s not in inside]
        tables.append(Table(page.number, inside[0].baseline, cells))
    return tables, rest


def _grids(
    horizontal: Sequence[Ruling], vertical: Sequence[Ruling]
) -> list[tuple[list[float], list[float]]]:
    """Edges of columns and of rows, for each group of strokes that touch one another."""
    grids: list[tuple[list[float], list[float]]] = []
    waiting = list(vertical)
    while waiting:
        uprights = [waiting.pop()]
        levels: list[Ruling] = []
        grown = True
        while grown:
            more_levels = [
                h for h in horizontal if h not in levels and any(_meet(h, v) for v in uprights)
            ]
            levels += more_levels
            more_uprights = [v for v in waiting if any(_meet(h, v) for h in levels)]
            waiting = [v for v in waiting if v not in more_uprights]
            uprights += more_uprights
            grown = bool(more_levels or more_uprights)
        columns, rows = _distinct(uprights), _distinct(levels)
        if len(columns) > 2 and len(rows) > 2:
            grids.append((columns, rows))
    return grids


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.first - _TOUCH <= upright.at <= level.last + _TOUCH
        and upright.first - _TOUCH <= level.at <= upright.last + _TOUCH
    )


def _distinct(rulings: Sequence[Ruling]) -> list[float]:
    places: list[float] = []
    for at in sorted(r.at for r in rulings):
        if not places or at - places[-1] > _TOUCH:
            places.append(at)
    return places


def _within(segment: Line, columns: list[float], rows: list[float]) -> bool:
    middle = segment.baseline - 0.3 * segment.size
    return columns[0] < segment.centre < columns[-1] and rows[0] < middle < rows[-1]


def _cells(
    segments: Sequence[Line], columns: list[float], rows: list[float]
) -> tuple[tuple[tuple[Word, ...], ...], ...]:
    """The words of every cell, in reading order; rows without any are left out."""
    cells: list[list[list[Word]]] = [[[] for _ in columns[1:]] for _ in rows[1:]]
    for line in rows_of(segments):
        for segment in line:
            for word in segment.words:
                centre = (word.left + word.right) / 2
                row = _interval(rows, word.baseline - 0.3 * word.size)
                column = _interval(columns, centre)
                cells[row][column].append(word)
    return tuple(tuple(map(tuple, row)) for row in cells if any(row))


def _text(words: Sequence[Word]) -> str:
    text = ""
    for word in words:
        text = joined(text, word.text) if text else word.text
    return text


def _interval(edges: list[float], at: float) -> int:
    inner = edges[1:-1]
    return sum(1 for edge in inner if at > edge)
