import math

import pytest

from search.metrics import percentile, quality


def test_measures_by_hand() -> None:
    rankings = [["a", "b", "c"], ["b", "a"], ["x", "y"], [str(i) for i in range(12)]]
    relevant = [{"a"}, {"a", "z"}, {"a"}, {"10"}]
    measured = quality(rankings, relevant)
    assert measured.recall_1 == pytest.approx(1 / 4)
    assert measured.recall_3 == pytest.approx(2 / 4)
    assert measured.recall_10 == pytest.approx(2 / 4)
    assert measured.mrr_10 == pytest.approx((1 + 1 / 2) / 4)
    second = (1 / math.log2(3)) / (1 + 1 / math.log2(3))
    assert measured.ndcg_10 == pytest.approx((1 + second) / 4)


def test_a_perfect_ranking_of_many_right_ones_is_one() -> None:
    right = [str(i) for i in range(15)]
    assert quality([right], [right]).ndcg_10 == pytest.approx(1.0)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 2.0), (0.95, 4.0), (0.01, 1.0)])
def test_percentile_is_a_measured_value(share: float, expected: float) -> None:
    assert percentile([4.0, 2.0, 1.0, 3.0], share) == expected
