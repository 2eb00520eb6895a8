"""One inverted index: which rows hold a token, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
# Beyond" (2009), with the "+1" inside the logarithm that keeps idf positive.
_K1 = 1.2
_B = 0.75
_ROW_BITS = 24
_COUNT_BITS = 8
_MAX_ROWS = 1 << _ROW_BITS
_MAX_COUNT = (1 << _COUNT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows and counts of every token, sorted by token, then row.

    The postings of ``terms[i]`` are ``rows[starts[i]:starts[i + 1]]`` with
    ``counts`` alike; ``lengths`` holds the tokens of each row. Counts, not
    scores, are stored, so that rows can come and go without a second copy
    of the data from which scores would have to be made again.
    """

    terms: np.ndarray  # uint32 (t,), ascending
    starts: np.ndarray  # int64 (t + 1,)
    rows: np.ndarray  # uint32 (p,)
    counts: np.ndarray  # uint8 (p,)
    lengths: np.ndarray  # uint32 (n,)

    @classmethod
    def empty(cls) -> "Postings":
        return cls._from_keys(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.uint32))

    @classmethod
    def from_arrays(cls, prefix: str, arrays: dict[str, np.ndarray]) -> "Postings":
        return cls(*(arrays[f"{prefix}.{field}"] for field in cls.__dataclass_fields__))

    def to_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        return {f"{prefix}.{field}": getattr(self, field) for field in self.__dataclass_fields__}

    def updated(self, keep: np.ndarray, added: Sequence[np.ndarray]) -> "Postings":
        """These postings without the rows where ``keep`` is false, then ``added`` rows."""
        old_lengths = self.lengths[keep]
        first_row = len(old_lengths)
        if first_row + len(added) > _MAX_ROWS:
            raise ValueError(f"more than {_MAX_ROWS} rows")
        keys = np.concatenate([self._kept_keys(keep), _keys(added, first_row)])
        keys.sort()
        new_lengths = np.array([len(tokens) for tokens in added], dtype=np.uint32)
        return self._from_keys(keys, np.concatenate([old_lengths, new_lengths]))

    def frequency(self, token: int) -> int:
        """In how many rows a token stands."""
        at = int(np.searchsorted(self.terms, np.uint32(token)))
        if at == len(self.terms) or self.terms[at] != token:
            return 0
        return int(self.starts[at + 1] - self.starts[at])

    def holds(self, tokens: np.ndarray) -> np.ndarray:
        """bool per token (uint32): whether it stands in any row."""
        if not len(self.terms):
            return np.zeros(len(tokens), dtype=bool)
        at = np.minimum(np.searchsorted(self.terms, tokens), len(self.terms) - 1)
        return self.terms[at] == tokens

    def bm25(self, question: np.ndarray) -> np.ndarray:
        """float64 of shape (n,): the BM25 score of each row for the question's tokens."""
        total = len(self.lengths)
        wanted = np.unique(question)
        at = np.searchsorted(self.terms, wanted)
        at = at[at < len(self.terms)]
        at = at[np.isin(self.terms[at], wanted, assume_unique=True)]
        if not len(at):
            return np.zeros(total)
        spans = [slice(int(self.starts[i]), int(self.starts[i + 1])) for i in at]
        frequency = np.array([span.stop - span.start for span in spans])
        idf = np.log1p((total - frequency + 0.5) / (frequency + 0.5))
        rows = np.concatenate([self.rows[span] for span in spans])
        counts = np.concatenate([self.counts[span] for span in spans]).astype(np.float32)
        norm = _K1 * (1 - _B + _B * self.lengths / self.lengths.mean()).astype(np.float32)
        weights = np.repeat((idf * (_K1 + 1)).astype(np.float32), frequency)
        return np.bincount(rows, weights * counts / (counts + norm[rows]), minlength=total)

    def _kept_keys(self, keep: np.ndarray) -> np.ndarray:
        new_row = np.cumsum(keep, dtype=np.uint64) - np.uint64(1)
        kept = keep[self.rows]
        terms = np.repeat(self.terms.astype(np.uint64), np.diff(self.starts))[kept]
        return _pack(terms, new_row[self.rows[kept]], self.counts[kept].astype(np.uint64))

    @classmethod
    def _from_keys(cls, keys: np.ndarray, lengths: np.ndarray) -> "Postings":
        """Unpack sorted keys (token, row, count)."""
        tokens = (keys >> np.uint64(_ROW_BITS + _COUNT_BITS)).astype(np.uint32)
        is_first = np.ones(len(tokens), dtype=bool)
        is_first[1:] = tokens[1:] != tokens[:-1]
        first = np.flatnonzero(is_first)
        return cls(
            terms=tokens[first],
            starts=np.append(first, len(tokens)).astype(np.int64),
            rows=((keys >> np.uint64(_COUNT_BITS)) & np.uint64(_MAX_ROWS - 1)).astype(np.uint32),
            counts=(keys & np.uint64(_MAX_COUNT)).astype(np.uint8),
            lengths=lengths.astype(np.uint32),
        )


def _keys(rows_of_tokens: Sequence[np.ndarray], first_row: int) -> np.ndarray:
    """One uint64 for each different token of each row: token, row, count packed together.

    Sorting these numbers is the whole of inverting the index.
    """
    out = [np.zeros(0, dtype=np.uint64)]
    for row, tokens in enumerate(rows_of_tokens, start=first_row):
        terms, counts = np.unique(tokens, return_counts=True)
        counts = np.minimum(counts, _MAX_COUNT)
        out.append(_pack(terms.astype(np.uint64), np.uint64(row), counts.astype(np.uint64)))
    return np.concatenate(out)


def _pack(terms: np.ndarray, rows: np.ndarray | np.uint64, counts: np.ndarray) -> np.ndarray:
    return (terms << np.uint64(_ROW_BITS + _COUNT_BITS)) | (rows << np.uint64(_COUNT_BITS)) | counts
