"""Rebuilds paragraphs from the geometry of their lines.

The evidence, strongest first: more space above the line than between lines;
the line above ends although the first word of this one would have fitted; an
indent. Punctuation only decides where the geometry allows both.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ingest.readers.layout.columns import Placed
from ingest.readers.layout.geometry import Frame, Line
from ingest.readers.lines import opens_item

_INDENT = 0.8  # in font sizes
_WIDE_SPACING = 1.22  # of the usual distance between lines
_SPACE = 0.25  # in font sizes
_RAGGED = 2.5  # in font sizes
_SAME_PITCH = 0.05  # in font sizes
_TERMINAL = tuple(".;:!?…")


class Paragraphs:
    """Groups lines into paragraphs by the habits of the whole document they come from."""

    def __init__(self, lines: Sequence[Placed], page_width: float) -> None:
        body = [p.line for p in lines if not p.beside]
        self._frames = _frames(body, page_width)
        self._pitch = _pitch(body)

    def group(self, lines: Sequence[Placed]) -> list[list[Line]]:
        """Lines in reading order, with no table between them, as paragraphs."""
        groups: list[list[Line]] = []
        above: Placed | None = None
        for placed in lines:
            if above is not None and self._continues(groups[-1], above, placed):
                groups[-1].append(placed.line)
            else:
                groups.append([placed.line])
            above = placed
        return groups

    def _continues(self, group: Sequence[Line], above: Placed, placed: Placed) -> bool:
        if above.beside != placed.beside:
            return False
        if placed.beside:
            return _continues_beside(above.line, placed.line)
        return not self._begins(group, placed.line)

    def _begins(self, group: Sequence[Line], line: Line) -> bool:
        above = group[-1]
        if abs(above.size - line.size) > 0.12 * above.size:
            return True
        distance = (line.baseline - above.baseline) / max(line.size, 1.0)
        if above.page == line.page and (distance > self._pitch * _WIDE_SPACING or distance <= 0):
            return True
        over, under = self._frames[above.page], self._frames[line.page]
        if _broken_early(above, line, over):
            return True
        if _leaves_bold(group, line):
            return True
        if _centred(line, under) and _is_title(group, over):
            return above.bold != line.bold or opens_item(line.text)
        return _indented(group, line, line.left - under.left, above.left - over.left)


def _indented(group: Sequence[Line], line: Line, indent: float, previous: float) -> bool:
    """Whether the indents of a line and of the one above it tell of a new paragraph."""
    above, above_is_first = group[-1], len(group) == 1
    step = _INDENT * line.size
    ended, item = above.text.endswith(_TERMINAL), opens_item(line.text)
    if indent > previous + step:
        hanging = above_is_first and opens_item(above.text)
        return not hanging or ended or item
    if item and above_is_first and abs(indent - previous) < step and opens_item(above.text):
        return True
    if indent > step and indent > previous - step and above_is_first:
        return ended or item
    return ended and item


def _broken_early(above: Line, line: Line, frame: Frame) -> bool:
    """Whether the first word would have fitted on the line above: someone ended that line."""
    word = line.words[0]
    needed = (word.right - word.left) + _SPACE * above.size
    if _centred(above, frame):
        return above.width + needed < frame.right - frame.left
    return above.right + needed < frame.right


def _centred(line: Line, frame: Frame) -> bool:
    return (
        line.left - frame.left > line.size * _INDENT
        and abs(line.centre - frame.centre) < line.size * 0.4
    )


def _leaves_bold(group: Sequence[Line], line: Line) -> bool:
    """A heading in bold type has ended; a title run into its text goes on in small letters."""
    return all(above.bold for above in group) and not line.bold and not line.text[:1].islower()


def _is_title(group: Sequence[Line], frame: Frame) -> bool:
    """Whether all lines are set about the middle, so that a centred line may go on."""
    return not group[-1].text.endswith(_TERMINAL) and all(
        abs(line.centre - frame.centre) < line.size * 0.4 for line in group
    )


def _continues_beside(above: Line, line: Line) -> bool:
    """In a narrow column only a small letter after an open line is sure to go on."""
    return (
        0 < line.baseline - above.baseline < 1.7 * line.size
        and line.text[:1].islower()
        and not opens_item(line.text)
        and not above.text.endswith((*_TERMINAL, ","))
    )


def _frames(lines: Sequence[Line], page_width: float) -> dict[int, Frame]:
    """The edges of each page's text; pages with little text take those of the document."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    whole = _frame(lines, page_width) if lines else Frame(0.0, page_width)
    return {
        page: _frame(own, page_width) if _is_full(own) else whole for page, own in by_page.items()
    }


def _is_full(lines: Sequence[Line]) -> bool:
    widest = max(line.width for line in lines)
    return sum(1 for line in lines if line.width > 0.9 * widest) >= 6


def _frame(lines: Sequence[Line], page_width: float) -> Frame:
    """The edges at which lines pile up.

    Where none do on the right, the text is ragged: the edge is somewhat
    within the longest line, or where both margins are equal.
    """
    many_left, many_right = max(2, 0.08 * len(lines)), max(4, 0.35 * len(lines))
    left = next(
        (at for at, n in _clusters(line.left for line in lines) if n >= many_left),
        min(line.left for line in lines),
    )
    widest = max(lines, key=lambda line: line.right)
    right = next(
        (-at for at, n in _clusters(-line.right for line in lines) if n >= many_right),
        max(widest.right - _RAGGED * widest.size, page_width - left - _RAGGED * widest.size),
    )
    return Frame(left, right)


def _clusters(values: Iterable[float]) -> list[tuple[float, int]]:
    """``(smallest value, size)`` of runs of values at most 3 points wide, in rising order."""
    clusters: list[tuple[float, int]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][0] <= 3.0:
            clusters[-1] = (clusters[-1][0], clusters[-1][1] + 1)
        else:
            clusters.append((value, 1))
    return clusters


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between the lines of a paragraph, in font sizes.

    The smallest distance that is about as frequent as the most frequent one.
    """
    distances = sorted(
        (b.baseline - a.baseline) / max(b.size, 1.0)
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and b.baseline > a.baseline and a.width > 0.5 * b.width
    )
    near = [
        bisect_right(distances, d + _SAME_PITCH) - bisect_left(distances, d - _SAME_PITCH)
        for d in distances
    ]
    enough = 0.4 * max(near, default=0)
    return next((d for d, n in zip(distances, near, strict=True) if n >= enough), 1.3) + (
        _SAME_PITCH if distances else 0.0
    )
