"""The shipped model on onnxruntime: no torch, 0.3 s to import, 54 MB."""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ingest.embedding.base import Progress
from ingest.embedding.identity import model_name
from ingest.errors import IndexUnavailable

_MAX_TOKENS = 512
_WEIGHTS = Path("onnx") / "model_int8.onnx"


def usable_cores() -> int:
    """Cores this process may run on (a container may have fewer than the machine)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class OnnxEmbedder:
    """``onnx/model_int8.onnx`` of a sentence-transformers folder.

    The graph takes ``input_ids`` and ``attention_mask`` and gives pooled,
    normalised ``sentence_embedding``. Newlines are kept: the tokenizer turns
    them into one unknown token and the model was trained with it.

    Each text is run alone. Dynamic int8 quantisation scales the activations
    of a whole batch together, so a vector would depend on its neighbours in
    the batch (cosine down to 0.992), and batches are no faster on two cores.
    Two runs of one thread each are faster than one run of two threads.
    """

    def __init__(self, folder: Path) -> None:
        self._weights = folder / _WEIGHTS
        tokenizer = folder / "tokenizer.json"
        if not self._weights.is_file() or not tokenizer.is_file():
            raise IndexUnavailable(
                f"Thiếu tệp mô hình nhúng trong {folder}; hãy cài đặt lại chương trình."
            )
        self._folder = folder
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._query_prefix, self._passage_prefix = _prefixes(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(self._weights), options, providers=["CPUExecutionProvider"]
        )
        self._workers = min(2, usable_cores())

    @cached_property
    def name(self) -> str:
        return model_name(self._folder.name, self._weights)

    @cached_property
    def dimension(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        prefixed = (self._passage_prefix + text for text in texts)
        with ThreadPoolExecutor(self._workers) as pool:
            for row, vector in enumerate(pool.map(self._embed, prefixed)):
                vectors[row] = vector
                if progress is not None:
                    progress(row + 1, len(texts))
        return vectors

    def embed_question(self, text: str) -> np.ndarray:
        return self._embed(self._query_prefix + text)

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).offsets)

    def _embed(self, text: str) -> np.ndarray:
        ids = self._tokenizer.encode(text).ids
        if len(ids) > _MAX_TOKENS:
            ids = [*ids[: _MAX_TOKENS - 1], ids[-1]]
        inputs = np.array([ids], dtype=np.int64)
        feed = {"input_ids": inputs, "attention_mask": np.ones_like(inputs)}
        return self._session.run(None, feed)[0][0]


def _prefixes(folder: Path) -> tuple[str, str]:
    """Prompts before a question and a passage, as sentence-transformers stores them."""
    config = folder / "config_sentence_transformers.json"
    prompts = json.loads(config.read_text("utf-8"))["prompts"] if config.is_file() else {}
    return prompts.get("query", ""), prompts.get("document", "")
