"""One question in, one answer with verified citations out."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

from ingest.embedding.factory import load_embedder
from ingest.errors import IndexUnavailable, QuestionError
from ingest.folding import nfc
from ingest.index.lexical import LexicalIndex
from ingest.index.lock import reading
from ingest.index.synchronising import LEXICAL, VECTORS
from ingest.index.vectors import VectorIndex
from ingest.pipeline import STORE_FILE, another_model
from ingest.store import Store
from search.answering import compose
from search.candidates import Candidate, best_by_clause
from search.contract import Answer
from search.evidence import QuestionContent
from search.ranking import rank
from search.retrieval import Retriever
from search.understanding import interpret

MAX_QUESTION = 2000  # characters; anything longer is a pasted document, not a question
_PASSAGES = 40
_CACHED_DOCUMENTS = 64


class Engine:
    """The documents of one index folder, ready to be asked. Not shared between threads."""

    def __init__(self, store: Store, retriever: Retriever, lexical: LexicalIndex) -> None:
        self.store = store
        self._retriever = retriever
        self._lexical = lexical
        self._document = lru_cache(_CACHED_DOCUMENTS)(store.document)

    @classmethod
    @contextmanager
    def open(cls, index_dir: Path, embedder_setting: str | None = None) -> Iterator["Engine"]:
        """Open for reading; IndexUnavailable if missing, being written, or of another model."""
        with ExitStack() as stack:
            stack.enter_context(reading(index_dir))
            store = Store(index_dir / STORE_FILE)
            stack.callback(store.close)
            if not store.document_ids():
                raise IndexUnavailable(
                    f"Chỉ mục ở {index_dir} chưa có văn bản nào. "
                    f"Hãy chạy: python -m ingest --index {index_dir}"
                )
            embedder = load_embedder(embedder_setting)
            made_by = store.setting("embedder")
            if made_by not in (None, embedder.name):
                raise another_model(made_by or "", embedder.name)
            lexical = LexicalIndex.load(index_dir / LEXICAL)
            vectors = stack.enter_context(
                VectorIndex(index_dir / VECTORS, embedder.name, embedder.dimension)
            )
            yield cls(store, Retriever(embedder, vectors, lexical), lexical)

    def ask(self, question: str, top: int = 5, question_id: str | None = None) -> Answer:
        """Answer a question with at most ``top`` citations, best first.

        Raises QuestionError for an empty or too long question.
        """
        started = time.perf_counter()
        text = check_question(question)
        interpretation = interpret(text, self._lexical)
        content = QuestionContent(interpretation.text, self._lexical.weight)
        candidates = rank(self.candidates(interpretation.text), content)
        answer = compose(interpretation.text, content, candidates, top)
        return answer.model_copy(
            update={
                "id": question_id,
                "question": question,
                "elapsed_ms": round((time.perf_counter() - started) * 1000, 1),
            }
        )

    def ranking(self, question: str, passages: int = _PASSAGES) -> list[Candidate]:
        """The clauses for a question as it was typed, best first, as ``ask`` sees them."""
        text = interpret(check_question(question), self._lexical).text
        return rank(self.candidates(text, passages), QuestionContent(text, self._lexical.weight))

    def candidates(self, question: str, passages: int = _PASSAGES) -> list[Candidate]:
        """The clauses nearest to a question, best first."""
        hits = self._retriever.retrieve(question, passages)
        found = best_by_clause(hits, self.store.passages(hit.passage_id for hit in hits))
        out: list[Candidate] = []
        for hit, passage in found:
            document = self._document(passage.document)
            unit = document.units[passage.unit]
            out.append(Candidate(document, unit, passage, hit.score, hit.cosine, hit.lexical))
        return out


def check_question(question: str) -> str:
    """The question, composed and trimmed; QuestionError if there is nothing to ask."""
    text = " ".join(nfc(question).split())
    if not any(character.isalnum() for character in text):
        raise QuestionError("Câu hỏi đang trống; hãy gõ điều cần tra cứu.")
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"Câu hỏi dài {len(text)} ký tự, quá giới hạn {MAX_QUESTION}; "
            "hãy rút gọn thành một câu hỏi."
        )
    return text

