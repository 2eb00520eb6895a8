"""Words and strokes of a PDF page, with their places."""

import ctypes
import math
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.layout.geometry import Line, PageLayout, Ruling, Word

_SEGMENT_GAP = 1.2  # in font sizes: a wider gap parts columns, or is a tab
_THIN = 2.0  # points: thinner boxes are strokes
_SHORT = 8.0
_MOST_STROKES = 5_000
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


def page_layout(page: pdfium.PdfPage, number: int) -> PageLayout:
    """Text and rulings of a page, turned as it is shown."""
    width, height = page.get_size()
    turn = _Turn(page, width, height)
    text_page = page.get_textpage()
    try:
        segments = _Segments(text_page, turn, number).read()
    finally:
        text_page.close()
    layout = PageLayout(number, width, height, segments)
    _add_rulings(page, turn, layout)
    return layout


class _Turn:
    """From PDF coordinates to points from the top left corner of the page as shown."""

    def __init__(self, page: pdfium.PdfPage, width: float, height: float) -> None:
        self._rotation = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = min(left, right), min(bottom, top)
        self._width, self._height = width, height

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        match self._rotation:
            case 90:
                return y, x
            case 180:
                return self._width - x, y
            case 270:
                return self._width - y, self._height - x
            case _:
                return x, self._height - y


class _Segments:
    """Collects characters into words, and words into lines."""

    def __init__(self, text_page: pdfium.PdfTextPage, turn: _Turn, page: int) -> None:
        self._handle = text_page.raw
        self._count = text_page.count_chars()
        self._turn = turn
        self._page = page
        self._letters: list[str] = []
        self._left = self._right = self._baseline = 0.0
        self._style = (0.0, "")
        self._words: list[Word] = []
        self._segments: list[Line] = []
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self) -> list[Line]:
        for i in range(self._count):
            code = raw.FPDFText_GetUnicode(self._handle, i)
            if code in (0x0A, 0x0D):
                self._end_line()
            elif code in (0x20, 0xA0, 0x09):
                self._end_word()
            elif 0xD800 <= code < 0xE000:
                continue
            else:
                self._letter(i, chr(code or 0xFFFD))
        self._end_line()
        return self._segments

    def _letter(self, i: int, letter: str) -> None:
        raw.FPDFText_GetLooseCharBox(self._handle, i, self._box)
        raw.FPDFText_GetCharOrigin(self._handle, i, self._x, self._y)
        one = self._turn(self._box.left, self._box.bottom)
        two = self._turn(self._box.right, self._box.top)
        left, right = min(one[0], two[0]), max(one[0], two[0])
        baseline = self._turn(self._x.value, self._y.value)[1]
        if self._letters:
            size = self._style[0]
            gap = left - self._right
            if abs(baseline - self._baseline) > 0.7 * size or gap < -4 * size:
                self._end_line()
            elif gap > 0.6 * size:
                self._end_word()
        if not self._letters:
            self._left, self._right, self._baseline = left, right, baseline
            self._style = self._size_and_font(i, abs(two[1] - one[1]))
        self._letters.append(letter)
        self._right = max(self._right, right)

    def _size_and_font(self, i: int, box_height: float) -> tuple[float, str]:
        matrix = raw.FS_MATRIX()
        scale = 1.0
        if raw.FPDFText_GetMatrix(self._handle, i, matrix):
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        size = raw.FPDFText_GetFontSize(self._handle, i) * scale
        buffer = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self._handle, i, buffer, len(buffer), None)
        return (size if size > 0.5 else max(box_height, 1.0)), buffer.value.decode("latin-1")

    def _end_word(self) -> None:
        if not self._letters:
            return
        size, font = self._style
        text = "".join(self._letters)
        word = Word(text, self._left, self._right, self._baseline, size, _is_bold(font), font)
        self._letters = []
        if self._words and not self._follows(word):
            self._end_segment()
        self._words.append(word)

    def _follows(self, word: Word) -> bool:
        last = self._words[-1]
        size = max(last.size, word.size)
        near = -0.5 * size < word.left - last.right < _SEGMENT_GAP * size
        return near and abs(word.baseline - last.baseline) < 0.6 * size

    def _end_line(self) -> None:
        self._end_word()
        self._end_segment()

    def _end_segment(self) -> None:
        if self._words:
            self._segments.append(Line(tuple(self._words), self._page))
            self._words = []


@lru_cache(maxsize=256)
def _is_bold(font: str) -> bool:
    return any(name in font.lower() for name in _BOLD_NAMES)


def _add_rulings(page: pdfium.PdfPage, turn: _Turn, layout: PageLayout) -> None:
    """Strokes that may be the grid of a table; boxes count with their four sides."""
    for i, stroke in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if i >= _MOST_STROKES:
            layout.horizontal.clear()
            layout.vertical.clear()
            return
        try:
            left, bottom, right, top = stroke.get_bounds()
        except pdfium.PdfiumError:
            continue
        (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
        x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if y1 - y0 <= _THIN and x1 - x0 > _SHORT:
            layout.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 > _SHORT:
            layout.vertical.append(Ruling((x0 + x1) / 2, y0, y1))
        elif x1 - x0 > _SHORT and y1 - y0 > _SHORT and x1 - x0 < 0.95 * layout.width:
            layout.horizontal += [Ruling(y0, x0, x1), Ruling(y1, x0, x1)]
            layout.vertical += [Ruling(x0, y0, y1), Ruling(x1, y0, y1)]
