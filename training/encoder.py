"""A BERT bi-encoder on torch: mean of the token vectors, L2-normalised (Reimers and Gurevych 2019)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from transformers import BertModel
from transformers.utils import logging as transformers_logging

from ingest.errors import ReadError

QUESTION_TOKENS = 64
PASSAGE_TOKENS = 224

# The commands show progress of their own.
transformers_logging.disable_progress_bar()


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def mixed_precision() -> torch.autocast:
    """bfloat16 on a GPU; nothing on a CPU."""
    return torch.autocast("cuda", torch.bfloat16, enabled=torch.cuda.is_available())


def load_tokenizer(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def padded(rows: Sequence[Sequence[int]], padding: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and attention mask, int64 of shape (rows, longest), on the device."""
    length = max(map(len, rows))
    ids = torch.full((len(rows), length), padding, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row, dtype=torch.long)
        mask[at, : len(row)] = 1
    return ids.to(device()), mask.to(device())


@dataclass(frozen=True, slots=True)
class Encoder:
    """A model with its tokenizer and the prompts put before questions and passages."""

    model: BertModel
    tokenizer: Tokenizer
    query_prompt: str
    passage_prompt: str

    def question_tokens(self, texts: Iterable[str]) -> list[list[int]]:
        return self._tokens([self.query_prompt + text for text in texts], QUESTION_TOKENS)

    def passage_tokens(self, texts: Iterable[str]) -> list[list[int]]:
        return self._tokens([self.passage_prompt + text for text in texts], PASSAGE_TOKENS)

    def _tokens(self, texts: list[str], limit: int) -> list[list[int]]:
        """Ids with special tokens; a longer text loses its end, not its closing token."""
        rows = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        return [row if len(row) <= limit else [*row[: limit - 1], row[-1]] for row in rows]

    def vectors(self, rows: Sequence[Sequence[int]]) -> torch.Tensor:
        """float32 of shape (rows, hidden), differentiable."""
        ids, mask = padded(rows, self.model.config.pad_token_id)
        with mixed_precision():
            hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).float()
        return F.normalize((hidden.float() * weights).sum(1) / weights.sum(1), dim=1)

    @torch.no_grad()
    def all_vectors(self, rows: Sequence[Sequence[int]], batch: int = 256) -> torch.Tensor:
        """Vectors of any number of texts, without gradients; long texts are batched together."""
        self.model.eval()
        order = sorted(range(len(rows)), key=lambda at: -len(rows[at]))
        found = torch.empty(len(rows), self.model.config.hidden_size, device=device())
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            found[chosen] = self.vectors([rows[at] for at in chosen])
        return found


def load_encoder(folder: Path) -> Encoder:
    """The float32 model of a sentence-transformers folder, on the GPU if there is one.

    Raises ReadError for a folder that holds no such model.
    """
    missing = [n for n in ("config.json", "tokenizer.json") if not (folder / n).is_file()]
    if missing:
        raise ReadError(
            f"{folder} thiếu {', '.join(missing)}; cần một thư mục mô hình sentence-transformers."
        )
    prompts_file = folder / "config_sentence_transformers.json"
    prompts = json.loads(prompts_file.read_text("utf-8"))["prompts"]
    model = BertModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True)
    return Encoder(
        model.float().to(device()).eval(),
        load_tokenizer(folder),
        prompts["query"],
        prompts["document"],
    )
