"""One page image to a page of words with places."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from PIL import Image

from ingest.readers.layout.geometry import Line, PageLayout, Word
from ingest.readers.ocr.preparation import Prepared, prepared
from ingest.readers.ocr.strokes import add_strokes
from ingest.readers.ocr.tesseract import RecognisedWord, recognise

# Below this mean confidence a page is tried again, improved.
_GOOD = 94.0
# Below this one, single words may have been lost.
_CLEAR = 97.0
_NOISE = 60.0
_HEAD = 0.4  # of the page
_POINTS = 72.0
_SEGMENT_GAP = 1.2  # in font sizes
# Letters that reach below the line, or have their tone mark there.
_BELOW = re.compile(r"[gjpqyQ,;()/\[\]ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ]")
_TALL_TO_SIZE = 1.2


def recognised_page(image: Image.Image, dpi: int, number: int) -> PageLayout:
    """Words, rulings and confidences of a grey page image.

    The head of a first page that is not clear is looked through once more for single
    words: a stamp is easily lost among columns of text.
    Raises ``ocr.tesseract.RecognitionError``.
    """
    words = recognise(image, dpi)
    reading = Prepared(image, 1.0, 0.0)
    sure = confidence(words)
    if sure < _GOOD:
        better = prepared(image, dpi)
        again = recognise(better.image, round(dpi * better.factor))
        if confidence(again) > confidence(words):
            words, reading = again, better
    page = PageLayout(number, image.width * _POINTS / dpi, image.height * _POINTS / dpi, [])
    page.segments = _segments(_upright(_without_noise(words)), reading, dpi, number)
    if number == 1 and sure < _CLEAR:
        page.scattered = _scattered(image, dpi)
    add_strokes(page, reading.image, _POINTS / (dpi * reading.factor))
    return page


def _scattered(image: Image.Image, dpi: int) -> list[str]:
    """Lines of words anywhere in the head of an improved image."""
    better = prepared(image.crop((0, 0, image.width, round(_HEAD * image.height))), dpi)
    words = recognise(better.image, round(dpi * better.factor), scattered=True)
    lines: dict[tuple[int, int, int], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(line) for line in lines.values()]


def confidence(words: Sequence[RecognisedWord]) -> float:
    """Mean confidence, 0 where nothing was read."""
    return fmean(word.confidence for word in words) if words else 0.0


def _without_noise(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """Specks are read as punctuation of low confidence."""
    return [w for w in words if w.confidence >= _NOISE or any(c.isalnum() for c in w.text)]


@dataclass(frozen=True, slots=True)
class _Upright:
    """A word with its place after the slant of the page was taken out, in pixels."""

    word: RecognisedWord
    left: float
    right: float
    bottom: float
    height: float


def _upright(words: Sequence[RecognisedWord]) -> list[list[_Upright]]:
    """Lines, turned about the corner by the slope that most of them have."""
    lines: dict[tuple[int, int, int], list[RecognisedWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    slopes = [
        ((b.top + b.bottom) - (a.top + a.bottom)) / 2 / max(1.0, b.left - a.left)
        for line in lines.values()
        if len(line) > 4
        for a, b in [(min(line, key=lambda w: w.left), max(line, key=lambda w: w.left))]
    ]
    angle = math.atan(median(slopes)) if slopes else 0.0
    sine, cosine = math.sin(angle), math.cos(angle)

    def turned(word: RecognisedWord) -> _Upright:
        middle, height = (word.top + word.bottom) / 2, word.bottom - word.top
        level = middle * cosine - (word.left + word.right) / 2 * sine
        return _Upright(
            word,
            word.left * cosine + middle * sine,
            word.right * cosine + middle * sine,
            level + height / 2,
            height,
        )

    return [sorted(map(turned, line), key=lambda w: w.left) for line in lines.values()]


def _segments(
    lines: Sequence[Sequence[_Upright]], reading: Prepared, dpi: int, page: int
) -> list[Line]:
    """Lines in points, parted at wide gaps; all text of a page counts as of one size."""
    if not lines:
        return []
    scale = _POINTS / (dpi * reading.factor)
    size = _TALL_TO_SIZE * scale * median(word.height for line in lines for word in line)
    segments: list[Line] = []
    for line in lines:
        level = _baseline(line) * scale
        run: list[Word] = []
        for upright in line:
            left, right = upright.left * scale, upright.right * scale
            if run and left - run[-1].right > _SEGMENT_GAP * size:
                segments.append(Line(tuple(run), page))
                run = []
            word = upright.word
            box = _box(word, reading, dpi)
            run.append(
                Word(word.text, left, right, level, size, confidence=word.confidence, box=box)
            )
        segments.append(Line(tuple(run), page))
    return segments


def _box(word: RecognisedWord, reading: Prepared, dpi: int) -> tuple[float, float, float, float]:
    """The word's box on the page as shown, in points."""
    x, y = reading.on_page((word.left + word.right) / 2, (word.top + word.bottom) / 2)
    half_width = (word.right - word.left) / 2 / reading.factor
    half_height = (word.bottom - word.top) / 2 / reading.factor
    scale = _POINTS / dpi
    return (
        (x - half_width) * scale,
        (y - half_height) * scale,
        (x + half_width) * scale,
        (y + half_height) * scale,
    )


def _baseline(line: Sequence[_Upright]) -> float:
    """Where most words end that reach no lower."""
    level = [w.bottom for w in line if not _BELOW.search(w.word.text)]
    return median(level) if level else min(w.bottom - 0.2 * w.height for w in line)
