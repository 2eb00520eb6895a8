"""Folded copies of a text with a map back to the original offsets.

Two foldings are used. ``fold_for_search`` forgets case and diacritics (đ→d),
so that "mat tran" finds "Mặt trận". ``fold_for_quotation`` forgets only what
never changes the meaning of Vietnamese text: Unicode composition, case, white
space, and where the tone mark of "oa", "oe", "uy" is put (hoà = hòa).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

# Both orthographies put the same tone on another vowel of these pairs
# (Vietnamese orthography of 1980 against the older one): hòa/hoà, khỏe/khoẻ, ủy/uỷ.
_TONED_PAIRS = ("oa", "oe", "uy")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


def _tone_placements() -> dict[str, str]:
    table: dict[str, str] = {}
    for first, second in _TONED_PAIRS:
        for tone in _TONES:
            for upper_first in (first, first.upper()):
                for upper_second in (second, second.upper()):
                    older = nfc(upper_first + tone) + upper_second
                    newer = upper_first + nfc(upper_second + tone)
                    table[older] = newer
    return table


def nfc(text: str) -> str:
    """Canonical composition (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


_PLACEMENTS = _tone_placements()
_PLACEMENT_PATTERN = re.compile("|".join(map(re.escape, _PLACEMENTS)))


def fold_tone_placement(text: str) -> str:
    """NFC text with the tone of oa, oe, uy on the second vowel; same length."""
    return _PLACEMENT_PATTERN.sub(lambda match: _PLACEMENTS[match[0]], text)


def _bare_letters() -> dict[int, str]:
    """The letter without its marks of every composed Latin letter, đ among them."""
    table = {ord("đ"): "d", ord("Đ"): "D"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base, *marks = unicodedata.normalize("NFD", chr(code))
        if marks and all(map(unicodedata.combining, marks)):
            table[code] = "d" if base == "đ" else "D" if base == "Đ" else base
    return table


_BARE_LETTERS = _bare_letters()


@lru_cache(4096)
def _marked(characters: frozenset[str]) -> bool:
    """Whether marks are left that compose with no Latin letter."""
    decomposed = unicodedata.normalize("NFD", "".join(characters))
    return any(map(unicodedata.combining, decomposed))


def strip_diacritics(text: str) -> str:
    """Vietnamese text without tone and vowel marks, đ→d; case is kept."""
    bare = nfc(text).translate(_BARE_LETTERS)
    if bare.isascii() or not _marked(frozenset(bare)):
        return bare
    decomposed = unicodedata.normalize("NFD", bare)
    return nfc("".join(c for c in decomposed if not unicodedata.combining(c)))


@dataclass(frozen=True, slots=True)
class FoldedText:
    """``text[i]`` was made from ``original[starts[i]:ends[i]]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span ``[start, end)`` was made from."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) is outside the folded text")
        return self.starts[start], self.ends[end - 1]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of a base character with the combining marks after it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not unicodedata.combining(text[i]):
            spans.append((start, i))
            start = i
    return spans if text else []


def _fold(text: str, fold_cluster: Callable[[str], str]) -> FoldedText:
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = text[start:end]
        if cluster.isspace():
            if out and out[-1] == " ":
                ends[-1] = end
                continue
            folded = " "
        else:
            folded = fold_cluster(cluster)
        for character in folded:
            out.append(character)
            starts.append(start)
            ends.append(end)
    return FoldedText("".join(out), tuple(starts), tuple(ends))


def fold_for_search(text: str) -> FoldedText:
    """Lower case, no diacritics, white space runs as one space."""
    return _fold(text, lambda cluster: strip_diacritics(cluster).lower())


def fold_for_quotation(text: str) -> FoldedText:
    """NFC, lower case, one tone placement, white space runs as one space; nothing else."""
    folded = _fold(text, lambda cluster: nfc(cluster).lower())
    return FoldedText(fold_tone_placement(folded.text), folded.starts, folded.ends)
