"""Small PDF files made by hand: ASCII text at given places, in built-in fonts."""

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest

# (left, distance from the top, size, bold, text), in points
Text = tuple[float, float, float, bool, str]
MakePdf = Callable[[Sequence[Sequence[Text]]], bytes]


@pytest.fixture
def make_pdf() -> MakePdf:
    return pdf_bytes


def pdf_bytes(pages: Sequence[Sequence[Text]]) -> bytes:
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>",
    ]
    for i, page in enumerate(pages):
        content = " ".join(_shown(*text) for text in page)
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents {6 + 2 * i} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _file(objects)


def _shown(left: float, top: float, size: float, bold: bool, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "B" if bold else "R"
    return f"BT /{font} {size} Tf {left} {842 - top} Td ({escaped}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    body = "%PDF-1.4\n"
    places = []
    for number, value in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{value}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return (body + f"startxref\n{body.index('xref')}\n%%EOF\n").encode("latin-1")


MakeDocx = Callable[..., bytes]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def make_docx() -> MakeDocx:
    return docx_bytes


def docx_bytes(body: str, **parts: str) -> bytes:
    """A DOCX package; ``parts`` are further XML parts of the folder “word”, by bare name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            root = {"header1": "hdr"}.get(name, name)
            package.writestr(f"word/{name}.xml", f'<w:{root} xmlns:w="{_W}">{content}</w:{root}>')
    return out.getvalue()
