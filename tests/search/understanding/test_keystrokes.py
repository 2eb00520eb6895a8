"""Telex and VNI keystrokes left in a question, and misplaced tone marks."""

import pytest

from search.understanding.diacritics import shipped
from search.understanding.keystrokes import decode_keystrokes, place_tones, telex_syllable


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghij quyeets", "nghị quyết"),
        ("mawtj traanj toor quoocs", "mặt trận tổ quốc"),
        ("Hooji Noong daan ddajt", "Hội Nông dân đạt"),
        ("dduwowcj quy ddinhj nhuw thees naof", "được quy định như thế nào"),
        ("chuyeern đổi số", "chuyển đổi số"),
        ("giam sats", "giam sát"),
        ("ma85t tra65n to63 quo61c", "mặt trận tổ quốc"),
    ],
)
def test_keystrokes_become_letters(typed: str, meant: str) -> None:
    assert decode_keystrokes(typed, shipped()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "khoan2 dieu5", "nq04-tu", "QĐ 217", "Bass sống ở đâu?", "vé misa", "MTTQ", "Windows 11",
        "mặt trận tổ quốc", "mat tran", "http://van.ban/ooo",
    ],
)  # fmt: skip
def test_names_codes_and_clean_text_stay(text: str) -> None:
    assert decode_keystrokes(text, shipped()) == text


def test_keys_that_spell_nothing_are_no_syllable() -> None:
    assert telex_syllable("xyzs") is None
    assert telex_syllable("tesf") is None


def test_a_tone_where_no_orthography_puts_it_is_moved() -> None:
    assert place_tones("công đòan, qúy, hoà và hòa, uỷ") == "công đoàn, quý, hoà và hòa, uỷ"
