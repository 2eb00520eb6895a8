"""The reranker's batches: lists of a noisy question, its passage and sampled negatives."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.asking import Exercise, Kind
from training.noise import noisy

# Shares of the kinds of question, as the shipped model saw them.
_SHARES: dict[Kind, float] = {
    "asked": 0.45,
    "unanswerable": 0.11,
    "heading": 0.22,
    "sentence": 0.22,
}
_NOISY = 0.6
_RANK_SMOOTHING = 4


@dataclass(frozen=True, slots=True)
class Lists:
    """``passages[i]`` are the passages of ``questions[i]``, the right one first."""

    questions: list[str]
    passages: list[list[int]]
    answerable: list[bool]


def lists(exercises: Sequence[Exercise], size: int, negatives: int, seed: int) -> Iterator[Lists]:
    """Endless batches of ``size`` lists of 1 + ``negatives`` passages.

    Within a kind each folder's questions are drawn alike, whatever their number.
    """
    rng = random.Random(seed)
    groups: defaultdict[Kind, defaultdict[int, list[Exercise]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for exercise in exercises:
        groups[exercise.kind][exercise.corpus].append(exercise)
    pools = {kind: list(by_corpus.values()) for kind, by_corpus in groups.items()}
    kinds = list(pools)
    shares = [_SHARES[kind] for kind in kinds]
    while True:
        drawn = [rng.choice(rng.choice(pools[kind])) for kind in rng.choices(kinds, shares, k=size)]
        yield Lists(
            [noisy(e.text, rng) if rng.random() < _NOISY else e.text for e in drawn],
            [[e.first, *_sampled(e.negatives, negatives, rng)] for e in drawn],
            [e.kind != "unanswerable" for e in drawn],
        )


def _sampled(ranked: Sequence[int], count: int, rng: random.Random) -> list[int]:
    """``count`` different ones, the harder the likelier (Efraimidis and Spirakis 2006)."""
    keys = {item: rng.random() ** (rank + _RANK_SMOOTHING) for rank, item in enumerate(ranked)}
    return sorted(keys, key=keys.__getitem__, reverse=True)[:count]
