import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.command import main
from ingest.doctor import Finding, Severity, examine
from ingest.doctor.index import index_findings
from ingest.doctor.machine import disk_space, python_version, write_permission
from ingest.doctor.models import model_findings
from ingest.doctor.programs import libreoffice, tesseract
from ingest.index.lexical import LexicalIndex
from ingest.index.lock import writing
from ingest.pipeline import STORE_FILE, ingest
from ingest.readers import soffice
from ingest.readers.ocr import tesseract as ocr


def by_name(findings: list[Finding] | Iterator[Finding]) -> dict[str, Finding]:
    return {finding.name: finding for finding in findings}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("# Điều 1. Một\n\nNội dung.\n", "utf-8")
    ingest([tmp_path / "a.md"], tmp_path / "chi-muc")
    return tmp_path / "chi-muc"


def test_sound_installation_and_index(index: Path) -> None:
    findings = examine(index)
    assert [f for f in findings if f.severity is Severity.ERROR] == []
    assert len({f.name for f in findings}) == len(findings) == 11
    assert all(bool(f.remedy) == (f.severity is not Severity.OK) for f in findings)


def test_missing_programs_are_warnings_that_say_how_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    monkeypatch.setattr(soffice, "program", lambda: None)
    for finding, package in ((tesseract(), "tesseract-ocr-vie"), (libreoffice(), "libreoffice")):
        assert finding.severity is Severity.WARNING
        assert f"apt install {package.split('-')[0]}" in finding.remedy
    monkeypatch.setattr(ocr, "program", lambda: "/bin/true")
    assert "dữ liệu tiếng Việt" in tesseract().found


def test_changed_or_lost_model_files_are_errors(tmp_path: Path) -> None:
    sums = tmp_path / "SUMS"
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    sums.write_text(f"{empty}  a.onnx\n", "utf-8")
    (tmp_path / "a.onnx").touch()
    assert model_findings(sums, tmp_path)[0].severity is Severity.OK
    (tmp_path / "a.onnx").write_bytes(b"x")
    assert "hỏng" in model_findings(sums, tmp_path)[0].found
    (tmp_path / "a.onnx").unlink()
    assert "thiếu tệp" in model_findings(sums, tmp_path)[0].found


def test_model_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRA_CUU_EMBEDDER", str(tmp_path))
    assert model_findings()[1].severity is Severity.ERROR


def test_no_index_yet_is_no_error(tmp_path: Path) -> None:
    (finding,) = index_findings(tmp_path / "chua-co")
    assert finding.severity is Severity.WARNING
    assert not (tmp_path / "chua-co").exists()


def test_index_behind_its_store(index: Path) -> None:
    LexicalIndex().save(index / "lexical", 0)
    found = by_name(index_findings(index))
    assert "thiếu 1 đoạn" in found["Chỉ mục từ"].found
    assert found["Chỉ mục vectơ (Chroma)"].severity is Severity.OK


@pytest.mark.parametrize("name", ["lexical/lexical.bin", "vectors/chroma.sqlite3", STORE_FILE])
def test_damaged_files_are_errors(index: Path, name: str) -> None:
    (index / name).write_bytes(b"hong" * 5000)
    assert any(f.severity is Severity.ERROR and f.remedy for f in index_findings(index))


def test_index_being_written(index: Path) -> None:
    with writing(index):
        (finding,) = index_findings(index)
    assert "đang được" in finding.found


def test_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=150 * 10**6))
    assert disk_space(tmp_path / "x" / "y").severity is Severity.ERROR
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=500 * 10**6))
    assert disk_space(tmp_path).severity is Severity.WARNING
    monkeypatch.setattr("sys.version_info", (3, 10, 1))
    assert python_version().severity is Severity.ERROR

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert write_permission(tmp_path).severity is Severity.ERROR


def test_command(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--index", str(index), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert {"name", "severity", "found", "remedy"} == set(found["checks"][0])
    (index / STORE_FILE).write_bytes(b"hong" * 5000)
    assert main(["doctor", "--index", str(index)]) == 1
    assert "✗ Kho văn bản" in capsys.readouterr().out


def test_file_named_like_a_command_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doctor").mkdir()
    (tmp_path / "doctor" / "a.md").write_text("# Điều 1. Một\n\nNội dung.\n", "utf-8")
    assert main(["doctor", "--index", "chi-muc"]) == 0
    assert (tmp_path / "chi-muc" / STORE_FILE).exists()
