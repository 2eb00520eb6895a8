"""The embedder's loss."""

import torch
import torch.nn.functional as F

TEMPERATURE = 0.02
_FALSE_NEGATIVE_MARGIN = 0.005


def contrastive_loss(
    questions: torch.Tensor,
    passages: torch.Tensor,
    teacher_questions: torch.Tensor,
    teacher_passages: torch.Tensor,
    temperature: float = TEMPERATURE,
) -> torch.Tensor:
    """Cross-entropy of each question's own passage among all of the batch.

    All of shape (batch, hidden) and L2-normalised; row i of ``passages``
    answers row i of ``questions``. In-batch negatives with a temperature:
    InfoNCE (van den Oord et al. 2018), SimCSE (Gao et al. 2021), E5 (Wang et
    al. 2022). A passage that the teacher finds as near to the question as its
    own is left out: it probably answers as well (RocketQA, Qu et al. 2021).
    """
    scores = questions @ passages.T / temperature
    judged = teacher_questions @ teacher_passages.T
    doubtful = judged > judged.diagonal().unsqueeze(1) - _FALSE_NEGATIVE_MARGIN
    doubtful.fill_diagonal_(False)
    own = torch.arange(len(scores), device=scores.device)
    return F.cross_entropy(scores.masked_fill(doubtful, torch.finfo(scores.dtype).min), own)


def distance_to_teacher(vectors: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    """Mean of 1 − cosine, rows L2-normalised.

    With the student's noisy question against the teacher's clean one, noise
    is taught to make no difference (after Reimers and Gurevych 2020, who
    teach a second language so), and what the base model knew is kept.
    """
    return (1 - (vectors * taught).sum(1)).mean()
