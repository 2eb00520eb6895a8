from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.readers import read_bytes

HEAD = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}{\f2\fcharset163 Arial;}}"


def rtf(body: str) -> Extraction:
    return read_bytes(Path("a.rtf"), (HEAD + body + "}").encode("latin-1"))


def lines(body: str) -> list[str]:
    return rtf(body).text.split("\n")


def test_unicode_with_fallbacks_and_groups() -> None:
    assert lines(r"\uc1 {\b S\u7889\'3f 05}-\u272?Q\par Hai\line ba") == ["Số 05-ĐQ", "Hai", "ba"]


def test_fonts_tell_the_encoding() -> None:
    body = r"{\f1 Ngh\'de quy\'d5t \-u}\par{\f2 Nghi\'ea\'f2n}"
    assert lines(body) == ["Nghị quyết ưu", "Nghiện"]


def test_bold_and_headings() -> None:
    found = rtf(r"\pard\outlinelevel0{\b I- A}\par\pard{\b b} c\par")
    assert [(b.kind, b.bold) for b in found.blocks] == [
        (BlockKind.HEADING, True),
        (BlockKind.PARAGRAPH, False),
    ]


def test_unprinted_groups_are_left_out_and_list_numbers_kept() -> None:
    assert lines(r"{\info{\title X}}{\*\generator Y}{\header Z}{\listtext 1.\tab}Ba{\v n}\par") == [
        "1. Ba"
    ]


def test_table_with_borders_and_without() -> None:
    row = r"\trowd{border}\cellx1\cellx2\pard\intbl {a}\cell {b}\cell\row"
    bordered = row.replace("{border}", r"\clbrdrt\brdrs")
    plain = row.replace("{border}", "")

    def rows(form: str) -> str:
        return form.replace("{a}", "TT").replace("{b}", "Ten") + form.replace("{a}", "1").replace(
            "{b}", "Hoi"
        )

    assert lines(rows(bordered) + r"\pard Sau\par") == ["TT Ten", "1 Hoi", "Sau"]
    assert lines(rows(plain) + r"\pard Sau\par") == ["TT", "1", "Ten", "Hoi", "Sau"]


@pytest.mark.parametrize("body", ["", "{" * 5000, r"\bin99999999 x", r"{\pict 0011}"])
def test_files_without_text_are_refused(body: str) -> None:
    with pytest.raises(ReadError):
        rtf(body)
