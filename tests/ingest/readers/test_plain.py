from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.readers import read_bytes


def lines(data: bytes) -> list[str]:
    return read_bytes(Path("a.txt"), data).text.split("\n")


def test_lines_are_paragraphs_without_blank_lines() -> None:
    assert lines("Một\nHai\r\nBa".encode()) == ["Một", "Hai", "Ba"]


def test_wrapped_paragraphs_are_rejoined_and_numbers_unbroken() -> None:
    text = (
        "Thực hiện tốt Quyết định số 217-\nQĐ/TW của Bộ Chính trị về giám\nsát xã hội\n\nĐoạn hai"
    )
    assert lines(text.encode()) == [
        "Thực hiện tốt Quyết định số 217-QĐ/TW của Bộ Chính trị về giám sát xã hội",
        "Đoạn hai",
    ]


def test_items_and_short_lines_end_a_wrapped_paragraph() -> None:
    text = "TỈNH ỦY\n*\nSố 05\n\n1. Một câu dài đủ để đầy hết một dòng in\n2. Hai"
    assert lines(text.encode()) == [
        "TỈNH ỦY",
        "*",
        "Số 05",
        "1. Một câu dài đủ để đầy hết một dòng in",
        "2. Hai",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    assert lines("Điều 1. Phạm vi\nÁp dụng".encode(encoding)) == ["Điều 1. Phạm vi", "Áp dụng"]


def test_form_feed_begins_a_page() -> None:
    found = read_bytes(Path("a.txt"), "Một\nHai\n\fBa\n\f\n".encode())
    assert [(p.number, found.text[p.start : p.end]) for p in found.pages] == [
        (1, "Một\nHai"),
        (2, "Ba"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "rỗng"),
        ("a.txt", b" \n\n ", "không có chữ"),
        ("a.txt", b"\x00\x01\x02\xff" * 500, "nhị phân"),
        ("a.txt", b"caf\xe9 d\xe9j\xe0 \xff\xfe\xfd", "bảng mã"),
        ("a.pdf", "Không phải PDF".encode(), "không phải PDF"),
        ("a.xyz", "chữ".encode(), "chưa hỗ trợ"),
    ],
)
def test_refusals_name_the_file_in_one_line(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_bytes(Path(name), data)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
