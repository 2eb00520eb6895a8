from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.readers import read_bytes


def html(body: str) -> Extraction:
    return read_bytes(Path("a.html"), f"<html><body>{body}</body></html>".encode())


def lines(body: str) -> list[str]:
    return html(body).text.split("\n")


def test_blocks_breaks_and_white_space() -> None:
    assert lines("<p>Một\n hai<br>ba</p>bốn<div><p>năm <b>sáu</b></p></div>") == [
        "Một hai",
        "ba",
        "bốn",
        "năm sáu",
    ]


def test_what_a_browser_does_not_show_is_left_out() -> None:
    shown = "<p>x</p>"
    hidden = "<script>a</script><style>b</style><p style='display: none'>c</p><p hidden>d</p>"
    assert lines(hidden + "<!-- e -->" + shown) == ["x"]


def test_bold_and_headings() -> None:
    found = html("<h2>Điều 1</h2><p><b>a</b> b</p><p style='font-weight:700'>c</p>")
    assert [(b.kind, b.bold) for b in found.blocks] == [
        (BlockKind.HEADING, True),
        (BlockKind.PARAGRAPH, False),
        (BlockKind.PARAGRAPH, True),
    ]


def test_lists_have_their_markers() -> None:
    assert lines("<ol start=3><li>ba<li><p>bốn</p></ol><ul><li>x</ul><ol type=a><li>y</ol>") == [
        "3. ba",
        "4. bốn",
        "- x",
        "a. y",
    ]


def test_borders_tell_a_table_from_text_side_by_side() -> None:
    rows = "<tr><td>TT<td>Tên<tr><td>1<td>Hội"
    assert lines(f"<table border=1>{rows}</table>") == ["TT Tên", "1 Hội"]
    assert lines(f"<table>{rows}</table>") == ["TT", "1", "Tên", "Hội"]


def test_legacy_fonts_and_bytes() -> None:
    assert lines("<p><font face='.VnTime'>NghÞ quyÕt</font> số</p>") == ["Nghị quyết số"]
    page = "<html><body><p>NghÞ quyÕt cña §¶ng vÒ c«ng t¸c d©n vËn".encode("latin-1")
    assert read_bytes(Path("a.htm"), page).text == "Nghị quyết của Đảng về công tác dân vận"


def test_content_decides_before_the_suffix() -> None:
    data = "<!DOCTYPE html><html><body><p>Một</p></body></html>".encode()
    assert read_bytes(Path("a.doc"), data).text == "Một"


@pytest.mark.parametrize("body", ["", "<p> </p>", "<div>" * 5000 + "x"])
def test_pages_without_text_or_sense_are_refused(body: str) -> None:
    with pytest.raises(ReadError):
        html(body)
