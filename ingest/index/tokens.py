"""Words of a text as numbers, for the lexical index.

Each text gives two streams: accented words, and the same words without
diacritics (đ→d), so that questions typed either way find it. A stream holds
single words, one-character ones too, and pairs of neighbouring words; a pair
also stands for numbers with separators ("72,5", "217-QĐ/TW", "4.5").
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ingest.folding import fold_tone_placement, nfc, strip_diacritics

_WORD = re.compile(r"[^\W_]+")
# "kỹ" = "kĩ", "quý" = "quí": y and i sound alike after these consonants.
_FINAL_Y = re.compile(r"^(h|k|l|m|s|t|qu)([yýỳỷỹỵ])$")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True, slots=True)
class TokenStreams:
    """Hashes (uint32) of the words and word pairs of a text, repeats included."""

    accented: np.ndarray
    folded: np.ndarray


def token_streams(text: str) -> TokenStreams:
    """Both streams of ``text``, in any Unicode form and either tone placement.

    Tokens are known by a 32-bit hash: with a million different tokens a
    token of a question meets a stranger once in four thousand times, which
    then only adds a trace to that stranger's score.
    """
    hashes = [_hashes(word) for word in _WORD.findall(nfc(text).lower())]
    words = np.array(hashes, dtype=np.uint32).reshape(-1, 2)
    return TokenStreams(_with_pairs(words[:, 0]), _with_pairs(words[:, 1]))


def folded_tokens(text: str) -> np.ndarray:
    """Hashes (uint32) of the single words of ``text``, without diacritics."""
    return np.array([_hashes(word)[1] for word in _WORD.findall(nfc(text).lower())], np.uint32)


def has_diacritics(text: str) -> bool:
    """Whether any letter of ``text`` carries a mark (đ counts)."""
    composed = nfc(text)
    return strip_diacritics(composed) != composed


@lru_cache(maxsize=200_000)
def _hashes(word: str) -> tuple[int, int]:
    accented = _spelling(word)
    return zlib.crc32(accented.encode()), zlib.crc32(strip_diacritics(accented).encode())


def _spelling(word: str) -> str:
    placed = fold_tone_placement(word)
    match = _FINAL_Y.match(placed)
    return match[1] + match[2].translate(_Y_TO_I) if match else placed


def term_tokens(terms: Sequence[str]) -> np.ndarray:
    """The accented token (uint32) of each term, NFC: a word, or a pair of words.

    A term of more words is taken for its last two, one of none is never found.
    """
    words = [_WORD.findall(term.lower())[-2:] for term in terms]
    hashes = [[_hashes(word)[0] for word in pair] or [0] for pair in words]
    first = np.array([pair[0] for pair in hashes], dtype=np.uint32)
    second = np.array([pair[-1] for pair in hashes], dtype=np.uint32)
    is_pair = np.array([len(pair) > 1 for pair in hashes], dtype=bool)
    return np.where(is_pair, _mixed(first, second), first)


def _with_pairs(words: np.ndarray) -> np.ndarray:
    return np.concatenate([words, _mixed(words[:-1], words[1:])])


def _mixed(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    # Odd multipliers mix well and keep the order of the pair (Knuth, TAOCP 3, 6.4).
    high = first * np.uint32(2654435761)
    low = second * np.uint32(2246822519)
    return (high ^ (low >> np.uint32(15)) ^ (low << np.uint32(7))) * np.uint32(3266489917)
