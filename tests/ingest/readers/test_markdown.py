from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.readers import read_bytes


def markdown(text: str) -> Extraction:
    return read_bytes(Path("a.md"), text.encode())


def lines(text: str) -> list[str]:
    return markdown(text).text.split("\n")


def test_markup_is_stripped_and_evidence_kept() -> None:
    found = markdown("## **I- MỤC TIÊU**\n\nMột *hai*\nba `bốn`.\n\n**Điều 1. Tên**\n\n**a** b\n")
    assert found.text == "I- MỤC TIÊU\nMột hai ba bốn.\nĐiều 1. Tên\na b"
    assert [(b.kind, b.bold) for b in found.blocks] == [
        (BlockKind.HEADING, True),
        (BlockKind.PARAGRAPH, False),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, False),
    ]


def test_hard_break_begins_a_block() -> None:
    assert lines("**T/M BAN THƯỜNG VỤ  \nBÍ THƯ**") == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]


def test_list_markers_stay_as_printed() -> None:
    assert lines("3. ba\n\n4. bốn\n\n- x\n- y\n\n*\n\n1) một") == [
        "3. ba",
        "4. bốn",
        "- x",
        "- y",
        "*",
        "1) một",
    ]


def test_numbered_line_inside_a_paragraph_begins_a_block() -> None:
    assert lines("Điều 1. Tên\n2. Khoản hai\na) điểm a\ncòn tiếp") == [
        "Điều 1. Tên",
        "2. Khoản hai",
        "a) điểm a còn tiếp",
    ]


def test_html_and_indented_text_are_text() -> None:
    assert lines("<b>x</b> 1\\. y\n\n    thụt vào") == ["<b>x</b> 1. y", "thụt vào"]


def test_table_is_one_block_with_the_place_of_every_cell() -> None:
    found = markdown("Trước\n\n| TT | Tên |\n|---|---|\n| 1 | Hội Nông dân |\n")
    assert found.text == "Trước\nTT Tên\n1 Hội Nông dân"
    assert found.blocks[1].kind is BlockKind.TABLE
    (table,) = found.metadata["tables"]
    assert [[found.text[s:e] for s, e in row] for row in table["rows"]] == [
        ["TT", "Tên"],
        ["1", "Hội Nông dân"],
    ]


def test_decomposed_letters_are_composed() -> None:
    assert markdown("Đie\u0302\u0300u 1").text == "Điều 1"


def test_front_matter_goes_to_metadata() -> None:
    found = markdown("---\nnumber: 04-NQ/TU\n---\nThân")
    assert found.metadata["front_matter"]["number"] == "04-NQ/TU"
    assert found.text == "Thân"


def test_wrong_front_matter_is_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.md.*YAML"):
        markdown("---\na: [\n---\nThân")


def test_blocks_cover_the_text_but_the_separators() -> None:
    found = markdown("# A\n\nb\n\n\n- c\n\n| x |\n|---|\n| y |\n")
    assert "\n".join(found.text[b.start : b.end] for b in found.blocks) == found.text
