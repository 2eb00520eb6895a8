"""The probability follows the evidence."""

from dataclasses import replace
from typing import cast

from search.candidates import Candidate
from search.checks.missing import Missing, MissingKind
from search.refusal.findings import Features, Finding
from search.refusal.probability import THRESHOLD, answer_probability

GOOD = Features(
    cosine=0.75,
    said=1.0,
    heaviest_unsaid=0.0,
    first_unsaid=0.0,
    weak_form=0.0,
    form_given=1.0,
    beyond=0.0,
)


def probability(features: Features, *missing: Missing) -> float:
    return answer_probability(Finding(cast(Candidate, None), features, missing, ()))


def test_a_clause_that_says_all_is_answered_from() -> None:
    assert probability(GOOD) > 0.7


def test_every_feature_counts_the_way_it_means() -> None:
    for worse in (
        replace(GOOD, cosine=0.45),
        replace(GOOD, said=0.4),
        replace(GOOD, heaviest_unsaid=1.0),
        replace(GOOD, first_unsaid=1.0),
        replace(GOOD, weak_form=1.0),
        replace(GOOD, form_given=0.0),
        replace(GOOD, beyond=1.0),
    ):
        assert probability(worse) < probability(GOOD)


def test_what_is_missing_for_certain_refuses_even_the_best_clause() -> None:
    assert probability(GOOD, Missing(MissingKind.YEAR, "năm 2030")) < THRESHOLD
