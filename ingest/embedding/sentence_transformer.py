"""Any sentence-transformers model as the embedder (the extra ``models``)."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from ingest.embedding.base import Progress
from ingest.embedding.identity import model_name
from ingest.errors import IndexUnavailable

_BATCH = 16
_WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")


class SentenceTransformerEmbedder:
    """A model folder, or the name of a model that is already on this machine.

    Nothing is downloaded: the program works without a network, so a model
    that is not in the local cache is an error with the way out in it.
    """

    def __init__(self, model: str) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging
        except ImportError as error:
            raise IndexUnavailable(
                f"Mô hình “{model}” cần thư viện sentence-transformers; "
                "hãy cài bằng lệnh: pip install '.[models]'."
            ) from error
        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        self._folder = _local_folder(model)
        self._label = model.rstrip("/").rsplit("/", 1)[-1]
        try:
            self._model = SentenceTransformer(
                str(self._folder),
                local_files_only=True,
                # Half precision, as many weights are stored, is slow on a CPU and less exact.
                model_kwargs={"dtype": "float32"},
            )
        except (OSError, ValueError, KeyError) as error:
            raise IndexUnavailable(
                f"Không nạp được mô hình “{model}”; "
                "hãy kiểm tra thư mục mô hình sentence-transformers."
            ) from error

    @cached_property
    def name(self) -> str:
        return model_name(self._label, _weights(self._folder))

    @cached_property
    def dimension(self) -> int:
        size = self._model.get_embedding_dimension()
        return len(self.embed_question("a")) if size is None else size

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            chunk = list(texts[start : start + _BATCH])
            vectors[start : start + len(chunk)] = self._model.encode_document(
                chunk, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
            )
            if progress is not None:
                progress(start + len(chunk), len(texts))
        return vectors

    def embed_question(self, text: str) -> np.ndarray:
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        return len(self.token_offsets(text))

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        tokens = self._model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )
        return [(int(start), int(end)) for start, end in tokens["offset_mapping"]]


def _local_folder(model: str) -> Path:
    if Path(model).is_dir():
        return Path(model).resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as error:
        raise IndexUnavailable(
            f"Không có mô hình “{model}” trên máy này và chương trình không tự tải về; "
            "hãy chỉ đường dẫn tới thư mục mô hình."
        ) from error


def _weights(folder: Path) -> Path:
    for pattern in _WEIGHT_FILES:
        found = folder / pattern
        if found.is_file():
            return found
    nested = sorted(folder.glob("**/*.safetensors")) + sorted(folder.glob("**/*.bin"))
    if not nested:
        raise IndexUnavailable(f"Thư mục {folder} không có tệp trọng số của mô hình.")
    return nested[0]
