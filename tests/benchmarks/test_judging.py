"""What counts as right, wrong or a lie."""

from pathlib import Path

import pytest

from benchmarks.intervals import Share
from benchmarks.judge import falls, groups, is_valid, record, without_diacritics
from benchmarks.judged_questions import JudgedQuestion, mark
from search.contract import Answer, Citation

TEXT = "1. Hội Nông dân đạt 86%; Hội Phụ nữ đạt 75%.\n2. Sơ kết vào năm 2023."


def cite(locator: str, quote: str, n: int = 1, document: str = "04-NQ/TU") -> Citation:
    start = TEXT.find(quote)
    return Citation(
        n=n, document=document, issued="2021-11-19", title="", fidelity="verbatim",
        locator=locator, label="", page=None, quote=quote, text=TEXT, start=start,
        end=start + len(quote), score=1.0,
    )  # fmt: skip


def answer(*citations: Citation, used: int = 1, answered: bool = True) -> Answer:
    text = " ".join(f"“{c.quote}” [{c.n}]" for c in citations[:used])
    return Answer(
        question="", interpreted="", answered=answered, answer=text if answered else "",
        refusal=None if answered else "Không tìm thấy.", citations=list(citations), elapsed_ms=0,
    )  # fmt: skip


def question(**changes: object) -> JudgedQuestion:
    fields: dict[str, object] = {
        "id": "q", "q": "Hội Nông dân đạt bao nhiêu?", "kind": "number", "answerable": True,
        "document": "04-NQ/TU", "issued": "2021-11-19", "locators": ("III/1",), "all": None,
        "quote_contains": ("Hội Nông dân đạt 86%",), "split": "tune",
    }  # fmt: skip
    return JudgedQuestion.model_validate(fields | changes)


def unanswerable(**changes: object) -> JudgedQuestion:
    nothing = {"answerable": False, "locators": (), "quote_contains": None}
    return question(**nothing, **({"document": None, "issued": None} | changes))


def test_right_clause_first_with_its_number() -> None:
    marked = mark(question(), answer(cite("III/1", "Hội Nông dân đạt 86%")), ())
    assert not marked.missed


def test_right_clause_third_is_not_first() -> None:
    wrong = [cite("III/2", "Sơ kết vào năm 2023.", n) for n in (1, 2)]
    marked = mark(question(), answer(*wrong, cite("III/1", "Hội Nông dân đạt 86%", 3)), ())
    assert (marked.first, marked.first_three, marked.quoted) == (False, True, False)


def test_same_locator_of_another_document_is_wrong() -> None:
    other = cite("III/1", "Hội Nông dân đạt 86%", document="18-NQ/TW")
    assert mark(question(), answer(other), ()).first is False
    accepted = question(locators=("III/9", "18-NQ/TW#III/1"))
    assert mark(accepted, answer(other), ()).first is True


def test_refused_although_answerable() -> None:
    found = cite("III/1", "Hội Nông dân đạt 86%")
    marked = mark(question(), answer(found, answered=False), ())
    assert (marked.first, marked.quoted, marked.decided) == (True, False, False)


def test_complete_counts_only_what_the_answer_uses() -> None:
    both = (cite("III/1", "Hội Nông dân đạt 86%"), cite("III/2", "Sơ kết vào năm 2023.", 2))
    wanted = question(all=("III/1", "III/2"))
    assert mark(wanted, answer(*both, used=1), ()).complete is False
    assert mark(wanted, answer(*both, used=2), ()).complete is True


def test_unanswerable_is_refused_or_told_that_the_text_is_absent() -> None:
    found = cite("III/1", "Hội Nông dân đạt 86%")
    assert mark(unanswerable(), answer(found, answered=False), ()).decided
    assert not mark(unanswerable(), answer(found), ()).decided
    place = {"document": "04-NQ/TU", "issued": "2021-11-19", "absent_said_at": ("III/3",)}
    absent = cite("III/3", "Nội dung điều này chưa có trong thư viện.")
    assert mark(unanswerable(**place), answer(absent), ()).decided
    assert not mark(unanswerable(), answer(absent), ()).decided


def test_a_quote_is_valid_only_where_it_stands() -> None:
    true = cite("III/1", "Hội Phụ nữ đạt 75%")
    assert is_valid(true, lambda number, issued: TEXT)
    assert not is_valid(true.model_copy(update={"start": 0}), lambda number, issued: TEXT)
    altered = true.model_copy(update={"quote": "Hội Phụ nữ đạt 57%"})
    assert not is_valid(altered, lambda number, issued: TEXT)


def test_questions_without_diacritics() -> None:
    assert without_diacritics([question()])[0].q == "Hoi Nong dan dat bao nhieu?"


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763)]
)
def test_wilson_interval(hits: int, n: int, low: float, high: float) -> None:
    assert Share(hits, n).interval == pytest.approx((low, high), abs=0.001)


def test_answerable_needs_a_clause() -> None:
    with pytest.raises(ValueError, match="disagree"):
        question(locators=())


def test_a_score_below_its_recorded_interval_is_a_fall(tmp_path: Path) -> None:
    right = mark(question(), answer(cite("III/1", "Hội Nông dân đạt 86%")), ())
    wrong = mark(question(), answer(cite("III/2", "Sơ kết vào năm 2023.")), ())
    record(groups([right] * 20), tmp_path / "floors.json")
    assert falls(groups([right] * 19 + [wrong]), tmp_path / "floors.json") == []
    fallen = falls(groups([right] * 10 + [wrong] * 10), tmp_path / "floors.json")
    assert any(line.startswith("number, first:") for line in fallen)
