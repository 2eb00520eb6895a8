"""Restores Vietnamese diacritics that were not typed, wholly or partly."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.understanding.decoding import Lexicon, Slot, decode, found_in_library
from search.understanding.missing_marks import SLIP_RATE, missing_rate
from search.understanding.ngrams import BOUNDARY, NUMBER, OTHER, STEP, NgramTable
from search.understanding.spellings import COMPLETED, completions, respellings
from search.understanding.syllables import (
    WORD,
    fold,
    is_marked,
    is_syllable,
    match_case,
    settle_tone,
)

TABLE = Path(__file__).with_name("diacritics.bin")

HALF_MARKED = 0.1
"""How often a syllable has some of its marks where others have none."""

FOREIGN, UNKNOWN, IMPOSSIBLE = -8 * STEP, -4 * STEP, -10 * STEP
"""What it costs to keep a bare syllable that is never bare, one with marks that is not in
the table, one with marks that cannot be Vietnamese."""

MOSTLY_MARKED = 0.15
"""Rate up to which a text counts as typed with its marks."""

LEVELS = {
    "phan": "phần",
    "chuong": "chương",
    "muc": "mục",
    "dieu": "điều",
    "khoan": "khoản",
    "diem": "điểm",
}
ITS_NUMBER = re.compile(
    r"\s+(?:\d+(?:\.\d+)+|\d{1,3}|[IVX]+|[ivx]{2,}|mot|hai|ba|bay|muoi)(?![\w%]|[.,]\d|\s*(?:tr|ty|t[ỷỉ]|dong|đồng|ngh|ng[uư]|lan\b|lần|so\b|số))"
)
"""What follows the name of a clause, and no quantity ("muc 3 trieu dong")."""

LETTER_AFTER = frozenset({"diem", "khoan", "muc", "phan", "tiet", "nhom", "loai", "hang"})
SINGLE_LETTERS = frozenset("oy")


_FINAL_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")


@dataclass(frozen=True, slots=True)
class Change:
    """``text[start:end]`` is read as ``meant``; ``bare`` if no mark of it was typed."""

    start: int
    end: int
    meant: str
    bare: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A run of letters in the text, and what it may stand for."""

    start: int
    end: int
    letters: str
    slot: Slot
    bare: bool = False


class Restorer:
    """Finds the most likely accented reading of a text."""

    def __init__(self, table: NgramTable) -> None:
        self._table = table
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(table.words):
            if number > NUMBER:
                forms[fold(word)].append(number)
        for onset in ("h", "k", "l", "m", "s", "t"):
            # "ki" is also written "ky".
            if f"{onset}y" in forms:
                forms[f"{onset}i"] += forms[f"{onset}y"]
        self._forms = {folded: tuple(numbers) for folded, numbers in forms.items()}
        self._bare_share = {
            folded: self._share(folded, numbers) for folded, numbers in forms.items()
        }
        self._marked = [is_marked(word) for word in table.words]

    def _share(self, form: str, numbers: Iterable[int]) -> float:
        """How often the forms of one folded syllable are the bare one."""
        probability = {self._table.words[n]: self._table.probability(n) for n in numbers}
        return probability.get(form, 0.0) / sum(probability.values())

    def restore(self, text: str, typed: str | None = None, lexicon: Lexicon | None = None) -> str:
        """``text`` (NFC) with the missing diacritics added; the same length.

        A syllable that carries a mark is never changed, nor are numbers,
        codes, abbreviations in capitals, or a text in another language.
        """
        return apply(text, self.changes(text, typed, lexicon, slips=False))

    def changes(
        self,
        text: str,
        typed: str | None = None,
        lexicon: Lexicon | None = None,
        bare: bool = True,
        slips: bool = True,
    ) -> list[Change]:
        """What should be read otherwise than it stands in ``text`` (NFC).

        ``bare`` adds marks to syllables without any, ``slips`` corrects
        others where the evidence is strong. ``typed`` is what was typed
        before other steps expanded it; from it is judged how many marks were
        left out. ``lexicon`` holds what the library contains: lower-case
        syllables, and pairs of neighbours joined by a space, tones placed as
        in "hòa"; they are preferred.
        """
        rate = self.missing_rate(text if typed is None else typed)
        words = list(self._words(text, rate, bare, slips)) if rate else []
        slots = [word.slot for word in words]
        if all(
            len(slot.candidates) == 1 and not word.bare
            for word, slot in zip(words, slots, strict=True)
        ):
            return []
        numbers = decode(self._table, slots, found_in_library(self._table, slots, lexicon))
        found = []
        for word, number in zip(words, numbers, strict=True):
            if number <= NUMBER or number == self._own(word.letters):
                continue
            meant = match_case(word.letters, self._table.words[number])
            found.append(Change(word.start, word.end, meant, word.bare))
        return found

    def missing_rate(self, text: str) -> float:
        """Estimated share of marks left out of ``text``; 0 for other languages."""
        return missing_rate(text, self._bare_share)

    def known(self, word: str) -> bool:
        """Whether lower-case ``word`` is a syllable of the table, or one without its marks."""
        return word in self._table.ids or word in self._forms

    def neighbours(self, first: str, second: str) -> bool:
        """Whether the table holds the pair; a bare ``first`` or ``second`` stands for any form."""
        firsts = self._forms.get(first, ()) or (self._table.ids.get(first, OTHER),)
        seconds = self._forms.get(second, ()) or (self._table.ids.get(second, OTHER),)
        return any(self._table.pair(a, b)[1] >= 0 for a in firsts for b in seconds)

    def association(self, first: str, second: str) -> float:
        """How much likelier ``second`` is after ``first`` than anywhere, in nats (PMI).

        Above about 2 the two are one word ("xử lý"); 0 if either is unknown
        or the pair is not in the table.
        """
        a, b = self._table.ids.get(first), self._table.ids.get(second)
        if a is None or b is None:
            return 0.0
        score, place = self._table.pair(a, b)
        return score / STEP - math.log(self._table.probability(b)) if place >= 0 else 0.0

    def _own(self, letters: str) -> int:
        """The number of the word as typed; "kỉ" counts as "kỷ"."""
        typed = settle_tone(letters.lower())
        ids = self._table.ids
        return ids.get(typed) or ids.get(
            typed.translate(_FINAL_Y) if len(typed) == 2 else "", OTHER
        )

    def _words(self, text: str, rate: float, bare: bool, slips: bool) -> Iterator[_Word]:
        capitals = text.isupper()
        before = ""
        at = 0
        for chunk in text.split():
            start = text.index(chunk, at)
            at = start + len(chunk)
            if any(letter.isdigit() or letter in "/@_" for letter in chunk):
                number = not any(letter.isalpha() for letter in chunk)
                yield _Word(start, at, chunk, _fixed(NUMBER if number else OTHER))
                before = ""
                continue
            for match in WORD.finditer(chunk):
                place = start + match.start(), start + match.end(), match[0]
                level = LEVELS.get(match[0].lower()) if bare else None
                if level and ITS_NUMBER.match(text, place[1]):
                    slot = _fixed(self._table.ids[level])
                else:
                    slot = self._slot(match[0], before, capitals, rate, bare, slips)
                yield _Word(*place, slot, not is_marked(match[0]) and fold(match[0]) in self._forms)
                before = fold(match[0])
            if chunk[-1] in ".;:?!":
                yield _Word(at, at, "", _fixed(BOUNDARY))

    def _slot(
        self, letters: str, before: str, capitals: bool, rate: float, bare: bool, slips: bool
    ) -> Slot:
        """The candidates for one word after the folded word ``before``."""
        typed = letters.lower()
        own = self._own(letters)
        if len(letters) > 1 and letters.isupper() and not capitals:
            return _fixed(OTHER)
        if len(letters) == 1 and (typed not in SINGLE_LETTERS or before in LETTER_AFTER):
            return _fixed(own)
        if not is_marked(letters) and typed in self._forms:
            penalty = round(math.log(rate) * STEP)
            forms = self._forms[typed] if bare else (own,)
            scores = tuple(penalty * self._marked[n] for n in forms)
            # A syllable never written bare is a foreign word where little else is missing.
            if own in forms or rate > MOSTLY_MARKED:
                return Slot(forms, scores)
            return Slot((own, *forms), (FOREIGN, *scores))
        if not slips or (capitals and len(letters) < 4):
            return _fixed(own)
        if own != OTHER:
            penalty = round(math.log(max(SLIP_RATE, rate * HALF_MARKED)) * STEP)
            meant = tuple(completions(self._table, self._forms, typed))
            return Slot((own, *meant), (0, *(penalty for _ in meant)))
        if letters[1:].islower() or len(letters) == 1:
            return self._respelt(letters)
        return _fixed(own)

    def _respelt(self, letters: str) -> Slot:
        """The candidates for a word that is not in the table."""
        typed = letters.lower()
        near = respellings(self._table, self._forms, typed)
        if letters[0].isupper():
            # A name, unless only marks are wanting.
            near = [(n, score) for n, score in near if score == -COMPLETED]
        kept = 0
        if is_marked(letters):
            kept = UNKNOWN if letters[0].isupper() or is_syllable(typed) else IMPOSSIBLE
        return Slot((OTHER, *(n for n, _ in near)), (kept, *(score for _, score in near)))


def _fixed(number: int) -> Slot:
    return Slot((number,), (0,))


def apply(text: str, changes: Iterable[Change]) -> str:
    """``text`` with ``changes``, which are in order, made."""
    pieces: list[str] = []
    at = 0
    for change in changes:
        pieces += text[at : change.start], change.meant
        at = change.end
    return "".join(pieces) + text[at:]


@cache
def shipped() -> Restorer:
    """The restorer over the shipped table, loaded once."""
    return Restorer(NgramTable.load(TABLE))


def restore(text: str) -> str:
    """``text`` with the missing diacritics added, in NFC; see :meth:`Restorer.restore`."""
    return shipped().restore(unicodedata.normalize("NFC", text))
