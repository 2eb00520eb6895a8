"""The reranker's questions, with the passages that must not be taken for their answers."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import torch

from training.encoder import Encoder
from training.material import Material, passage_text
from training.synthetic import QuestionMaker

Kind = Literal["asked", "unanswerable", "heading", "sentence"]

_CANDIDATES = 60
_SAME_TEXT = 0.97  # cosine above which two passages say the same
_NEARER = 0.02
_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Exercise:
    """``first`` answers the question, or, if it is unanswerable, only seems to.

    ``negatives`` are passages that do not answer it, the hardest first.
    """

    text: str
    kind: Kind
    corpus: int
    first: int
    negatives: list[int]


def exercises(material: Material, encoder: Encoder, negatives: int, seed: int) -> list[Exercise]:
    """All questions of the material, and one made of each passage.

    Those that have fewer than ``negatives`` hard negatives are left out.
    """
    passages = encoder.all_vectors(encoder.passage_tokens(map(passage_text, material.passages)))
    asked = list(_questions(material, seed))
    vectors = encoder.all_vectors(encoder.question_tokens(text for text, *_ in asked))
    found: list[Exercise] = []
    for number, corpus in enumerate(material.corpora):
        own = [i for i, question in enumerate(asked) if question[2] == number]
        for start in range(0, len(own), _ROWS):
            rows = own[start : start + _ROWS]
            scores = vectors[rows] @ passages[corpus.start : corpus.stop].T
            top = scores.topk(min(_CANDIDATES, len(corpus)), dim=1)
            for i, near, cosines in zip(rows, top.indices, top.values, strict=True):
                text, kind, _, relevant = asked[i]
                candidates = (near + corpus.start).tolist()
                hard = _wrong(candidates, cosines, kind, relevant, passages, vectors[i], material)
                if len(hard) >= negatives:
                    found.append(Exercise(text, kind, number, relevant[0], hard))
    return found


def _questions(material: Material, seed: int) -> Iterator[tuple[str, Kind, int, tuple[int, ...]]]:
    """Text, kind, corpus and right passages."""
    rng = random.Random(seed)
    maker = QuestionMaker(material.passages)
    for number, (corpus, group) in enumerate(
        zip(material.corpora, material.questions, strict=True)
    ):
        for question in group:
            kind: Kind = "unanswerable" if question.unanswerable else "asked"
            yield question.text, kind, number, question.relevant
        for passage in corpus:
            made = maker.question(material.passages[passage], rng)
            if made is not None:
                yield *made, number, (passage,)


def _wrong(
    candidates: list[int],
    cosines: torch.Tensor,
    kind: Kind,
    relevant: tuple[int, ...],
    passages: torch.Tensor,
    question: torch.Tensor,
    material: Material,
) -> list[int]:
    """Candidates that are surely no answers.

    Left out: right ones, those that say the same as a right one or bear its
    title, and for made questions those clearly nearer than their source
    (filtered hard negatives, RocketQA, Qu et al. 2021).
    """
    right = passages[relevant[0]]
    same = (passages[candidates] @ right > _SAME_TEXT).tolist()
    nearest = float("inf") if kind in ("asked", "unanswerable") else float(right @ question)
    near = (cosines > nearest + _NEARER).tolist()
    titles = {material.passages[i].title for i in relevant} - {""}
    return [
        passage
        for passage, says_same, doubtful in zip(candidates, same, near, strict=True)
        if passage not in relevant
        and not doubtful
        and (kind == "unanswerable" or not says_same)
        and (kind == "unanswerable" or material.passages[passage].title not in titles)
    ]
