import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from ingest.errors import ReadError
from ingest.readers import read_bytes
from ingest.readers.layout.document import extraction_of
from ingest.readers.layout.geometry import Line, PageLayout, Word
from ingest.readers.ocr import page as ocr_page
from ingest.readers.ocr import reading, tesseract
from ingest.readers.ocr.preparation import Prepared, prepared, slant
from ingest.readers.ocr.repair import repair
from ingest.readers.ocr.strokes import add_strokes
from ingest.readers.ocr.tesseract import RecognisedWord
from ingest.secrecy import find_stamp

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
needs_tesseract = pytest.mark.skipif(
    tesseract.missing() is not None, reason="Tesseract with Vietnamese is not installed"
)


@pytest.fixture(scope="module")
def scan() -> Image.Image:
    document = pypdfium2.PdfDocument(SAMPLES / "text-layer.pdf")
    image = document[7].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    return image.convert("L")


def saved(image: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    image.save(out, form, dpi=(200, 200), resolution=200)
    return out.getvalue()


@needs_tesseract
def test_scanned_pdf_is_recognised_and_marked(scan: Image.Image) -> None:
    found = read_bytes(Path("a.pdf"), saved(scan, "PDF"))
    assert "- Ủy viên Ban Chấp hành Đảng bộ tỉnh," in found.text.split("\n")
    assert found.text.endswith("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nThái Thanh Quý")
    assert "nhận dạng" in found.notes[0]
    words = found.metadata["recognised_words"]
    start, end, confidence, page, left, top, right, bottom = words[0]
    assert found.text[start:end] in found.text.split("\n")[0]
    assert 0 <= confidence <= 100
    assert page == 1
    assert 80 < left < right < 300
    assert 40 < top < bottom < 90
    assert len(words) == len(found.text.split())


@needs_tesseract
def test_image_of_a_page_is_recognised(scan: Image.Image) -> None:
    found = read_bytes(Path("a.png"), saved(scan, "PNG"))
    assert "Thái Thanh Quý" in found.text
    assert [p.number for p in found.pages] == [1]


def test_without_tesseract_the_message_says_what_to_install(
    scan: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: None)
    with pytest.raises(ReadError, match=r"a\.pdf.*scan.*tesseract-ocr-vie"):
        read_bytes(Path("a.pdf"), saved(scan, "PDF"))


def test_failing_recognition_is_a_read_error(
    scan: Image.Image, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(tesseract, "program", lambda: str(broken))
    monkeypatch.setattr(reading, "missing", lambda: None)
    with pytest.raises(ReadError, match="Tesseract báo lỗi"):
        read_bytes(Path("a.png"), saved(scan, "PNG"))


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"x" * 99, b"\xff\xd8\xff" + b"x" * 99, b"II*\x00" + b"x" * 99]
)
def test_broken_images_are_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "missing", lambda: None)
    with pytest.raises(ReadError, match="hỏng"):
        read_bytes(Path("a.png"), data)


def test_slant_is_found_and_points_lead_back_to_the_page(scan: Image.Image) -> None:
    slanted = scan.rotate(-2.0, Image.Resampling.BICUBIC, fillcolor=255)
    assert slant(slanted) == pytest.approx(2.0, abs=0.15)
    better = prepared(slanted, 200)
    assert better.factor == 1.5
    assert slant(better.image) == pytest.approx(0.0, abs=0.15)
    spot = Image.new("L", (400, 600), 255)
    spot.paste(0, (298, 98, 303, 103))
    turned = spot.rotate(3, Image.Resampling.BICUBIC, fillcolor=255)
    left, top, right, bottom = turned.point(lambda v: 255 if v < 128 else 0).getbbox() or (0,) * 4
    x, y = Prepared(turned, 1.0, 3.0).on_page((left + right) / 2, (top + bottom) / 2)
    assert (x, y) == pytest.approx((300.5, 100.5), abs=1.5)


def word(text: str, left: float, top: float, line: int, confidence: float = 96) -> RecognisedWord:
    return RecognisedWord(
        text, confidence, left, top, left + 12 * len(text), top + 28, (1, 1, line)
    )


def test_unsure_page_is_tried_again_and_the_better_reading_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings = [[word("mờ", 50, 50, 1, 40)], [word("rõ", 75, 75, 1, 97)]]
    monkeypatch.setattr(ocr_page, "recognise", lambda image, dpi: readings.pop(0))
    page = ocr_page.recognised_page(Image.new("L", (400, 500), 255), 200, 2)
    assert [line.text for line in page.segments] == ["rõ"]
    assert page.segments[0].left == pytest.approx(75 * 72 / 300)


def test_head_of_a_poor_first_page_is_searched_for_single_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(image: Image.Image, dpi: int, *, scattered: bool = False) -> list[RecognisedWord]:
        if not scattered:
            return [word("mờ", 50, 50, 1, 40)]
        assert image.size == (600, 300)
        return [word("TÔI", 50, 50, 1, 50), word("MẬT", 90, 50, 1, 50)]

    monkeypatch.setattr(ocr_page, "recognise", read)
    page = ocr_page.recognised_page(Image.new("L", (400, 500), 255), 200, 1)
    found = extraction_of([page])
    assert "MẬT" not in found.text
    assert find_stamp(found) == "TỐI MẬT"


def test_specks_are_dropped_and_wide_gaps_part_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word("TỈNH", 50, 50, 1), word("...", 300, 50, 1, 20), word("ĐẢNG", 500, 50, 1)]
    monkeypatch.setattr(ocr_page, "recognise", lambda image, dpi: words)
    page = ocr_page.recognised_page(Image.new("L", (900, 500), 255), 200, 2)
    assert [line.text for line in page.segments] == ["TỈNH", "ĐẢNG"]


def test_strokes_of_a_table_are_found() -> None:
    image = Image.new("L", (800, 600), 255)
    draw = ImageDraw.Draw(image)
    for y in (100, 200, 300):
        draw.line((50, y, 750, y), fill=0, width=2)
    for x in (50, 400, 750):
        draw.line((x, 100, x, 300), fill=0, width=2)
    page = PageLayout(1, 288, 216, [])
    add_strokes(page, image, 72 / 200)
    assert [round(r.at) for r in page.horizontal] == [36, 72, 108]
    assert [round(r.at) for r in page.vertical] == [18, 144, 270]


def layout(lines: Sequence[str], confidence: float | None = 90) -> PageLayout:
    box = (0.0, 0.0, 1.0, 1.0)
    segments = [
        Line(
            tuple(
                Word(text, 80 + 40 * k, 115 + 40 * k, 100 + 20 * i, 12, False, "", confidence, box)
                for k, text in enumerate(line.split())
            ),
            1,
        )
        for i, line in enumerate(lines)
    ]
    return PageLayout(1, 595, 842, segments)


def repaired(*lines: str, confidence: float | None = 90) -> list[str]:
    page = layout(lines, confidence)
    repair([page])
    return [line.text for line in page.segments]


def test_marks_are_repaired_by_pairs_also_over_a_line_end() -> None:
    assert repaired("Mặt trận Tố quốc, các TỐ CHỨC và tố", "chức khác; đối mới") == [
        "Mặt trận Tổ quốc, các TỔ CHỨC và tổ",
        "chức khác; đổi mới",
    ]


def test_what_may_be_meant_is_left_alone() -> None:
    lines = ["giông tố, chức vụ", "đối với mới", "đi tố cáo"]
    assert repaired(*lines) == lines
    assert repaired("tố chức", confidence=None) == ["tố chức"]


def test_numbers_are_repaired_by_their_sequence() -> None:
    assert repaired("3.1: Hằng năm", "3.2. Hai", "5.7: lẻ") == [
        "3.1. Hằng năm",
        "3.2. Hai",
        "5.7: lẻ",
    ]
    assert repaired("I- MỘT", "II- HAI", "II- BA", "IV- TƯ", "IV- theo") == [
        "I- MỘT",
        "II- HAI",
        "III- BA",
        "IV- TƯ",
        "IV- theo",
    ]


def test_raw_reading_is_kept_beside_the_repair() -> None:
    page = layout(["các tố chức"])
    repair([page])
    found = extraction_of([page])
    (only,) = found.metadata["repairs"]
    assert found.text[only["start"] : only["end"]] == "tổ"
    assert (only["read"], only["meant"]) == ("tố", "tổ")
