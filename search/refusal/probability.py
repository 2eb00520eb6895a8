"""How likely a clause answers a question, from all that was found."""

import math

from search.refusal.findings import Finding

# Logistic regression (Platt 1999), signs held to what each feature means, fitted
# by ``python -m benchmarks.calibration --fit``. The reranker's logit adds
# nothing on questions in one's own words, and was left out.
_INTERCEPT = -4.08
_WEIGHTS = {
    "cosine": 3.54,
    "said": 3.53,
    "heaviest_unsaid": -0.91,
    "first_unsaid": -0.87,
    "weak_form": -0.77,
    "form_given": 0.32,
    "beyond": -2.38,
}
# Of clauses that lack what a question names, this share of the odds is left: the
# checks err on few clauses that answer (benchmarks/results/calibration.md).
_MISSING_ODDS = 0.01
THRESHOLD = 0.17


def answer_probability(finding: Finding) -> float:
    """Calibrated probability between 0 and 1 that the clause answers."""
    logit = _INTERCEPT + math.fsum(
        weight * getattr(finding.features, name) for name, weight in _WEIGHTS.items()
    )
    odds = math.exp(logit) * (_MISSING_ODDS if finding.missing else 1.0)
    return odds / (1 + odds)
