"""The most likely sequence of syllables, each chosen from a few candidates."""

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple, Protocol

from search.understanding.ngrams import BOUNDARY, NUMBER, STEP, NgramTable

WIDTH = 10 * STEP
"""States this far below the best one are dropped."""

PAIR_IN_LIBRARY = 3 * STEP
"""What a pair of syllables gains by occurring in the searched library."""


class Lexicon(Protocol):
    """The words of a library; a set of strings is one."""

    def intersection(self, terms: Iterable[str], /) -> Set[str]:
        """Those of ``terms`` that the library contains."""
        ...


class Slot(NamedTuple):
    """Numbers of the words that may stand at one place, and the score that each brings along."""

    candidates: tuple[int, ...]
    scores: tuple[int, ...]


class _State(NamedTuple):
    """A reading so far: its score, the place of its last pair, its last word, its path."""

    score: int
    place: int
    last: int
    path: tuple | None


def decode(table: NgramTable, slots: Sequence[Slot], library: Set[str]) -> list[int]:
    """One candidate per slot: Viterbi over trigrams, exact but for ``WIDTH``.

    ``library`` holds the pairs that :func:`found_in_library` found.
    """
    states = [_State(0, -1, BOUNDARY, None)]
    for slot in slots:
        states = _advance(table, states, slot, library)
    path = max(_advance(table, states, _END, library), key=lambda state: state.score).path
    numbers: list[int] = []
    while path is not None:
        number, path = path
        numbers.append(number)
    return numbers[:0:-1]


_END = Slot((BOUNDARY,), (0,))


def _advance(
    table: NgramTable, states: list[_State], slot: Slot, library: Set[str]
) -> list[_State]:
    """The states after one more word; of two with the same future, the better."""
    third = table.third
    rows: dict[int, list[tuple[int, int, int, int]]] = {}
    best: dict[int, _State] = {}
    for score, place, last, path in states:
        row = rows.get(last)
        if row is None:
            row = rows[last] = _row(table, last, slot, library)
        for number, bonus, lower, new_place in row:
            total = score + bonus + third(place, number, lower)
            key = new_place if new_place >= 0 else ~number
            known = best.get(key)
            if known is None or total > known[0]:
                best[key] = _State(total, new_place, number, (number, path))
    floor = max(state[0] for state in best.values()) - WIDTH
    return [state for state in best.values() if state[0] >= floor]


def _row(
    table: NgramTable, last: int, slot: Slot, library: Set[str]
) -> list[tuple[int, int, int, int]]:
    """Number, bonus, score after ``last`` and place of the pair, per candidate."""
    row = []
    words = table.words
    for number, bonus in zip(*slot, strict=True):
        if library and number > NUMBER:
            bonus += PAIR_IN_LIBRARY * (f"{words[last]} {words[number]}" in library)
        row.append((number, bonus, *table.pair(last, number)))
    return row


def found_in_library(table: NgramTable, slots: Sequence[Slot], lexicon: Lexicon | None) -> Set[str]:
    """The pairs of neighbouring candidates that the library contains."""
    if lexicon is None:
        return frozenset()
    words = table.words
    terms: list[str] = []
    for slot, following in pairwise([*slots, Slot((), ())]):
        if len(slot.candidates) * len(following.candidates) > 1:
            after = [words[number] for number in following.candidates if number > NUMBER]
            firsts = [words[number] for number in slot.candidates if number > NUMBER]
            terms += [f"{first} {second}" for first in firsts for second in after]
    return lexicon.intersection(terms)
