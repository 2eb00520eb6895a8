import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold_for_quotation, fold_for_search, strip_diacritics


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà giải", "hòa giải"), ("UỶ BAN", "ủy ban"), ("khoẻ", "khỏe"), ("thuỷ  lợi", "thủy\nlợi")],
)
def test_ways_of_writing_the_same_words(one, other):
    assert fold_for_quotation(one).text == fold_for_quotation(other).text
    decomposed = unicodedata.normalize("NFD", one)
    assert fold_for_quotation(decomposed).text == fold_for_quotation(other).text


@pytest.mark.parametrize(
    ("one", "other"), [("hoa", "hòa"), ("múa", "mua"), ("của", "cửa"), ("a-b", "a–b")]
)
def test_other_words_stay_apart(one, other):
    assert fold_for_quotation(one).text != fold_for_quotation(other).text


def test_search_copy_forgets_diacritics_and_keeps_places():
    text = "Đường  Mặt trận"
    folded = fold_for_search(text)
    assert folded.text == "duong mat tran"
    start = folded.text.index("mat tran")
    assert text[slice(*folded.original_span(start, start + 8))] == "Mặt trận"


@given(st.text(alphabet="aàáăâđêôơưúuyoe ỷủ\n\u0300\u0323\u0302Đ5%", max_size=40))
def test_every_folded_span_maps_into_the_original(text):
    for folded in (fold_for_quotation(text), fold_for_search(text)):
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert list(folded.starts) == sorted(folded.starts)
        assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


def test_strip_diacritics_keeps_case():
    assert strip_diacritics("ĐẢNG ủy xã") == "DANG uy xa"
