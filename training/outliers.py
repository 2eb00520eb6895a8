"""Which feed-forward outputs int8 would harm.

A few activations of a transformer are many times larger than the rest
(Dettmers et al. 2022, "LLM.int8()"); quantised with them in one scale, the
others lose their digits.
"""

from collections.abc import Callable

import torch
from transformers import BertModel

_STEPS = 255  # of the unsigned eight bits that onnxruntime gives to activations


@torch.no_grad()
def harm_of_rounding(model: BertModel, outputs: Callable[[], torch.Tensor]) -> list[float]:
    """Per layer, what eight bits before its second feed-forward product do to the result.

    ``outputs`` runs sample texts through ``model``, each alone, as the program
    does. The harm is the norm of the change, relative to the norm of the
    outputs with no layer rounded.
    """
    exact = outputs()
    harm = []
    for layer in model.encoder.layer:
        hook = layer.output.dense.register_forward_pre_hook(_round_input)
        try:
            harm.append(float((outputs() - exact).norm() / exact.norm()))
        finally:
            hook.remove()
    return harm


def rounded(values: torch.Tensor) -> torch.Tensor:
    """``values`` after eight-bit quantisation with one scale for all, zero kept exact."""
    low, high = values.min().clamp(max=0), values.max().clamp(min=0)
    scale = ((high - low) / _STEPS).clamp(min=torch.finfo(values.dtype).tiny)
    return torch.round(values / scale) * scale


def _round_input(_: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
    return rounded(inputs[0]), *inputs[1:]
