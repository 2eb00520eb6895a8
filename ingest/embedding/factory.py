"""One setting chooses the embedding model."""

import os
from pathlib import Path

from ingest.embedding.base import Embedder

SHIPPED = "van-ban-embed"
SETTING = "TRA_CUU_EMBEDDER"
_SHIPPED_FOLDER = Path(__file__).resolve().parents[1] / "models" / SHIPPED


def load_embedder(setting: str | None = None) -> Embedder:
    """The embedder named by ``setting``, else by the environment variable, else the shipped one.

    ``van-ban-embed`` is the shipped model on onnxruntime; any other value is
    the folder or the name of a sentence-transformers model on this machine.
    Raises ``IndexUnavailable`` if it cannot be loaded.
    """
    chosen = setting or os.environ.get(SETTING) or SHIPPED
    # Imported late: each engine is heavy and only one is used.
    if chosen == SHIPPED:
        from ingest.embedding.onnx import OnnxEmbedder

        return OnnxEmbedder(_SHIPPED_FOLDER)
    from ingest.embedding.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(chosen)
