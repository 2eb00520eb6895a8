"""Dense vectors in an embedded Chroma collection."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import chromadb
import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from ingest.errors import IndexUnavailable, StorageError

_COLLECTION = "passages"
_MAX_BATCH = 5_461  # Chroma refuses more rows at once
_HNSW = {
    "space": "cosine",
    "max_neighbors": 24,
    "ef_construction": 200,
    "ef_search": 200,
    "sync_threshold": 5_000,
}


class VectorIndex:
    """Vectors of the passages by passage id; one process at a time may have it open.

    Raises IndexUnavailable if the vectors were made by another model, and
    StorageError if the folder cannot be written.
    """

    def __init__(self, directory: Path, embedder: str, dimension: int) -> None:
        """Open or create the index; ``embedder`` is the name of the embedding model."""
        try:
            directory.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(
                str(directory), settings=Settings(anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                metadata={"embedder": embedder, "dimension": dimension},
                configuration={"hnsw": _HNSW},
            )
        except (OSError, ChromaError) as error:
            raise _storage_error(directory, error) from error
        self._directory = directory
        stored = self._collection.metadata or {}
        if stored.get("embedder") != embedder or stored.get("dimension") != dimension:
            self.close()
            raise IndexUnavailable(
                f"Chỉ mục trong {directory} do mô hình {stored.get('embedder')} tạo ra, không dùng "
                f"được với {embedder}; hãy chọn thư mục chỉ mục khác hoặc lập lại chỉ mục."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    def __len__(self) -> int:
        return self._collection.count()

    def ids(self) -> list[int]:
        return [int(i) for i in self._collection.get(include=[])["ids"]]

    def add(
        self,
        ids: Sequence[int],
        vectors: np.ndarray,
        metadatas: Sequence[dict[str, str | int]] | None = None,
    ) -> None:
        """Store unit vectors of shape (n, dimension); an id that is present is replaced."""
        for start in range(0, len(ids), _MAX_BATCH):
            end = start + _MAX_BATCH
            try:
                self._collection.upsert(
                    ids=[str(i) for i in ids[start:end]],
                    embeddings=vectors[start:end],
                    metadatas=None if metadatas is None else list(metadatas[start:end]),
                )
            except (OSError, ChromaError) as error:
                raise _storage_error(self._directory, error) from error

    def delete(self, ids: Sequence[int]) -> None:
        """Forget these ids; unknown ones are ignored."""
        for start in range(0, len(ids), _MAX_BATCH):
            try:
                self._collection.delete(ids=[str(i) for i in ids[start : start + _MAX_BATCH]])
            except (OSError, ChromaError) as error:
                raise _storage_error(self._directory, error) from error

    def search(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """The ``k`` nearest passages: ids (int64) and cosines (float32), best first."""
        found = self._collection.query(
            query_embeddings=vector[np.newaxis], n_results=k, include=["distances"]
        )
        distances = found["distances"]
        assert distances is not None
        return (
            np.array(found["ids"][0], dtype=np.int64),
            1.0 - np.array(distances[0], dtype=np.float32),
        )

    def cosines(self, vector: np.ndarray, ids: Sequence[int]) -> np.ndarray:
        """Cosines (float32) of these passages, in their order; 0 for an unknown id."""
        out = np.zeros(len(ids), dtype=np.float32)
        if not len(ids):
            return out
        found = self._collection.get(ids=[str(i) for i in ids], include=["embeddings"])
        position = {str(i): at for at, i in enumerate(ids)}
        if found["ids"]:
            rows = [position[i] for i in found["ids"]]
            out[rows] = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return out


def recorded_ids(directory: Path) -> list[int]:
    """Ids in an existing index; none where there is none. Raises StorageError if damaged."""
    if not directory.is_dir():
        return []
    try:
        client = chromadb.PersistentClient(
            str(directory), settings=Settings(anonymized_telemetry=False)
        )
        try:
            found = client.get_collection(_COLLECTION, embedding_function=None).get(include=[])
        finally:
            client.close()
    except NotFoundError:
        return []
    except (OSError, ChromaError) as error:
        raise _storage_error(directory, error) from error
    return [int(i) for i in found["ids"]]


def _storage_error(directory: Path, error: Exception) -> StorageError:
    return StorageError(
        f"Không ghi được chỉ mục trong {directory} ({error}); "
        "hãy kiểm tra dung lượng đĩa và quyền ghi thư mục."
    )
