"""Tone marks, folding and the shape of syllables."""

import pytest

from search.understanding.syllables import (
    fold,
    is_marked,
    is_syllable,
    match_case,
    settle_tone,
    split_tone,
    strip_marks,
)


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("hoà", "hòa"), ("thuỷ", "thủy"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("tóan", "toán"),
        ("qúy", "quý"), ("gíup", "giúp"), ("gìn", "gìn"), ("khuỷu", "khuỷu"), ("quyết", "quyết"),
        ("rượu", "rượu"), ("mùa", "mùa"), ("ngoài", "ngoài"), ("đảng", "đảng"),
    ],
)  # fmt: skip
def test_a_tone_mark_moves_to_its_official_place(typed: str, settled: str) -> None:
    assert settle_tone(typed) == settled


def test_stripping_keeps_length_and_case() -> None:
    text = "ĐẢNG ủy Tỉnh, 2025"
    assert strip_marks(text) == "DANG uy Tinh, 2025"
    assert fold(text) == "dang uy tinh, 2025"
    assert len(strip_marks(text)) == len(text)


def test_only_vietnamese_marks_count() -> None:
    assert is_marked("ĐU")
    assert is_marked("ớ")
    assert not is_marked("Bahnar naïve")


@pytest.mark.parametrize("syllable", ["nghiệp", "quyết", "gì", "giếng", "ở", "khuyến", "ý"])
def test_written_syllables_are_recognised(syllable: str) -> None:
    assert is_syllable(syllable)


@pytest.mark.parametrize("word", ["quyêt", "nuoc", "server", "hdnd", "bcs", "đựoc", "côp"])
def test_words_that_cannot_be_written_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_the_last_of_two_tones_wins() -> None:
    assert split_tone("tòán") == ("toan", 2)


def test_case_is_copied() -> None:
    assert match_case("MAT", "mặt") == "MẶT"
    assert match_case("Dang", "đảng") == "Đảng"
    assert match_case("dAng", "đảng") == "đẢng"
