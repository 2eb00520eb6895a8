"""The words of a question that a clause says."""

from collections.abc import Iterable

import pytest

from search.checks.reading import read
from search.checks.terms import find_terms
from search.checks.topic import TopicOfQuestion


class Nowhere:
    """A library of 100 passages in which every word stands once."""

    def frequencies(self, terms: Iterable[str], *, accented: bool = True) -> dict[str, int]:
        return dict.fromkeys(terms, 1)


def unsaid(question: str, clause: str) -> tuple[str, ...]:
    return TopicOfQuestion(read(question), Nowhere(), 100).compare(read(clause)).unsaid


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Nguyên tắc giám sát là gì?", ["nguyên tắc", "giám sát"]),
        ("Xử lý vi phạm thế nào?", ["xử lí", "vi phạm"]),
        ("Ban Dân vận có vai trò gì?", ["ban", "dân vận"]),
        ("Cái này làm thế nào?", []),
    ],
)
def test_compounds_stay_whole_and_asking_words_go(question: str, terms: list[str]) -> None:
    assert [term.text for term in find_terms(read(question))] == terms


def test_syllables_of_another_word_do_not_say_a_compound() -> None:
    assert unsaid("Xử lý vi phạm thế nào?", "Phạm vi của Quy chế; xử sự có lý.") == (
        "Xử lý",
        "vi phạm",
    )


def test_another_way_to_say_it_counts() -> None:
    assert unsaid("Xí nghiệp nào có công đoàn?", "Doanh nghiệp có tổ chức công đoàn.") == ()


def test_all_nothing_and_no_question() -> None:
    topic = TopicOfQuestion(read("Nguyên tắc giám sát là gì?"), Nowhere(), 100)
    assert topic.compare(read("Nguyên tắc giám sát gồm ba điểm.")).said == 1.0
    nothing = topic.compare(read("Trụ sở làm việc."))
    assert (nothing.said, nothing.first_unsaid) == (0.0, 1.0)
    assert TopicOfQuestion(read("Là gì?"), Nowhere(), 100).compare(read("Gì?")).said == 0.0
