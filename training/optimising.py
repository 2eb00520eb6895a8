"""Gradient steps that both models share."""

import torch

from ingest.errors import UserError

_WARMUP_STEPS = 60
_FLOOR = 0.02  # of the learning rate, at the end
_LONGEST_GRADIENT = 1.0
_WEIGHT_DECAY = 0.01


class TrainingDiverged(UserError):
    """The loss is no longer a number."""


class Optimiser:
    """AdamW (Loshchilov and Hutter 2019): linear warm-up, linear decay, clipped gradients."""

    def __init__(self, groups: list[tuple[list[torch.nn.Parameter], float]], steps: int) -> None:
        """``groups`` are parameters with their highest learning rate."""
        self._parameters = [parameter for group, _ in groups for parameter in group]
        self._adam = torch.optim.AdamW(
            [{"params": group, "lr": rate} for group, rate in groups], weight_decay=_WEIGHT_DECAY
        )
        warmup = min(_WARMUP_STEPS, max(1, steps // 10))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._adam, lambda step: min(1.0, (step + 1) / warmup) * max(_FLOOR, 1 - step / steps)
        )

    def step(self, loss: torch.Tensor) -> float:
        """One step down the gradient of ``loss``; gives its value.

        Raises TrainingDiverged if it is not a number.
        """
        value = float(loss.detach())
        if not torch.isfinite(loss):
            raise TrainingDiverged(
                "Sai số không còn là số; hãy chạy lại với --learning-rate nhỏ hơn."
            )
        self._adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, _LONGEST_GRADIENT)
        self._adam.step()
        self._schedule.step()
        return value
