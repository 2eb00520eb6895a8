"""Fit the weights by which the product decides to answer."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

import numpy as np

from benchmarks.decisions import Decided
from search.refusal.findings import Features

NAMES = tuple(field.name for field in fields(Features))
# What speaks for a clause may not count against it, nor the other way round.
_FOR = frozenset({"cosine", "said", "form_given"})
# Where the weights go for want of data, in log odds for a difference of one, or
# of 0.1 in the cosine.
_PRIOR = {
    "cosine": 0.6,
    "said": 1.5,
    "heaviest_unsaid": -0.5,
    "first_unsaid": -0.7,
    "weak_form": -0.7,
    "beyond": -2.0,
}
_PRIOR_STRENGTH = 2.0
_SCALE = {"cosine": 0.1}
_CENTRE = {"cosine": 0.6}
# Clauses after the first are nearer to right than what else the library has.
_LATER = 0.2
_STEPS, _RATE, _MOMENTUM = 4000, 0.5, 0.9


def examples(decided: Iterable[Decided]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features (n, k), 1 for clauses that answer (n,), and how much each counts (n,).

    Clauses that lack what the question names are left to the checks. Of
    answerable questions, a later clause counts only where it answers.
    """
    rows: list[list[float]] = []
    right: list[float] = []
    counts: list[float] = []
    for one in decided:
        for judgement in one.judgements:
            later = judgement.place > 0 and not judgement.right
            if judgement.finding.missing or (later and one.answerable):
                continue
            rows.append([getattr(judgement.finding.features, name) for name in NAMES])
            right.append(float(judgement.right))
            counts.append(_LATER if later else 1.0)
    return np.array(rows), np.array(right), np.array(counts)


def fit(rows: np.ndarray, right: np.ndarray, counts: np.ndarray) -> dict[str, float]:
    """Weights by feature, and "intercept": logistic regression with signs held.

    Projected gradient descent from the prior, which is Gaussian.
    """
    scale, centre = _vector(_SCALE, 1.0), _vector(_CENTRE, 0.0)
    x = (rows - centre) / scale
    prior = _vector(_PRIOR, 0.0)
    low = np.array([0.0 if name in _FOR else -math.inf for name in NAMES])
    high = np.array([math.inf if name in _FOR else 0.0 for name in NAMES])
    share = counts / counts.sum()
    strength = _PRIOR_STRENGTH / counts.sum()
    weights, intercept = prior.copy(), 0.0
    moved, moved_intercept = np.zeros_like(weights), 0.0
    for _ in range(_STEPS):
        error = (1 / (1 + np.exp(-(x @ weights + intercept))) - right) * share
        gradient = x.T @ error + strength * (weights - prior)
        moved = _MOMENTUM * moved - _RATE * gradient
        moved_intercept = _MOMENTUM * moved_intercept - _RATE * error.sum()
        weights = np.clip(weights + moved, low, high)
        intercept += moved_intercept
    weights = weights / scale
    fitted = dict(zip(NAMES, weights.tolist(), strict=True))
    return {"intercept": float(intercept - weights @ centre), **fitted}


def _vector(values: Mapping[str, float], default: float) -> np.ndarray:
    return np.array([values.get(name, default) for name in NAMES])


def format_weights(weights: Mapping[str, float]) -> str:
    """As they stand in search/refusal/probability.py."""
    lines: Sequence[str] = [f'    "{name}": {weights[name]:.2f},' for name in NAMES]
    return f"_INTERCEPT = {weights['intercept']:.2f}\n_WEIGHTS = {{\n" + "\n".join(lines) + "\n}"
