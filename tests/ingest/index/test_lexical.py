import unicodedata
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexUnavailable, StorageError
from ingest.index.lexical import LexicalIndex

PASSAGES = [
    (11, "Mặt trận Tổ quốc chủ trì hiệp thương, hoà giải ở cơ sở."),
    (12, "Nông dân vay vốn để sản xuất, kinh doanh."),
    (13, "Đến năm 2025 có 72,5% đoàn viên; xem Quyết định 217-QĐ/TW, điểm 4.5."),
    (14, "Uỷ ban kiểm tra làm việc theo điểm 5.4, đạt 5,72%."),
]


@pytest.fixture
def index() -> LexicalIndex:
    built = LexicalIndex()
    built.update([], PASSAGES)
    return built


def first(index: LexicalIndex, question: str) -> int:
    return int(index.ids[index.scores(question).argmax()])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("mặt trận tổ quốc", 11),
        ("mat tran to quoc", 11),
        ("hòa giải", 11),
        ("HOÀ GIẢI", 11),
        (unicodedata.normalize("NFD", "hoà giải"), 11),
        ("nông dân được vay vốn không", 12),
        ("72,5%", 13),
        ("217/QĐ-TW", 13),
        ("điểm 4.5", 13),
        ("điểm 5.4", 14),
        ("ủy ban kiểm tra", 14),
    ],
)
def test_words_find_their_passage(index: LexicalIndex, question: str, expected: int) -> None:
    assert first(index, question) == expected


def test_scores_are_shares_of_the_best(index: LexicalIndex) -> None:
    scores = index.scores("mặt trận tổ quốc")
    assert scores.max() == pytest.approx(1.0)
    assert scores.min() == 0.0
    assert not index.scores("xyz").any()


def test_accents_decide_between_words_that_fold_alike() -> None:
    index = LexicalIndex()
    index.update([], [(1, "giá cả hàng hoá"), (2, "gia đình văn hoá")])
    assert first(index, "giá") == 1
    assert first(index, "gia đình") == 2


def test_bm25_equals_its_formula() -> None:
    index = LexicalIndex()
    index.update([], [(1, "dân dân chủ"), (2, "dân")])
    # Streams: (dân dân chủ + 2 pairs) and (dân); mean length 3; df 2 of 2.
    idf = np.log1p(0.5 / 2.5)
    long = idf * 2.2 * 2 / (2 + 1.2 * (0.25 + 0.75 * 5 / 3))
    short = idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 1 / 3))
    assert index.scores("dân") == pytest.approx([long / max(long, short), short / max(long, short)])


def test_updating_equals_building_afresh(index: LexicalIndex) -> None:
    index.update([12], [(15, "Phụ nữ và trẻ em"), (11, "Mặt trận đổi mới")])
    fresh = LexicalIndex()
    fresh.update([], [PASSAGES[2], PASSAGES[3], (15, "Phụ nữ và trẻ em"), (11, "Mặt trận đổi mới")])
    assert index.ids.tolist() == fresh.ids.tolist() == [13, 14, 15, 11]
    for question in ("mặt trận", "phụ nữ", "vay vốn", "nam 2025"):
        assert index.scores(question) == pytest.approx(fresh.scores(question))


def test_all_passages_can_leave(index: LexicalIndex) -> None:
    index.update([i for i, _ in PASSAGES], [])
    assert len(index.ids) == 0
    assert index.scores("mặt trận").shape == (0,)


def test_rare_words_weigh_more(index: LexicalIndex) -> None:
    assert index.weight("vốn") > index.weight("điểm")
    assert index.weight("diem") == index.weight("điểm")
    assert index.weight("khong-co-tu-nay"[:5]) >= index.weight("vốn")


def test_saved_index_is_the_same(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "lexical", generation=7)
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert loaded.generation == 7
    assert loaded.ids.tolist() == index.ids.tolist()
    assert loaded.scores("hòa giải").tolist() == index.scores("hòa giải").tolist()
    loaded.update([11], [])
    loaded.save(tmp_path / "lexical", generation=8)
    assert LexicalIndex.load(tmp_path / "lexical").ids.tolist() == [12, 13, 14]
    assert [path.name for path in (tmp_path / "lexical").iterdir()] == ["lexical.bin"]


def test_missing_index_is_empty(tmp_path: Path) -> None:
    assert len(LexicalIndex.load(tmp_path / "none").ids) == 0


@pytest.mark.parametrize("keep", [0, 5, 40, -1])
def test_damaged_index_is_reported(index: LexicalIndex, tmp_path: Path, keep: int) -> None:
    index.save(tmp_path, generation=1)
    path = tmp_path / "lexical.bin"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(IndexUnavailable, match="bị hỏng"):
        LexicalIndex.load(tmp_path)


def test_failed_save_keeps_the_old_index(
    index: LexicalIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.save(tmp_path, generation=1)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    index.update([11], [])
    with pytest.raises(StorageError):
        index.save(tmp_path, generation=2)
    assert LexicalIndex.load(tmp_path).generation == 1
    assert len(list(tmp_path.iterdir())) == 1
