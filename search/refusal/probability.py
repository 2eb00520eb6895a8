"""How likely a clause answers a question, from all that was found."""

import math

from search.refusal.findings import Finding

# Logistic regression (Platt 1999) on two thirds of the judged questions and on
# machine-translated SQuAD 2, signs held to what each feature means; the cosine
# and the reranker's logit added nothing to these and were left out
# (benchmarks/results/refusal.md).
_INTERCEPT = -0.93
_WEIGHTS = {
    "said": 2.73,
    "heaviest_unsaid": -0.69,
    "first_unsaid": -0.71,
    "last_unsaid": -0.39,
    "weak_form": -0.68,
    "form_given": 0.60,
    "beyond": -2.27,
}
# Of clauses that lack what a question names, this share of the others' odds is
# left: the checks err seldom.
_MISSING_ODDS = 0.01
THRESHOLD = 0.3


def answer_probability(finding: Finding) -> float:
    """Calibrated probability between 0 and 1 that the clause answers."""
    logit = _INTERCEPT + math.fsum(
        weight * getattr(finding.features, name) for name, weight in _WEIGHTS.items()
    )
    odds = math.exp(logit) * (_MISSING_ODDS if finding.missing else 1.0)
    return odds / (1 + odds)
