"""Order clauses by more than likeness: by what their place in a document says.

Each feature is a share between 0 and 1; the weights are round numbers on a
plateau of the judged questions (benchmarks/results/ranking.md).
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from ingest.labels import DIGEST_NOTES
from ingest.units import UnitKind
from search.answer_type import form_fits
from search.candidates import Candidate
from search.question_content import QuestionContent

# Being about what is asked: the question is the title of the clause.
TITLE = 0.10
# Saying what is asked: the clause opens with the body that the question names.
SUBJECT = 0.15
# All of the question's content stands in the clause.
COVERAGE = 0.10
_OPENING_WORDS = 24
# Not the text of the document itself: asked for by name, not by likeness.
_APPARATUS = {UnitKind.PREAMBLE: -0.03, UnitKind.CLOSING: -0.06, UnitKind.RECIPIENTS: -0.06}
_NOTES = -0.03
_DIGEST = -0.05
# In a document that the question names.
_NAMED = 0.15
# Has an answer of the form asked for: a share, a quantity, a time.
FORM = 0.04

# The reranker's logit is added to the score of clauses this near to the best.
RERANK_WEIGHT = 0.03
CONTENDING = 0.12
MOST_READ = 6
READING_SECONDS = 0.8


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """What each feature adds to the fused score; zero switches it off."""

    title: float = TITLE
    subject: float = SUBJECT
    coverage: float = COVERAGE
    apparatus: float = 1.0
    digest: float = _DIGEST
    named: float = _NAMED
    form: float = FORM


def rank(
    candidates: Sequence[Candidate],
    content: QuestionContent,
    named: Set[int] = frozenset(),
    weights: RankingWeights = RankingWeights(),
) -> list[Candidate]:
    """The candidates with their features added to their scores, best first.

    ``named`` are the ids of the documents that the question asks within.
    """
    scored = [
        replace(
            candidate,
            score=candidate.score
            + _bonus(candidate, content, weights)
            + weights.named * (candidate.document.id in named),
        )
        for candidate in candidates
    ]
    return sorted(scored, key=lambda candidate: -candidate.score)


class ReadsPairs(Protocol):
    """A model that reads a question and a passage together; ``search.reranking.Reranker``."""

    def logits(self, question: str, passages: Sequence[str], seconds: float) -> np.ndarray:
        """One logit a passage; NaN for those that ``seconds`` left no time for."""
        ...


def refine(candidates: Sequence[Candidate], question: str, reranker: ReadsPairs) -> list[Candidate]:
    """The candidates with those near the top put in order by the reranker as well.

    Only clauses whose score is near the best are read: for the others no
    logit that occurs would change the first places.
    """
    if len(candidates) < 2:
        return list(candidates)
    near = [c for c in candidates if c.score >= candidates[0].score - CONTENDING][:MOST_READ]
    if len(near) < 2:
        return list(candidates)
    texts = [candidate.passage.indexed_text for candidate in near]
    logits = reranker.logits(question, texts, READING_SECONDS)
    if np.isnan(logits).any():
        # Too slow a machine today: half a reading would favour the half that was read.
        return list(candidates)
    best = float(logits.max())
    read = [
        replace(candidate, score=candidate.score + RERANK_WEIGHT * (float(logit) - best))
        for candidate, logit in zip(near, logits, strict=True)
    ]
    read.sort(key=lambda candidate: -candidate.score)
    floor = read[-1].score
    rest = [replace(c, score=min(c.score, floor)) for c in candidates[len(near) :]]
    return [*read, *rest]


def _bonus(candidate: Candidate, content: QuestionContent, weights: RankingWeights) -> float:
    unit = candidate.unit
    opening = " ".join(_after_number(candidate).split()[:_OPENING_WORDS])
    passage = candidate.passage
    bonus = weights.coverage * content.coverage(f"{passage.heading}\n{passage.text}")
    bonus += weights.form * (form_fits(content.question, _after_number(candidate)) or 0.0)
    bonus += weights.subject * content.subject(opening)
    if unit.title:
        bonus += weights.title * content.likeness(unit.title)
    bonus += weights.apparatus * _apparatus(candidate)
    if candidate.document.metadata.fidelity == "digest":
        bonus += weights.digest
    return bonus


def _after_number(candidate: Candidate) -> str:
    text = candidate.text
    title = candidate.unit.title
    if title and title in text:
        return text[text.index(title) + len(title) :].lstrip()
    return text.removeprefix(candidate.unit.number).lstrip(" .)-")


def _apparatus(candidate: Candidate) -> float:
    """What a clause loses for being no clause of the document's body."""
    if candidate.unit.locator.startswith(DIGEST_NOTES):
        return _NOTES
    if candidate.document.metadata.issued is None:
        return 0.0  # what stands before the first number need not be a letterhead
    return _APPARATUS.get(candidate.unit.kind, 0.0)
