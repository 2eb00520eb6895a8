"""Questions with several parts."""

import pytest

from search.contract import Answer, Citation
from search.parts import answer_in_parts, certain_parts, possible_parts
from search.wording import answer_text
from tests.search.clauses import law

METADATA = law("1. a").metadata


def citation(locator: str, quote: str, start: int, n: int = 1) -> Citation:
    return Citation(
        n=n, document="04-NQ/TU", issued="2021-11-19", title="", fidelity="verbatim",
        locator=locator, label=f"khoản {locator}", page=None, quote=quote, text=quote, start=start,
        end=start + len(quote), score=1.0,
    )  # fmt: skip


def said(*citations: Citation) -> Answer:
    text = answer_text(citations, {c.n: METADATA for c in citations})
    return Answer(
        question="", interpreted="", answered=bool(citations), answer=text,
        refusal=None if citations else "Không tìm thấy.", citations=list(citations), elapsed_ms=0,
    )  # fmt: skip


PROPAGANDA = citation("5", "5. Ban Tuyên giáo chủ trì tuyên truyền [3].", 100)
MASSES = citation("7", "7. Ban Dân vận tham mưu kế hoạch.", 200)
NOTHING = said()


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Ai ký nghị quyết 04-NQ/TU và nghị quyết ban hành ngày nào?",
            ["Ai ký nghị quyết 04-NQ/TU", "nghị quyết 04-NQ/TU ban hành ngày nào"],
        ),
        (
            "Quy định 124 năm 2018 áp dụng cho việc gì và được ban hành ngày nào?",
            [
                "Quy định 124 năm 2018 áp dụng cho việc gì",
                "Quy định 124 năm 2018 được ban hành ngày nào",
            ],
        ),
        (
            "Quy chế phối hợp: chỉ tiêu bao nhiêu và thực hiện thế nào?",
            ["Quy chế phối hợp: chỉ tiêu bao nhiêu", "Quy chế phối hợp: thực hiện thế nào"],
        ),
        (
            "Hội Nông dân đạt bao nhiêu phần trăm? Ban Dân vận Tỉnh ủy làm gì?",
            ["Hội Nông dân đạt bao nhiêu phần trăm", "Ban Dân vận Tỉnh ủy làm gì"],
        ),
        ("Mặt trận và các đoàn thể làm gì?", []),
        ("Mỗi năm có mấy nội dung giám sát và phản biện?", []),
        ("Ban Dân vận làm gì và như thế nào?", []),
    ],
)
def test_a_question_is_cut_where_both_sides_ask(question, parts):
    assert [part.text for part in certain_parts(question)] == parts


def test_two_subjects_share_what_follows_the_second():
    first, second = possible_parts("Ban Tuyên giáo và Ban Dân vận Tỉnh ủy mỗi ban làm gì?")
    assert [part.text for part in first] == [
        "Ban Tuyên giáo Tỉnh ủy làm gì",
        "Ban Dân vận Tỉnh ủy làm gì",
    ]
    assert second[0].text == "Ban Tuyên giáo làm gì"


def test_each_subject_is_answered_by_the_clause_that_opens_with_it():
    question = "Ban Tuyên giáo và Ban Dân vận mỗi ban làm gì?"
    answers = {"Ban Tuyên giáo làm gì": said(PROPAGANDA), "Ban Dân vận làm gì": said(MASSES)}
    answer = answer_in_parts(question, said(MASSES), answers.__getitem__, top=5)
    assert answer is not None
    assert [(c.n, c.locator) for c in answer.citations] == [(1, "5"), (2, "7")]
    assert f"“{MASSES.quote}” [2]" in answer.answer
    assert f"“{PROPAGANDA.quote}” [1]" in answer.answer  # its own "[3]" is left alone


def test_one_subject_of_two_words_stays_whole():
    question = "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội làm gì?"
    assert answer_in_parts(question, said(MASSES), lambda part: said(MASSES), top=5) is None


def test_a_part_without_an_answer_is_named():
    question = "Ban Dân vận làm gì và trụ sở của ban đặt ở đâu?"
    answer = answer_in_parts(
        question, said(MASSES), lambda part: NOTHING if "trụ sở" in part else said(MASSES), top=5
    )
    assert answer is not None
    assert answer.answered
    assert "Về “trụ sở của ban đặt ở đâu”: không tìm thấy" in answer.answer
    assert MASSES.quote in answer.answer


def test_parts_that_no_clause_answers_leave_the_refusal():
    question = "Ban Dân vận làm gì và trụ sở của ban đặt ở đâu?"
    assert answer_in_parts(question, NOTHING, lambda part: NOTHING, top=5) is None


def test_what_the_whole_answer_says_already_is_not_missing():
    question = "Ai tham mưu kế hoạch và Ban Dân vận tham mưu gì?"
    one = said(MASSES)
    answer = answer_in_parts(question, one, lambda p: NOTHING if "gì" in p else one, top=5)
    assert answer is None
