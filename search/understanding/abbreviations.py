"""Expands the abbreviations of the field, where the context leaves no doubt."""

import re
from collections.abc import Sequence

from search.understanding.abbreviation_table import AFTER, BEFORE, CAPITALS, DOCUMENTS, PLAIN
from search.understanding.syllables import WORD, fold, is_syllable

_CHUNK = re.compile(r"[^\s,;:()\"“”?!…]+")
_JOINED = re.compile(r"[^\W\d_]+(?:[-–][^\W\d_]+)*")
_NUMBER_NEXT = re.compile(r"\s*(?:số\s*|so\s*)?:?\s*\d", re.IGNORECASE)
_CENTRAL = re.compile(r"(?<!\w)T[./]?Ư(?!\w)")
_MAX_WORDS_AFTER = 2


def expand_abbreviations(text: str) -> str:
    """``text`` (NFC) with its abbreviations written out.

    Codes ("04-NQ/TU") and what has no certain meaning here stay as typed.
    """
    text = _CENTRAL.sub("Trung ương", text)
    words = list(WORD.finditer(text))
    folded = [fold(word[0]) for word in words]
    places = {word.start(): index for index, word in enumerate(words)}
    pieces: list[str] = []
    at = 0
    for start, end in _candidates(text):
        index = places[start]
        span = len(WORD.findall(text[start:end]))
        meaning = _meaning(text, start, end, folded[:index], folded[index + span :])
        if meaning:
            pieces += text[at:start], meaning
            at = end
    return "".join(pieces) + text[at:]


def _candidates(text: str) -> list[tuple[int, int]]:
    """Spans that may be abbreviations: words, or words joined by hyphens, outside codes."""
    spans = []
    for chunk in _CHUNK.finditer(text):
        if any(letter.isdigit() for letter in chunk[0]):
            continue
        for match in _JOINED.finditer(text, *chunk.span()):
            key = fold(match[0]).replace("-", "").replace("–", "")
            if key in PLAIN:
                spans.append(match.span())
            else:
                spans += [word.span() for word in WORD.finditer(text, *match.span())]
    return spans


def _meaning(
    text: str, start: int, end: int, before: Sequence[str], after: Sequence[str]
) -> str | None:
    typed = text[start:end]
    key = fold(typed).replace("-", "").replace("–", "")
    numbered = _NUMBER_NEXT.match(text, end) is not None
    if numbered and key in DOCUMENTS and (typed.isupper() or key in PLAIN):
        return _in_place(DOCUMENTS[key], before)
    for length in range(1, _MAX_WORDS_AFTER + 2):
        if (" ".join(before[-length:]), key) in AFTER:
            return AFTER[" ".join(before[-length:]), key]
        if (key, " ".join(after[:length])) in BEFORE:
            return BEFORE[key, " ".join(after[:length])]
    if key == "qd" and numbered:
        return None  # Quyết định or Quy định: the number will tell
    if key in PLAIN:
        return _in_place(PLAIN[key], before)
    if key in CAPITALS and typed.isupper() and not _is_shouted(text):
        return _in_place(CAPITALS[key], before)
    return None


def _is_shouted(text: str) -> bool:
    """Whether all of ``text`` is in capitals, so that they tell nothing."""
    return text.isupper() and any(
        len(word) > 2 and is_syllable(word) for word in WORD.findall(text.lower())
    )


def _in_place(meaning: str, before: Sequence[str]) -> str:
    """The meaning without a first word that has been typed ("Hội HND", "ban BTV")."""
    first, _, rest = meaning.partition(" ")
    if rest and before and before[-1] == fold(first) and fold(first) in ("hoi", "ban", "doan"):
        return rest
    return meaning
