"""Vietnamese syllables as letters: folding, tone marks, and where a tone mark is written."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
"""A run of letters; Vietnamese writes one syllable per run."""

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
"""Combining marks by tone number: level, huyền, sắc, hỏi, ngã, nặng."""

_VOWELS = "aăâeêioôơuưy"
_SHAPED = "ăâêôơư"
_TONED = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, tone)
    for vowel in _VOWELS
    for tone, mark in enumerate(TONES)
}
_WITH_TONE = {pair: letter for letter, pair in _TONED.items()}


def _plain(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


_MARKED = [letter for letter in _TONED if _plain(letter) != letter] + ["đ"]
_STRIP = str.maketrans(
    {letter: _plain(letter) for letter in _MARKED}
    | {letter.upper(): _plain(letter).upper() for letter in _MARKED}
)
_HAS_MARK = re.compile("[" + "".join(_MARKED) + "".join(_MARKED).upper() + "]")

_ONSET = re.compile(
    r"ngh|ng|nh|gh|ch|kh|ph|th|tr|qu(?=[aăâeêioôơuưy])|gi(?=[aăâeêioôơuưy])|[bcdđghklmnpqrstvx]"
)
_RHYMES_WRITTEN = """
    a ac ach ak ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
    on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych
    uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ych ynh yt
"""
_RHYMES = frozenset(_RHYMES_WRITTEN.split())
_STOPS = ("c", "ch", "k", "p", "t")


def strip_marks(text: str) -> str:
    """``text`` (NFC) without Vietnamese marks, đ as d; same length, same case."""
    return text.translate(_STRIP)


def fold(text: str) -> str:
    """``text`` (NFC) in lower case without marks; same length for Vietnamese letters."""
    return text.translate(_STRIP).lower()


def is_marked(text: str) -> bool:
    """Whether ``text`` (NFC) carries at least one Vietnamese mark."""
    return _HAS_MARK.search(text) is not None


def split_tone(syllable: str) -> tuple[str, int]:
    """The letters of a lower-case syllable without tone, and its tone number.

    A syllable with several tone marks keeps the last.
    """
    tone = 0
    letters = []
    for letter in syllable:
        vowel, mark = _TONED.get(letter, (letter, 0))
        letters.append(vowel)
        tone = mark or tone
    return "".join(letters), tone


def split_onset(letters: str) -> tuple[str, str]:
    """Initial consonant and rhyme of a lower-case syllable without tone."""
    match = _ONSET.match(letters)
    return (match[0], letters[match.end() :]) if match else ("", letters)


def is_syllable(syllable: str) -> bool:
    """Whether lower-case ``syllable`` can be written in Vietnamese, marks included."""
    letters, tone = split_tone(syllable)
    onset, rhyme = split_onset(letters)
    if rhyme not in _RHYMES and (onset != "gi" or "i" + rhyme not in _RHYMES):
        return False
    return not (tone not in (2, 5) and rhyme.endswith(_STOPS))


def place_tone(letters: str, tone: int) -> str:
    """``letters`` (lower case, no tone) with the tone where official texts write it ("hòa").

    Letters that hold no vowel come back unchanged.
    """
    if tone == 0:
        return letters
    onset, rhyme = split_onset(letters)
    offset = len(onset)
    vowels = [i for i, letter in enumerate(rhyme) if letter in _VOWELS]
    if not vowels:
        return letters
    shaped = [i for i in vowels if rhyme[i] in _SHAPED]
    if shaped:
        at = shaped[-1]
    elif vowels[-1] < len(rhyme) - 1:
        at = vowels[-1]
    else:
        at = vowels[min(1, len(vowels) - 1)] if len(vowels) > 2 else vowels[0]
    at += offset
    return letters[:at] + _WITH_TONE[letters[at], tone] + letters[at + 1 :]


def settle_tone(syllable: str) -> str:
    """A lower-case syllable with its tone mark in the official place ("hoà" gives "hòa")."""
    letters, tone = split_tone(syllable)
    return place_tone(letters, tone) if tone else syllable


def match_case(pattern: str, letters: str) -> str:
    """Lower-case ``letters`` in the case of ``pattern``; lengths may differ."""
    if len(pattern) > 1 and pattern.isupper():
        return letters.upper()
    if len(pattern) == len(letters):
        return "".join(
            b.upper() if a.isupper() else b for a, b in zip(pattern, letters, strict=True)
        )
    return letters[:1].upper() + letters[1:] if pattern[:1].isupper() else letters
