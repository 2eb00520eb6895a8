"""Numbers said in Vietnamese words ("hai một bảy", "hai trăm mười bảy")."""

import re

from search.understanding.syllables import fold, is_marked

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS = {"mười": 10, "mươi": 10}
_HUNDRED, _LINKS = "trăm", ("linh", "lẻ")
_FOLDED = {fold(word): word for word in [*_LINKS, *_TENS, *_DIGITS, _HUNDRED]}
SPOKEN_DIGITS = "|".join(sorted(_FOLDED, key=len, reverse=True))
"""Alternatives of a pattern over text without marks."""


def read_number(text: str, after_so: bool = False) -> str | None:
    """The digits of ``text``, without leading zeros; None if it is no number.

    Words are read digit by digit ("không tư" is 4) or as a quantity ("mười
    tám" is 18). A single word, or words whose marks say otherwise ("từ"),
    are a number only right after "số" (``after_so``), where nothing else can
    stand.
    """
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    words = text.split()
    read = [_word(word) for word in words]
    if not words or None in read:
        return None
    if not after_so and (len(words) < 2 or read[-1] == "không"):
        return None
    value = _quantity([word for word in read if word])
    return None if value is None else str(value)


def read_ordinal(text: str) -> int | None:
    """The number that one or more words say ("hai", "mười lăm", "nhất"); None if none."""
    text = text.strip().lower()
    if fold(text) == "nhat" and text in ("nhất", "nhat"):
        return 1
    if text.isascii() and text.isdigit():
        return int(text)
    words = [_word(word) for word in text.split()]
    if not words or None in words or words[0] in (_HUNDRED, *_LINKS):
        return None
    return _quantity([word for word in words if word])


def _word(word: str) -> str | None:
    known = _FOLDED.get(fold(word))
    if is_marked(word):
        return word if word in _DIGITS or word in _TENS or word in (*_LINKS, _HUNDRED) else None
    return known


def _quantity(words: list[str]) -> int | None:
    if all(word in _DIGITS for word in words):
        return int("".join(str(_DIGITS[word]) for word in words))
    total = 0
    digit: int | None = None
    for word in words:
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
        elif word == _HUNDRED:
            total += 100 * (1 if digit is None else digit)
            digit = None
        elif word in _TENS:
            total += 10 * (1 if digit is None else digit)
            digit = None
        elif digit is not None:
            return None
    return total + (digit or 0)


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 89 in either case; None if it is none."""
    match = re.fullmatch(r"(X{0,3}|XL|LX{0,3})(IX|IV|V?I{0,3})", text.upper())
    if not text or not match:
        return None
    tens = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50, "LX": 60, "LXX": 70, "LXXX": 80}
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[match[1]] + ones.index(match[2])
