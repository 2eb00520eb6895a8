import pytest

from ingest.embedding.factory import load_embedder
from ingest.embedding.llama import LlamaEmbedding


def test_llama_index_gets_the_same_vectors() -> None:
    embedder = load_embedder()
    adapter = LlamaEmbedding(embedder)
    assert adapter.model_name == embedder.name
    assert adapter.get_query_embedding("giám sát") == pytest.approx(
        embedder.embed_question("giám sát").tolist()
    )
    texts = ["Điều 1\nGiám sát", "Điều 2\nPhản biện"]
    vectors = adapter.get_text_embedding_batch(texts)
    assert vectors == embedder.embed_passages(texts).tolist()
