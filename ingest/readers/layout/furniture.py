"""Recognises running heads, running feet and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.layout.geometry import Line, merged

_PAGE_NUMBER = re.compile(
    r"(?:[-–—\s]*(?:trang|page)?\s*)(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—\s]*", re.I
)
_DIGITS = re.compile(r"\d+")
_EDGE_ROWS = 2
_LONGEST_NUMBER = 4
_SAME_PLACE = 8.0  # points
_MARGIN = 0.12  # of the page's height: nothing below this is at its edge


Edge = tuple[int, str, list[Line]]


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, without its tables."""

    number: int
    height: float
    rows: list[list[Line]]


@dataclass(frozen=True, slots=True)
class Furniture:
    page: int
    place: str  # "header" or "footer"
    text: str


def without_furniture(pages: Sequence[PageRows]) -> tuple[list[PageRows], list[Furniture]]:
    """Takes out of every page what is printed on it for the pages' sake.

    A page number must keep its distance from the physical number on most
    pages that have one; other text must recur on at least three pages and on
    two fifths of all, with its digits left out of the comparison.
    """
    edges = [(page, _edges(page)) for page in pages]
    shift = _shift(edges)
    numbers = [row for page, rows in edges for _, _, row in rows if _is_number(row, page, shift)]
    repeated = Counter(
        key for _, rows in edges for key in {(place, _key(row)) for _, place, row in rows}
    )
    enough = max(3, 0.4 * len(pages))
    kept: list[PageRows] = []
    found: list[Furniture] = []
    for page, rows in edges:
        gone: set[int] = set()
        for i, place, row in rows:
            recurs = _page_number(row) is None and repeated[place, _key(row)] >= enough
            if recurs or _is_number(row, page, shift) or _stands_with(row, numbers):
                gone.add(i)
                found.append(Furniture(page.number, place, merged(row).text))
        remaining = [row for i, row in enumerate(page.rows) if i not in gone]
        kept.append(PageRows(page.number, page.height, remaining))
    return kept, found


def _edges(page: PageRows) -> list[Edge]:
    """``(position, place, row)`` of the rows at the top and the bottom of the page."""
    count = len(page.rows)
    top = [
        (i, "header", row)
        for i, row in enumerate(page.rows[:_EDGE_ROWS])
        if row[0].baseline < page.height * _MARGIN
    ]
    bottom = [
        (i, "footer", page.rows[i])
        for i in range(max(_EDGE_ROWS, count - _EDGE_ROWS), count)
        if page.rows[i][0].baseline > page.height * (1 - _MARGIN)
    ]
    return top + bottom


def _shift(edges: Sequence[tuple[PageRows, Sequence[Edge]]]) -> int | None:
    """Printed page number less physical one; a lone number must be the physical one."""
    shifts: Counter[int] = Counter()
    for page, rows in edges:
        numbers = {number for _, _, row in rows if (number := _page_number(row)) is not None}
        shifts.update(number - page.number for number in numbers)
    if not shifts:
        return None
    shift, count = shifts.most_common(1)[0]
    return shift if count > 1 or shift == 0 else None


def _is_number(row: Sequence[Line], page: PageRows, shift: int | None) -> bool:
    number = _page_number(row)
    return number is not None and shift is not None and number - page.number == shift


def _stands_with(row: Sequence[Line], numbers: Sequence[Sequence[Line]]) -> bool:
    """Whether a few letters stand where other pages have their number: it was misread."""
    text = merged(row).text
    if len(text) > _LONGEST_NUMBER:
        return False
    same = [
        n
        for n in numbers
        if abs(n[0].centre - row[0].centre) < _SAME_PLACE
        and abs(n[0].baseline - row[0].baseline) < _SAME_PLACE
    ]
    return len(same) > 1


def _page_number(row: Sequence[Line]) -> int | None:
    found = _PAGE_NUMBER.fullmatch(merged(row).text) if len(row) == 1 else None
    return int(found.group(1)) if found else None


def _key(row: Sequence[Line]) -> str:
    return _DIGITS.sub("0", merged(row).text).casefold()
