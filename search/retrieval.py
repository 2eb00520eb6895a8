"""Fused retrieval: dense vectors and words, one exact score for each candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ingest.embedding.base import Embedder
from ingest.index.lexical import LexicalIndex
from ingest.index.vectors import VectorIndex

LEXICAL_WEIGHT = 0.15
# Of each side; a passage that is in neither list is out of the race.
_CANDIDATES = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. ``score`` = ``cosine`` + ``LEXICAL_WEIGHT`` × ``lexical``."""

    passage_id: int
    score: float
    cosine: float
    lexical: float  # between 0 and 1: share of the best passage's BM25


class Retriever:
    """Ranks passages by a weighted sum, which beats rank fusion on every set measured."""

    def __init__(self, embedder: Embedder, vectors: VectorIndex, lexical: LexicalIndex) -> None:
        self._vectors = vectors
        self.lexical = lexical
        self._order = np.argsort(lexical.ids)
        # One question is often retrieved twice: in all documents and within those it names.
        self._vector = lru_cache(16)(embedder.embed_question)

    def retrieve(
        self, question: str, k: int = 30, within: Sequence[int] | None = None
    ) -> list[Hit]:
        """The best ``k`` passages for a question, best first; fewer if there are fewer.

        ``within`` keeps to these passage ids, such as those of one document.
        """
        vector = self._vector(question)
        lexical = self.lexical.scores(question)
        if within is None:
            ids, cosines = self._candidates(vector, lexical, max(k, _CANDIDATES))
        else:
            ids = np.array(within, dtype=np.int64)
            cosines = self._vectors.cosines(vector, ids.tolist())
        words = self._lexical_of(ids, lexical)
        scores = cosines + LEXICAL_WEIGHT * words
        # Ties go to the passage that was stored first, so that runs agree.
        best = np.lexsort((ids, -scores))[:k]
        return [
            Hit(int(ids[i]), float(scores[i]), float(cosines[i]), float(words[i])) for i in best
        ]

    def _candidates(
        self, vector: np.ndarray, lexical: np.ndarray, k: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Ids and cosines of the best ``k`` passages of either side."""
        ids, cosines = self._vectors.search(vector, k)
        extra = np.setdiff1d(_best(lexical, self.lexical.ids, k), ids)
        return (
            np.concatenate([ids, extra]),
            np.concatenate([cosines, self._vectors.cosines(vector, extra.tolist())]),
        )

    def _lexical_of(self, ids: np.ndarray, lexical: np.ndarray) -> np.ndarray:
        """Lexical scores of passage ids; 0 for one that the word index does not hold."""
        stored = self.lexical.ids
        if not len(stored):
            return np.zeros(len(ids), dtype=np.float32)
        at = np.searchsorted(stored, ids, sorter=self._order)
        row = self._order[np.minimum(at, len(stored) - 1)]
        return np.where(stored[row] == ids, lexical[row], np.float32(0))


def _best(scores: np.ndarray, ids: np.ndarray, k: int) -> np.ndarray:
    """Ids of the ``k`` best positive scores, in no order."""
    chosen = np.argsort(-scores, kind="stable")[:k]
    return ids[chosen[scores[chosen] > 0]]
