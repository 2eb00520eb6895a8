"""``python -m ingest`` with an embedder that costs nothing, saying each step as it begins."""

import hashlib
import re
import sys
from collections.abc import Sequence

import numpy as np

import ingest.command
import ingest.pipeline
from ingest.embedding.base import Progress

READY = "san sang"
_DIMENSION = 16


class LightEmbedder:
    """Vectors that depend on the text alone and mean nothing."""

    name = "nhe"
    dimension = _DIMENSION

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> np.ndarray:
        seed = hashlib.sha256(text.encode()).digest()
        vector = np.random.default_rng(list(seed)).normal(size=_DIMENSION)
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        return [found.span() for found in re.finditer(r"\S+", text)]


class Spoken:
    """In the place of the progress bar: a line for each step, at once."""

    def __init__(self, **_: object) -> None:
        """Takes what a progress bar takes."""

    def __call__(self, what: str, done: int, total: int) -> None:
        print(f"{what} {done}/{total}", flush=True)

    def close(self) -> None:
        """Nothing is open."""


if __name__ == "__main__":
    ingest.pipeline.load_embedder = lambda setting: LightEmbedder()
    ingest.command.ProgressBar = Spoken
    print(READY, flush=True)
    sys.exit(ingest.command.main(sys.argv[1:]))
