import json
from pathlib import Path

import pytest

from ingest.command import main
from ingest.missing import MissingDocument, Reason, list_missing
from ingest.pipeline import STORE_FILE, ingest
from ingest.store import Store

DIGEST = """---
number: 12-QĐ/TU
issued: 2020-01-02
issuer: Tỉnh ủy A
kind: Quyết định
title: Quy chế làm việc
fidelity: digest
text_sources: [https://a.vn/12, https://b.vn/12.doc]
---

Tóm lược.
"""
CITING = """---
number: 13-NQ/TU
issued: 2021-01-02
issuer: Tỉnh ủy A
kind: Nghị quyết
title: Về việc A
fidelity: verbatim
relations:
- {kind: cites, number: 12-QĐ/TU, issued: 2020-01-02}
- {kind: cites, number: 14-CT/TU, title: Về việc B}
- {kind: related, title: Luật Đất đai}
- {kind: distinct_from, number: 15-QĐ/TU, issued: 2019-01-02}
---

Điều 1. Thực hiện Chỉ thị số 14-CT/TU, ngày 05/6/2020 và Quy định số 16-QĐ/TU.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(DIGEST, "utf-8")
    (tmp_path / "b.md").write_text(CITING, "utf-8")
    ingest([tmp_path / "a.md", tmp_path / "b.md"], tmp_path / "chi-muc")
    return tmp_path / "chi-muc"


def listed(index: Path) -> dict[str | None, MissingDocument]:
    store = Store(index / STORE_FILE)
    found = list_missing(store)
    store.close()
    return {m.number or m.title: m for m in found}


def test_digests_come_with_their_addresses_and_citations_with_who_cites(index: Path) -> None:
    found = listed(index)
    assert list(found) == ["12-QĐ/TU", "14-CT/TU", "16-QĐ/TU", "Luật Đất đai"]
    digest = found["12-QĐ/TU"]
    assert digest.reason is Reason.DIGEST
    assert digest.addresses == ("https://a.vn/12", "https://b.vn/12.doc")
    cited = found["14-CT/TU"]
    assert (cited.reason, cited.title, cited.cited_by) == (
        Reason.CITATION,
        "Về việc B",
        ("13-NQ/TU",),
    )
    assert cited.issued is not None
    assert cited.issued.isoformat() == "2020-06-05"


def test_document_that_is_taken_in_is_no_longer_missing(index: Path, tmp_path: Path) -> None:
    text = CITING.split("relations:")[0].replace("13-NQ/TU", "16-QĐ/TU")
    (tmp_path / "c.md").write_text(f"{text}---\n\nĐiều 1. Một.\n", "utf-8")
    ingest([tmp_path / "c.md"], index)
    assert "16-QĐ/TU" not in listed(index)


def test_command(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["missing", "--index", str(index), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["number"], first["issued"], first["reason"]) == (
        "12-QĐ/TU",
        "2020-01-02",
        "digest",
    )
    assert main(["missing", "--index", str(index)]) == 0
    out = capsys.readouterr().out
    assert "    https://b.vn/12.doc" in out
    assert "1 văn bản mới có bản tóm lược, 3 văn bản chỉ được nhắc tên" in out
    assert main(["missing", "--index", str(index / "khong-co")]) == 4
