import datetime
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.metadata import RelationKind, Status, load_metadata, parse_metadata

FIELDS = {
    "number": "4 - NQ/TU",
    "issued": "19/11/2021",
    "issuer": "Ban Thường vụ Tỉnh ủy Nghệ An",
    "kind": "Nghị quyết",
    "title": "Về tăng cường\n sự lãnh đạo",
    "fidelity": "verbatim",
}


def test_values_are_put_in_one_form():
    metadata = parse_metadata(FIELDS, "a.md")
    assert metadata.number == "04-NQ/TU"
    assert metadata.issued == datetime.date(2021, 11, 19)
    assert metadata.title == "Về tăng cường sự lãnh đạo"
    assert metadata.name == "Nghị quyết 04-NQ/TU ngày 19/11/2021 của Ban Thường vụ Tỉnh ủy Nghệ An"
    assert metadata.identity.number == "04-NQ/TU"


def test_what_is_not_said_is_unknown():
    metadata = parse_metadata(FIELDS, "a.md")
    assert metadata.signer is None
    assert metadata.expected_articles is None
    assert metadata.status is Status.UNKNOWN


@pytest.mark.parametrize("kind", [*Status, *RelationKind])
def test_every_value_has_a_vietnamese_label(kind: Status | RelationKind):
    assert kind.label
    assert kind.label != kind.value


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"colour": "đỏ"}, "colour", "tên trường lạ"),
        ({"number": 217}, "number", "phải là chữ"),
        ({"title": " "}, "title", "không được để trống"),
        ({"fidelity": "summary"}, "fidelity", "'verbatim', 'digest'"),
        ({"status": "ok"}, "status", "in_force"),
        ({"issued": 20211119}, "issued", "phải là ngày"),
        ({"issued": "tháng 11"}, "issued", "phải là ngày"),
        ({"issued": datetime.datetime(2021, 11, 19)}, "issued", "phải là ngày"),
        ({"relations": [{"kind": "cites"}]}, "relations.0", "phải ghi số"),
        ({"relations": [{"kind": "cites", "number": "1", "x": 1}]}, "relations.0.x", "tên trường"),
        ({"sources": [{"url": "ftp://a"}]}, "sources.0.url", "https://"),
        ({"sources": [{"id": 1, "url": "http://a"}] * 2}, "toàn bộ", "cùng một số id"),
        ({"expected_articles": 0}, "expected_articles", "số nguyên dương"),
    ],
)
def test_a_wrong_field_is_named_with_its_reason(change: dict, field: str, reason: str):
    with pytest.raises(ReadError) as refusal:
        parse_metadata(FIELDS | change, "a.md")
    message = str(refusal.value)
    assert "a.md" in message
    assert field in message
    assert reason in message
    assert "\n" not in message


def test_a_missing_field_is_named():
    with pytest.raises(ReadError, match="“issuer”: thiếu"):
        parse_metadata({k: v for k, v in FIELDS.items() if k != "issuer"}, "a.md")


def test_files_that_cannot_be_loaded(tmp_path: Path):
    bare = tmp_path / "bare.md"
    bare.write_text("Không có khai báo", encoding="utf-8")
    legacy = tmp_path / "legacy.md"
    legacy.write_bytes("Đảng".encode("cp1258", errors="replace") + b"\xff\xfe")
    for path in (bare, legacy, tmp_path / "absent.md"):
        with pytest.raises(ReadError, match=path.name):
            load_metadata(path)
