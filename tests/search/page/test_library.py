import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.errors import UserError
from search.page import library as module
from search.page.library import Library

DOCUMENT = """---
number: 01-NQ/TU
issued: 2020-01-02
issuer: Tỉnh ủy
kind: Nghị quyết
title: Về chăn nuôi
fidelity: verbatim
---

1. Hợp tác xã nuôi 45 con trâu cày.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "trau.md").write_text(DOCUMENT, encoding="utf-8")
    return folder


def opened(index: Path, corpus: Path) -> Library:
    library = Library(index, corpus)
    library.start().result()
    return library


def test_first_start_takes_in_the_corpus_and_the_next_finds_it(
    tmp_path: Path, corpus: Path
) -> None:
    for _ in range(2):
        library = opened(tmp_path / "var", corpus)
        assert library.preparation.state == "ready"
        assert [h.metadata.number for h in library.holdings] == ["01-NQ/TU"]
        assert library.ask("Hợp tác xã nuôi bao nhiêu con trâu cày?").answered
        library.close()


def test_an_index_of_other_documents_is_left_alone(tmp_path: Path, corpus: Path) -> None:
    index, other = tmp_path / "var", tmp_path / "other"
    other.mkdir()
    opened(index, corpus).close()
    (other / "bo.md").write_text(DOCUMENT.replace("01-NQ", "02-NQ"), encoding="utf-8")
    library = opened(index, other)
    assert [h.metadata.number for h in library.holdings] == ["01-NQ/TU"]
    library.close()


def test_closing_breaks_off_ingestion_and_the_next_start_completes_it(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path / "var", corpus)
    take_in = module.ingest

    def slow(paths, index, progress):
        while not library._closing:
            time.sleep(0.01)
        return take_in(paths, index, progress=progress)

    monkeypatch.setattr(module, "ingest", slow)
    future = library.start()
    library.close()
    with pytest.raises(UserError, match="lần mở sau sẽ làm tiếp"):
        future.result()
    assert library.preparation.state == "failed"
    monkeypatch.undo()
    again = opened(tmp_path / "var", corpus)
    assert len(again.holdings) == 1
    again.close()


def test_seconds_left_follow_the_pace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clock = iter([0.0, 10.0, 10.0, 14.0])
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    library = Library(tmp_path, tmp_path)
    library._note_progress("Lập chỉ mục", 0, 4)
    assert library.preparation.seconds_left is None
    library._note_progress("Lập chỉ mục", 1, 4)
    assert library.preparation.seconds_left == 30
    assert library.preparation.seconds_left == 26
