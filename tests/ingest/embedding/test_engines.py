import importlib.util
from pathlib import Path

import numpy as np
import pytest

import ingest
from ingest.embedding.base import Embedder
from ingest.embedding.factory import SETTING, load_embedder
from ingest.errors import IndexUnavailable

FOLDER = Path(ingest.__file__).parent / "models" / "van-ban-embed"
TEXTS = [
    "Quy chế, Điều 9\nMặt trận Tổ quốc giám sát việc thực hiện chính sách, pháp luật.",
    "Đến năm 2025, có 72,5% đoàn viên công đoàn.\nHằng năm báo cáo theo điểm 4.5.",
    "Ngắn.",
]
needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="sentence-transformers (extra: models) is not installed",
)


@pytest.fixture(scope="module")
def shipped() -> Embedder:
    return load_embedder()


def test_vectors_are_unit_and_do_not_depend_on_company(shipped: Embedder) -> None:
    together = shipped.embed_passages(TEXTS)
    assert together.dtype == np.float32
    assert together.shape == (3, shipped.dimension)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    alone = np.concatenate([shipped.embed_passages([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_no_passages_give_no_vectors(shipped: Embedder) -> None:
    assert shipped.embed_passages([]).shape == (0, shipped.dimension)


def test_progress_reaches_the_end(shipped: Embedder) -> None:
    seen: list[tuple[int, int]] = []
    shipped.embed_passages(TEXTS, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)


def test_very_long_passage_is_cut_not_refused(shipped: Embedder) -> None:
    vector = shipped.embed_passages(["giám sát " * 2000])[0]
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_question_is_nearest_to_its_passage(shipped: Embedder) -> None:
    question = shipped.embed_question("Ai giám sát việc thực hiện pháp luật?")
    assert int(np.argmax(shipped.embed_passages(TEXTS) @ question)) == 0


def test_newlines_reach_the_model(shipped: Embedder) -> None:
    lines, spaces = shipped.embed_passages(["Điều 9\nGiám sát", "Điều 9 Giám sát"])
    assert not np.array_equal(lines, spaces)


def test_token_offsets_cover_the_words(shipped: Embedder) -> None:
    text = "Quyết định số 217-QĐ/TW"
    offsets = shipped.token_offsets(text)
    assert len(offsets) == shipped.count_tokens(text)
    assert "".join(text[a:b] for a, b in offsets).replace(" ", "") == text.replace(" ", "")


@needs_torch
def test_both_engines_agree(shipped: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(FOLDER))
    other = load_embedder()
    assert other.name != shipped.name
    assert other.dimension == shipped.dimension
    cosines = (shipped.embed_passages(TEXTS) * other.embed_passages(TEXTS)).sum(axis=1)
    assert cosines.min() >= 0.98
    question = "Mat tran to quoc giam sat the nao?"
    assert shipped.embed_question(question) @ other.embed_question(question) >= 0.98
    assert other.token_offsets(TEXTS[0]) == shipped.token_offsets(TEXTS[0])


@needs_torch
@pytest.mark.parametrize("model", ["khong/co-mo-hinh-nay", "/khong/co/thu/muc"])
def test_model_that_is_not_here_is_not_downloaded(model: str) -> None:
    with pytest.raises(IndexUnavailable, match="không tự tải về"):
        load_embedder(model)


def test_missing_library_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(IndexUnavailable, match=r"pip install '\.\[models\]'"):
        load_embedder("intfloat/multilingual-e5-small")
