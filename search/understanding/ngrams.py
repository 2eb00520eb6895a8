"""A table of syllable trigrams: how likely a syllable is after two others.

Katz back-off (Katz 1987) over absolute-discounted counts, stored as a trie:
the followers of a syllable lie together in ascending order, and so do the
followers of a pair. Logarithms are natural, in steps of 1/16, as integers.
"""

import json
import math
import sys
import zlib
from array import array
from bisect import bisect_left
from pathlib import Path

STEP = 16
"""Integer units per nat in every stored score."""

BOUNDARY, OTHER, NUMBER = 0, 1, 2
"""Identifiers of the symbols that are no syllables."""

MAGIC = b"NGRAMS1\n"

FIELDS = {
    "unigram": "B",  # -log p, per syllable
    "unigram_backoff": "b",
    "bigram_start": "I",  # per syllable, one more at the end
    "bigram_next": "H",
    "bigram": "B",
    "bigram_backoff": "b",
    "trigram_start": "I",  # per bigram, one more at the end
    "trigram_next": "H",
    "trigram": "B",
}


class NgramTable:
    """Scores of syllables in context. Read-only; safe to share between threads."""

    def __init__(self, words: list[str], columns: dict[str, array]) -> None:
        self.words = words
        self.ids = {word: number for number, word in enumerate(words)}
        self._unigram = columns["unigram"]
        self._unigram_backoff = columns["unigram_backoff"]
        self._bigram_start = columns["bigram_start"]
        self._bigram_next = columns["bigram_next"]
        self._bigram = columns["bigram"]
        self._bigram_backoff = columns["bigram_backoff"]
        self._trigram_start = columns["trigram_start"]
        self._trigram_next = columns["trigram_next"]
        self._trigram = columns["trigram"]

    @classmethod
    def load(cls, path: Path) -> "NgramTable":
        """Reads what :func:`write` wrote; ValueError if it is something else."""
        data = path.read_bytes()
        if not data.startswith(MAGIC):
            raise ValueError(f"not an n-gram table: {path}")
        data = zlib.decompress(data[len(MAGIC) :])
        end = data.index(b"\n")
        header = json.loads(data[:end])
        at = end + 1
        columns = {}
        for name, length in header["columns"]:
            column = array(FIELDS[name])
            column.frombytes(data[at : at + length * column.itemsize])
            if sys.byteorder == "big":
                column.byteswap()
            at += length * column.itemsize
            columns[name] = column
        return cls(data[at:].decode().split("\n"), columns)

    def probability(self, word: int) -> float:
        """How often the word occurs, whatever is around it."""
        return math.exp(-self._unigram[word] / STEP)

    def pair(self, first: int, second: int) -> tuple[int, int]:
        """Score of ``second`` after ``first``, and the pair's place (-1 if not stored)."""
        low, high = self._bigram_start[first], self._bigram_start[first + 1]
        at = bisect_left(self._bigram_next, second, low, high)
        if at < high and self._bigram_next[at] == second:
            return -self._bigram[at], at
        return self._unigram_backoff[first] - self._unigram[second], -1

    def third(self, place: int, third: int, backed_off: int) -> int:
        """Score of ``third`` after the pair at ``place``.

        ``backed_off`` is the score of ``third`` after the pair's second member.
        """
        if place < 0:
            return backed_off
        low, high = self._trigram_start[place], self._trigram_start[place + 1]
        if low == high:
            return backed_off
        at = bisect_left(self._trigram_next, third, low, high)
        if at < high and self._trigram_next[at] == third:
            return -self._trigram[at]
        return backed_off + self._bigram_backoff[place]


def write(path: Path, words: list[str], columns: dict[str, array]) -> None:
    """Stores a table; ``columns`` has the keys and type codes of ``FIELDS``."""
    header = {"columns": [[name, len(columns[name])] for name in FIELDS]}
    parts = [json.dumps(header).encode() + b"\n"]
    for name in FIELDS:
        column = columns[name]
        if sys.byteorder == "big":
            column = array(column.typecode, column)
            column.byteswap()
        parts.append(column.tobytes())
    parts.append("\n".join(words).encode())
    path.write_bytes(MAGIC + zlib.compress(b"".join(parts), 9))
