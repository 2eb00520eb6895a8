from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding.base import Progress
from ingest.index.lexical import LexicalIndex
from ingest.index.vectors import VectorIndex
from search.retrieval import LEXICAL_WEIGHT, Retriever

PASSAGES = ["mặt trận giám sát", "nông dân vay vốn", "phụ nữ và trẻ em", "xin chào"]


class Axes:
    """Every known text is a direction of its own; a question points where it is told to."""

    name = "axes"
    dimension = 4

    def __init__(self) -> None:
        self.question = np.array([0.0, 0.6, 0.8, 0.0], dtype=np.float32)

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        return np.eye(4, dtype=np.float32)[[PASSAGES.index(text) for text in texts]]

    def embed_question(self, text: str) -> np.ndarray:
        return self.question

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def token_offsets(self, text: str) -> list[tuple[int, int]]:
        raise NotImplementedError


@pytest.fixture
def retriever(tmp_path: Path) -> Iterator[Retriever]:
    embedder = Axes()
    lexical = LexicalIndex()
    lexical.update([], [(30 - i, text) for i, text in enumerate(PASSAGES)])
    with VectorIndex(tmp_path, embedder.name, embedder.dimension) as vectors:
        vectors.add([30 - i for i in range(4)], embedder.embed_passages(PASSAGES))
        yield Retriever(embedder, vectors, lexical)


def test_both_sides_are_summed(retriever: Retriever) -> None:
    hits = retriever.retrieve("mặt trận giám sát")
    by_id = {hit.passage_id: hit for hit in hits}
    assert [hit.passage_id for hit in hits][:3] == [28, 29, 30]
    assert by_id[30].lexical == pytest.approx(1.0)
    assert by_id[30].cosine == pytest.approx(0.0, abs=1e-6)
    assert by_id[30].score == pytest.approx(LEXICAL_WEIGHT, abs=1e-6)
    assert by_id[28].cosine == pytest.approx(0.8)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_words_decide_between_equal_vectors(retriever: Retriever) -> None:
    assert retriever.retrieve("phu nu", k=1)[0].passage_id == 28
    assert len(retriever.retrieve("phu nu", k=2)) == 2


def test_search_within_some_passages(retriever: Retriever) -> None:
    hits = retriever.retrieve("mặt trận giám sát", within=[29, 30, 999])
    assert [hit.passage_id for hit in hits] == [29, 30, 999]
    everywhere = {hit.passage_id: hit for hit in retriever.retrieve("mặt trận giám sát")}
    assert hits[0] == everywhere[29]
    assert hits[1] == everywhere[30]
    assert retriever.retrieve("mặt trận giám sát", within=[]) == []


def test_question_of_unknown_words_is_ranked_by_vectors(retriever: Retriever) -> None:
    hits = retriever.retrieve("xyz")
    assert [hit.passage_id for hit in hits][:2] == [28, 29]
    assert all(hit.lexical == 0 for hit in hits)


def test_passage_known_to_one_index_only(tmp_path: Path) -> None:
    embedder = Axes()
    lexical = LexicalIndex()
    lexical.update([], [(1, PASSAGES[0]), (2, PASSAGES[1])])
    with VectorIndex(tmp_path, embedder.name, embedder.dimension) as vectors:
        vectors.add([2, 3], embedder.embed_passages(PASSAGES[1:3]))
        hits = Retriever(embedder, vectors, lexical).retrieve("nông dân vay vốn")
    assert [(hit.passage_id, round(hit.lexical, 3)) for hit in hits] == [(3, 0.0), (2, 1.0)]


def test_empty_index(tmp_path: Path) -> None:
    with VectorIndex(tmp_path, "axes", 4) as vectors:
        assert Retriever(Axes(), vectors, LexicalIndex()).retrieve("gì") == []
