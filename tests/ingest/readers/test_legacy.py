from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.readers import read, read_bytes
from ingest.readers.layout.encoding import LostLetters, to_unicode
from ingest.readers.layout.geometry import Line, PageLayout, Word
from ingest.readers.legacy.conversion import Legacy, Run, convert, detect, encoding_of_font
from ingest.readers.legacy.spelling import is_syllable, share_of_vietnamese

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.mark.parametrize("name", ["tcvn3_bytes.txt", "vni_bytes.txt"])
def test_real_document_in_plain_bytes_is_exact_with_capitals(name: str) -> None:
    truth = (SAMPLES / "truth.txt").read_text("utf-8")
    body = truth[truth.index("Mỹ Q") : truth.index("\nPhụ lục:")]
    assert read(SAMPLES / name).text == body


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Legacy.TCVN3),
        ("ABCDEF+.VnTimeH", Legacy.TCVN3),
        ("VNI-Times", Legacy.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_fonts_tell_the_encoding(font: str, encoding: Legacy | None) -> None:
    assert encoding_of_font(font) is encoding


def test_capital_font_and_soft_hyphen() -> None:
    runs = [Run("NGH", ".VnTime"), Run("Þ", ".VnTimeH"), Run(" quyÕt ­u", ".VnTime")]
    assert convert(runs) == "NGHỊ quyết ưu"
    assert convert([Run("®¶ng uû", ".VnTimeH")]) == "ĐẢNG UỶ"


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("NGHÞ QUYÕT", "NGHỊ QUYẾT"),
        ("Mü Q", "Mỹ Q"),
        ("T/M BAN TH¦êNG Vô", "T/M BAN THƯỜNG VỤ"),
        ("- ñy viªn Ban", "- Ủy viên Ban"),
        ("cÊp ñy, ñy ban KiÓm tra", "cấp ủy, Ủy ban Kiểm tra"),
    ],
)
def test_capitals_without_fonts(code: str, letters: str) -> None:
    assert convert([Run(code)], Legacy.TCVN3) == letters


def test_unicode_is_never_taken_for_legacy() -> None:
    assert detect((SAMPLES / "truth.txt").read_text("utf-8")) is None
    assert detect("plain ASCII") is None
    assert detect("Café, déjà vu, naïve, façade, Übermut, Ærø, mañana, São") is None


@pytest.mark.parametrize("word", ["nghiêng", "Quyết", "ƯƠNG", "uỷ", "ủy", "gì", "khoẻ", "ý"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ph¬ng", "chơng", "nghÞ", "áá", "tréé", "ß"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_share_counts_marked_words_only() -> None:
    assert share_of_vietnamese("only ASCII") == 1.0
    assert share_of_vietnamese("đúng sßi") == 0.5


def test_windows_1258() -> None:
    data = "Nghi\xea\u0323".encode("cp1258") + " quyê\u0301t".encode("cp1258")
    assert read_bytes(Path("a.txt"), data).text == "Nghiệ quyết"


def test_text_that_lost_its_horned_letter_is_refused() -> None:
    text = "chñ tr¬ng cña §¶ng vÒ c«ng t¸c d©n vËn lµ nhiÖm vô cña c¶ hÖ thèng chÝnh trÞ " * 6
    line = Line(tuple(Word(w, i, i + 1, 0, 12) for i, w in enumerate(text.split())), 1)
    with pytest.raises(LostLetters):
        to_unicode([PageLayout(1, 595, 842, [line])])


def test_unknown_bytes_are_refused() -> None:
    with pytest.raises(ReadError, match="bảng mã"):
        read_bytes(Path("a.txt"), bytes(range(128, 256)) * 4)
