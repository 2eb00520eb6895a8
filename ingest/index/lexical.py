"""Word index: BM25 over accented and folded words, in one memory-mapped file."""

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from ingest.index.arrayfile import read_arrays, write_arrays
from ingest.index.postings import Postings
from ingest.index.tokens import folded_tokens, has_diacritics, term_tokens, token_streams

_FILE = "lexical.bin"
_STREAMS = ("accented", "folded")


class LexicalIndex:
    """BM25 scores of all passages for a question.

    ``ids`` (int64) are the passage ids in the order of the scores;
    ``generation`` is the stamp given to ``save`` by the store, by which it
    tells whether this index is up to date.
    """

    def __init__(self) -> None:
        self.ids = np.zeros(0, dtype=np.int64)
        self.generation = 0
        self._streams = {name: Postings.empty() for name in _STREAMS}

    @classmethod
    def load(cls, directory: Path) -> "LexicalIndex":
        """The index in ``directory``, mapped into memory; an empty one if there is none.

        Raises IndexUnavailable if the file is damaged.
        """
        index = cls()
        path = directory / _FILE
        if path.exists():
            header, arrays = read_arrays(path)
            index.ids = arrays["ids"]
            index.generation = int(header["generation"])
            index._streams = {name: Postings.from_arrays(name, arrays) for name in _STREAMS}
        return index

    def save(self, directory: Path, generation: int) -> None:
        """Write the index in one step: a reader sees the old file or the new one."""
        arrays = {"ids": self.ids}
        for name, postings in self._streams.items():
            arrays |= postings.to_arrays(name)
        write_arrays(directory / _FILE, {"generation": generation}, arrays)
        self.generation = generation

    def update(self, removed_ids: Iterable[int], added: Iterable[tuple[int, str]]) -> None:
        """Drop passages and add others (id, text); an id that is present is replaced."""
        new_ids: list[int] = []
        tokens: dict[str, list[np.ndarray]] = {name: [] for name in _STREAMS}
        for passage_id, text in added:
            streams = token_streams(text)
            new_ids.append(passage_id)
            tokens["accented"].append(streams.accented)
            tokens["folded"].append(streams.folded)
        gone = np.union1d(np.fromiter(removed_ids, dtype=np.int64), np.array(new_ids, np.int64))
        keep = ~np.isin(self.ids, gone)
        if keep.all() and not new_ids:
            return
        self.ids = np.concatenate([self.ids[keep], np.array(new_ids, dtype=np.int64)])
        for name in _STREAMS:
            self._streams[name] = self._streams[name].updated(keep, tokens[name])

    def scores(self, question: str) -> np.ndarray:
        """float32 of shape (n,), aligned with ``ids``, between 0 and 1.

        Each stream is divided by its best score. Half the weight is the
        accented stream's, half the folded one's; a question typed without
        any diacritics is compared with the folded stream only.
        """
        streams = token_streams(question)
        folded = _scaled(self._streams["folded"].bm25(streams.folded))
        if not has_diacritics(question):
            return folded
        accented = _scaled(self._streams["accented"].bm25(streams.accented))
        return (accented + folded) / 2

    def weight(self, word: str) -> float:
        """Inverse document frequency of a word, whatever its diacritics; 0 if nothing is indexed.

        A number with separators weighs as much as the rarest of its parts.
        """
        postings = self._streams["folded"]
        total = len(postings.lengths)
        tokens = folded_tokens(word)
        if not total or not len(tokens):
            return 0.0
        rarest = min(postings.frequency(token) for token in tokens.tolist())
        return math.log1p((total - rarest + 0.5) / (rarest + 0.5))

    def frequencies(self, terms: Iterable[str], *, accented: bool = True) -> dict[str, int]:
        """In how many passages each of ``terms``, words or pairs of words, stands."""
        name = "accented" if accented else "folded"
        streams = {term: getattr(token_streams(term), name) for term in terms}
        # The last token of a pair's stream is the pair itself.
        return {
            term: self._streams[name].frequency(int(tokens[-1])) if len(tokens) else 0
            for term, tokens in streams.items()
        }

    def intersection(self, terms: Iterable[str], /) -> set[str]:
        """Those of ``terms``, words or pairs of words, that some passage contains as accented.

        ``terms`` are NFC and in lower case. All are looked up together: a
        question has hundreds of possible readings.
        """
        asked = list(terms)
        known = self._streams["accented"].holds(term_tokens(asked)).tolist()
        return {term for term, is_known in zip(asked, known, strict=True) if is_known}


def _scaled(scores: np.ndarray) -> np.ndarray:
    best = scores.max(initial=0.0)
    return (scores / best if best > 0 else scores).astype(np.float32)
