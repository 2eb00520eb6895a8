"""Restores Vietnamese diacritics that were not typed, wholly or partly."""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from search.understanding.ngrams import BOUNDARY, NUMBER, OTHER, STEP, NgramTable
from search.understanding.syllables import (
    WORD,
    fold,
    is_marked,
    match_case,
    settle_tone,
)

TABLE = Path(__file__).with_name("diacritics.bin")

SLIP_RATE = 5e-5
"""How often a mark is missing in a text typed with its marks."""

RATES = (SLIP_RATE, 0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 0.97)
"""Shares of left-out marks that are considered for a partly marked text."""

NAME = 0.01
"""Chance that a bare syllable is a name or a foreign word."""

CARELESS = 3.0
"""Nats of evidence that marks were left out on purpose must have."""

WIDTH = 10 * STEP
"""States this far below the best one are dropped."""

IN_LIBRARY, PAIR_IN_LIBRARY = 2 * STEP, 3 * STEP
"""What a syllable, a pair gains by occurring in the searched library."""

ENGLISH = frozenset(
    {
        "is",
        "are",
        "was",
        "of",
        "and",
        "what",
        "how",
        "who",
        "when",
        "where",
        "which",
        "does",
        "with",
    }
)
LETTER_AFTER = frozenset({"diem", "khoan", "muc", "phan", "tiet", "nhom", "loai", "hang"})
SINGLE_LETTERS = frozenset("oy")


class Lexicon(Protocol):
    """The words of a library; a set of strings is one."""

    def intersection(self, terms: Iterable[str], /) -> Set[str]:
        """Those of ``terms`` that the library contains."""
        ...


@dataclass(frozen=True, slots=True)
class _Word:
    """A run of letters in the text, and what it may stand for."""

    start: int
    end: int
    letters: str
    candidates: tuple[int, ...]
    open: bool  # whether it may be changed


class State(NamedTuple):
    """A reading so far: its score, the place of its last pair, its last word, its path."""

    score: int
    place: int
    last: int
    path: tuple | None


class Restorer:
    """Finds the most likely accented reading of a text (Viterbi over trigrams)."""

    def __init__(self, table: NgramTable) -> None:
        self._table = table
        forms: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(table.words):
            if number > NUMBER:
                forms[fold(word)].append(number)
        self._forms = {folded: tuple(numbers) for folded, numbers in forms.items()}
        self._bare_share = {
            folded: max(
                NAME, share_of(folded, [(table.words[n], table.probability(n)) for n in numbers])
            )
            for folded, numbers in self._forms.items()
        }
        self._marked = [is_marked(word) for word in table.words]

    def restore(self, text: str, typed: str | None = None, lexicon: Lexicon | None = None) -> str:
        """``text`` (NFC) with the missing diacritics added; the same length.

        A syllable that carries a mark is never changed, nor are numbers,
        codes, abbreviations in capitals, or a text in another language.
        ``typed`` is what was typed before other steps expanded it; from it is
        judged how many marks were left out. ``lexicon`` holds what the
        library contains: lower-case syllables, and pairs of neighbours joined
        by a space, tones placed as in "hòa"; they are preferred.
        """
        rate = self.missing_rate(typed if typed is not None else text)
        words = list(self._words(text))
        if rate == 0 or not any(word.open for word in words):
            return text
        pieces = []
        at = 0
        for word, number in zip(
            words, self._best(words, rate, self._in_library(words, lexicon)), strict=True
        ):
            if word.open and number > NUMBER:
                pieces += text[at : word.start], match_case(word.letters, self._table.words[number])
                at = word.end
        return "".join(pieces) + text[at:]

    def missing_rate(self, text: str) -> float:
        """Estimated share of marks left out of ``text``; 0 for other languages.

        The rate under which the marked and bare syllables that were typed are
        most likely, given how often each bare one is written bare.
        """
        unknown = marked = english = 0
        bare: list[float] = []
        for word in WORD.findall(text):
            folded = fold(word)
            english += folded in ENGLISH
            if is_marked(word):
                marked += 1
            elif folded in self._bare_share:
                bare.append(self._bare_share[folded])
            elif word.islower() and len(word) > 1:
                unknown += 1
        if not bare or (not marked and (english > 1 or unknown > len(bare))):
            return 0.0
        if not marked:
            return 1.0

        def likelihood(rate: float) -> float:
            seen = sum(math.log(share + (1 - share) * rate) for share in bare)
            return seen + marked * math.log(1 - rate) - CARELESS * (rate > SLIP_RATE)

        return max(RATES, key=likelihood)

    def _words(self, text: str) -> Iterator[_Word]:
        capitals = text.isupper()
        before = ""
        at = 0
        for chunk in text.split():
            start = text.index(chunk, at)
            at = start + len(chunk)
            if any(letter.isdigit() or letter in "/@_" for letter in chunk):
                number = not any(letter.isalpha() for letter in chunk)
                yield _Word(start, at, chunk, (NUMBER if number else OTHER,), False)
                before = ""
                continue
            for match in WORD.finditer(chunk):
                letters = match[0]
                folded = fold(letters)
                yield self._word(start + match.start(), letters, folded, before, capitals)
                before = folded
            if chunk[-1] in ".;:?!":
                yield _Word(at, at, "", (BOUNDARY,), False)

    def _word(self, start: int, letters: str, folded: str, before: str, capitals: bool) -> _Word:
        end = start + len(letters)
        if is_marked(letters):
            number = self._table.ids.get(settle_tone(letters.lower()), OTHER)
            return _Word(start, end, letters, (number,), False)
        forms = self._forms.get(folded, ())
        if len(letters) == 1 and (folded not in SINGLE_LETTERS or before in LETTER_AFTER):
            forms = tuple(number for number in forms if self._table.words[number] == folded)
        elif letters.isupper() and not capitals and len(letters) > 1:
            forms = ()
        return _Word(start, end, letters, forms or (OTHER,), bool(forms))

    def _in_library(self, words: list[_Word], lexicon: Lexicon | None) -> Set[str]:
        if lexicon is None:
            return frozenset()
        spelt = self._table.words
        terms: list[str] = []
        for word, following in pairwise([*words, None]):
            terms += [spelt[n] for n in word.candidates]
            if following and len(word.candidates) * len(following.candidates) > 1:
                after = [spelt[n] for n in following.candidates]
                terms += [f"{spelt[n]} {second}" for n in word.candidates for second in after]
        return lexicon.intersection(terms)

    def _best(self, words: list[_Word], rate: float, library: Set[str]) -> list[int]:
        """The most likely number of each word: Viterbi, exact but for ``WIDTH``."""
        penalty = round(math.log(rate) * STEP)
        states = [State(0, -1, BOUNDARY, None)]
        for word in words:
            costs = [penalty if word.open and self._marked[n] else 0 for n in word.candidates]
            states = self._advance(states, word.candidates, costs, library)
        path = max(self._advance(states, (BOUNDARY,), [0], library), key=lambda s: s.score).path
        numbers: list[int] = []
        while path is not None:
            number, path = path
            numbers.append(number)
        return numbers[:0:-1]

    def _advance(
        self,
        states: list[State],
        candidates: tuple[int, ...],
        costs: list[int],
        library: Set[str],
    ) -> list[State]:
        """The states after one more word; of two with the same future, the better."""
        third = self._table.third
        rows: dict[int, list[tuple[int, int, int, int]]] = {}
        best: dict[int, State] = {}
        for score, place, last, path in states:
            row = rows.get(last)
            if row is None:
                row = rows[last] = self._row(last, candidates, costs, library)
            for number, cost, lower, new_place in row:
                total = score + cost + third(place, number, lower)
                key = new_place if new_place >= 0 else ~number
                known = best.get(key)
                if known is None or total > known[0]:
                    best[key] = State(total, new_place, number, (number, path))
        floor = max(state[0] for state in best.values()) - WIDTH
        return [state for state in best.values() if state[0] >= floor]

    def _row(
        self, last: int, candidates: tuple[int, ...], costs: list[int], library: Set[str]
    ) -> list[tuple[int, int, int, int]]:
        """Number, cost, score after ``last`` and place of the pair, per candidate."""
        row = []
        spelt = self._table.words
        for number, cost in zip(candidates, costs, strict=True):
            if library:
                cost += IN_LIBRARY * (spelt[number] in library)
                cost += PAIR_IN_LIBRARY * (f"{spelt[last]} {spelt[number]}" in library)
            row.append((number, cost, *self._table.pair(last, number)))
        return row


def share_of(form: str, forms: list[tuple[str, float]]) -> float:
    """The share of ``form`` in the probability of all ``forms``."""
    return sum(p for other, p in forms if other == form) / sum(p for _, p in forms)


@cache
def shipped() -> Restorer:
    """The restorer over the shipped table, loaded once."""
    return Restorer(NgramTable.load(TABLE))


def restore(text: str) -> str:
    """``text`` with the missing diacritics added, in NFC; see :meth:`Restorer.restore`."""
    return shipped().restore(unicodedata.normalize("NFC", text))
