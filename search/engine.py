"""One question in, one answer with verified citations out."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path

from ingest.embedding.factory import load_embedder
from ingest.errors import IndexUnavailable, QuestionError
from ingest.folding import nfc
from ingest.headings import to_roman
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
from search.follow_up import complete
from search.metadata_answer import answer_about
from search.parts import answer_in_parts
from search.question_content import QuestionContent
from search.ranking import ReadsPairs, rank, refine
from search.refusal import LibraryFacts
from search.reranking import Reranker
from search.retrieval import Hit, Retriever
from search.scope import Holdings, Scope
from search.understanding import Interpretation, interpret
from search.understanding.clause_request import ClauseRequest

MAX_QUESTION = 2000  # characters; anything longer is a pasted document, not a question
_PASSAGES = 40
_CACHED_DOCUMENTS = 64
_MOST_DOCUMENTS = 20  # looked into for a clause that is asked for by number alone


class Engine:
    """The documents of one index folder, ready to be asked. Not shared between threads."""

    def __init__(
        self, store: Store, retriever: Retriever, lexical: LexicalIndex, reranker: ReadsPairs
    ) -> None:
        self.store = store
        self._retriever = retriever
        self._lexical = lexical
        self._reranker = reranker
        self._document = lru_cache(_CACHED_DOCUMENTS)(store.document)
        known = store.metadata()
        self._holdings = Holdings(known)
        self._library = LibraryFacts.of(known.values(), lexical, len(lexical.ids))

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
            reranker = stack.enter_context(Reranker())
            yield cls(store, Retriever(embedder, vectors, lexical), lexical, reranker)

    def ask(
        self,
        question: str,
        top: int = 5,
        question_id: str | None = None,
        previous: str | None = None,
    ) -> Answer:
        """Answer a question with at most ``top`` citations, best first.

        ``previous`` is the question before, as it was understood; a question
        that leans on it ("còn Hội Phụ nữ thì sao?") takes what it lacks from
        there, and ``interpreted`` shows it. Raises QuestionError for an empty
        or too long question.
        """
        started = time.perf_counter()
        reading = interpret(check_question(question), self._lexical)
        completed = complete(reading.text, previous)
        if completed is not None:
            reading = interpret(completed, self._lexical)
        whole = self._answer(reading, top)
        answer = answer_in_parts(reading.text, whole, lambda part: self._part(part, top), top)
        return (answer or whole).model_copy(
            update={
                "id": question_id,
                "question": question,
                "interpreted": reading.text,
                "elapsed_ms": round((time.perf_counter() - started) * 1000, 1),
            }
        )

    def _part(self, question: str, top: int) -> Answer:
        return self._answer(interpret(question, self._lexical), top)

    def _answer(self, reading: Interpretation, top: int) -> Answer:
        scope = self._holdings.scope(reading.text, reading.documents)
        direct = self._direct_answer(reading, scope, top)
        if direct is not None and direct.citations:
            return direct
        content = QuestionContent(scope.about, self._lexical.weight)
        found = compose(reading.text, content, self.candidates(scope, content), self._library, top)
        if direct is None:
            return found
        # What was asked for by number does not exist: say so, and show what is near.
        return direct.model_copy(update={"citations": found.citations})

    def _direct_answer(self, reading: Interpretation, scope: Scope, top: int) -> Answer | None:
        """The answer to a question that needs no search: a clause, or a fact of a document."""
        request = reading.clause
        if request is not None and request.whole_question:
            documents = [self._document(i) for i in self._where(request, scope)]
            return answer_request(reading.text, request, documents, top)
        if reading.metadata is not None:
            about = self._holdings.spoken_of(reading.metadata, scope)
            if about:
                documents = [self._document(i) for i in about]
                return answer_about(reading.text, reading.metadata, documents)
        return None

    def _where(self, request: ClauseRequest, scope: Scope) -> Sequence[int]:
        """Documents that may hold the clauses asked for."""
        if scope.documents:
            return sorted(scope.documents)
        numbers = {target.path[-1].number for target in request.targets}
        return self.store.documents_with_units(
            [*numbers, *(to_roman(int(n)) for n in numbers if n.isdigit() and int(n) < 400)],
            most=_MOST_DOCUMENTS,
        )

    def ranking(self, question: str, passages: int = _PASSAGES) -> list[Candidate]:
        """The clauses for a question as it was typed, best first, that answers are made from."""
        reading = interpret(check_question(question), self._lexical)
        scope = self._holdings.scope(reading.text, reading.documents)
        content = QuestionContent(scope.about, self._lexical.weight)
        return self.candidates(scope, content, passages)

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
        ranked = rank([self._candidate(*pair) for pair in best], content, scope.documents)
        return refine(ranked, scope.about, self._reranker)

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
