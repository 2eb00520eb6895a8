import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errata import Erratum, apply_errata, load_errata, raw_text
from ingest.errors import ReadError
from ingest.extraction import Block, BlockKind, Extraction, Page
from tests.ingest.lines import extraction_of, lines_of


def erratum(read: str, meant: str, **more: object) -> Erratum:
    return Erratum(read=read, meant=meant, why="máy đọc sai", **more)


def test_a_misread_word_is_repaired_and_the_reading_kept():
    corrected = apply_errata(
        extraction_of("CUA BAN THƯỜNG VỤ", "phần đầu 80%"),
        [erratum("phần đầu", "phấn đấu"), erratum("CUA", "CỦA")],
    )
    assert lines_of(corrected.extraction) == ["CỦA BAN THƯỜNG VỤ", "phấn đấu 80%"]
    assert [(r.read, r.meant, r.why) for r in corrected.repairs] == [
        ("CUA", "CỦA", "máy đọc sai"),
        ("phần đầu", "phấn đấu", "máy đọc sai"),
    ]
    second = corrected.repairs[1]
    assert corrected.extraction.text[second.start : second.end] == "phấn đấu"


def test_a_line_break_in_the_reading_joins_two_paragraphs():
    corrected = apply_errata(
        extraction_of("Một.", "việc thực hiện", "kết luận sau sơ kết", "Hai."),
        [erratum("thực hiện\nkết luận", "thực hiện kết luận")],
    )
    assert lines_of(corrected.extraction) == [
        "Một.",
        "việc thực hiện kết luận sau sơ kết",
        "Hai.",
    ]


def test_a_line_break_in_the_meaning_parts_a_paragraph():
    corrected = apply_errata(
        extraction_of("1. Một. 2. Hai.", "3. Ba."), [erratum(" 2. Hai", "\n2. Hai")]
    )
    assert lines_of(corrected.extraction) == ["1. Một.", "2. Hai.", "3. Ba."]


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        (["A1"], ["B2", "C3", "D4"]),
        (["B2"], ["A1", "C3", "D4"]),
        (["D4"], ["A1", "B2", "C3"]),
        (["A1", "B2"], ["C3", "D4"]),
        (["C3", "D4"], ["A1", "B2"]),
        (["B2\nC3"], ["A1", "D4"]),
        (["A1", "B2", "C3", "D4"], []),
    ],
)
def test_a_removed_paragraph_leaves_no_empty_line(removed: list[str], left: list[str]):
    raw = extraction_of("A1", "B2", "C3", "D4")
    corrected = apply_errata(raw, [erratum(line, "") for line in removed])
    assert lines_of(corrected.extraction) == left
    assert corrected.extraction.text == "\n".join(left)
    assert raw_text(corrected.extraction.text, corrected.repairs) == raw.text


def test_pages_follow_and_a_joined_paragraph_lies_in_both():
    raw = extraction_of("Trang một", "đoạn bị", "ngắt đôi", "Trang hai")
    cut = raw.text.index("ngắt")
    raw = Extraction(
        raw.text, raw.blocks, (Page(1, 0, cut - 1), Page(2, cut, len(raw.text), label="ii"))
    )
    extraction = apply_errata(raw, [erratum("bị\nngắt", "bị ngắt")]).extraction
    first, second = (extraction.text[page.start : page.end] for page in extraction.pages)
    assert first == "Trang một\nđoạn bị ngắt đôi"
    assert second == "đoạn bị ngắt đôi\nTrang hai"
    assert extraction.pages[1].label == "ii"


def test_kind_of_blocks_and_what_the_file_says_are_kept():
    raw = Extraction(
        "a\nb c", (Block(0, 1, BlockKind.HEADING, True), Block(2, 5)), metadata={"number": "1"}
    )
    extraction = apply_errata(raw, [erratum("b c", "bc")]).extraction
    assert extraction.blocks == (Block(0, 1, BlockKind.HEADING, True), Block(2, 4))
    assert extraction.metadata == {"number": "1"}
    assert extraction.notes == ("Đã sửa 1 chỗ đọc sai theo danh sách đính chính.",)


def test_context_singles_out_a_reading_that_is_not_unique():
    corrected = apply_errata(
        extraction_of("phần đầu tiên", "phần đầu 80%"),
        [erratum("phần đầu", "phấn đấu", after=" 80%")],
    )
    assert lines_of(corrected.extraction) == ["phần đầu tiên", "phấn đấu 80%"]


def test_every_occurrence_when_the_list_says_how_many():
    corrected = apply_errata(extraction_of("tồ quốc", "tồ quốc"), [erratum("tồ", "tổ", count=2)])
    assert lines_of(corrected.extraction) == ["tổ quốc", "tổ quốc"]


@pytest.mark.parametrize("lines", [("không có",), ("phần đầu", "phần đầu")])
def test_an_erratum_that_does_not_fit_is_an_error(lines: tuple[str, ...]):
    with pytest.raises(ReadError, match="phần đầu"):
        apply_errata(extraction_of(*lines), [erratum("phần đầu", "phấn đấu")])


def test_overlapping_errata_are_an_error():
    with pytest.raises(ReadError, match="chồng lên nhau"):
        apply_errata(extraction_of("a b c"), [erratum("a b", "x"), erratum("b c", "y")])


def test_repairs_that_do_not_belong_to_the_text_are_an_error():
    corrected = apply_errata(extraction_of("CUA BAN"), [erratum("CUA", "CỦA")])
    with pytest.raises(ReadError, match="nạp lại"):
        raw_text("văn bản khác", corrected.repairs)


def test_a_list_with_a_field_of_its_own_is_refused(tmp_path):
    document = tmp_path / "a.md"
    document.with_name("a.errata.yaml").write_text(
        "errata:\n  - {read: a, meant: b, why: c, note: d}\n", encoding="utf-8"
    )
    with pytest.raises(ReadError, match=r"a\.errata\.yaml.*errata\.0\.note.*tên trường lạ"):
        load_errata(document)


def test_a_document_without_a_list_has_no_errata(tmp_path):
    assert load_errata(tmp_path / "a.md") == ()


@st.composite
def _document_and_errata(draw: st.DrawFn) -> tuple[Extraction, list[Erratum]]:
    """Pieces of a text, each unique by its number, some of them misread."""
    count = draw(st.integers(1, 12))
    pieces, errata = [], []
    for number in range(count):
        piece = f"<{number}>" + draw(st.sampled_from(["", " uỷ", "\nđoạn", " a\nb\nc"]))
        pieces.append(piece)
        if draw(st.booleans()):
            meant = draw(st.sampled_from(["", "ủy", "x y", "x\ny", piece]))
            errata.append(Erratum(read=piece, meant=meant, after="|", why="thử"))
    separators = draw(st.lists(st.sampled_from(["|", "|\n"]), min_size=count, max_size=count))
    text = "".join(p + s for p, s in zip(pieces, separators, strict=True)).rstrip("\n")
    return extraction_of(*text.split("\n")), draw(st.permutations(errata))


@given(_document_and_errata())
def test_the_raw_reading_comes_back_exactly(case: tuple[Extraction, list[Erratum]]):
    raw, errata = case
    corrected = apply_errata(raw, errata)
    assert raw_text(corrected.extraction.text, corrected.repairs) == raw.text
    # Blocks still cover the text but for one line end between two of them.
    assert "\n".join(lines_of(corrected.extraction)) == corrected.extraction.text
