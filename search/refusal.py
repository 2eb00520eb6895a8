"""Whether the evidence is enough to answer; otherwise what was not found."""

import math
from dataclasses import dataclass

from search.evidence import Evidence

# Logistic regression on the judged questions (benchmarks/results); cosine is
# centred where the shipped model puts unrelated clauses.
_INTERCEPT = -3.0
_COSINE = 12.0
_COSINE_CENTRE = 0.45
_COVERAGE = 3.0
_PHRASES = 2.0
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Decision:
    """``probability`` that the clause answers; ``reason`` (Vietnamese) where it does not."""

    answered: bool
    probability: float
    reason: str | None


def decide(evidence: Evidence) -> Decision:
    """A year or number that the question names and the clause lacks always refuses."""
    probability = answer_probability(evidence)
    if evidence.missing_years:
        return Decision(False, probability, f"năm {_list(evidence.missing_years)}")
    if evidence.missing_numbers:
        return Decision(False, probability, f"con số {_list(evidence.missing_numbers)}")
    if probability < THRESHOLD:
        return Decision(False, probability, None)
    return Decision(True, probability, None)


def answer_probability(evidence: Evidence) -> float:
    """Calibrated probability, 0 to 1, that the clause answers the question."""
    logit = (
        _INTERCEPT
        + _COSINE * (evidence.cosine - _COSINE_CENTRE)
        + _COVERAGE * evidence.coverage
        + _PHRASES * evidence.phrases
    )
    return 1 / (1 + math.exp(-logit))


def _list(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
