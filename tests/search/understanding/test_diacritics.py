"""Restoring diacritics that were not typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.understanding.diacritics import TABLE, restore, shipped
from search.understanding.syllables import WORD, fold, is_marked, strip_marks

SENTENCES = [
    "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội giám sát ai?",
    "mỗi năm cấp ủy nghe Mặt trận báo cáo mấy lần",
    "tỷ lệ tập hợp đoàn viên, hội viên đến năm 2025 là bao nhiêu phần trăm",
    "đảng viên có được góp ý cho người đứng đầu không",
    "bí thư chi bộ xóm có phải đối thoại với nhân dân không",
    "Ban cán sự đảng Ủy ban nhân dân tỉnh lo kinh phí chuyển đổi số ra sao",
    "ý kiến phản biện phải gửi bằng văn bản trong bao nhiêu ngày",
    "Hội Cựu chiến binh, Hội Nông dân và Liên đoàn Lao động tỉnh làm gì",
    "ở khu dân cư ai là nòng cốt",
    "vì sao công tác dân vận còn hạn chế",
    "huyện ủy, thị ủy, thành ủy quán triệt nghị quyết như thế nào",
    "ai ký quyết định ban hành quy chế",
    "đồng bào tôn giáo và dân tộc thiểu số được quan tâm thế nào",
    "điểm a khoản 2 điều 5 nói gì",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_without_marks_gets_them_back(sentence: str) -> None:
    assert restore(strip_marks(sentence)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_its_marks_stays(sentence: str) -> None:
    assert restore(sentence) == sentence


def test_half_typed_marks_are_completed() -> None:
    assert restore("nghị quyết cua Ban Thuong vu Tinh uy") == "nghị quyết của Ban Thường vụ Tỉnh ủy"


def test_bare_syllables_of_an_accented_text_are_left_alone() -> None:
    text = "Ban nào lo cho dân trong năm nay theo nghị quyết của tỉnh?"
    assert restore(text) == text


def test_capitals_are_restored_when_all_is_capitals() -> None:
    assert restore("NGHI QUYET CUA TINH UY") == "NGHỊ QUYẾT CỦA TỈNH ỦY"


def test_abbreviations_codes_and_letters_of_points_stay() -> None:
    text = "NQ 04-NQ/TU giao TU, BCS va diem y khoan 2"
    assert restore(text) == "NQ 04-NQ/TU giao TU, BCS và điểm y khoản 2"


@pytest.mark.parametrize(
    "text", ["What is the role of the Party committee?", "217-QD/TW", "12/12/2013", "", "?!"]
)
def test_other_languages_and_codes_are_left_alone(text: str) -> None:
    assert restore(text) == text


def test_words_of_the_library_are_preferred() -> None:
    restorer = shipped()
    assert restorer.restore("moc ban") == "mốc bản"
    assert restorer.restore("moc ban", lexicon={"mộc", "bản", "mộc bản"}) == "mộc bản"


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 8_000_000


@given(st.text(max_size=80) | st.text("aăâeoơuưydđhnt ọáếĐ12/-.", max_size=60))
def test_only_bare_letters_change(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    restored = restore(text)
    assert fold(restored) == fold(text)
    for before in WORD.finditer(text):
        if is_marked(before[0]):
            assert restored[before.start() : before.end()] == before[0]
    assert restore(restored) == restored or not is_marked(restored)
