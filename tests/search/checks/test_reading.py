"""Texts that say the same read the same."""

import unicodedata

from search.checks.reading import is_bare, read, spell


def test_composition_tone_placement_and_y_make_no_difference() -> None:
    written = read("Uỷ ban Kĩ thuật hoà giải")
    other = read(unicodedata.normalize("NFD", "Ủy ban kỹ thuật hòa giải"))
    assert written.words == other.words


def test_bare_reading_forgets_diacritics() -> None:
    assert read("Mức phạt", bare=True).has(spell("muc phat", bare=True))
    assert not read("Mức phạt").has(spell("mức phát"))


def test_punctuation_breaks_phrases_and_hyphens_do_not() -> None:
    assert read("Nông dân, Phụ nữ").after_break == [False, False, True, False]
    assert read("chính trị - xã hội").after_break == [False, False, False, False]


def test_phrases_stay_within_breaks() -> None:
    phrases = [phrase for _, _, phrase in read("giám sát, phản biện").phrases(3)]
    assert "giám sát" in phrases
    assert "sát phản" not in phrases


def test_is_bare() -> None:
    assert is_bare("hoi nong dan")
    assert not is_bare("hội nong dan")
