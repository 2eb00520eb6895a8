"""The cross-encoder: question and passage read together, for one logit.

Never the only judge: its logit is added to the fused score (search/ranking.py).
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ingest.embedding.onnx import usable_cores
from ingest.errors import IndexUnavailable

_FOLDER = Path(__file__).resolve().parent / "models" / "van-ban-rerank"
_MAX_TOKENS = 256
_MAX_QUESTION_TOKENS = 96
_SPECIAL_TOKENS = 4  # <s> question </s></s> passage </s>


class Reranker:
    """The shipped cross-encoder on onnxruntime; gives one logit for a pair of texts."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        weights, tokenizer = folder / "onnx" / "model_int8.onnx", folder / "tokenizer.json"
        if not weights.is_file() or not tokenizer.is_file():
            raise IndexUnavailable(
                f"Thiếu tệp mô hình xếp hạng trong {folder}; hãy cài đặt lại chương trình."
            )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
        # Pairs are run one by one, for the reasons given at OnnxEmbedder.
        self._pool = ThreadPoolExecutor(min(2, usable_cores()), thread_name_prefix="rerank")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown()

    def logits(
        self, question: str, passages: Sequence[str], seconds: float = float("inf")
    ) -> np.ndarray:
        """float32 of shape (n,); NaN for passages that ``seconds`` left no time for.

        Passages are read in the order given, so give the best first.
        """
        deadline = time.monotonic() + seconds
        ids = self._tokenizer.encode(question, add_special_tokens=False).ids
        ids = ids[:_MAX_QUESTION_TOKENS]
        read = self._pool.map(lambda text: self._logit(ids, text, deadline), passages)
        return np.fromiter(read, dtype=np.float32, count=len(passages))

    def _logit(self, question: list[int], passage: str, deadline: float) -> float:
        if time.monotonic() > deadline:
            return float("nan")
        ids = self._tokenizer.encode(passage, add_special_tokens=False).ids
        ids = ids[: _MAX_TOKENS - _SPECIAL_TOKENS - len(question)]
        start, end = 0, 2
        inputs = np.array([[start, *question, end, end, *ids, end]], dtype=np.int64)
        feed = {"input_ids": inputs, "attention_mask": np.ones_like(inputs)}
        return float(self._session.run(None, feed)[0][0, 0])
