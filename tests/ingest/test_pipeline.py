"""The whole way from files to an index, on small documents with the shipped model."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable, ReadError
from ingest.index.lock import reading, writing
from ingest.pipeline import STORE_FILE, Report, ingest
from ingest.store import Store
from search.engine import Engine

FRONT = """---
number: {number}
issued: {issued}
issuer: {issuer}
kind: Quyết định
title: {title}
fidelity: {fidelity}
---
"""
BODY = """
## Điều 1. Phạm vi

Quyết định này áp dụng cho cán bộ xã.

## Điều 2. Kinh phí

1. Kinh phí do ngân sách xã bảo đảm.

2. Mức chi là {amount} đồng mỗi năm.
"""


def document(
    folder: Path, name: str, *, amount: str = "5.000", number: str = "12-QĐ/TU",
    issued: str = "2024-05-06", issuer: str = "Tỉnh ủy Nghệ An", fidelity: str = "verbatim",
) -> Path:  # fmt: skip
    front = FRONT.format(
        number=number, issued=issued, issuer=issuer, title=f"Văn bản {name}", fidelity=fidelity
    )
    path = folder / f"{name}.md"
    path.write_text(front + BODY.format(amount=amount), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "van-ban").mkdir()
    return tmp_path / "van-ban"


def run(folder: Path) -> Report:
    return ingest([folder], folder.parent / "chi-muc")


def ask(folder: Path, question: str):
    with Engine.open(folder.parent / "chi-muc") as engine:
        return engine.ask(question)


def open_store(folder: Path) -> Store:
    return Store(folder.parent / "chi-muc" / STORE_FILE)


def test_ingesting_again_changes_nothing_and_loads_no_model(folder, monkeypatch):
    document(folder, "a")
    first = run(folder)
    assert (len(first.added), first.embedded, first.failed) == (1, 3, [])

    def refuse(_setting):
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("ingest.pipeline.load_embedder", refuse)
    second = run(folder)
    assert (second.added, len(second.unchanged), second.embedded) == ([], 1, 0)


def test_a_changed_document_replaces_its_changed_clauses_only(folder):
    document(folder, "a")
    document(folder, "b", number="13-QĐ/TU")
    run(folder)
    document(folder, "a", amount="7.000")
    report = run(folder)
    assert report.embedded == 1
    assert report.documents == 2
    answer = ask(folder, "Mức chi mỗi năm theo 12-QĐ/TU là bao nhiêu?")
    quotes = [c.quote for c in answer.citations if c.document == "12-QĐ/TU"]
    assert any("7.000" in quote for quote in quotes)
    assert not any("5.000" in quote for quote in quotes)


def test_a_deleted_file_leaves_the_index(folder):
    document(folder, "a")
    gone = document(folder, "b", number="13-QĐ/TU")
    run(folder)
    gone.unlink()
    report = run(folder)
    assert (len(report.removed), report.documents, report.embedded) == (1, 1, 0)


def test_a_file_named_alone_removes_no_other(folder):
    kept = document(folder, "a")
    other = document(folder, "b", number="13-QĐ/TU")
    run(folder)
    other.unlink()
    report = ingest([kept], folder.parent / "chi-muc")
    assert (report.removed, report.documents) == ([], 2)


def test_a_broken_file_stops_nothing_else(folder):
    document(folder, "a")
    (folder / "rong.md").write_bytes(b"")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.4 \0\0 hong")
    report = run(folder)
    assert report.documents == 1
    assert sorted(Path(path).name for path, _ in report.failed) == ["hong.pdf", "rong.md"]
    assert all(reason for _, reason in report.failed)


def test_an_official_text_takes_the_place_of_the_digest(folder):
    digest = document(folder, "tom-luoc", fidelity="digest", issuer="Ban Bí thư")
    run(folder)
    official = document(folder, "chinh-thuc", issuer="Ban Bí thư Trung ương Đảng")
    run(folder)
    # Bringing the digest in once more must not bring it back.
    digest.write_text(digest.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    run(folder)
    store = open_store(folder)
    found = store.find("12-QĐ/TU", date(2024, 5, 6))
    assert found is not None
    assert found.metadata.fidelity == "verbatim"
    assert len(store.document_ids()) == 1
    store.close()
    official.unlink()
    run(folder)
    store = open_store(folder)
    assert [d.metadata.fidelity for d in store.documents()] == ["digest"]
    store.close()


def test_numbers_that_repeat_stay_apart(folder):
    document(folder, "a", number="124-QĐ/TW", issued="2018-02-02", issuer="Ban Bí thư")
    document(folder, "b", number="124-QĐ/TW", issued="2023-10-04", issuer="Bộ Chính trị")
    document(folder, "c", number="124-QĐ/TW", issued="2023-10-04", issuer="Ban Tổ chức")
    assert run(folder).documents == 3


def test_an_interrupted_run_is_completed_by_the_next(folder, monkeypatch):
    document(folder, "a")
    document(folder, "b", number="13-QĐ/TU")

    def stop(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.index.vectors.VectorIndex.add", stop)
        with pytest.raises(KeyboardInterrupt):
            run(folder)
    assert run(folder).embedded == 6


@pytest.mark.parametrize("lost", ["vectors", "lexical"])
def test_a_lost_index_is_made_again_from_the_store(folder, lost):
    document(folder, "a")
    run(folder)
    before = ask(folder, "Kinh phí do đâu bảo đảm?")
    shutil.rmtree(folder.parent / "chi-muc" / lost)
    run(folder)
    after = ask(folder, "Kinh phí do đâu bảo đảm?")
    assert [c.locator for c in after.citations] == [c.locator for c in before.citations]


def test_one_writer_or_many_readers(folder):
    document(folder, "a")
    run(folder)
    index = folder.parent / "chi-muc"
    with reading(index), reading(index), pytest.raises(IndexUnavailable, match="đang được"):
        run(folder)
    with writing(index), pytest.raises(IndexUnavailable, match="đang được"):
        ask(folder, "Kinh phí?")


def test_an_index_of_another_model_is_refused(folder):
    document(folder, "a")
    run(folder)
    store = open_store(folder)
    with store.changing():
        store.set_setting("embedder", "mo-hinh-khac-123")
    store.close()
    with pytest.raises(IndexUnavailable, match="mo-hinh-khac-123"):
        ask(folder, "Kinh phí?")
    document(folder, "b", number="13-QĐ/TU")
    with pytest.raises(IndexUnavailable, match="mo-hinh-khac-123"):
        run(folder)


def test_a_path_that_does_not_exist(tmp_path):
    with pytest.raises(ReadError, match="khong-co"):
        ingest([tmp_path / "khong-co"], tmp_path / "chi-muc")


def test_the_command_line_says_one_vietnamese_line_and_fails(tmp_path):
    blocked = tmp_path / "tep"
    blocked.write_text("", encoding="utf-8")
    cases = [
        (["ingest", "khong-co.md", "--index", str(tmp_path / "i")], 3),
        (["ingest", "--index", str(blocked)], 5),
        (["search", "câu hỏi", "--index", str(tmp_path / "chua-co")], 4),
        (["search", "  ", "--index", str(tmp_path / "i")], 2),
        (["search", "a" * 10_000, "--index", str(tmp_path / "i")], 2),
    ]
    for (module, *arguments), code in cases:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments], capture_output=True, encoding="utf-8"
        )
        assert done.returncode == code, done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr
