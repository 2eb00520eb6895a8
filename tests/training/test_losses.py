import torch
import torch.nn.functional as F

from training.contrastive import contrastive_loss
from training.listwise import listwise_loss
from training.outliers import rounded


def test_a_passage_that_answers_as_well_is_no_negative() -> None:
    questions, passages = F.normalize(torch.randn(2, 4, 8), dim=-1)
    passages[1] = passages[0]
    # The teacher takes question 0 for close to both of the twin passages.
    teacher = torch.eye(4, 8)
    taught = teacher.clone()
    taught[1] = taught[0]
    doubtful = contrastive_loss(questions, passages, teacher, taught)
    trusted = contrastive_loss(questions, passages, teacher, teacher)
    assert doubtful < trusted


def test_the_right_passage_first_costs_less() -> None:
    answerable = torch.tensor([True])
    right, wrong = torch.tensor([[4.0, -4.0, -4.0]]), torch.tensor([[-4.0, 4.0, -4.0]])
    assert listwise_loss(right, answerable) < listwise_loss(wrong, answerable)


def test_an_unanswerable_list_wants_low_logits_everywhere() -> None:
    nothing = torch.tensor([False])
    low, first = torch.tensor([[-4.0, -4.0, -4.0]]), torch.tensor([[4.0, -4.0, -4.0]])
    assert listwise_loss(low, nothing) < listwise_loss(first, nothing)


def test_an_outlier_costs_the_small_values_their_digits() -> None:
    small = torch.linspace(-0.01, 0.01, 50)
    with_outlier = torch.cat([small, torch.tensor([50.0])])
    assert (rounded(small) - small).abs().max() < 1e-4
    assert (rounded(with_outlier)[:-1] == 0).all()
