"""Telex and VNI keystrokes that were typed with the keyboard program off."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Protocol

from search.understanding.syllables import (
    TONES,
    WORD,
    is_marked,
    is_syllable,
    match_case,
    place_tone,
    settle_tone,
    split_tone,
)

_TELEX_TONES = {"f": 1, "s": 2, "r": 3, "x": 4, "j": 5}
_VNI_TONES = {"2": 1, "1": 2, "3": 3, "4": 4, "5": 5}
_VOWELS = "aeiouyăâêôơư"
_VNI_WORD = re.compile(r"(?<![\w/.,-])[^\W\d_]+(?:\d[^\W\d_]*)+(?![\w/]|[.,-]\d)")
_VNI_SHAPES = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}


class Words(Protocol):
    """What is known of Vietnamese syllables, in lower case, tones placed as in "hòa"."""

    def known(self, word: str) -> bool:
        """Whether ``word`` is a syllable, or one without its marks."""
        ...

    def neighbours(self, first: str, second: str) -> bool:
        """Whether the two syllables are often seen side by side."""
        ...


def decode_keystrokes(text: str, words: Words) -> str:
    """``text`` (NFC) with words typed as keystrokes written as they were meant.

    A known syllable is left as it is, and no other comes out. A lone word
    that only has a tone key ("cos") must go with a neighbour; a lone word
    with a capital is a name. Numbers and codes stay.
    """
    if _many_digits(text):
        return _VNI_WORD.sub(lambda match: _from_vni(match[0], words), text)
    found = list(_telex_words(text, words))
    if len(found) == 1:
        found = [one for one in found if _stands_alone(text, *one, words)]
    for match, meant in reversed(found):
        text = text[: match.start()] + match_case(match[0], meant) + text[match.end() :]
    return text


def _telex_words(text: str, words: Words) -> Iterator[tuple[re.Match[str], str]]:
    for chunk in re.finditer(r"\S+", text):
        if any(letter.isdigit() or letter in "/@_" for letter in chunk[0]):
            continue
        for match in WORD.finditer(text, *chunk.span()):
            typed = match[0].lower()
            if (len(typed) > 1 and match[0].isupper()) or words.known(settle_tone(typed)):
                continue
            meant = telex_syllable(typed)
            if meant and not words.known(meant) and meant.startswith("d"):
                meant = "đ" + meant[1:]
            if meant and words.known(meant):
                yield match, meant


def _stands_alone(text: str, match: re.Match[str], meant: str, words: Words) -> bool:
    """Whether the only word of ``text`` that can be read as keystrokes should be."""
    if match[0][0].isupper():
        return len(WORD.findall(text)) == 1
    if is_marked(split_tone(meant)[0]):
        return True
    before = WORD.findall(text[: match.start()])[-1:]
    after = WORD.findall(text[match.end() :])[:1]
    pairs = [(word, meant) for word in before] + [(meant, word) for word in after]
    return not pairs or any(
        words.neighbours(settle_tone(a.lower()), settle_tone(b.lower())) for a, b in pairs
    )


def _from_vni(typed: str, words: Words) -> str:
    meant = vni_syllable(typed.lower())
    if meant is None or not words.known(meant):
        return typed
    return match_case(typed.rstrip("0123456789"), meant)


def _many_digits(text: str) -> bool:
    """Whether digits stand inside words so often that they must be VNI keys ("ma85t tra65n")."""
    words = _VNI_WORD.findall(text)
    inside = [word for word in words if re.search(r"\d[^\W\d_]|\d\d", word)]
    return len(words) > 1 and bool(inside)


def telex_syllable(typed: str) -> str | None:
    """The syllable that the keys of lower-case ``typed`` spell; None if none."""
    letters, tone = split_tone(typed)
    spelt = ""
    for position, key in enumerate(letters):
        if key in _TELEX_TONES and any(letter in _VOWELS for letter in spelt):
            if tone not in (0, _TELEX_TONES[key]):
                return None
            tone = _TELEX_TONES[key]
        elif key == "w":
            spelt = _hook(spelt)
        elif key in "aeo" and (at := _last(spelt, key)) >= 0:
            spelt = spelt[:at] + {"a": "â", "e": "ê", "o": "ô"}[key] + spelt[at + 1 :]
        elif key == "d" and spelt[:1] == "d" and (position == 1 or len(spelt) > 1):
            spelt = "đ" + spelt[1:]
        else:
            spelt += key
    return _syllable(spelt, tone)


def _hook(spelt: str) -> str:
    """``spelt`` after the key "w": ươ, ư, ơ or ă."""
    if spelt.endswith(("ă", "ơ", "ư", "â")):
        return spelt[:-1] + "ă" if spelt.endswith("â") else spelt
    for plain, shaped in (("uo", "ươ"), ("ưo", "ươ"), ("a", "ă"), ("o", "ơ"), ("u", "ư")):
        at = spelt.rfind(plain)
        if at >= 0:
            return spelt[:at] + shaped + spelt[at + len(plain) :]
    return spelt + "ư"


def _last(spelt: str, vowel: str) -> int:
    """Where ``vowel`` stands in ``spelt`` with only consonants or vowels of its group after it."""
    at = spelt.rfind(vowel)
    return at if at >= 0 and len(spelt) - at <= 3 else -1


def vni_syllable(typed: str) -> str | None:
    """The syllable that lower-case ``typed`` spells with digits for marks; None if none."""
    spelt, tone = "", 0
    for key in typed:
        if not key.isdigit():
            spelt += key
        elif key in _VNI_TONES:
            tone = _VNI_TONES[key]
        else:
            shapes = _VNI_SHAPES.get(key, {})
            if key == "7" and "uo" in spelt:
                spelt = spelt.replace("uo", "ươ")
                continue
            at = max((spelt.rfind(plain) for plain in shapes), default=-1)
            if at < 0:
                return None
            spelt = spelt[:at] + shapes[spelt[at]] + spelt[at + 1 :]
    return _syllable(spelt, tone)


def _syllable(letters: str, tone: int) -> str | None:
    syllable = place_tone(letters, tone)
    return syllable if is_syllable(syllable) else None


def place_tones(text: str) -> str:
    """``text`` with tone marks moved off letters where neither orthography puts them.

    "công đòan" becomes "công đoàn"; both "hoà" and "hòa" stay.
    """

    def settle(match: re.Match[str]) -> str:
        typed = match[0].lower()
        letters, tone = split_tone(typed)
        settled = place_tone(letters, tone)
        if not tone or settled == typed or not is_syllable(settled) or _new_style(typed, letters):
            return match[0]
        return match_case(match[0], settled)

    return WORD.sub(settle, text)


def _new_style(typed: str, letters: str) -> bool:
    """Whether the tone of ``typed`` is on the second of oa, oe, uy that end it."""
    last = unicodedata.normalize("NFD", typed[-1])
    return letters.endswith(("oa", "oe", "uy")) and any(mark in last for mark in TONES[1:])
