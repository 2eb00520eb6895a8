from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errata import Erratum, Repair, apply_errata, raw_text
from ingest.extraction import Block, Extraction
from ingest.parsing import SourceFile, parse_file
from ingest.readers.layout.recognised import RecognisedWords
from ingest.recognition import WHY, compose, recognition_repairs

TEXT = "Điều 1. Các tổ chức\nĐiều 2. Mặt trận Tổ quốc"


def recognised(*pairs: tuple[str, str], text: str = TEXT) -> Extraction:
    """``pairs`` are (read, meant), in the order of the text."""
    repairs, at = [], 0
    for read, meant in pairs:
        at = text.index(meant, at)
        repairs.append({"start": at, "end": at + len(meant), "read": read, "meant": meant})
        at += len(meant)
    first = text.find("\n")
    blocks = (Block(0, first), Block(first + 1, len(text))) if first > 0 else (Block(0, len(text)),)
    return Extraction(text, blocks, metadata={"repairs": repairs})


def both(extraction: Extraction, *errata: Erratum) -> tuple[str, str, tuple[Repair, ...]]:
    """Raw reading, final text, and the repairs that lead from one to the other."""
    earlier = recognition_repairs(extraction)
    corrected = apply_errata(extraction, errata)
    repairs = compose(extraction.text, earlier, corrected.repairs)
    return raw_text(extraction.text, earlier), corrected.extraction.text, repairs


def test_repairs_by_the_lexicon_say_so_and_lead_back_to_the_reading() -> None:
    raw, text, repairs = both(recognised(("tố", "tổ"), ("Tố", "Tổ")))
    assert raw == "Điều 1. Các tố chức\nĐiều 2. Mặt trận Tố quốc"
    assert [(r.read, r.meant, r.why) for r in repairs] == [("tố", "tổ", WHY), ("Tố", "Tổ", WHY)]
    assert raw_text(text, repairs) == raw


def test_errata_elsewhere_move_them() -> None:
    errata = (
        Erratum(read="Điều 1. ", meant="", why="thừa"),
        Erratum(read="c\nĐ", meant="c đ", why="nối"),
    )
    raw, text, repairs = both(recognised(("tố", "tổ"), ("Tố", "Tổ")), *errata)
    assert text == "Các tổ chức điều 2. Mặt trận Tổ quốc"
    assert [text[r.start : r.end] for r in repairs] == ["", "tổ", "c đ", "Tổ"]
    assert raw_text(text, repairs) == raw


def test_errata_over_a_repaired_word_join_it() -> None:
    raw, text, repairs = both(
        recognised(("tố", "tổ"), ("Tố", "Tổ")),
        Erratum(read="tổ chức", meant="tổ hợp", why="xem bản giấy"),
    )
    assert repairs[0] == Repair(12, 18, "tố chức", "tổ hợp", f"{WHY}; xem bản giấy")
    assert raw_text(text, repairs) == raw


def test_errata_that_restore_the_reading_leave_no_repair() -> None:
    raw, text, repairs = both(
        recognised(("tố", "tổ")), Erratum(read="Các tổ", meant="Các tố", why="đúng là tố")
    )
    assert (text, repairs) == (raw, ())


WORDS = st.lists(st.sampled_from(["a", "bb", "ccc"]), min_size=1, max_size=12)
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 6), st.sampled_from(["", "x", "yyyy"]))
)


def applied(text: str, spans: list[tuple[int, int, str]]) -> tuple[str, list[Repair]]:
    """Spans of ``text`` replaced where they do not overlap, as a list of repairs."""
    pieces, repairs, at, length = [], [], 0, 0
    for start, size, meant in sorted(spans):
        end = min(start + size, len(text))
        if start < at or start >= end:
            continue
        pieces += [text[at:start], meant]
        length += start - at
        repairs.append(Repair(length, length + len(meant), text[start:end], meant, "?"))
        length += len(meant)
        at = end
    return "".join(pieces) + text[at:], repairs


@given(WORDS, SPANS, SPANS)
def test_any_two_rounds_lead_back_to_the_raw_text(
    words: list[str], first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    raw = " ".join(words)
    # Recognition replaces words; it never removes one.
    between, earlier = applied(raw, [(s, n, meant or "z") for s, n, meant in first])
    text, later = applied(between, second)
    assert raw_text(text, compose(between, earlier, later)) == raw


def test_document_keeps_the_reading_and_the_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quet.txt"
    path.write_text("x", "utf-8")
    (tmp_path / "quet.errata.yaml").write_text(
        "errata:\n- {read: Điều 2, meant: Điều 3, why: xem bản giấy}\n", "utf-8"
    )
    monkeypatch.setattr("ingest.parsing.read", lambda _: recognised(("tố", "tổ")))
    source = SourceFile(path)
    document = parse_file(source, source.origin(), len)
    assert document.raw_text == TEXT.replace("tổ", "tố")
    assert raw_text(document.text, document.repairs) == document.raw_text
    assert [repair.meant for repair in document.repairs] == ["tổ", "Điều 3"]


@pytest.mark.parametrize(
    ("pages", "opening"),
    [(2, "Văn bản do máy nhận dạng"), (9, "Trang 3, 7 do máy nhận dạng")],
)
def test_note_says_where_and_how_surely(pages: int, opening: str) -> None:
    words = RecognisedWords()
    words.words = [[0, 1, 90.0, 3], [2, 3, 95.0, 7], [4, 5, 97.0, 7]]
    note = words.note(pages)
    assert note.startswith(opening)
    assert "độ tin cậy trung bình 94 %)" in note
    words.repairs = [{"start": 0, "end": 1, "read": "x", "meant": "y"}]
    assert "đã sửa 1 chữ theo từ điển" in words.note(pages)
