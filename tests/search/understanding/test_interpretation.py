"""A question from what was typed to what is searched, step by step."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.understanding import interpret
from search.understanding.metadata_question import Field
from search.understanding.syllables import strip_marks

CLEAN = [
    "Đến năm 2025, Hội Nông dân tập hợp bao nhiêu phần trăm hội viên?",
    "Ban Dân vận Tỉnh ủy có những nhiệm vụ gì?",
    "Theo Quy chế 217, đối tượng phản biện xã hội là gì?",
    "Doanh nghiệp từ bao nhiêu lao động trở lên phải có tổ chức công đoàn?",
    "Thời tiết ở Vinh ngày mai thế nào?",
    "Khắc phục tình trạng hành chính hoá được nêu ở đâu?",
    "Bài hát nào đang hot nhất?",
]


@pytest.mark.parametrize("question", CLEAN)
def test_a_well_typed_question_stays(question: str) -> None:
    interpretation = interpret(question)
    assert interpretation.text == question
    assert interpretation.steps == ()


def test_decomposed_letters_and_spaces_are_put_right_silently() -> None:
    typed = "  " + unicodedata.normalize("NFD", CLEAN[1]).replace(" ", "  ")
    interpretation = interpret(typed)
    assert interpretation.original == typed
    assert interpretation.text == CLEAN[1]
    assert interpretation.steps == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mttq cac cap lam gi", "Mặt trận Tổ quốc các cấp làm gì"),
        ("bcs dang ubnd tinh co trach nhiem gi", "ban cán sự đảng Ủy ban nhân dân tỉnh có trách nhiệm gì"),
        ("Ban Daan vận Tỉnh ủy cos nhieemj vụ gì", "Ban Dân vận Tỉnh ủy có nhiệm vụ gì"),
        ("moi năm mặt trân tổ chưc mấy nôi dung giám sát", "mỗi năm mặt trận tổ chức mấy nội dung giám sát"),
        ("Hội Cưu chiến bnh đạt bao nhiêu %", "Hội Cựu chiến binh đạt bao nhiêu %"),
        ("sơ kêt nghị quyêt năm nào", "sơ kết nghị quyết năm nào"),
        ("muc 4.3 noi gi", "mục 4.3 nói gì"),
        ("khoan 7 phan ba noi gi", "khoản 7 phần ba nói gì"),
        ("ti le doan vien la bao nhieu", "tỷ lệ đoàn viên là bao nhiêu"),
    ],
)  # fmt: skip
def test_a_badly_typed_question_is_understood(typed: str, meant: str) -> None:
    assert interpret(typed).text == meant


def test_the_steps_lead_from_the_question_to_the_text() -> None:
    interpretation = interpret("mttq phoi hợp voi nhan daan nhu the naof")
    steps = interpretation.steps
    assert [step.name for step in steps] == ["typing", "abbreviations", "diacritics"]
    assert steps[0].before == interpretation.original
    assert steps[-1].after == interpretation.text
    assert all(one.after == two.before for one, two in pairwise(steps))
    assert all(step.note_vi for step in steps)


@pytest.mark.parametrize("name", ["typing", "abbreviations", "diacritics", "spelling"])
def test_a_step_can_be_undone(name: str) -> None:
    typed = "mttq phoi hợp voi nhan daan, nghị quyêt nhu the naof"
    assert name in [step.name for step in interpret(typed).steps]
    assert name not in [step.name for step in interpret(typed, skip={name}).steps]


def test_documents_clause_and_metadata_are_read_from_the_text() -> None:
    interpretation = interpret("dieu 9 quy che 217 noi gi")
    assert [mention.serial for mention in interpretation.documents] == ["217"]
    assert interpretation.clause is not None
    assert interpretation.clause.whole_question
    signed = interpret("ai ky nghi quyet 04-nq/tu").metadata
    assert signed is not None
    assert signed.fields == (Field.SIGNER,)


def test_counting_in_a_clause_is_no_question_about_the_document() -> None:
    interpretation = interpret("chương II quy chế 217 có mấy điều")
    assert interpretation.clause is not None
    assert interpretation.metadata is None


def test_words_of_the_library_are_preferred() -> None:
    assert interpret("moc ban", lexicon={"mộc", "bản", "mộc bản"}).text == "mộc bản"


LETTERS = st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếồựzfwj")
WORDS = st.text(LETTERS, min_size=1, max_size=7)
NUMBERS = st.from_regex(r"\A(?:\d{1,4}|\d{1,2}\.\d{1,2}|\d{1,3}-NQ/TU|\d{2}/\d{2}/\d{4})\Z")
TYPED = st.lists(WORDS | NUMBERS | st.sampled_from(["mttq", "điều", "khoản", "QĐ", "%", "?"]))


@given(st.text(max_size=120))
def test_nothing_typed_makes_it_fail(typed: str) -> None:
    interpret(typed)


@settings(max_examples=200)
@given(TYPED.map(" ".join))
def test_numbers_are_never_altered(typed: str) -> None:
    assert re.findall(r"\d+", interpret(typed).text) == re.findall(r"\d+", typed)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(" ".join(CLEAN).split()), min_size=3, max_size=12).map(" ".join))
def test_its_own_output_is_understood_as_it_stands(typed: str) -> None:
    text = interpret(strip_marks(typed)).text
    assert interpret(text).text == text
