import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.readers import read, read_bytes
from tests.ingest.readers.conftest import MakeDocx

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def docx(data: bytes) -> Extraction:
    return read_bytes(Path("a.docx"), data)


def lines(data: bytes) -> list[str]:
    return docx(data).text.split("\n")


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: list[str], properties: str = "") -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{c}</w:tr>' for c in cells)}</w:tbl>"


def test_real_document_is_exact_with_letterhead_and_table() -> None:
    found = read(SAMPLES / "resolution.docx")
    assert found.text == (SAMPLES / "truth.txt").read_text("utf-8").strip()
    assert found.blocks[-1].kind is BlockKind.TABLE
    bold = {found.text[b.start : b.end] for b in found.blocks if b.bold}
    assert "1. Quan điểm" in bold
    assert "*" not in bold


@pytest.mark.parametrize("name", ["tcvn3.docx", "vni.docx"])
def test_legacy_fonts_are_converted(name: str) -> None:
    truth = (SAMPLES / "truth.txt").read_text("utf-8")
    assert read(SAMPLES / name).text == truth[truth.index("Mỹ Q") : truth.index("\nPhụ lục:")]


def test_unprinted_text_is_left_out(make_docx: MakeDocx) -> None:
    body = (
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert lines(make_docx(body)) == ["giữ thêm"]


def test_line_break_begins_a_block_and_hyphens_are_letters(make_docx: MakeDocx) -> None:
    body = (
        "<w:p><w:r><w:t>217</w:t><w:noBreakHyphen/><w:t>QĐ</w:t><w:softHyphen/><w:t>/TW</w:t>"
        '<w:br/><w:t>Hai</w:t><w:br w:type="page"/><w:tab/><w:t>ba</w:t></w:r></w:p>'
    )
    assert lines(make_docx(body)) == ["217-QĐ/TW", "Hai ba"]


def test_text_box_is_read_once_after_its_paragraph(make_docx: MakeDocx) -> None:
    box = f"<w:txbxContent>{p('TỈNH ỦY')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:p><w:r><w:t>Trước</w:t><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(make_docx(body + p("Sau"))) == ["Trước", "TỈNH ỦY", "Sau"]


def test_borders_tell_a_table_from_text_side_by_side(make_docx: MakeDocx) -> None:
    rows = [[p("TT"), p("Tên")], [p("1"), p("Hội")]]
    bordered = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    assert lines(make_docx(table(*rows, properties=bordered))) == ["TT Tên", "1 Hội"]
    assert lines(make_docx(table(*rows))) == ["TT", "1", "Tên", "Hội"]


def test_automatic_numbers_are_printed(make_docx: MakeDocx) -> None:
    def level(place: int, form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1-")}'
        f"{level(1, 'decimal', '%2.')}{level(2, 'decimal', '%2.%3.')}</w:abstractNum>"
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )

    def item(place: int, text: str) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="5"/></w:numPr>')

    body = item(0, "A") + item(1, "B") + item(2, "C") + p("") + item(2, "D") + item(0, "E")
    assert lines(make_docx(body + item(1, "F"), numbering=numbering)) == [
        "I- A",
        "1. B",
        "1.1. C",
        "1.2. D",
        "II- E",
        "1. F",
    ]


def test_styles_give_bold_and_headings(make_docx: MakeDocx) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="Base"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("H", "Base", "Loop"))
    found = docx(
        make_docx(body + p("y", '<w:pStyle w:val="H"/>', '<w:b w:val="0"/>'), styles=styles)
    )
    assert [(b.kind, b.bold) for b in found.blocks] == [
        (BlockKind.HEADING, True),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, False),
        (BlockKind.HEADING, False),
    ]


def test_heads_are_kept_beside_the_text(make_docx: MakeDocx) -> None:
    found = docx(make_docx(p("Thân"), header1=p("MẬT")))
    assert found.text == "Thân"
    assert found.metadata["page_furniture"] == [{"page": None, "place": "header", "text": "MẬT"}]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (80 * 2**20))
    return out.getvalue()


def laughs() -> bytes:
    tenfold = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(11))
    document = f"<!DOCTYPE d [<!ENTITY a0 'ha'>{tenfold}]><d>&a11;</d>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", document)
    return out.getvalue()


def other_package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bomb(), "quá lớn"),
        (laughs(), "không an toàn|hỏng"),
        (other_package(), "không phải tài liệu Word"),
        (b"PK\x03\x04" + b"x" * 200, "hỏng"),
        ((SAMPLES / "resolution.docx").read_bytes()[:-3000], "hỏng"),
    ],
    ids=["zip bomb", "entity bomb", "other package", "noise", "truncated"],
)
def test_unsafe_and_broken_files_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        docx(data)


def test_empty_document_is_refused(make_docx: MakeDocx) -> None:
    with pytest.raises(ReadError, match="không có chữ"):
        docx(make_docx(p(" ")))
