import datetime

import pytest

from ingest.errors import ReadError
from ingest.frontmatter import MAX_CHARACTERS, load_yaml_fields, split_front_matter


def test_fields_and_body_are_parted():
    text = "---\nnumber: 04-NQ/TU\nissued: 2021-11-19\n---\n\n# Thân\n"
    parted = split_front_matter(text, "a.md")
    assert parted.fields == {"number": "04-NQ/TU", "issued": datetime.date(2021, 11, 19)}
    assert parted.body == "\n# Thân\n" == text[parted.body_start :]


def test_a_byte_order_mark_is_no_text():
    assert split_front_matter("\ufeff---\na: 1\n---\nThân", "a.md").body == "Thân"
    assert split_front_matter("\ufeffThân", "a.md").body == "Thân"


@pytest.mark.parametrize("text", ["Thân", "", "---\n\nMột đoạn\n\n---\nHai", "--- a ---\nb"])
def test_a_text_without_fields_is_all_body(text: str):
    parted = split_front_matter(text, "a.md")
    assert (parted.fields, parted.body, parted.body_start) == ({}, text, 0)


def test_decomposed_values_are_composed():
    assert load_yaml_fields("title: Tơ\u0300 tri\u0300nh", "a.md") == {"title": "Tờ trình"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a: &x [1]\nb: *x", "neo"),
        ("a: !!python/object/apply:os.getcwd []", "thẻ"),
        ("a: !x 1", "thẻ"),
        ("a: 1\na: 2", "hai lần"),
        ("a: " + "[" * 40 + "]" * 40, "lồng quá sâu"),
        ("a: " + "[" * 20000, "lồng quá sâu"),
        ("a: 1\n--- \nb: 2", "nhiều tài liệu"),
        ("a: [1", "sai cú pháp"),
        ("issued: 2021-13-45", "sai cú pháp"),
        ("- a\n- b", "trường: giá trị"),
        ("1: a", "trường: giá trị"),
        ("", "trường: giá trị"),
        ("a: " + "x" * MAX_CHARACTERS, "quá lớn"),
    ],
)
def test_what_is_not_plain_fields_is_refused(source: str, reason: str):
    with pytest.raises(ReadError, match=reason) as refusal:
        load_yaml_fields(source, "a.md")
    assert "a.md" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_block_without_end_is_refused():
    with pytest.raises(ReadError, match="thiếu dòng"):
        split_front_matter("---\nnumber: 1\n\nThân", "a.md")
