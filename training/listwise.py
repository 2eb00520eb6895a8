"""The reranker's loss, over lists of one question and several passages."""

import torch
import torch.nn.functional as F

_BINARY_WEIGHT = 0.5
_TAUGHT = 0.6  # weight of the teacher's order
_SOFTENED = 0.5  # weight of the teacher's probabilities in the binary targets


def listwise_loss(
    logits: torch.Tensor, answerable: torch.Tensor, teacher: torch.Tensor | None = None
) -> torch.Tensor:
    """Softmax over each list plus a binary term, all in float32.

    ``logits`` and ``teacher`` of shape (lists, passages), the right passage in
    column 0; ``answerable`` (lists,) is False where no column is right. The
    softmax orders the passages (ListNet, Cao et al. 2007; localized
    contrastive estimation, Gao et al. 2021); the binary term gives the logit a
    meaning of its own and is all that a list without an answer teaches. A
    teacher's order and probabilities are distilled (Hinton et al. 2015).
    """
    order = -F.log_softmax(logits, dim=1)[:, 0]
    ranking = (order * answerable).sum() / answerable.sum().clamp(min=1)
    targets = torch.zeros_like(logits)
    targets[answerable, 0] = 1
    if teacher is not None:
        taught = F.kl_div(
            F.log_softmax(logits, dim=1), F.softmax(teacher, dim=1), reduction="batchmean"
        )
        ranking = (1 - _TAUGHT) * ranking + _TAUGHT * taught
        targets = (1 - _SOFTENED) * targets + _SOFTENED * torch.sigmoid(teacher)
    # The first passage weighs as much as all the others together.
    weights = torch.full_like(logits, 0.5 / (logits.shape[1] - 1))
    weights[:, 0] = 0.5
    each = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    return ranking + _BINARY_WEIGHT * (each * weights).sum(dim=1).mean()
