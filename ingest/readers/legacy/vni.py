"""VNI for Windows: a base letter, then a second byte for its mark; fonts named “VNI-…”."""

import re
import unicodedata

_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_BREVE = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_MARKS = {
    "a": _TONES | _CIRCUMFLEX | _BREVE,
    "e": _TONES | _CIRCUMFLEX,
    "o": _TONES | _CIRCUMFLEX,
    "u": _TONES,
    "y": _TONES,
    "ô": _TONES,
    "ö": _TONES,
}


def _table() -> dict[str, str]:
    table = dict(_ALONE)
    for base, marks in _MARKS.items():
        for mark, combining in marks.items():
            letter = unicodedata.normalize("NFC", _ALONE.get(base, base) + combining)
            table[base + mark] = letter
    for code, letter in list(table.items()):
        table[code.upper()] = letter.upper()
        table[code[0].upper() + code[1:]] = letter.upper()
    return table


_TABLE = _table()
_CODE = re.compile("|".join(sorted(map(re.escape, _TABLE), key=len, reverse=True)))


def from_vni(text: str) -> str:
    """Unicode (NFC) for VNI bytes read as Windows-1252."""
    return _CODE.sub(lambda code: _TABLE[code.group()], text)
