"""The pipeline that most would build first, for comparison; run by ``benchmarks.compare_plain``.

LlamaIndex SentenceSplitter, HuggingFaceEmbedding on the shipped weights in
torch, ChromaVectorStore: no clauses, no words, no fusion, no diacritics.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

STARTED = time.perf_counter()


def main() -> None:
    """Index the documents, ask the questions, print figures and what was found as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("documents", type=Path, help='JSON: [{"number", "text"}]')
    parser.add_argument("questions", type=Path, help='JSON: ["question"]')
    parser.add_argument("model", type=Path)
    options = parser.parse_args()
    import chromadb
    from llama_index.core import Document, StorageContext, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.settings import Settings
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.vector_stores.chroma import ChromaVectorStore

    embedder = HuggingFaceEmbedding(
        str(options.model), query_instruction="query: ", text_instruction="passage: "
    )
    Settings.llm = MockLLM()
    loaded = time.perf_counter()
    documents = [
        Document(text=d["text"], metadata={"number": d["number"]})
        for d in json.loads(options.documents.read_text(encoding="utf-8"))
    ]
    with tempfile.TemporaryDirectory() as folder:
        collection = chromadb.PersistentClient(folder).create_collection(
            "plain", embedding_function=None
        )
        storage = StorageContext.from_defaults(
            vector_store=ChromaVectorStore(chroma_collection=collection)
        )
        index = VectorStoreIndex.from_documents(
            documents,
            storage_context=storage,
            embed_model=embedder,
            transformations=[SentenceSplitter(chunk_size=220, chunk_overlap=20)],
        )
        indexed = time.perf_counter()
        retriever = index.as_retriever(similarity_top_k=3)
        found, latencies = [], []
        for question in json.loads(options.questions.read_text(encoding="utf-8")):
            asked = time.perf_counter()
            nodes = retriever.retrieve(question)
            latencies.append((time.perf_counter() - asked) * 1000)
            found.append([(n.metadata["number"], n.get_content()) for n in nodes])
    print(
        json.dumps(
            {
                "load_seconds": loaded - STARTED,
                "index_seconds": indexed - loaded,
                "latencies_ms": latencies,
                "peak_memory_mb": _peak_memory_mb(),
                "found": found,
            }
        )
    )


def _peak_memory_mb() -> float | None:
    from search.evaluate import peak_memory_mb

    return peak_memory_mb()


if __name__ == "__main__":
    main()
