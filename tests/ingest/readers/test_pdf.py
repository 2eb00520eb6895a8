import contextlib
import io
import random
import threading
from pathlib import Path

import pypdf
import pytest

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.readers import read, read_bytes
from tests.ingest.readers.conftest import MakePdf, Text

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
BODY = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi"


def pdf(data: bytes) -> Extraction:
    return read_bytes(Path("a.pdf"), data)


def block_texts(found: Extraction) -> list[str]:
    return [found.text[b.start : b.end] for b in found.blocks]


def page_of(found: Extraction, phrase: str) -> list[int]:
    at = found.text.index(phrase)
    return [p.number for p in found.pages if p.start <= at < p.end]


@pytest.mark.parametrize("name", ["text-layer.pdf", "text-layer-nfd.pdf"])
def test_real_document_has_every_paragraph_exact(name: str) -> None:
    truth = (SAMPLES / "truth.txt").read_text("utf-8").strip()
    assert read(SAMPLES / name).text == truth


def test_real_document_keeps_pages_bold_table_and_furniture() -> None:
    found = read(SAMPLES / "text-layer.pdf")
    assert page_of(found, "TỈNH ỦY NGHỆ AN") == [1]
    assert page_of(found, "kết luận sau sơ kết") == [2]
    assert page_of(found, "Thái Thanh Quý") == [8]
    bold = [found.text[b.start : b.end] for b in found.blocks if b.bold]
    assert "III- TỔ CHỨC THỰC HIỆN" in bold
    assert not any(text.startswith("Tuy nhiên") for text in bold)
    assert found.blocks[-1].kind is BlockKind.TABLE
    (table,) = found.metadata["tables"]
    assert [found.text[s:e] for s, e in table["rows"][2]] == ["2", "Hội Cựu Chiến binh", "%", "98"]
    furniture = found.metadata["page_furniture"]
    assert [f["text"] for f in furniture] == [str(n) for n in range(2, 10)]


def test_numbers_broken_at_line_ends_are_rejoined() -> None:
    found = read(SAMPLES / "hyphenated.pdf")
    assert found.text.count("số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013") == 6
    assert found.text.count("chính trị - xã hội") == len(found.blocks) == 6
    last = found.blocks[-1]
    assert [p.number for p in found.pages if p.start < last.end and p.end > last.start] == [1, 2]


def paragraph(top: float, lines: int, indent: float = 28.0) -> list[Text]:
    first: Text = (85 + indent, top, 13, False, BODY[: len(BODY) - int(indent / 5.5)])
    return [first] + [(85, top + 18 * i, 13, False, BODY) for i in range(1, lines)]


def test_running_heads_are_left_out_and_paragraphs_cross_pages(make_pdf: MakePdf) -> None:
    def sheet(number: int, body: list[Text]) -> list[Text]:
        return [
            (200, 40, 10, False, f"Running head of {number}"),
            *body,
            (290, 810, 10, False, f"- {number} -"),
        ]

    one = sheet(1, paragraph(100, 8))
    two = sheet(2, [(85, 100 + 18 * i, 13, False, BODY) for i in range(3)])
    three = sheet(3, [(85, 100, 13, False, "The end."), *paragraph(118, 2)])
    found = pdf(make_pdf([one, two, three]))
    assert len(found.blocks) == 2
    assert "head" not in found.text
    assert found.text.count("alpha beta") == 13
    first = found.blocks[0]
    assert first.start == found.pages[0].start
    assert found.pages[1].end < found.pages[2].start < first.end
    assert len(found.metadata["page_furniture"]) == 6


def test_a_number_in_the_text_is_no_page_number(make_pdf: MakePdf) -> None:
    found = pdf(make_pdf([[(85, 60, 13, False, "2018"), *paragraph(100, 3)]]))
    assert block_texts(found)[0] == "2018"


def test_letterhead_is_read_column_by_column(make_pdf: MakePdf) -> None:
    head: list[Text] = [
        (90, 60, 13, True, "PROVINCE COMMITTEE"),
        (320, 60, 13, True, "PARTY OF THE COUNTRY"),
        (150, 80, 13, False, "*"),
        (340, 80, 12, False, "Vinh, day 19 month 11"),
        (118, 100, 13, False, "No 05-NQ/TU"),
    ]
    found = pdf(make_pdf([[*head, *paragraph(150, 3)]]))
    assert block_texts(found)[:5] == [
        "PROVINCE COMMITTEE",
        "*",
        "No 05-NQ/TU",
        "PARTY OF THE COUNTRY",
        "Vinh, day 19 month 11",
    ]


def test_what_follows_a_letterhead_is_not_drawn_into_it(make_pdf: MakePdf) -> None:
    head: list[Text] = [
        (121, 60, 13, False, "COMMITTEE OF PEOPLE"),
        (320, 60, 13, False, "REPUBLIC OF THE COUNTRY"),
        (121, 78, 13, False, "No 12/2023"),
        (320, 78, 13, False, "Independence"),
        (320, 96, 13, False, "Vinh, day 5"),
        (121, 124, 13, False, "DECISION"),
    ]
    assert block_texts(pdf(make_pdf([[*head, *paragraph(150, 2)]])))[2:6] == [
        "REPUBLIC OF THE COUNTRY",
        "Independence",
        "Vinh, day 5",
        "DECISION",
    ]


def test_bold_heading_at_the_end_of_a_page_is_not_joined(make_pdf: MakePdf) -> None:
    heading: Text = (85, 800, 13, True, BODY[:60])
    pages = [[*paragraph(100, 5, 0), heading], [(85, 60, 13, False, BODY.title())]]
    assert len(pdf(make_pdf(pages)).blocks) == 3


def test_number_before_a_tab_stays_with_its_text(make_pdf: MakePdf) -> None:
    rows = [(85, 100, "1."), (85, 118, "2."), (85, 136, "3.")]
    page: list[Text] = []
    for left, top, number in rows:
        page += [(left, top, 13, False, number), (left + 40, top, 13, False, f"Item {number[0]}")]
    assert block_texts(pdf(make_pdf([page]))) == ["1. Item 1", "2. Item 2", "3. Item 3"]


def test_spaced_paragraphs_without_indent_are_parted(make_pdf: MakePdf) -> None:
    found = pdf(make_pdf([paragraph(100, 3, 0) + paragraph(160, 3, 0)]))
    assert len(found.blocks) == 2


def encrypted(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_encrypted_file_is_refused(make_pdf: MakePdf) -> None:
    with pytest.raises(ReadError, match=r"a\.pdf.*mật khẩu"):
        pdf(encrypted(make_pdf([paragraph(100, 3)]), "secret"))


def test_blank_pages(make_pdf: MakePdf) -> None:
    with pytest.raises(ReadError, match="không có chữ"):
        pdf(make_pdf([[]]))
    found = pdf(make_pdf([paragraph(100, 2), [], paragraph(100, 2)]))
    assert [p.start == p.end for p in found.pages] == [False, True, False]


@pytest.mark.parametrize(
    "broken",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 40,
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 10000>>endobj\ntrailer<</Root 1 0 R>>",
    ],
    ids=["header only", "noise", "cyclic pages", "ten thousand pages"],
)
def test_broken_files_are_refused(broken: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.pdf"):
        pdf(broken)


def test_mutilated_files_give_text_or_a_read_error() -> None:
    whole = (SAMPLES / "hyphenated.pdf").read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.4 else whole)
        for _ in range(chance.randrange(1, 60)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ReadError):
            read_bytes(Path("a.pdf"), bytes(data))


def test_two_threads_may_read_at_once() -> None:
    truth = read(SAMPLES / "hyphenated.pdf").text
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda: found.append(read(SAMPLES / "hyphenated.pdf").text))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [truth] * 4
