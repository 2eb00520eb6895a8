from pathlib import Path

import pytest

from ingest import readers
from ingest.errors import ReadError


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="không tìm thấy"):
        readers.read(tmp_path / "không có.txt")
    with pytest.raises(ReadError, match="thư mục"):
        readers.read(tmp_path)


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGEST_FILE", 10)
    path = tmp_path / "a.txt"
    path.write_text("mười một chữ")
    with pytest.raises(ReadError, match="lớn hơn"):
        readers.read(path)


def test_line_end_in_a_file_name_does_not_split_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a\nb.txt"
    path.write_bytes(b"")
    with pytest.raises(ReadError) as caught:
        readers.read(path)
    assert "\n" not in str(caught.value)


def test_suffixes_are_lower_case_with_a_dot() -> None:
    assert {".md", ".txt"} <= readers.supported_suffixes()
    assert all(s.startswith(".") and s == s.lower() for s in readers.supported_suffixes())
