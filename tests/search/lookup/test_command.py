"""Looking up clauses and references from the command line."""

import json
from pathlib import Path

import pytest

from search.command import main


def test_a_clause_is_printed_with_its_citation(
    shipped_index: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["clause", "4.5", "--document", "04-NQ/TU", "--index", str(shipped_index)]) == 0
    assert (
        "Điểm 4.5 mục 4 Phần II Nghị quyết số 04-NQ/TU ngày 19/11/2021" in capsys.readouterr().out
    )


def test_a_clause_as_json_says_who_cites_it(
    shipped_index: Path, capsys: pytest.CaptureFixture[str]
):
    given = ["clause", "Điều 9", "--document", "217-QĐ/TW", "--json", "--index", str(shipped_index)]
    assert main(given) == 0
    (found,) = json.loads(capsys.readouterr().out)["found"]
    assert found["locator"] == "Quy chế/9"
    assert found["cited_by"] == []


def test_a_missing_clause_is_not_a_success(shipped_index: Path, capsys: pytest.CaptureFixture[str]):
    given = ["clause", "khoản 9 phần III", "--document", "04-NQ/TU", "--index", str(shipped_index)]
    assert main(given) == 1
    assert "Gần nhất là: Phần III, khoản 5" in capsys.readouterr().out


def test_references_go_both_ways(shipped_index: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["references", "04-NQ/TU", "--json", "--index", str(shipped_index)]) == 0
    whole = json.loads(capsys.readouterr().out)
    cited = [r["target"]["document"] for r in whole["cites"] if r["target"]]
    assert [d for d in cited if d != "04-NQ/TU"] == [
        "217-QĐ/TW",
        "218-QĐ/TW",
        "124-QĐ/TW",
        "18-NQ/TW",
    ]
    assert [r["document"] for r in whole["cited_by"]] == ["124-QĐ/TW"]


def test_an_unknown_document_is_one_clear_line(
    shipped_index: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["references", "999-QĐ/TW", "--index", str(shipped_index)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
