"""TCVN3 (TCVN 5712:1993, VN3): one byte a letter, shown by fonts named “.Vn…”.

Letters with a tone mark exist in lower case only; capitals are the same bytes
in a font whose name ends in “H”. Without the font, capitals are inferred from
the letters around them that do have case.
"""

import re

_CODES = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ "
    "µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ "
    "Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị "
    "ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ "
    "ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ"
)
_TABLE = {ord(code[0]): code[1] for code in _CODES.split(" ")}
# Files that were taken for another encoding on the way carry these look-alikes.
_TABLE |= {ord("μ"): "à", ord("\x02"): "ư"}
# Letters whose case the bytes do tell.
_CASED = frozenset("ĂÂÊÔƠƯĐăâêôơưđ")
_WORD = re.compile(r"[^\W\d_]+")
# Official writing gives the name of every such body a capital: “Ủy ban nhân dân”.
_BODY = re.compile(r"ủy ban\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)(?:[-–+•*]\s+|\d+(?:\.\d+)*[.)]\s+|[\"“(]\s*)?$")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Unicode (NFC) for TCVN3 bytes read as Latin-1; ``capitals`` where the font has them."""
    converted = text.translate(_TABLE)
    return converted.upper() if capitals else converted


def letters_without_case(text: str) -> list[bool]:
    """For every character of TCVN3 text, whether its bytes leave the case open."""
    return [(letter := _TABLE.get(ord(c))) is not None and letter not in _CASED for c in text]


def with_capitals(text: str, open_case: list[bool]) -> str:
    """Capitals for the letters of one converted line whose case is open.

    A letter follows its word; a word of one sure capital is all capitals only
    beside a word that surely is; an open first letter is a capital at the
    beginning of a sentence.
    """
    words = list(_WORD.finditer(text))
    sure = [_sure_case(word, open_case) for word in words]
    letters = list(text)
    for i, word in enumerate(words):
        known = sure[i]
        first = word.start()
        if _all_capitals(known) or (len(known) < 2 and _beside_capitals(sure, i, known)):
            for k in range(word.start(), word.end()):
                if open_case[k]:
                    letters[k] = letters[k].upper()
        elif open_case[first] and (
            _BODY.match(text, first) or _SENTENCE_START.search(text[:first])
        ):
            letters[first] = letters[first].upper()
    return "".join(letters)


def _sure_case(word: re.Match[str], open_case: list[bool]) -> list[bool]:
    """For each letter of sure case in the word, whether it is a capital."""
    text = word.group()
    return [c.isupper() for k, c in enumerate(text, word.start()) if not open_case[k]]


def _all_capitals(known: list[bool]) -> bool:
    return len(known) > 1 and all(known)


def _beside_capitals(sure: list[list[bool]], i: int, known: list[bool]) -> bool:
    if not all(known):
        return False
    return any(_all_capitals(sure[j]) for j in (i - 1, i + 1) if 0 <= j < len(sure))
