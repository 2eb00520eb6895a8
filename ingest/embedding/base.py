"""What the index and the search need from an embedding model."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

Progress = Callable[[int, int], None]
"""Called with (passages done, passages in all) after each batch."""

MAX_PASSAGE_TOKENS = 220
"""Passages are cut at this length: the shipped model was trained at 224 with two special tokens."""


class Embedder(Protocol):
    """A bi-encoder: questions and passages as points on the unit sphere.

    ``name`` identifies the weights (folder name and a short sha256 of the
    file), so that an index made by another model is recognised.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        """Vectors of the passages, float32 of shape (n, dimension), L2-normalised."""
        ...

    def embed_question(self, text: str) -> np.ndarray:
        """Vector of a question, float32 of shape (dimension,), L2-normalised."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text`` without prefix and special tokens."""
        ...

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        """Character span of each token of ``text``, in reading order."""
        ...
