"""Unicode for laid-out pages whose fonts or spelling show a legacy encoding."""

import dataclasses
from collections.abc import Iterator, Sequence

from ingest.readers.layout.geometry import Line, PageLayout
from ingest.readers.legacy.conversion import Legacy, Run, convert, detect, encoding_of_font
from ingest.readers.legacy.spelling import is_syllable

# pdfium's sign for a hyphen, soft or not, before a line break.
_LINE_END_HYPHEN = "\x02"
_FEWEST_WORDS = 50


class LostLetters(ValueError):
    """The file holds TCVN3 text without its letter ư, which nothing can bring back."""


def to_unicode(pages: Sequence[PageLayout]) -> None:
    """Converts the words of all pages in place.

    Raises ``LostLetters`` where the ư of TCVN3, which is Unicode's soft
    hyphen, was dropped by the program that made the file.
    """
    assumed = detect(" ".join(line.text for line in _lines(pages)))
    fonts = {word.font for line in _lines(pages) for word in line.words}
    legacy = assumed or any(map(encoding_of_font, fonts))
    if legacy:
        for page in pages:
            page.segments = [_converted(line, assumed) for line in page.segments]
        if assumed is Legacy.TCVN3 and _lost_letters(pages):
            raise LostLetters
    for page in pages:
        page.segments = [_with_hyphens(line) for line in page.segments]


def _lines(pages: Sequence[PageLayout]) -> Iterator[Line]:
    return (line for page in pages for line in page.segments)


def _converted(line: Line, assumed: Legacy | None) -> Line:
    texts = convert([Run(word.text + " ", word.font) for word in line.words], assumed).split(" ")
    words = [
        dataclasses.replace(word, text=text) for word, text in zip(line.words, texts, strict=False)
    ]
    return Line(tuple(words), line.page)


def _with_hyphens(line: Line) -> Line:
    if not any(_LINE_END_HYPHEN in word.text for word in line.words):
        return line
    words = [dataclasses.replace(w, text=w.text.replace(_LINE_END_HYPHEN, "-")) for w in line.words]
    return Line(tuple(words), line.page)


def _lost_letters(pages: Sequence[PageLayout]) -> bool:
    words = [w.text.strip('.,;:!?()"“”') for line in _lines(pages) for w in line.words]
    marked = [word.lower() for word in words if word.isalpha() and not word.isascii()]
    horned = sum("ư" in word for word in marked)
    broken = sum("ơ" in word and not is_syllable(word) for word in marked)
    return len(marked) > _FEWEST_WORDS and broken > horned
