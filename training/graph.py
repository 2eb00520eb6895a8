"""BERT as an ONNX graph, written operator by operator.

Written by hand so that every node has a telling name, by which the
quantisation spares some, and so that no exporter of torch is needed: these
take ten seconds a model and change with each release.
"""

from collections.abc import Mapping

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from transformers import BertConfig, BertForSequenceClassification, BertModel

_OPSET = 20  # the first with Gelu
_IR_VERSION = 10
_MASKED = -1e4

WORDS = "embeddings.words"
"""The node that looks token vectors up."""


def embedder_graph(model: BertModel) -> onnx.ModelProto:
    """``sentence_embedding``, float32 of shape (batch, hidden): mean of the tokens, L2-normalised."""
    graph = _Graph(model.config, model.state_dict())
    hidden = graph.encoder()
    mask = graph.add("Cast", "attention_mask", to=TensorProto.FLOAT)
    weights = graph.add("Unsqueeze", mask, graph.constant([2]))
    over_tokens = graph.constant([1])
    total = graph.add("ReduceSum", graph.add("Mul", hidden, weights), over_tokens, keepdims=0)
    count = graph.add("ReduceSum", weights, over_tokens, keepdims=0)
    mean = graph.add("Div", total, count)
    graph.add("LpNormalization", mean, axis=-1, p=2, output="sentence_embedding")
    return graph.finished("sentence_embedding", model.config.hidden_size)


def reranker_graph(model: BertForSequenceClassification) -> onnx.ModelProto:
    """``logits``, float32 of shape (batch, 1), of the first token."""
    state = {name.removeprefix("bert."): value for name, value in model.state_dict().items()}
    graph = _Graph(model.config, state)
    first = graph.add("Gather", graph.encoder(), graph.constant(0), axis=1)
    pooled = graph.add("Tanh", graph.linear(first, "pooler.dense"))
    graph.linear(pooled, "classifier", output="logits")
    return graph.finished("logits", 1)


def feed_forward_output(layer: int) -> str:
    """The name of the node that multiplies by the second feed-forward matrix."""
    return f"encoder.layer.{layer}.output.dense"


def weighted_nodes(layers: int) -> list[str]:
    """The names of the layers' products with weights: those worth quantising."""
    parts = ("attention.self", "attention.output.dense", "intermediate.dense", "output.dense")
    return [f"encoder.layer.{layer}.{part}" for layer in range(layers) for part in parts]


class _Graph:
    """Collects nodes and weights; nodes are named by the weights they use."""

    def __init__(self, config: BertConfig, state: Mapping[str, torch.Tensor]) -> None:
        self._config = config
        self._state = state
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[TensorProto] = []

    def constant(self, value: object, kind: type = np.int64) -> str:
        return self._weight(f"constant.{len(self._weights)}", np.array(value, dtype=kind))

    def add(
        self, operator: str, *inputs: str, name: str = "", output: str = "", **attributes: object
    ) -> str:
        name = name or f"{operator}.{len(self._nodes)}"
        output = output or name
        self._nodes.append(helper.make_node(operator, inputs, [output], name=name, **attributes))
        return output

    def linear(self, x: str, name: str, output: str = "") -> str:
        weight, bias = (self._state[f"{name}.{part}"].float() for part in ("weight", "bias"))
        return self._affine(x, name, weight, bias, output)

    def encoder(self) -> str:
        """All layers; gives the name of the hidden states, (batch, length, hidden)."""
        mask = self.add("Cast", "attention_mask", to=TensorProto.FLOAT)
        absent = self.add("Sub", self.constant(1.0, np.float32), mask)
        penalty = self.add("Mul", absent, self.constant(_MASKED, np.float32))
        penalty = self.add("Unsqueeze", penalty, self.constant([1, 2]))
        x = self._embeddings()
        for layer in range(self._config.num_hidden_layers):
            x = self._layer(x, penalty, f"encoder.layer.{layer}")
        return x

    def finished(self, output: str, width: int) -> onnx.ModelProto:
        tokens = ["batch", "length"]
        graph = helper.make_graph(
            self._nodes,
            "bert",
            [
                helper.make_tensor_value_info("input_ids", TensorProto.INT64, tokens),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, tokens),
            ],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", width])],
            self._weights,
        )
        return helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION
        )

    def _embeddings(self) -> str:
        table = {
            part: self._state[f"embeddings.{part}_embeddings.weight"].float()
            for part in ("word", "position", "token_type")
        }
        words = self.add("Gather", self._weight("words", table["word"]), "input_ids", name=WORDS)
        # Every token is of the first type.
        places = self._weight("places", table["position"] + table["token_type"][:1])
        length = self.add("Shape", "input_ids", start=1, end=2)
        places = self.add("Slice", places, self.constant([0]), length, self.constant([0]))
        return self._normalised(self.add("Add", words, places), "embeddings.LayerNorm")

    def _layer(self, x: str, penalty: str, name: str) -> str:
        attended = self.linear(self._attention(x, penalty, name), f"{name}.attention.output.dense")
        x = self._normalised(self.add("Add", x, attended), f"{name}.attention.output.LayerNorm")
        inner = self.add("Gelu", self.linear(x, f"{name}.intermediate.dense"))
        outer = self.linear(inner, f"{name}.output.dense")
        return self._normalised(self.add("Add", x, outer), f"{name}.output.LayerNorm")

    def _attention(self, x: str, penalty: str, name: str) -> str:
        heads = self._config.num_attention_heads
        width = self._config.hidden_size // heads
        # One product for all three, the usual division by √width done beforehand.
        scales = {"query": width**-0.5, "key": 1.0, "value": 1.0}
        weight, bias = (
            torch.cat([self._state[f"{name}.attention.self.{n}.{part}"].float() * s
                       for n, s in scales.items()])
            for part in ("weight", "bias")
        )  # fmt: skip
        joined = self._affine(x, f"{name}.attention.self", weight, bias)
        parts = [f"{name}.{part}" for part in scales]
        self._nodes.append(
            helper.make_node("Split", [joined], parts, name=f"{name}.split", axis=-1, num_outputs=3)
        )
        shape = self.constant([0, 0, heads, width])
        query, key, value = (
            self.add("Transpose", self.add("Reshape", part, shape), perm=order)
            for part, order in zip(parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
        )
        scores = self.add("Add", self.add("MatMul", query, key), penalty)
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), value)
        rows = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        return self.add("Reshape", rows, self.constant([0, 0, heads * width]))

    def _affine(
        self, x: str, name: str, weight: torch.Tensor, bias: torch.Tensor, output: str = ""
    ) -> str:
        product = self.add("MatMul", x, self._weight(f"{name}.weight", weight.T), name=name)
        return self.add("Add", product, self._weight(f"{name}.bias", bias), output=output)

    def _normalised(self, x: str, name: str) -> str:
        scale, shift = (
            self._weight(f"{name}.{part}", self._state[f"{name}.{part}"].float())
            for part in ("weight", "bias")
        )
        epsilon = self._config.layer_norm_eps
        return self.add("LayerNormalization", x, scale, shift, axis=-1, epsilon=epsilon)

    def _weight(self, name: str, value: torch.Tensor | np.ndarray) -> str:
        array = value.cpu().numpy() if isinstance(value, torch.Tensor) else value
        self._weights.append(numpy_helper.from_array(array.copy(order="C"), name))
        return name
