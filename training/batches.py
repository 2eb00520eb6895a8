"""The embedder's batches: questions of all kinds, half of them with their neighbours."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.material import Material
from training.noise import noisy
from training.synthetic import QuestionMaker

SYNTHETIC_SHARE = 0.55
_WITH_NEIGHBOURS = 0.5
_NEIGHBOURS = 4
_WITHOUT_TITLE = 0.5  # of synthetic questions: the title would give the passage away


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the passage that answers it; ``titled`` is whether it shows its title."""

    question: str
    passage: int
    titled: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """``noisy[i]`` is a variant of ``clean[i]``; no passage comes twice."""

    clean: list[str]
    noisy: list[str]
    pairs: list[Pair]


class Batches:
    """Draws pairs: a share of synthetic ones, the rest from each folder's questions alike."""

    def __init__(
        self, material: Material, neighbours: Sequence[Sequence[int]], size: int, seed: int
    ) -> None:
        self._material = material
        self._neighbours = neighbours
        self._size = min(size, len(material.passages))
        self._rng = random.Random(seed)
        self._maker = QuestionMaker(material.passages)
        answerable = ([q for q in group if not q.unanswerable] for group in material.questions)
        self._asked = [group for group in answerable if group]

    def __iter__(self) -> Iterator[Batch]:
        while True:
            pairs = self._pairs()
            clean = [pair.question for pair in pairs]
            yield Batch(clean, [noisy(text, self._rng) for text in clean], pairs)

    def _pairs(self) -> list[Pair]:
        """As many pairs as asked for; fewer if the passages that can be asked about run out."""
        chosen: dict[int, Pair] = {}
        for _ in range(50 * self._size):
            pair = self._draw()
            if pair is None or pair.passage in chosen:
                continue
            chosen[pair.passage] = pair
            near = self._neighbours[pair.passage]
            if near and self._rng.random() < _WITH_NEIGHBOURS:
                for passage in self._rng.sample(near, min(_NEIGHBOURS, len(near))):
                    other = self._synthetic(passage)
                    if other is not None:
                        chosen.setdefault(passage, other)
            if len(chosen) >= self._size:
                break
        return list(chosen.values())[: self._size]

    def _draw(self) -> Pair | None:
        if self._asked and self._rng.random() > SYNTHETIC_SHARE:
            question = self._rng.choice(self._rng.choice(self._asked))
            return Pair(question.text, self._rng.choice(question.relevant), titled=True)
        return self._synthetic(self._rng.randrange(len(self._material.passages)))

    def _synthetic(self, passage: int) -> Pair | None:
        made = self._maker.question(self._material.passages[passage], self._rng)
        titled = self._rng.random() > _WITHOUT_TITLE
        return made and Pair(made[0], passage, titled)
