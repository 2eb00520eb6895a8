"""A text as the checks read it: one entry a syllable, in one spelling."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from ingest.folding import fold_tone_placement, nfc, strip_diacritics

_TOKEN = re.compile(r"[^\W_]+")
# A comma or a full stop ends a phrase; a hyphen ("chính trị - xã hội") does not.
_BREAK = re.compile(r"[,.;:!?()“”\"\n…]")
_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|qu)([yýỳỷỹỵ])$")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True)
class Reading:
    """``words`` are lower case in one spelling.

    Both sides of a comparison are read with the same ``bare``: without
    diacritics where the question has none.
    """

    text: str = field(repr=False)
    words: Sequence[str]
    bare: bool = False

    @cached_property
    def raw(self) -> Sequence[str]:
        """The words as printed."""
        return _TOKEN.findall(self.text)

    @cached_property
    def after_break(self) -> Sequence[bool]:
        """Whether punctuation stands before each word."""
        breaks: list[bool] = []
        at = 0
        for match in _TOKEN.finditer(self.text):
            breaks.append(_BREAK.search(self.text, at, match.start()) is not None)
            at = match.end()
        return breaks

    @cached_property
    def known(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    @cached_property
    def line(self) -> str:
        """The words with single spaces between and around them."""
        return f" {' '.join(self.words)} "

    def has(self, phrase: str) -> bool:
        """Whether the words of ``phrase``, spelled as :func:`spell` does, stand together."""
        return f" {phrase} " in self.line

    def phrases(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """All runs of up to ``longest`` words within a phrase: start, end, text."""
        for start in range(len(self.words)):
            for end in range(start + 1, min(start + longest, len(self.words)) + 1):
                if end - start > 1 and self.after_break[end - 1]:
                    break
                yield start, end, " ".join(self.words[start:end])


def read(text: str, *, bare: bool = False) -> Reading:
    """Read ``text`` in any Unicode form."""
    composed = nfc(text)
    lower = fold_tone_placement(composed.lower())
    if bare:
        lower = strip_diacritics(lower)
    return Reading(composed, tuple(map(_one_spelling, _TOKEN.findall(lower))), bare)


# Questions come back to the same few clauses.
read_clause = lru_cache(256)(read)


def spell(phrase: str, *, bare: bool = False) -> str:
    """``phrase`` as the words of a :class:`Reading`, with single spaces."""
    return " ".join(read(phrase, bare=bare).words)


def is_bare(text: str) -> bool:
    """Whether no letter of ``text`` carries a mark, so that marks cannot be compared."""
    composed = nfc(text)
    return strip_diacritics(composed) == composed


@lru_cache(20_000)
def _one_spelling(word: str) -> str:
    match = _FINAL_Y.match(word)
    return match[1] + match[2].translate(_Y_TO_I) if match else word
