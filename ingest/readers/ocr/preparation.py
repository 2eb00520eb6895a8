"""Makes a poor page image readable: specks, shadows, slant, resolution.

Good scans lose by this, so it is a second try only.
"""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

_TARGET_DPI = 300
_PAPER = 245
_DARK = 128
_STEEPEST = 5.0  # degrees
_MOST_POINTS = 200_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """An improved image, ``factor`` times as large and turned by ``angle`` degrees."""

    image: Image.Image
    factor: float
    angle: float

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the image before it was improved that is shown at a pixel of this one."""
        across, down = x - self.image.width / 2, y - self.image.height / 2
        cosine, sine = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return (
            (across * cosine - down * sine + self.image.width / 2) / self.factor,
            (across * sine + down * cosine + self.image.height / 2) / self.factor,
        )


def prepared(image: Image.Image, dpi: int) -> Prepared:
    """The improved grey image, of at least ``_TARGET_DPI``."""
    image = _even_paper(image.filter(ImageFilter.MedianFilter(3)))
    angle = slant(image)
    factor = max(1.0, _TARGET_DPI / dpi)
    size = (round(image.width * factor), round(image.height * factor))
    image = image.resize(size, Image.Resampling.LANCZOS)
    return Prepared(image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255), factor, angle)


def slant(image: Image.Image) -> float:
    """Degrees by which the lines of text fall to the right.

    The angle at which dark points pile up in the fewest rows: the sum of
    squares of the projection profile is greatest there.
    """
    half = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
    rows, columns = np.nonzero(np.asarray(half) < _DARK)
    if not len(rows):
        return 0.0
    step = max(1, len(rows) // _MOST_POINTS)
    rows, columns = rows[::step], columns[::step]

    def sharpness(degrees: float) -> float:
        level = rows - columns * np.tan(np.radians(degrees)) + half.width
        profile = np.bincount(level.astype(np.int64)).astype(np.float64)
        return float((profile**2).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25), key=sharpness)
    return float(max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=sharpness))


def _even_paper(image: Image.Image) -> Image.Image:
    """Divides by the brightness of the paper around each point."""
    small = (max(1, image.width // 8), max(1, image.height // 8))
    paper = (
        image.resize(small, Image.Resampling.BOX)
        .filter(ImageFilter.MaxFilter(5))
        .filter(ImageFilter.GaussianBlur(12))
        .resize(image.size, Image.Resampling.BILINEAR)
    )
    brightness = np.maximum(np.asarray(paper, np.float32), 1.0)
    even = np.asarray(image, np.float32) * _PAPER / brightness
    return Image.fromarray(np.clip(even, 0, 255).astype(np.uint8))
