"""Questions as people type them: without diacritics, abbreviated, mistyped.

Training on such variants makes a retriever robust to them (Zhuang and Zuccon
2021, "Dealing with Typos for BERT-based Passage Retrieval and Ranking"). The
shares are those of the shipped models.
"""

import random
import re

from ingest.folding import nfc, strip_diacritics
from search.understanding.abbreviation_table import PLAIN

_ABBREVIATED = 0.3  # of the phrases that have an abbreviation
_BARE = 0.35  # of the questions: no diacritics at all
_PARTLY_BARE = 0.15  # of the questions: some words without
_BARE_WORD = 0.4
_LOWER = 0.4
_MISTYPED = 0.1
_SHORTEST_MISTYPED = 10


def noisy(question: str, rng: random.Random) -> str:
    """A variant of ``question``; often the question itself."""
    typed = _LONG_FORM.sub(
        lambda found: _SHORT[found[0].lower()] if rng.random() < _ABBREVIATED else found[0],
        nfc(question),
    )
    typed = _without_diacritics(typed, rng)
    if rng.random() < _LOWER:
        typed = typed.lower()
    if rng.random() < _MISTYPED and len(typed) > _SHORTEST_MISTYPED:
        for _ in range(rng.randint(1, 2)):
            typed = _mistyped(typed, rng)
    return typed


def _without_diacritics(text: str, rng: random.Random) -> str:
    chosen = rng.random()
    if chosen < _BARE:
        return strip_diacritics(text)
    if chosen < _BARE + _PARTLY_BARE:
        words = text.split()
        return " ".join(strip_diacritics(w) if rng.random() < _BARE_WORD else w for w in words)
    return text


def _mistyped(text: str, rng: random.Random) -> str:
    """One letter left out, or two neighbours swapped."""
    at = rng.randrange(len(text) - 1)
    first, second = text[at], text[at + 1]
    return text[:at] + (second + first if rng.random() < 0.5 else second) + text[at + 2 :]


def _short_form(key: str, meaning: str) -> str:
    """ "HĐND" of "Hội đồng nhân dân": the table's keys carry no diacritics."""
    initials = "".join(word[0] for word in re.findall(r"\w+", meaning)).upper()
    return initials if strip_diacritics(initials).lower() == key else key.upper()


_SHORT = {meaning.lower(): _short_form(key, meaning) for key, meaning in PLAIN.items()}
_LONG_FORM = re.compile(
    "|".join(rf"\b{re.escape(long)}\b" for long in sorted(_SHORT, key=len, reverse=True)),
    re.IGNORECASE,
)
