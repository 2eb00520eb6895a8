from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.readers import read, read_bytes, soffice

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
needs_soffice = pytest.mark.skipif(soffice.program() is None, reason="LibreOffice is not installed")


@needs_soffice
def test_old_word_file_with_legacy_fonts_is_exact() -> None:
    truth = (SAMPLES / "truth.txt").read_text("utf-8")
    expected = truth[truth.index("Mỹ Q") : truth.index("\nPhụ lục:")]
    assert read(SAMPLES / "tcvn3.doc").text == expected


@needs_soffice
def test_damaged_old_word_file_is_refused() -> None:
    with pytest.raises(ReadError, match="hỏng"):
        read_bytes(Path("a.doc"), OLE + "WordDocument".encode("utf-16-le") + bytes(2000))


def test_without_libreoffice_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    with pytest.raises(ReadError, match="LibreOffice"):
        read(SAMPLES / "tcvn3.doc")


def test_conversion_has_a_time_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 600\n")
    slow.chmod(0o755)
    monkeypatch.setattr(soffice, "program", lambda: str(slow))
    monkeypatch.setattr(soffice, "TIMEOUT", 0.2)
    with pytest.raises(ReadError, match="không chuyển xong"):
        read(SAMPLES / "tcvn3.doc")


@pytest.mark.parametrize(
    ("stream", "message"), [("EncryptedPackage", "mật khẩu"), ("Workbook", "không phải")]
)
def test_other_compound_files_are_refused(stream: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(Path("a.doc"), OLE + stream.encode("utf-16-le"))
