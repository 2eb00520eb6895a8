"""One question in, one answer with verified citations out."""

import time
from collections.abc import Iterator, Sequence
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
from ingest.records import StoredPassage
from ingest.store import Store
from search.answering import compose
from search.candidates import Candidate, best_by_clause
from search.clause_answer import answer_request
from search.contract import Answer
from search.evidence import QuestionContent
from search.ranking import rank
from search.retrieval import Hit, Retriever
from search.scope import Holdings, Scope
from search.understanding import interpret
from search.understanding.clause_request import parse_clause_request
from search.understanding.document_numbers import find_documents

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
        self._holdings = Holdings(store.metadata())

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
        text = interpret(check_question(question), self._lexical).text
        return self._answer(text, top).model_copy(
            update={
                "id": question_id,
                "question": question,
                "interpreted": text,
                "elapsed_ms": round((time.perf_counter() - started) * 1000, 1),
            }
        )

    def _answer(self, question: str, top: int) -> Answer:
        mentions = find_documents(question)
        scope = self._holdings.scope(question, mentions)
        request = parse_clause_request(question, mentions)
        if request is not None and request.whole_question:
            documents = (self._document(i) for i in self._where(scope))
            answer = answer_request(question, request, documents, top)
            if answer.citations:
                return answer
        content = QuestionContent(scope.about, self._lexical.weight)
        candidates = self.candidates(scope, content)
        if request is not None and request.whole_question:
            return answer.model_copy(
                update={"citations": compose(question, content, candidates, top).citations}
            )
        return compose(question, content, candidates, top)

    def ranking(self, question: str, passages: int = _PASSAGES) -> list[Candidate]:
        """The clauses for a question as it was typed, best first, that answers are made from."""
        text = interpret(check_question(question), self._lexical).text
        scope = self._holdings.scope(text, find_documents(text))
        content = QuestionContent(scope.about, self._lexical.weight)
        return self.candidates(scope, content, passages)

    def _where(self, scope: Scope) -> Sequence[int]:
        return sorted(scope.documents) or self.store.document_ids()

    def candidates(
        self, scope: Scope, content: QuestionContent, passages: int = _PASSAGES
    ) -> list[Candidate]:
        """The clauses nearest to a question, best first; those it asks within before others."""
        hits = self._retriever.retrieve(scope.about, passages)
        if scope.documents:
            inside = self.store.passage_ids(scope.documents)
            known = {hit.passage_id for hit in hits}
            found = self._retriever.retrieve(scope.about, passages, inside)
            hits += [hit for hit in found if hit.passage_id not in known]
        best = best_by_clause(hits, self.store.passages(hit.passage_id for hit in hits))
        return rank([self._candidate(*pair) for pair in best], content, scope.documents)

    def _candidate(self, hit: Hit, passage: StoredPassage) -> Candidate:
        document = self._document(passage.document)
        unit = document.units[passage.unit]
        return Candidate(document, unit, passage, hit.score, hit.cosine, hit.lexical)


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
