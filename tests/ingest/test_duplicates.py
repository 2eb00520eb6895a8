from pathlib import Path

import pytest

from ingest.command import main
from ingest.pipeline import Report, ingest

FRONT = """---
number: {number}
issued: 2024-05-06
issuer: Tỉnh ủy A
kind: Quyết định
title: Một quyết định
fidelity: {fidelity}
---
"""


def write(
    folder: Path, name: str, body: str, number: str | None = None, fidelity: str = "verbatim"
) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    front = FRONT.format(number=number, fidelity=fidelity) if number else ""
    path.write_text(front + body, "utf-8")
    return path


def run(folder: Path) -> Report:
    return ingest([folder], folder.parent / "chi-muc")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "nguon"


ONE, TWO = "# Điều 1. Một\n\nNội dung.\n", "# Điều 1. Một\n\nNội dung khác.\n"


def test_same_text_and_same_identity_are_reported_once(folder: Path) -> None:
    write(folder, "a.md", ONE)
    write(folder, "b.md", ONE)
    write(folder, "c.md", ONE.replace("Một", "Hai"), "12-QĐ/TU")
    write(folder, "d.md", TWO, "12-QĐ/TU")
    report = run(folder)
    assert [(Path(d.path).name, Path(d.other).name) for d in report.duplicates] == [
        ("b.md", "a.md"),
        ("d.md", "c.md"),
    ]
    same_text, same_identity = (d.message for d in report.duplicates)
    assert "nội dung giống hệt nhau" in same_text
    assert "cùng số, ngày, cơ quan ban hành nhưng nội dung khác" in same_identity
    assert report.documents == 3
    assert run(folder).duplicates == []


def test_copy_of_a_numbered_document(folder: Path) -> None:
    write(folder, "a.md", ONE, "12-QĐ/TU")
    write(folder, "b.md", ONE, "12-QĐ/TU")
    (only,) = run(folder).duplicates
    assert "và cùng nội dung" in only.message


def test_digest_is_no_duplicate_of_its_official_text(folder: Path) -> None:
    write(folder, "a.md", ONE, "12-QĐ/TU", fidelity="digest")
    write(folder, "b.md", ONE, "12-QĐ/TU")
    assert run(folder).duplicates == []


def test_unnumbered_files_of_one_name_are_two_documents(folder: Path) -> None:
    write(folder, "x/bien-ban.md", ONE)
    write(folder, "y/bien-ban.md", TWO)
    report = run(folder)
    assert (report.documents, report.duplicates) == (2, [])


def test_command_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "a.md", ONE)
    write(folder, "b.md", ONE)
    assert main([str(folder), "--index", str(folder.parent / "chi-muc")]) == 0
    assert "“b.md” trùng với" in capsys.readouterr().err
