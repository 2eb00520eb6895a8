import json
from pathlib import Path

import pytest

from search.evaluate import main

RECORDS = [
    {
        "id": "a",
        "title": "Điều 1. Giám sát",
        "text": "1. Mặt trận Tổ quốc giám sát.\n\n2. Báo cáo.",
    },
    {"id": "b", "title": "Điều 2. Vay vốn", "text": "Nông dân được vay vốn để sản xuất."},
    {"id": "c", "title": "", "text": "Hội Phụ nữ chăm lo trẻ em."},
]
QUERIES = [
    {"id": "1", "text": "Ai được vay vốn sản xuất?", "relevant": ["b"]},
    {"id": "2", "text": "Mặt trận Tổ quốc làm gì?", "relevant": ["a"]},
    {"id": "3", "text": "Ai chăm lo trẻ em?", "relevant": ["c"]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("corpus", RECORDS), ("queries", QUERIES)):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_figures_of_a_small_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["n"] == 3
    assert figures["documents"] == 3
    perfect = {"R@1": 1.0, "R@3": 1.0, "R@10": 1.0, "MRR@10": 1.0, "nDCG@10": 1.0}
    assert figures["typed"] == figures["folded"] == perfect
    assert 0 < figures["latency_ms"]["p50"] <= figures["latency_ms"]["p95"]
    assert figures["peak_memory_mb"] is None or figures["peak_memory_mb"] > 0


def test_index_is_kept_and_used_again(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "index"
    for _ in range(2):
        assert main([str(folder), "--index", str(index)]) == 0
        assert "3 câu hỏi, 3 văn bản" in capsys.readouterr().out
    assert any(index.iterdir())


def test_folder_that_is_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "không có")]) != 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "không phải là bộ đánh giá" in printed.err
    assert printed.err.count("\n") == 1
