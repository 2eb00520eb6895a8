import math
from collections.abc import Iterator

import numpy as np
import pytest

from search.reranking import Reranker, rerank
from search.retrieval import Hit

QUESTION = "Ai giám sát việc thực hiện chính sách, pháp luật?"
TEXTS = [
    "Điều 3\nNông dân được vay vốn để sản xuất, kinh doanh.",
    "Điều 9\nMặt trận Tổ quốc giám sát việc thực hiện chính sách, pháp luật.",
    "Điều 4\nHội viên đóng hội phí hằng tháng.",
]


@pytest.fixture(scope="module")
def reranker() -> Iterator[Reranker]:
    with Reranker() as loaded:
        yield loaded


def hits(*scores: float) -> list[Hit]:
    return [Hit(i, score, score, 0.0) for i, score in enumerate(scores)]


def test_the_passage_that_answers_has_the_best_logit(reranker: Reranker) -> None:
    logits = reranker.logits(QUESTION, TEXTS)
    assert logits.dtype == np.float32
    assert int(logits.argmax()) == 1


def test_logits_do_not_depend_on_company(reranker: Reranker) -> None:
    together = reranker.logits(QUESTION, TEXTS)
    assert together.tolist() == [reranker.logits(QUESTION, [text])[0] for text in TEXTS]


def test_long_texts_are_cut(reranker: Reranker) -> None:
    assert np.isfinite(reranker.logits("giám sát " * 500, ["giám sát " * 3000])).all()


def test_without_time_nothing_is_read(reranker: Reranker) -> None:
    assert np.isnan(reranker.logits(QUESTION, TEXTS, seconds=-1)).all()
    ranked = rerank(reranker, QUESTION, hits(0.9, 0.8, 0.7), TEXTS, seconds=-1)
    assert [(found.hit.passage_id, found.logit) for found in ranked] == [
        (0, None),
        (1, None),
        (2, None),
    ]


def test_logit_is_added_to_the_fused_score(reranker: Reranker) -> None:
    ranked = rerank(reranker, QUESTION, hits(0.81, 0.80, 0.79, 0.5), TEXTS)
    assert ranked[0].hit.passage_id == 1
    assert ranked[-1].hit.passage_id == 3
    assert ranked[-1].logit is None
    for found in ranked[:3]:
        assert found.logit is not None
        assert math.isclose(found.score, found.hit.score + 0.02 * found.logit, abs_tol=1e-6)
    scores = [found.score for found in ranked]
    assert scores == sorted(scores, reverse=True)


def test_no_hits(reranker: Reranker) -> None:
    assert rerank(reranker, QUESTION, [], []) == []
