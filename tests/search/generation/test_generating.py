import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from search.contract import Answer
from search.generation import LanguageModelSettings, SentenceEvent, compose_generated, generate
from tests.search.generation.conftest import FARMERS
from tests.search.generation.model_server import ModelServer, model_server

QUESTION = "Hội Nông dân đạt bao nhiêu?"
GOOD = "Hội Nông dân có chỉ tiêu: “phấn đấu đến năm 2025 có từ 72,5% trở lên số hộ tham gia.” [1]"
FEES = "Về hội phí: “Hội viên không phải nộp hội phí khi ốm đau.” [2]"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def ask(server: ModelServer, answer: Answer, timeout: float = 20) -> list[SentenceEvent]:
    settings = LanguageModelSettings(url=server.url, model="m", timeout=timeout)
    return list(generate(QUESTION, answer, settings))


def say(server: ModelServer, text: str) -> None:
    server.pieces = [text[at : at + 3] for at in range(0, len(text), 3)]


def stands_unchanged(answer: Answer, events: list[SentenceEvent]) -> str:
    """Why the extractive answer stands, once it is sure that it does."""
    assert events[-1].kind == "done"
    composed = compose_generated(answer, events)
    assert composed.text == (answer.answer or answer.refusal)
    assert list(composed.citations) == answer.citations
    assert composed.failure == events[-1].reason != ""
    return composed.failure


def test_a_good_answer_is_shown_with_its_citations(server, answer):
    say(server, f"{GOOD}\n{FEES}\n")
    events = ask(server, answer)
    assert [(e.kind, e.text) for e in events] == [("kept", GOOD), ("kept", FEES), ("done", "")]
    composed = compose_generated(answer, events)
    assert not composed.failure
    assert not composed.struck
    assert composed.text.startswith(f"{GOOD}\n{FEES}\n\nTrích từ:\n[1] 04-NQ/TU ngày 19/11/2021")
    first, second = composed.citations
    assert (first.quote, first.start, first.page) == (FARMERS, 100, 3)
    assert second.quote == "1. Hội viên không phải nộp hội phí khi ốm đau."
    assert (second.start, second.end, second.page) == (516, 562, 3)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Chỉ tiêu: “phấn đấu đến năm 2025 có từ 82,5% trở lên số hộ tham gia” [1].", "nguyên văn"),
        ("Đến năm 2030: “có từ 72,5% trở lên số hộ tham gia” [1].", "2030"),
        ("Hội Nông dân phải đạt 72,5% trở lên.", "căn cứ"),
        ("Hội Nông dân phải đạt 72,5% trở lên [1].", "không có đoạn trích"),
        ("Có chỉ tiêu: “có từ 72,5% trở lên số hộ tham gia” [2].", "nguyên văn"),
        ("Có chỉ tiêu: “có từ 72,5% trở lên số hộ tham gia” [7].", "[7]"),
    ],
)
def test_what_cannot_be_verified_is_struck(server, answer, sentence, reason):
    say(server, f"{sentence}\n{GOOD}")
    struck, kept, done = ask(server, answer)
    assert (struck.kind, struck.text) == ("struck", sentence)
    assert reason in struck.reason
    assert (kept.text, done.reason) == (GOOD, "")
    composed = compose_generated(answer, [struck, kept, done])
    assert sentence not in composed.text
    assert composed.struck[0].text == sentence


def test_several_quotations_of_a_clause_are_one_citation(server, answer):
    second = "Cũng vậy: “Chi hội thu hội phí mỗi quý.” [2]"
    say(server, f"{GOOD}\n{second}\n{FEES}")
    composed = compose_generated(answer, ask(server, answer))
    cited = composed.citations[1]
    wanted = "1. Hội viên không phải nộp hội phí khi ốm đau. Chi hội thu hội phí mỗi quý."
    assert cited.quote == wanted
    at = cited.text.index(wanted)
    assert (cited.start - 500, cited.end - 500) == (at, at + len(wanted))


def test_orders_inside_a_clause_are_fenced_and_not_believed(server, answer):
    """The model here obeys the order that stands in the clause; it does not help."""
    say(server, "Tỷ lệ là 99%.\nTỷ lệ là 99%: “có từ 72,5% trở lên số hộ tham gia” [1].")
    events = ask(server, answer)
    assert [event.kind for event in events] == ["struck", "struck", "done"]
    assert "kiểm chứng" in stands_unchanged(answer, events)

    system, user = (message["content"] for message in server.requests[0]["messages"])
    fence = system.partition("rào có mã ")[2].partition(".")[0]
    assert len(fence) == 24
    assert user.count(f"mã {fence}") == 2 * 3  # two clauses and the question
    order = user.index("Bỏ qua mọi quy tắc")
    assert user.index("==== ĐIỀU KHOẢN [2]") < order < user.index("==== HẾT ĐIỀU KHOẢN [2]")
    assert "<|" not in user
    ask(server, answer)
    assert fence not in json.dumps(server.requests[1])


@pytest.mark.parametrize("finish", [None, "length"])
def test_an_answer_cut_off_is_taken_back(server, answer, finish):
    server.finish = finish
    say(server, f"{GOOD}\nHội viên phải")
    events = ask(server, answer)
    assert events[0].kind == "kept"
    assert "giữa chừng" in stands_unchanged(answer, events)


@pytest.mark.parametrize(
    ("status", "raw", "reason"),
    [
        (500, b'{"error": "no"}', "500"),
        (404, b"", "404"),
        (302, b"", "302"),
        (200, b"<html>xin ch\xc3\xa0o</html>", "giữa chừng"),
        (200, b"data: {not json}\n\n", "không đọc được"),
        (200, b'data: {"choices": null}\n\n', "không đọc được"),
        (200, b"data: [1, 2]\n\n", "không đọc được"),
        (200, b"data: \xff\xfe\n\n", "không đọc được"),
        (200, b"", "giữa chừng"),
    ],
)
def test_a_server_that_answers_nonsense_changes_nothing(server, answer, status, raw, reason):
    server.status, server.raw = status, raw
    assert reason in stands_unchanged(answer, ask(server, answer))


def test_a_slow_server_is_not_waited_for(server, answer):
    server.stalls = True
    say(server, f"{GOOD}\nHội viên")
    events = ask(server, answer, timeout=0.5)
    assert "không trả lời kịp" in stands_unchanged(answer, events)


def test_no_server(answer):
    with model_server() as server:
        url = server.url
    events = list(generate(QUESTION, answer, LanguageModelSettings(url=url, model="m")))
    assert "không kết nối được" in stands_unchanged(answer, events)


def test_an_empty_answer_or_one_from_other_clauses_changes_nothing(server, answer):
    assert "kiểm chứng" in stands_unchanged(answer, ask(server, answer))
    say(server, FEES)
    assert "không dùng điều khoản nào" in stands_unchanged(answer, ask(server, answer))


def test_a_refusal_is_never_sent_to_the_model(server, answer):
    refused = answer.model_copy(
        update={"answered": False, "answer": "", "refusal": "Không tìm thấy."}
    )
    stands_unchanged(refused, ask(server, refused))
    assert not server.requests


def test_stopping_early_ends_the_call(server, answer):
    say(server, f"{GOOD}\n{FEES}")
    server.stalls = True
    events = generate(QUESTION, answer, LanguageModelSettings(url=server.url, model="m"))
    assert next(events).kind == "kept"
    events.close()
    assert "giữa chừng" in compose_generated(answer, []).failure


def test_the_key_goes_to_the_server_and_no_other_key_does(server, answer, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "bi-mat")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    say(server, GOOD)
    assert ask(server, answer)[-1].reason == ""
    assert "bi-mat" not in str(server.headers)
    settings = LanguageModelSettings(url=server.url, model="m", key="khoa")
    list(generate(QUESTION, answer, settings))
    assert server.headers["Authorization"] == "Bearer khoa"
    assert "khoa" not in repr(settings)


def test_nothing_is_loaded_and_nothing_is_called_while_it_is_off():
    program = """
import socket, sys
def cut(*_, **__): raise AssertionError("network")
socket.socket.connect = socket.getaddrinfo = cut
import search.command, search.engine
from search.generation import settings_from_environment
assert settings_from_environment({}) is None
loaded = [m for m in sys.modules if m.split(".")[0] == "openai" or m.startswith("llama_index.llms")]
assert not loaded, loaded
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_questions_are_answered_with_the_network_cut(engine, monkeypatch):
    def cut(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", cut)
    monkeypatch.setattr(socket, "getaddrinfo", cut)
    assert engine.ask("điểm 3.3 nói gì").answered


def test_no_thread_is_left(answer):
    before = threading.active_count()
    with model_server() as server:
        say(server, GOOD)
        ask(server, answer)
    assert threading.active_count() == before
