"""Finds the straight strokes of tables in a page image."""

import numpy as np
from PIL import Image

from ingest.readers.layout.geometry import PageLayout, Ruling

_DARK = 140
_SHORTEST = 30.0  # points
_THICKEST = 3.0  # points


def add_strokes(page: PageLayout, image: Image.Image, scale: float) -> None:
    """Adds the rulings of the image to the page; ``scale`` is points a pixel."""
    dark = np.asarray(image) < _DARK
    length = max(8, round(_SHORTEST / scale))
    page.horizontal += _strokes(dark, length, scale)
    page.vertical += _strokes(dark.T, length, scale)


def _strokes(dark: np.ndarray, length: int, scale: float) -> list[Ruling]:
    """Runs of at least ``length`` dark pixels along the rows, gathered into strokes.

    A row counts with the one above and below it: strokes of a scan slant by
    a pixel or two.
    """
    if dark.shape[0] < 3 or dark.shape[1] <= length:
        return []
    spread = dark.copy()
    spread[1:] |= dark[:-1]
    spread[:-1] |= dark[1:]
    total = np.cumsum(np.pad(spread, ((0, 0), (1, 0))).astype(np.int32), axis=1)
    begins = total[:, length:] - total[:, :-length] == length
    rows = np.flatnonzero(begins.any(axis=1))
    rulings: list[Ruling] = []
    for group in np.split(rows, np.flatnonzero(np.diff(rows) > 2) + 1):
        if not len(group) or (group[-1] - group[0]) * scale > _THICKEST + 2:
            continue
        columns = np.flatnonzero(begins[group].any(axis=0))
        middle = float(group.mean()) * scale
        first, last = float(columns[0]) * scale, float(columns[-1] + length) * scale
        rulings.append(Ruling(middle, first, last))
    return rulings
