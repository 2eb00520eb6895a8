"""What the product is compared with: LlamaIndex as its own examples put it together.

SentenceSplitter, HuggingFaceEmbedding on the shipped model in torch, and
ChromaVectorStore; no words index, no structure of clauses.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import chromadb
from chromadb.config import Settings as ChromaSettings
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

import ingest

_MODEL = Path(ingest.__file__).parent / "models" / "van-ban-embed"
_COLLECTION = "plain"
# Kinder than the default of 1,024 tokens, of which the model would read 384.
_CHUNK_TOKENS = 256
_OVERLAP_TOKENS = 32


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk found: ``text[start:end]`` of the document ``document``."""

    document: str
    start: int
    end: int


class PlainPipeline:
    """Index and retriever over the Chroma collection in one folder."""

    def __init__(self, folder: Path) -> None:
        client = chromadb.PersistentClient(
            str(folder), settings=ChromaSettings(anonymized_telemetry=False)
        )
        collection = client.get_or_create_collection(_COLLECTION, embedding_function=None)
        self._store = ChromaVectorStore(chroma_collection=collection)
        self._embedding = HuggingFaceEmbedding(
            str(_MODEL),
            device="cpu",
            model_kwargs={"dtype": "float32"},
            query_instruction="query: ",
            text_instruction="passage: ",
        )

    def index(self, texts: Iterable[tuple[str, str, str]]) -> None:
        """Store documents given as (id, title, text)."""
        documents = [
            Document(text=text, doc_id=name, metadata={"title": title})
            for name, title, text in texts
        ]
        tokenizer = self._embedding._model.tokenizer
        splitter = SentenceSplitter(
            chunk_size=_CHUNK_TOKENS,
            chunk_overlap=_OVERLAP_TOKENS,
            tokenizer=lambda text: tokenizer.encode(text, add_special_tokens=False, verbose=False),
        )
        VectorStoreIndex.from_documents(
            documents,
            storage_context=StorageContext.from_defaults(vector_store=self._store),
            transformations=[splitter],
            embed_model=self._embedding,
        )

    def search(self, question: str, k: int) -> list[Chunk]:
        """The ``k`` nearest chunks, best first."""
        index = VectorStoreIndex.from_vector_store(self._store, embed_model=self._embedding)
        found = index.as_retriever(similarity_top_k=k).retrieve(question)
        return [
            Chunk(hit.node.ref_doc_id, hit.node.start_char_idx, hit.node.end_char_idx)
            for hit in found
        ]
