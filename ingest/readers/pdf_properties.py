"""What a PDF file says of itself: printed page labels, document properties, encryption.

A file may be made to lead its reader in circles, so that the tree of labels
is walked here with what was seen in mind, and reading as a whole is bounded.
What cannot be found out this way is left out: it is no reason to refuse a file.
"""

import contextlib
import io
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate")
_LONGEST_PROPERTY = 2_000
_MOST_NODES = 5_000
_MOST_READS = 2_000_000
_MOST_TIMES_READ = 30  # as many bytes in all as so many times the file's length
_LARGEST_NUMBER = 20_000
_LETTERS = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# What pypdf raises for broken files, besides its own errors.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class PdfProperties:
    """``labels`` by page number, from 1; ``encrypted`` also where no password is asked for."""

    labels: dict[int, str] = field(default_factory=dict)
    metadata: dict[str, object] = field(default_factory=dict)
    encrypted: bool = False


def pdf_properties(data: bytes, pages: int) -> PdfProperties:
    """The properties of a file whose size and number of ``pages`` are known to be bearable."""
    # Imported late: it takes longer than reading most files, and few runs read a PDF.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # English remarks on standard error
    failures = (PyPdfError, *_BROKEN)
    found = PdfProperties()
    with contextlib.suppress(*failures):
        reader = PdfReader(_Bounded(data), strict=False)
        found = PdfProperties(encrypted=reader.is_encrypted)
        if found.encrypted:
            reader.decrypt("")
        with contextlib.suppress(*failures):
            found.metadata.update(_metadata(reader.metadata or {}))
        with contextlib.suppress(*failures):
            found.labels.update(_labels(reader.trailer["/Root"].get("/PageLabels"), pages))
    return found


class _Bounded(io.BytesIO):
    """Gives up on a file that is read over and over."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._reads = _MOST_READS
        self._bytes = _MOST_TIMES_READ * len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self._reads -= 1
        self._bytes -= len(piece)
        if self._reads < 0 or self._bytes < 0:
            raise ValueError("read too often")
        return piece


def _metadata(properties: dict[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in _PROPERTIES:
        value = _resolved(properties.get(f"/{name}"))
        if isinstance(value, str) and value.strip():
            found[name] = str(value)[:_LONGEST_PROPERTY]
    return found


def _labels(tree: object, pages: int) -> dict[int, str]:
    """A label for each page from the number tree of ranges (PDF 32000-1, 12.4.2)."""
    ranges = sorted(_ranges(tree), key=lambda pair: pair[0])
    ends = [*(first for first, _ in ranges[1:]), pages]
    labels: dict[int, str] = {}
    for (first, form), end in zip(ranges, ends, strict=False):
        for index in range(max(first, 0), min(end, pages)):
            label = _label(form, index - first)
            if label:
                labels[index + 1] = label
    return labels


def _ranges(tree: object) -> Iterator[tuple[int, dict[str, object]]]:
    """Index of the first page and the form of its label, of every range in the tree."""
    waiting, seen = [tree], set[tuple[int, int]]()
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        reference = (getattr(node, "idnum", None), getattr(node, "generation", None))
        if reference[0] is not None and reference in seen:
            continue
        seen.add(reference)
        node = _resolved(node)
        if not isinstance(node, dict):
            continue
        kids, numbers = _resolved(node.get("/Kids")), _resolved(node.get("/Nums"))
        if isinstance(kids, list):
            waiting += kids[:_MOST_NODES]
        if isinstance(numbers, list):
            yield from _pairs(numbers[: 2 * _MOST_NODES])


def _pairs(numbers: list[object]) -> Iterator[tuple[int, dict[str, object]]]:
    for first, form in zip(numbers[::2], numbers[1::2], strict=False):
        first, form = _resolved(first), _resolved(form)
        if isinstance(first, int) and isinstance(form, dict):
            yield int(first), form


def _resolved(value: object) -> object:
    """What an indirect object stands for."""
    return value.get_object() if hasattr(value, "get_object") else value


def _label(form: dict[str, object], offset: int) -> str:
    prefix, style, start = (_resolved(form.get(key)) for key in ("/P", "/S", "/St"))
    number = (int(start) if isinstance(start, int) else 1) + offset
    printed = str(prefix)[:100] if isinstance(prefix, str) else ""
    if not 1 <= number <= _LARGEST_NUMBER:
        return printed
    match style:
        case "/D":
            printed += str(number)
        case "/r":
            printed += _roman(number)
        case "/R":
            printed += _roman(number).upper()
        case "/a":
            printed += _letters(number)
        case "/A":
            printed += _letters(number).upper()
    return printed


def _roman(number: int) -> str:
    digits = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits += letters * count
    return digits


def _letters(number: int) -> str:
    """a to z, then aa to zz, then aaa."""
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (times + 1)
