import json
import lzma
from pathlib import Path

import pytest

from ingest.errors import ReadError
from search.judged_set import load_judged_set

RECORD = {"id": "d1", "title": "Điều 1", "text": "Mặt trận giám sát."}


def write(folder: Path, records: list[dict], queries: list[dict], *, packed: bool = False) -> Path:
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    if packed:
        (folder / "corpus.jsonl.xz").write_bytes(lzma.compress(text.encode()))
    else:
        (folder / "corpus.jsonl").write_text(text, encoding="utf-8")
    lines = "\n".join(json.dumps(query, ensure_ascii=False) for query in queries)
    (folder / "queries.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_only_questions_with_an_answer_are_kept(tmp_path: Path, packed: bool) -> None:
    queries = [
        {"id": "q1", "text": "Ai giám sát?", "relevant": ["d1", "khác"], "answer": "Mặt trận"},
        {"id": "q2", "text": "Ai?", "relevant": []},
        {"id": "q3", "text": "Ai?", "relevant": ["d1"], "unanswerable": True},
        {"id": "q4", "text": "Ai?", "relevant": ["không có"]},
    ]
    judged = load_judged_set(write(tmp_path, [RECORD], queries, packed=packed))
    assert [query.id for query in judged.queries] == ["q1"]
    assert judged.records[0].title == "Điều 1"


def test_folder_that_is_no_set(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không phải là bộ đánh giá"):
        load_judged_set(tmp_path / "không có")


@pytest.mark.parametrize("line", ["{", '{"id": "d1"}', "[]", '{"id": 5, "text": "x"}'])
def test_broken_line_is_named(tmp_path: Path, line: str) -> None:
    write(tmp_path, [RECORD], [])
    with (tmp_path / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(ReadError, match="dòng 2"):
        load_judged_set(tmp_path)


def test_questions_without_answers_and_double_ids(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không có câu hỏi"):
        load_judged_set(write(tmp_path, [RECORD], [{"id": "q", "text": "Ai?"}]))
    with pytest.raises(ReadError, match="trùng id"):
        load_judged_set(write(tmp_path, [RECORD, RECORD], []))


def test_damaged_archive(tmp_path: Path) -> None:
    write(tmp_path, [RECORD], [], packed=True)
    archive = tmp_path / "corpus.jsonl.xz"
    archive.write_bytes(archive.read_bytes()[:-20])
    with pytest.raises(ReadError, match="Không đọc được"):
        load_judged_set(tmp_path)
