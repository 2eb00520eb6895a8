"""The product on the judged questions, held against the scores recorded for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.judge import falls, format_table, groups, open_product, run
from benchmarks.judged_questions import Mark, load_questions


@pytest.fixture(scope="session")
def marks(shipped_index: Path) -> Iterator[list[Mark]]:
    with open_product(shipped_index, top=5) as (ask, text_of):
        yield run(load_questions(), ask, text_of)


def test_no_score_falls_below_its_record(
    marks: list[Mark], capsys: pytest.CaptureFixture[str]
) -> None:
    table = groups(marks)
    with capsys.disabled():
        print(f"\n{format_table(table)}")
    assert not falls(table)


def test_every_quotation_stands_in_its_document(marks: list[Mark]) -> None:
    assert [m.question.id for m in marks if m.invalid] == []


def test_every_kind_is_asked_often_enough() -> None:
    questions = load_questions()
    kinds = [question.kind for question in questions]
    assert len(questions) >= 200
    assert len({question.id for question in questions}) == len(questions)
    assert min(kinds.count(kind) for kind in kinds) >= 12
    assert kinds.count("unanswerable_near") >= 40
