"""Passages that lie near each other: the negatives that are hard to tell apart (ANCE, Xiong et al. 2021)."""

from collections.abc import Sequence

import torch

_ROWS = 4096


def nearest_neighbours(
    vectors: torch.Tensor, corpora: Sequence[range], count: int
) -> list[list[int]]:
    """For each passage, up to ``count`` others of its corpus, nearest first.

    ``vectors`` are of shape (passages, hidden), L2-normalised; ``corpora``
    are the ranges of rows that belong together.
    """
    found: list[list[int]] = []
    for corpus in corpora:
        own = vectors[corpus.start : corpus.stop]
        for start in range(0, len(own), _ROWS):
            rows = own[start : start + _ROWS]
            scores = rows @ own.T
            here = torch.arange(len(rows), device=scores.device)
            scores[here, here + start] = -torch.inf
            best = scores.topk(min(count, len(own) - 1), dim=1).indices + corpus.start
            found += best.tolist()
    return found
