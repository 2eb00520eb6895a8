"""How good a ranking is, by the usual measures of retrieval."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import fmean

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over questions, each between 0 and 1.

    ``recall_1/3/10``: share of questions with a right document among the
    first 1/3/10; ``mrr_10``: reciprocal rank of the first right one;
    ``ndcg_10``: discounted gain over the ideal (Järvelin and Kekäläinen 2002).
    """

    recall_1: float
    recall_3: float
    recall_10: float
    mrr_10: float
    ndcg_10: float

    def as_dict(self) -> dict[str, float]:
        return {
            "R@1": round(self.recall_1, 4),
            "R@3": round(self.recall_3, 4),
            "R@10": round(self.recall_10, 4),
            "MRR@10": round(self.mrr_10, 4),
            "nDCG@10": round(self.ndcg_10, 4),
        }


def quality(rankings: Sequence[Sequence[str]], relevant: Sequence[Collection[str]]) -> Quality:
    """Quality of one ranking of document ids a question, against its right ids."""
    hits = [
        [place for place, found in enumerate(ranking[:_DEPTH]) if found in right]
        for ranking, right in zip(rankings, relevant, strict=True)
    ]
    return Quality(
        recall_1=fmean(bool(places) and places[0] < 1 for places in hits),
        recall_3=fmean(bool(places) and places[0] < 3 for places in hits),
        recall_10=fmean(bool(places) for places in hits),
        mrr_10=fmean(1 / (places[0] + 1) if places else 0.0 for places in hits),
        ndcg_10=fmean(
            _gain(places) / _gain(range(min(_DEPTH, len(right))))
            for places, right in zip(hits, relevant, strict=True)
        ),
    )


def _gain(places: Collection[int]) -> float:
    return math.fsum(1 / math.log2(place + 2) for place in places)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
