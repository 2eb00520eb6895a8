from dataclasses import dataclass, field
from datetime import date

from ingest.errors import QuestionError
from ingest.records import StoredDocument
from search.contract import Answer
from search.page.examples import example_questions
from search.page.handlers import build_handlers
from search.page.holdings_view import Holding, holding
from search.page.library import UNEXPECTED, Preparation
from tests.search.page.documents import answer, citation, stored

DOCUMENT = stored(["1. Mặt trận giám sát.", "2. Cấp ủy lãnh đạo."])


@dataclass
class FakeLibrary:
    preparation: Preparation = field(default_factory=lambda: Preparation("ready", ""))
    failure: Exception | None = None

    @property
    def holdings(self) -> list[Holding]:
        return [holding(DOCUMENT)]

    def ask(self, question: str) -> Answer:
        if self.failure:
            raise self.failure
        return answer([citation(DOCUMENT, "Mặt trận")], question=question)

    def find(self, number: str, issued: date | None) -> StoredDocument | None:
        return DOCUMENT if (number, issued) == ("04-NQ/TU", date(2021, 11, 19)) else None


def call(name: str, data: object, library: FakeLibrary | None = None) -> dict:
    handlers = {handler.__name__: handler for handler in build_handlers(library or FakeLibrary())}
    return handlers[name](data)


def test_a_question_gets_an_answer() -> None:
    reply = call("ask_question", {"question": "Ai giám sát?"})
    assert reply["answered"] is True
    assert "Mặt trận" in reply["html"]


def test_errors_are_one_vietnamese_sentence() -> None:
    known = FakeLibrary(failure=QuestionError("Câu hỏi đang trống."))
    assert call("ask_question", {"question": ""}, known) == {"error": "Câu hỏi đang trống."}
    unknown = FakeLibrary(failure=RuntimeError("secret /home/path"))
    assert call("ask_question", {"question": "a"}, unknown) == {"error": UNEXPECTED}
    assert "tải lại trang" in call("ask_question", {"câu": 1})["error"]
    assert (
        "không còn trong kho" in call("open_document", {"document": "1", "issued": None})["error"]
    )


def test_a_document_opens_at_the_quotation() -> None:
    start = DOCUMENT.text.index("Cấp ủy")
    place = {"document": "04-NQ/TU", "issued": "2021-11-19"}
    assert "<mark>" not in call("open_document", place)["html"]
    place |= {"locator": "2", "start": start, "end": start + 6}
    assert "<mark>Cấp ủy</mark>" in call("open_document", place)["html"]


def test_preparation_shows_progress_then_examples() -> None:
    busy = FakeLibrary(Preparation("preparing", "Lập chỉ mục", 2, 8, 12))
    reply = call("preparation", {}, busy)
    assert reply["state"] == "preparing"
    assert "Lập chỉ mục" in reply["html"]
    assert "12 giây" in reply["html"]
    assert "data-question" in call("preparation", {})["html"]


def test_examples_fit_the_documents() -> None:
    assert any("Ban Dân vận" in q for q in example_questions([DOCUMENT.metadata]))
    other = stored(["1. a"], number="04-NQ/TU", issued=date(2011, 1, 1)).metadata
    assert example_questions([other]) == ["Nghị quyết 04-NQ/TU quy định về việc gì?"]
    assert example_questions([]) == []


def test_clauses_are_the_smallest_numbered_units() -> None:
    assert holding(DOCUMENT).clauses == 2
