from collections.abc import Iterator

import numpy as np
import pytest

from search.reranking import Reranker

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


def test_no_passages(reranker: Reranker) -> None:
    assert reranker.logits(QUESTION, []).shape == (0,)
