"""The reranker on torch: question and passage in one BERT, one logit from its first token.

Nogueira and Cho 2019, "Passage Re-ranking with BERT".
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification

from training.encoder import Encoder, device, load_tokenizer, mixed_precision, padded
from training.model_folder import edit_json, new_model_folder, save_weights

PAIR_TOKENS = 256
_QUESTION_TOKENS = 96
_HEAD_NOISE = 0.02
# sentence-transformers' own layout of a bi-encoder; a cross-encoder folder has none of it.
_BI_ENCODER_ONLY = (
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling",
    "2_Normalize",
)
_COLLAPSE = {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "}
_STRIP = {"type": "Strip", "strip_left": True, "strip_right": True}


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    model: BertForSequenceClassification
    tokenizer: Tokenizer

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Ids without special tokens, no longer than any pair can use."""
        rows = self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [encoding.ids[:PAIR_TOKENS] for encoding in rows]

    def pair(self, question: Sequence[int], passage: Sequence[int]) -> list[int]:
        """``<s> question </s></s> passage </s>``, the passage cut to fit."""
        # What the tokenizer puts around a text: <s> and </s>.
        start, end = self.tokenizer.encode("").ids
        head = [start, *question[:_QUESTION_TOKENS], end, end]
        return [*head, *passage[: PAIR_TOKENS - 1 - len(head)], end]

    def logits(self, pairs: Sequence[Sequence[int]]) -> torch.Tensor:
        """float32 of shape (pairs,), differentiable."""
        ids, mask = padded(pairs, self.model.config.pad_token_id)
        with mixed_precision():
            found = self.model(input_ids=ids, attention_mask=mask).logits
        return found.squeeze(-1).float()


def from_encoder(encoder: Encoder, tokenizer: Tokenizer, layers: int) -> CrossEncoder:
    """A new head on the first ``layers`` layers of a bi-encoder.

    The pooler starts close to the identity, so that the head first sees the
    token vector itself.
    """
    config = BertConfig.from_dict(
        encoder.model.config.to_dict()
        | {
            "num_hidden_layers": layers,
            "num_labels": 1,
            "id2label": {0: "relevance"},
            "label2id": {"relevance": 0},
        }
    )
    model = BertForSequenceClassification(config)
    # Not strict: the layers above are left out, and the head is new.
    model.bert.load_state_dict(encoder.model.state_dict(), strict=False)
    with torch.no_grad():
        pooler = model.bert.pooler.dense
        pooler.weight.normal_(std=_HEAD_NOISE).add_(torch.eye(config.hidden_size))
        pooler.bias.zero_()
        model.classifier.weight.normal_(std=_HEAD_NOISE)
        model.classifier.bias.zero_()
    return CrossEncoder(model.to(device()), tokenizer)


def load_cross_encoder(folder: Path) -> CrossEncoder:
    """The float32 model of a reranker's folder."""
    model = BertForSequenceClassification.from_pretrained(folder, local_files_only=True)
    return CrossEncoder(model.float().to(device()).eval(), load_tokenizer(folder))


def new_reranker_folder(base: Path, folder: Path) -> None:
    """``base``'s tokenizer, white space collapsed: a line break says nothing to the reranker."""
    new_model_folder(base, folder)
    for name in _BI_ENCODER_ONLY:
        path = folder / name
        if path.is_dir():
            for file in path.iterdir():
                file.unlink()
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    tokenizer = folder / "tokenizer.json"
    normalizer = json.loads(tokenizer.read_text("utf-8"))["normalizer"]
    steps = normalizer["normalizers"] if normalizer.get("normalizers") else [normalizer]
    edit_json(
        tokenizer, normalizer={"type": "Sequence", "normalizers": [_COLLAPSE, *steps, _STRIP]}
    )
    edit_json(folder / "tokenizer_config.json", model_max_length=PAIR_TOKENS)


def save_cross_encoder(encoder: CrossEncoder, folder: Path) -> None:
    """Weights and configuration as sentence-transformers' CrossEncoder reads them."""
    save_weights(encoder.model, folder)
    edit_json(
        folder / "config.json",
        sentence_transformers={"activation_fn": "torch.nn.modules.activation.Sigmoid"},
    )
