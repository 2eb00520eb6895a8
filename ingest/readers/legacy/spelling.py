"""How much of a text is spelled like Vietnamese: the evidence for or against an encoding."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_TONES = {0x0301, 0x0300, 0x0309, 0x0303, 0x0323}
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|uya|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uyu|uai|uay|oao|uao"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|yê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|ue|uê|ui|uô|uơ|uy"
    r"|ưa|ưi|ươ|ưu|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_NEVER = re.compile(r"(?<!ư)ơ(?:c|ng|nh|ch)$|ư(?:nh|ch)$")


def share_of_vietnamese(text: str) -> float:
    """Of the words with a letter outside ASCII, the share that are Vietnamese syllables.

    1.0 for text without such words: nothing speaks against it.
    """
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    if not marked:
        return 1.0
    return sum(map(is_syllable, marked)) / len(marked)


def is_syllable(word: str) -> bool:
    """Whether the word has the shape of one Vietnamese syllable with at most one tone."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = sum(1 for c in letters if ord(c) in _TONES)
    bare = "".join(c for c in letters if ord(c) not in _TONES)
    base = unicodedata.normalize("NFC", bare)
    return tones < 2 and bool(_SYLLABLE.fullmatch(base)) and not _NEVER.search(base)
