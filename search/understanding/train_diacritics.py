"""Makes the table that restores missing diacritics, from public Vietnamese text.

    python -m search.understanding.train_diacritics CORPUS... --out FILE

A CORPUS is a .jsonl or .jsonl.xz file ("title" and "text" of each line), or a
plain text; "PATH=20" counts it twenty times. The phrases in ``training/`` are
always added: the laws hardly contain questions or the words of the Party.
"""

import argparse
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from search.understanding import ngrams
from search.understanding.syllables import fold, is_syllable
from search.understanding.training_text import filled_templates, sentences, texts

OWN_PHRASES = Path(__file__).parent / "training"
OWN_WEIGHT = 15
SYMBOLS = ["</s>", "<x>", "<n>"]

MIN_COUNT = 3  # of a syllable
MAX_FORMS = 12  # of one folded syllable
RARE_FORM = 2e-5  # share of its folded syllable below which a form is taken for a misprint
BIGRAM_DISCOUNT, TRIGRAM_DISCOUNT = 0.6, 0.7
PRUNE = 0.3  # a trigram stays if count * |log p/p_backed_off| is above this


class Corpus:
    """Sentences as one array of provisional word numbers, 0 between sentences."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {symbol: i for i, symbol in enumerate(SYMBOLS)}
        self.parts: list[tuple[np.ndarray, int]] = []

    def add(self, source: Iterable[str], weight: int) -> None:
        flat = array("i", [0])
        number = self.numbers
        for text in source:
            for words in sentences(text):
                flat.extend([number.setdefault(word, len(number)) for word in words])
                flat.append(0)
        self.parts.append((np.asarray(flat, dtype=np.int64), weight))

    def vocabulary(self) -> list[str]:
        """Symbols, then the syllables worth keeping, in order."""
        counts: Counter[str] = Counter()
        size = len(self.numbers)
        total = sum(np.bincount(flat, minlength=size) * weight for flat, weight in self.parts)
        for word, count in zip(self.numbers, total.tolist(), strict=True):
            counts[word] = count
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count >= MIN_COUNT and word not in SYMBOLS and is_syllable(word):
                forms[fold(word)].append(word)
        kept = []
        for words in forms.values():
            words.sort(key=lambda word: -counts[word])
            enough = RARE_FORM * sum(counts[word] for word in words)
            kept += [word for word in words[:MAX_FORMS] if counts[word] >= enough]
        return SYMBOLS + sorted(kept)

    def encoded(self, vocabulary: list[str]) -> list[tuple[np.ndarray, int]]:
        place = {word: i for i, word in enumerate(vocabulary)}
        translate = np.array([place.get(word, ngrams.OTHER) for word in self.numbers])
        return [(translate[flat], weight) for flat, weight in self.parts]


def counted(keys: list[tuple[np.ndarray, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Distinct keys in ascending order and their weighted counts."""
    found = [(*np.unique(key, return_counts=True), weight) for key, weight in keys]
    merged, inverse = np.unique(np.concatenate([f[0] for f in found]), return_inverse=True)
    weights = np.concatenate([f[1] * f[2] for f in found])
    return merged, np.bincount(inverse, weights)


def estimate(parts: list[tuple[np.ndarray, int]], size: int) -> dict[str, array]:
    """The columns of an n-gram table over ``size`` words."""
    unigrams = 0.5 + sum(np.bincount(flat, minlength=size) * weight for flat, weight in parts)
    p1 = unigrams / unigrams.sum()

    pairs, pair_counts = counted([(f[:-1] << 16 | f[1:], w) for f, w in parts])
    first, second = pairs >> 16, pairs & 0xFFFF
    p2 = discounted(first, size, pair_counts, p1[second], BIGRAM_DISCOUNT)

    triples, triple_counts = counted(
        [((f[:-2] << 32 | f[1:-1] << 16 | f[2:])[f[1:-1] != 0], w) for f, w in parts]
    )
    context = np.searchsorted(pairs, triples >> 16)
    lower = p2[np.searchsorted(pairs, triples & 0xFFFFFFFF)]
    p3 = discounted(context, len(pairs), triple_counts, lower, TRIGRAM_DISCOUNT)
    keep3 = (triple_counts >= 2) & (triple_counts * np.abs(np.log(p3 / lower)) > PRUNE)
    pair_backoff = backoff(context, len(pairs), p3, lower, keep3)

    keep2 = (pair_counts >= 2) | (np.bincount(context[keep3], minlength=len(pairs)) > 0)
    word_backoff = backoff(first, size, p2, p1[second], keep2)
    place = np.cumsum(keep2) - 1
    return {
        "unigram": negated_log(p1),
        "unigram_backoff": signed_log(word_backoff),
        "bigram_start": starts(first[keep2], size),
        "bigram_next": array("H", second[keep2].tolist()),
        "bigram": negated_log(p2[keep2]),
        "bigram_backoff": signed_log(pair_backoff[keep2]),
        "trigram_start": starts(place[context[keep3]], int(keep2.sum())),
        "trigram_next": array("H", (triples[keep3] & 0xFFFF).tolist()),
        "trigram": negated_log(p3[keep3]),
    }


def discounted(
    context: np.ndarray, size: int, counts: np.ndarray, lower: np.ndarray, discount: float
) -> np.ndarray:
    """Probabilities by absolute discounting, interpolated with ``lower``."""
    total = np.bincount(context, counts, minlength=size)[context]
    kinds = np.bincount(context, minlength=size)[context]
    return (np.maximum(counts - discount, 0) + discount * kinds * lower) / total


def backoff(
    context: np.ndarray, size: int, high: np.ndarray, low: np.ndarray, keep: np.ndarray
) -> np.ndarray:
    """What each context leaves for its followers that are not stored."""
    left = 1 - np.bincount(context[keep], high[keep], minlength=size)
    owed = 1 - np.bincount(context[keep], low[keep], minlength=size)
    return np.maximum(left, 1e-3) / np.maximum(owed, 1e-3)


def starts(context: np.ndarray, size: int) -> array:
    return array("I", [0, *np.cumsum(np.bincount(context, minlength=size)).tolist()])


def negated_log(p: np.ndarray) -> array:
    return array("B", np.clip(np.round(-np.log(p) * ngrams.STEP), 0, 255).astype(int).tolist())


def signed_log(p: np.ndarray) -> array:
    return array("b", np.clip(np.round(np.log(p) * ngrams.STEP), -127, 127).astype(int).tolist())


def main() -> None:
    parser = argparse.ArgumentParser(description="Dựng bảng khôi phục dấu từ văn bản công khai.")
    parser.add_argument(
        "corpus", nargs="+", help="tệp .jsonl[.xz] hoặc văn bản thuần, có thể kèm =SỐ"
    )
    parser.add_argument("--out", type=Path, required=True, help="tệp bảng")
    arguments = parser.parse_args()
    corpus = Corpus()
    for item in arguments.corpus:
        name, _, weight = item.partition("=")
        corpus.add(texts(Path(name)), int(weight or 1))
    for path in sorted(OWN_PHRASES.glob("*.txt")):
        corpus.add(texts(path), OWN_WEIGHT)
    corpus.add(filled_templates(OWN_PHRASES / "templates"), 1)
    words = corpus.vocabulary()
    columns = estimate(corpus.encoded(words), len(words))
    ngrams.write(arguments.out, words, columns)
    print(
        f"{len(words)} âm tiết, {len(columns['bigram'])} cặp, {len(columns['trigram'])} bộ ba, "
        f"{arguments.out.stat().st_size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
