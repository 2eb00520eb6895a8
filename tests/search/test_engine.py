"""Questions to the shipped documents, as a cadre types them."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable, QuestionError
from search.contract import Answer
from search.engine import Engine
from search.wording import DIGEST_WARNING

RESOLUTION = ("04-NQ/TU", date(2021, 11, 19))
KEYS = {
    "id", "question", "interpreted", "answered", "answer", "refusal", "citations", "elapsed_ms",
}  # fmt: skip
CITATION_KEYS = {
    "n", "document", "issued", "title", "fidelity", "locator", "label", "page", "quote", "text",
    "start", "end", "score",
}  # fmt: skip


def assert_citations_are_true(engine: Engine, answer: Answer) -> None:
    for citation in answer.citations:
        document = engine.store.find(citation.document, date.fromisoformat(citation.issued))
        assert document is not None
        assert document.text[citation.start : citation.end] == citation.quote
        assert citation.text in document.text
        assert citation.locator in {unit.locator for unit in document.units}


@pytest.mark.parametrize(
    ("question", "locator", "said"),
    [
        ("Hội Nông dân phải đạt bao nhiêu phần trăm đến năm 2025?", "II/3/3.3", "86%"),
        ("doan thanh nien dat bao nhieu phan tram", "II/3/3.3", "72,5%"),
        ("khi nào hoàn thành chuyển đổi số", "II/3/3.5", "Đến năm 2025"),
        ("Ban Dân vận Tỉnh ủy làm gì?", "III/7", "sơ kết vào năm 2023"),
        ("điểm 3.3 nói gì", "II/3/3.3", "80% trở lên"),
        ("khoan 7 phan III", "III/7", "Ban Dân vận Tỉnh ủy chủ trì"),
    ],
)
def test_questions_get_the_right_clause_and_sentence(engine, question, locator, said):
    answer = engine.ask(question)
    assert answer.answered
    assert (answer.citations[0].document, answer.citations[0].locator) == ("04-NQ/TU", locator)
    assert said in answer.citations[0].quote
    assert answer.citations[0].quote in answer.answer
    assert_citations_are_true(engine, answer)


@pytest.mark.parametrize(
    "question",
    [
        "thời tiết Vinh hôm nay thế nào",
        "cách nấu phở bò",
        "Đến năm 2030 Hội Nông dân phải đạt bao nhiêu phần trăm?",
        "điểm 3.9 nói gì",
    ],
)
def test_what_the_documents_do_not_say_is_refused(engine, question):
    answer = engine.ask(question)
    assert not answer.answered
    assert answer.answer == ""
    assert answer.refusal
    assert answer.citations  # the nearest clauses
    assert_citations_are_true(engine, answer)


def test_repaired_words_are_quoted_as_meant(engine):
    answer = engine.ask("Bao nhiêu phần trăm doanh nghiệp ký thỏa ước lao động tập thể?")
    assert "phấn đấu 80%" in answer.citations[0].quote
    document = engine.store.find(*RESOLUTION)
    assert "phần đầu 80%" in document.raw_text
    assert "phần đầu 80%" not in document.text


def test_an_answer_from_a_digest_says_so(engine):
    answer = engine.ask("Theo Quyết định 217, phản biện xã hội là gì?")
    assert answer.answered
    assert answer.citations[0].fidelity == "digest"
    assert DIGEST_WARNING in answer.answer


def test_the_json_contract(engine):
    record = json.loads(engine.ask("Ban Dân vận làm gì?", question_id="7").model_dump_json())
    assert set(record) == KEYS
    assert record["id"] == "7"
    assert all(set(citation) == CITATION_KEYS for citation in record["citations"])
    assert [citation["n"] for citation in record["citations"]] == list(
        range(1, len(record["citations"]) + 1)
    )


@pytest.mark.parametrize("top", [1, 2, 5])
def test_at_most_top_citations(engine, top):
    assert len(engine.ask("giám sát và phản biện xã hội", top=top).citations) == top


@pytest.mark.parametrize("question", ["", "   ", "?!…", "a" * 10_000])
def test_no_question_at_all(engine, question):
    with pytest.raises(QuestionError):
        engine.ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\x00\x01 abc",
        "🙂 hội nông dân",
        "%s %n {0}",
        "a",
    ],
)
def test_odd_questions_are_only_questions(engine, question):
    assert_citations_are_true(engine, engine.ask(question))


def test_an_empty_library_says_so(tmp_path: Path):
    from ingest.pipeline import ingest

    (tmp_path / "trong").mkdir()
    ingest([tmp_path / "trong"], tmp_path / "chi-muc")
    with (
        pytest.raises(IndexUnavailable, match="chưa có văn bản"),
        Engine.open(tmp_path / "chi-muc"),
    ):
        pass


def search(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "search", *arguments], capture_output=True, encoding="utf-8"
    )


def test_batch_answers_in_order_and_keeps_going(shipped_index: Path, tmp_path: Path):
    questions = tmp_path / "hoi.jsonl"
    asked = [{"id": "b", "q": "điểm 3.5"}, {"id": "a", "q": ""}, {"q": "Ai ký nghị quyết?"}]
    questions.write_text("\n".join(json.dumps(q) for q in asked), encoding="utf-8")
    done = search("--batch", str(questions), "--index", str(shipped_index))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a", None]
    assert answers[0]["citations"][0]["locator"] == "II/3/3.5"
    assert not answers[1]["answered"]
    assert "trống" in answers[1]["refusal"]


@pytest.mark.parametrize("line", ["{}", "[1]", "không phải JSON", '{"id": 1}'])
def test_a_batch_that_cannot_be_read_is_one_line(shipped_index: Path, tmp_path: Path, line: str):
    questions = tmp_path / "hoi.jsonl"
    questions.write_text(line, encoding="utf-8")
    done = search("--batch", str(questions), "--index", str(shipped_index))
    assert done.returncode != 0
    assert "dòng 1" in done.stderr
    assert len(done.stderr.splitlines()) == 1
