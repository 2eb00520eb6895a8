"""Write ``onnx/model_int8.onnx``: ``python -m training.export_int8``.

In:  the folder of a bi-encoder or of a reranker; a data folder, whose texts
     show which layers have outliers.
Out: ``onnx/model_int8.onnx`` in the model's folder, with what the program
     expects: input_ids, attention_mask → sentence_embedding or logits.

Weights and the token table become int8, one scale a channel; activations are
quantised as they come (dynamic quantisation, onnxruntime; Zafrir et al. 2019,
"Q8BERT"). The feed-forward outputs that suffer most stay float32, and so does
the reranker's head.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.quant_utils import add_pre_process_metadata

from ingest.errors import ReadError
from ingest.terminal import run
from training.cross_encoder import CrossEncoder, load_cross_encoder
from training.encoder import Encoder, load_encoder
from training.graph import (
    WORDS,
    embedder_graph,
    feed_forward_output,
    reranker_graph,
    weighted_nodes,
)
from training.material import Material, load_material, passage_text
from training.outliers import harm_of_rounding

_Item = TypeVar("_Item")
_SAMPLES = 48
_PROBED = 12  # of these, for each layer in turn
_KEPT_SHARE = 1 / 3  # of the layers: four of the embedder's twelve, two of the reranker's six


def export(folder: Path, material: Material, keep: Sequence[int] | None = None) -> list[int]:
    """Write the int8 file; gives the layers whose feed-forward output stays float32.

    These are ``keep``, or the third of the layers that eight bits would harm most.
    """
    model = _load(folder)
    texts = _samples(model, material)
    kept = sorted(_most_harmed(model, texts) if keep is None else keep)
    graph = (
        embedder_graph(model.model) if isinstance(model, Encoder) else reranker_graph(model.model)
    )
    # Nothing is left to prepare in this graph; without the mark the quantiser asks for it.
    add_pre_process_metadata(graph)
    spared = {feed_forward_output(layer) for layer in kept}
    nodes = [n for n in weighted_nodes(model.model.config.num_hidden_layers) if n not in spared]
    target = folder / "onnx" / "model_int8.onnx"
    target.parent.mkdir(exist_ok=True)
    quantize_dynamic(
        graph,
        target,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_quantize=[WORDS, *nodes],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    return kept


def agreement(folder: Path, material: Material) -> float:
    """How well the int8 file agrees with torch on sample texts.

    Mean cosine for a bi-encoder, correlation of the logits for a reranker.
    """
    model = _load(folder)
    texts = _samples(model, material)
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_int8.onnx"), providers=["CPUExecutionProvider"]
    )
    exact = torch.cat([_run(model, text) for text in texts]).cpu().numpy()
    found = np.concatenate([session.run(None, _feed(text))[0] for text in texts])
    if isinstance(model, Encoder):
        return float((exact * found).sum(axis=1).mean())
    return float(np.corrcoef(exact, found[:, 0])[0, 1])


def _load(folder: Path) -> Encoder | CrossEncoder:
    config = folder / "config.json"
    if not config.is_file():
        raise ReadError(f"{folder} không phải là thư mục mô hình: thiếu config.json.")
    kinds = json.loads(config.read_text("utf-8"))["architectures"]
    is_reranker = "BertForSequenceClassification" in kinds
    return load_cross_encoder(folder) if is_reranker else load_encoder(folder)


def _samples(model: Encoder | CrossEncoder, material: Material) -> list[list[int]]:
    """Token ids of passages, or of questions with a right and a wrong passage."""
    if isinstance(model, Encoder):
        return model.passage_tokens(map(passage_text, _spread(material.passages)))
    asked = _spread([question for group in material.questions for question in group])
    questions = model.tokens([question.text for question in asked])
    passages = model.tokens([passage_text(material.passages[q.relevant[0]]) for q in asked])
    # With another question's passage as well: logits of right pairs alone are all alike.
    others = [*passages[1:], passages[0]]
    pairs = [*zip(questions, passages, strict=True), *zip(questions, others, strict=True)]
    return [model.pair(question, passage) for question, passage in pairs]


def _spread(items: list[_Item]) -> list[_Item]:
    """A few of ``items``, from all over."""
    if not items:
        raise ReadError("Dữ liệu không có câu hỏi để thử; hãy chọn thư mục có queries.jsonl.")
    return items[:: max(1, len(items) // _SAMPLES)][:_SAMPLES]


@torch.no_grad()
def _run(model: Encoder | CrossEncoder, text: Sequence[int]) -> torch.Tensor:
    return model.vectors([text]) if isinstance(model, Encoder) else model.logits([text])


def _feed(text: Sequence[int]) -> dict[str, np.ndarray]:
    ids = np.array([text], dtype=np.int64)
    return {"input_ids": ids, "attention_mask": np.ones_like(ids)}


def _most_harmed(model: Encoder | CrossEncoder, texts: list[list[int]]) -> list[int]:
    bert = model.model if isinstance(model, Encoder) else model.model.bert
    few = texts[:: max(1, len(texts) // _PROBED)]
    harm = harm_of_rounding(bert, lambda: torch.cat([_run(model, text) for text in few]))
    ranked = sorted(range(len(harm)), key=lambda layer: -harm[layer])
    return ranked[: round(len(harm) * _KEPT_SHARE)]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.export_int8", description="Ghi onnx/model_int8.onnx của mô hình."
    )
    parser.add_argument("model", type=Path, help="thư mục mô hình nhúng hoặc xếp hạng lại")
    parser.add_argument("data", type=Path, help="thư mục dữ liệu để thử")
    parser.add_argument("--keep", type=int, nargs="*", help="các lớp giữ float32 (mặc định: tự đo)")
    options = parser.parse_args()

    def command() -> int:
        material = load_material([options.data])
        kept = export(options.model, material, options.keep)
        print(f"Giữ float32 ở các lớp {kept}; khớp {agreement(options.model, material):.4f}")
        return 0

    return run(command)


if __name__ == "__main__":
    sys.exit(main())
