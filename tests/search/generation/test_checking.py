import pytest

from search.contract import Answer
from search.generation.checking import check
from search.generation.clauses import clauses_of


@pytest.fixture
def clauses(answer: Answer):
    return {clause.n: clause for clause in clauses_of(answer)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Nghị quyết 04-NQ/TU: “có từ 72,5% trở lên số hộ tham gia” [1].",
        "Ngày 19/11/2021, Phần II, mục 1 ghi: “có từ 72,5% trở lên số hộ tham gia” [1].",
        'Hội viên không phải nộp: "không phải nộp hội phí khi ốm đau" [2].',
        "[2] nêu: “Chi hội thu hội phí mỗi quý.”",
        "“Chi hội thu hội phí mỗi quý.” [2] và “từ 72,5% trở lên số hộ” [1]",
        "“Chi hội thu hội phí mỗi quý.” và “từ 72,5% trở lên số hộ” [1, 2]",
        "Như sau: “… có từ 72,5%  TRỞ LÊN số hộ tham gia…” [1]",
    ],
)
def test_true_sentences_are_kept(clauses, sentence):
    verdict = check(sentence, clauses)
    assert verdict.fault == ""
    for citation in verdict.citations:
        assert citation.quote in citation.text


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("“phải nộp hội phí khi ốm đau” [2]", "không"),
        ("Không ai được thu: “Chi hội thu hội phí mỗi quý” [2]", "không"),
        ("Hội viên phải đóng: “Hội viên không phải nộp hội phí khi ốm đau” [2]", "phủ định"),
        ("Hội Người cao tuổi: “có từ 72,5% trở lên số hộ tham gia” [1]", "Người"),
        ("Có tám mươi phần trăm: “có từ 72,5% trở lên số hộ tham gia” [1]", "tám"),
        ("Theo Quyết định này: “có từ 72,5% trở lên số hộ tham gia” [1]", "Quyết"),
        ("“có từ 2,5% trở lên số hộ tham gia” [1]", "nguyên văn"),
        ("“Chi hội thu hội phí mỗi quý” [1] và “từ 72,5% trở lên số hộ” [2]", "nguyên văn"),
        ("“Chi hội thu hội phí mỗi quý” [1][2]", "[1]"),
        ("“hội phí” [2]", "quá ngắn"),
        ("“Chi hội thu hội phí mỗi quý [2]", "không đóng"),
        ("Xem http://a.vn: “Chi hội thu hội phí mỗi quý” [2]", "liên kết"),
        ("![x](a) “Chi hội thu hội phí mỗi quý” [2]", "liên kết"),
        ("<b>x “Chi hội thu hội phí mỗi quý” [2]", "đánh dấu"),
        ("“Chi hội thu hội phí mỗi quý, “Hội viên” [2]”", "căn cứ"),
        ("", "căn cứ"),
    ],
)
def test_false_or_doubtful_sentences_are_struck(clauses, sentence, fault):
    verdict = check(sentence, clauses)
    assert fault in verdict.fault
    assert verdict.fault
    assert not verdict.citations


def test_clauses_that_do_not_fit_or_have_no_sure_place_are_left_out(answer: Answer):
    first, second = answer.citations
    twice = first.model_copy(update={"text": f"{first.text}\n{first.text}"})
    long = second.model_copy(update={"text": second.text + " dài" * 1000})
    (only,) = clauses_of(answer.model_copy(update={"citations": [twice, long]}))
    assert (only.n, only.shown) == (2, second.quote)
