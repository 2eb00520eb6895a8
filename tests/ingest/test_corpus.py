"""The five documents of the library, as they are stored."""

import datetime
import hashlib
import re
from pathlib import Path

import pytest

from ingest.errata import Corrected, apply_errata, load_errata, raw_text
from ingest.extraction import BlockKind, Extraction
from ingest.frontmatter import split_front_matter
from ingest.metadata import DocumentMetadata, RelationKind, load_folder_metadata, read_utf8
from ingest.readers import read
from ingest.structure import build_units
from ingest.units import UnitKind
from tests.ingest.lines import lines_of

CORPUS = Path(__file__).parents[2] / "corpus"
RESOLUTION = CORPUS / "nghi-quyet-04-nq-tu-2021.md"
DIGESTS = sorted(set(CORPUS.glob("*.md")) - {RESOLUTION})
# Of the text recognised from the scan, before any repair.
RECOGNISED_SHA256 = "73ff77dc4c1b2d5d6fb79fd6f79746e691e22d451fddfcd50e8bfab04f626f6a"
DIGEST_WARNING = "bản tóm lược, cần đối chiếu nguyên văn"
UNKNOWN = "chưa có trong thư viện"
HOW_TO_ADD = (
    "Nội dung điều này chưa có trong thư viện. Cách bổ sung: đặt tệp văn bản chính thức vào một "
    "thư mục rồi chạy python -m ingest THƯ_MỤC; bản chính thức cùng số và ngày sẽ thay bản tóm "
    "lược này."
)
MARK = re.compile(r"\[(\d+)\]")


@pytest.fixture(scope="module")
def library() -> dict[str, DocumentMetadata]:
    return {path.stem: metadata for path, metadata in load_folder_metadata(CORPUS).items()}


@pytest.fixture(scope="module")
def resolution() -> Extraction:
    return read(RESOLUTION)


@pytest.fixture(scope="module")
def corrected(resolution: Extraction) -> Corrected:
    return apply_errata(resolution, load_errata(RESOLUTION))


def test_the_five_documents_are_told_apart(library: dict[str, DocumentMetadata]):
    assert {(m.number, m.issued, m.issuer, m.fidelity) for m in library.values()} == {
        ("04-NQ/TU", datetime.date(2021, 11, 19), "Ban Thường vụ Tỉnh ủy Nghệ An", "verbatim"),
        ("217-QĐ/TW", datetime.date(2013, 12, 12), "Bộ Chính trị", "digest"),
        ("218-QĐ/TW", datetime.date(2013, 12, 12), "Bộ Chính trị", "digest"),
        ("124-QĐ/TW", datetime.date(2018, 2, 2), "Ban Bí thư", "digest"),
        ("18-NQ/TW", datetime.date(2017, 10, 25), "Ban Chấp hành Trung ương khóa XII", "digest"),
    }


def test_the_resolution_cites_the_four_others(library: dict[str, DocumentMetadata]):
    cited = {
        (r.number, r.issued)
        for r in library[RESOLUTION.stem].relations
        if r.kind is RelationKind.CITES
    }
    assert cited == {(m.number, m.issued) for m in library.values() if m.fidelity == "digest"}


def test_the_recognised_text_is_kept_as_it_was_read():
    body = split_front_matter(read_utf8(RESOLUTION), RESOLUTION.name).body
    assert hashlib.sha256(body.encode()).hexdigest() == RECOGNISED_SHA256


def test_every_erratum_applies_and_can_be_undone(resolution: Extraction, corrected: Corrected):
    assert len(corrected.repairs) == len(load_errata(RESOLUTION))
    assert raw_text(corrected.extraction.text, corrected.repairs) == resolution.text
    assert all(repair.why for repair in corrected.repairs)


def test_the_repaired_resolution_has_no_cut_paragraph_left(corrected: Corrected):
    lines = lines_of(corrected.extraction)
    title = lines.index("CỦA BAN THƯỜNG VỤ TỈNH ỦY") + 1
    starting_small = [line for line in lines if line[0].islower()]
    assert starting_small == [lines[title]]
    assert "phấn đấu 80% trở lên các doanh nghiệp" in corrected.extraction.text
    assert "Mỹ Q" not in corrected.extraction.text


def test_spellings_of_the_original_are_left_alone(corrected: Corrected):
    for spelling in ("thoả ước lao động", "cấp uỷ đảng", "3.1. Hằng năm", "3.6. Hàng năm"):
        assert spelling in corrected.extraction.text


def _paragraphs(path: Path) -> list[str]:
    extraction = read(path)
    return [
        extraction.text[block.start : block.end]
        for block in extraction.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_opens_by_saying_what_it_is(path: Path):
    assert DIGEST_WARNING in _paragraphs(path)[1]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_every_clause_of_a_digest_has_a_source_or_says_it_is_unknown(path: Path):
    extraction = read(path)
    clauses = [
        extraction.text[unit.start : unit.own_end]
        for unit in build_units(extraction)
        if unit.kind in (UnitKind.SECTION, UnitKind.ARTICLE, UnitKind.CLAUSE, UnitKind.POINT)
    ]
    paragraphs = [line for clause in clauses for line in clause.split("\n") if line[-1] in ".;"]
    assert len(paragraphs) > 10
    assert [p for p in paragraphs if not MARK.search(p) and UNKNOWN not in p] == []


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_every_source_mark_names_a_source_and_every_source_is_used(
    path: Path, library: dict[str, DocumentMetadata]
):
    text = read(path).text
    known = {source.id for source in library[path.stem].sources}
    marks = {int(mark) for mark in MARK.findall(text)}
    assert marks == known


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_indirect_statements_say_they_are_not_the_wording(path: Path):
    indirect = [p for p in _paragraphs(path) if "nguồn gián tiếp" in p]
    assert indirect
    for paragraph in indirect:
        assert re.match(r"(\d+\. )?Theo nguồn gián tiếp \([^()]+\), không phải lời văn", paragraph)


@pytest.mark.parametrize(
    ("stem", "attachment", "articles", "known"),
    [
        ("quyet-dinh-217-qd-tw-2013", "Quy chế", 19, {1, 9}),
        ("quyet-dinh-218-qd-tw-2013", "Quy định", 21, {1, 12}),
    ],
)
def test_every_article_is_there_even_when_its_text_is_not(
    stem: str,
    attachment: str,
    articles: int,
    known: set[int],
    library: dict[str, DocumentMetadata],
):
    extraction = read(CORPUS / f"{stem}.md")
    units = {unit.locator: unit for unit in build_units(extraction)}
    for number in range(1, articles + 1):
        unit = units[f"{attachment}/{number}"]
        text = extraction.text[unit.start : unit.end]
        assert (HOW_TO_ADD not in text) == (number in known)
    assert library[stem].expected_articles == articles + 3


@pytest.mark.parametrize(
    ("stem", "other"),
    [
        ("quy-dinh-124-qd-tw-2018", "124-QĐ/TW ngày 04/10/2023"),
        ("nghi-quyet-18-nq-tw-2017", "18-NQ/TW ngày 16/6/2022"),
        ("nghi-quyet-18-nq-tw-2017", "Chỉ thị 18-CT/TW ngày 26/10/2022"),
    ],
)
def test_documents_of_the_same_number_are_told_apart_in_the_text(stem: str, other: str):
    assert re.search(f"không phải là (?:[^.]*){re.escape(other)}", read(CORPUS / f"{stem}.md").text)
