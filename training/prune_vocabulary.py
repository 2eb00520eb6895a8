"""Keep only the tokens that Vietnamese needs: ``python -m training.prune_vocabulary``.

Three quarters of a small multilingual model is the table of token vectors,
most of them of other languages (Abdaoui et al. 2020, "Load What You Need").
A unigram tokenizer (Kudo 2018) takes the likeliest split of a text, so taking
away tokens that the split does not use leaves it as it was.

In:  a sentence-transformers folder with a unigram tokenizer; data folders or text files.
Out: the same layout with fewer rows in the token table, weights in half precision.
"""

import argparse
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from ingest.errors import ReadError
from ingest.folding import nfc, strip_diacritics
from ingest.terminal import run
from training.encoder import Encoder, load_encoder, load_tokenizer
from training.material import texts_of
from training.model_folder import new_model_folder, save_weights

_WORD_START = "▁"
_FREQUENT = 40_000
"""Plain ASCII tokens before this rank stay even if the texts lack them: names, codes, misprints."""


def prune(base: Path, texts: Iterable[str], out: Path) -> tuple[int, int]:
    """Write the pruned model to ``out``; gives the number of tokens before and after.

    Texts are encoded as they are, lower-cased, and both without diacritics.
    Any text made of the kept tokens keeps its encoding.
    """
    encoder = load_encoder(base)
    state = json.loads((base / "tokenizer.json").read_text("utf-8"))
    if state["model"].get("type") != "Unigram":
        raise ReadError(f"{base / 'tokenizer.json'}: chỉ rút gọn được bộ tách từ kiểu Unigram.")
    vocabulary = state["model"]["vocab"]
    kept = sorted(
        {token["id"] for token in state["added_tokens"]}
        | {state["model"]["unk_id"]}
        | _used(load_tokenizer(base), _as_typed(encoder, texts))
        | {i for i, (piece, _) in enumerate(vocabulary) if _is_basic(piece, i)}
    )
    new_model_folder(base, out)
    (out / "tokenizer.json").write_text(
        json.dumps(_renumbered(state, kept), ensure_ascii=False), "utf-8"
    )
    _keep_rows(encoder, kept)
    save_weights(encoder.model, out)
    return len(vocabulary), len(kept)


def _as_typed(encoder: Encoder, texts: Iterable[str]) -> Iterator[list[str]]:
    """Batches of the texts in every form in which they may be asked for or stored."""
    yield [encoder.query_prompt, encoder.passage_prompt]
    for text in map(nfc, texts):
        bare = strip_diacritics(text)
        yield [text, text.lower(), bare, bare.lower()]


def _used(tokenizer: Tokenizer, batches: Iterable[list[str]]) -> set[int]:
    used: set[int] = set()
    for batch in batches:
        for encoding in tokenizer.encode_batch(batch):
            used.update(encoding.ids)
    return used


def _is_basic(piece: str, rank: int) -> bool:
    """Single Latin letters and ASCII signs, so that any word can be spelt; frequent ASCII tokens."""
    bare = piece.replace(_WORD_START, "")
    if len(bare) == 1:
        return bare.isascii() or "LATIN" in unicodedata.name(bare, "")
    return bare.isascii() and rank < _FREQUENT


def _renumbered(state: dict[str, Any], kept: Sequence[int]) -> dict[str, Any]:
    """The tokenizer's file with the kept tokens in their old order."""
    new = {old: at for at, old in enumerate(kept)}
    model = state["model"]
    model["vocab"] = [model["vocab"][old] for old in kept]
    model["unk_id"] = new[model["unk_id"]]
    for token in state["added_tokens"]:
        token["id"] = new[token["id"]]
    for token in (state.get("post_processor") or {}).get("special_tokens", {}).values():
        token["ids"] = [new[old] for old in token["ids"]]
    return state


def _keep_rows(encoder: Encoder, kept: Sequence[int]) -> None:
    model = encoder.model
    padding = kept.index(model.config.pad_token_id)
    rows = model.get_input_embeddings().weight.data[list(kept)].clone()
    model.set_input_embeddings(
        torch.nn.Embedding.from_pretrained(rows, freeze=False, padding_idx=padding)
    )
    model.config.vocab_size, model.config.pad_token_id = len(kept), padding


def _texts(source: Path) -> Iterator[str]:
    if source.is_dir():
        yield from texts_of(source)
    else:
        yield from source.read_text("utf-8").splitlines()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.prune_vocabulary",
        description="Rút gọn bảng từ của mô hình còn các từ mà tiếng Việt cần.",
    )
    parser.add_argument("base", type=Path, help="thư mục mô hình sentence-transformers")
    parser.add_argument("texts", type=Path, nargs="+", help="thư mục dữ liệu hoặc tệp .txt")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()

    def command() -> int:
        texts = (text for source in options.texts for text in _texts(source))
        before, after = prune(options.base, texts, options.out)
        print(f"Giữ {after}/{before} đơn vị từ: {options.out}")
        return 0

    return run(command)


if __name__ == "__main__":
    sys.exit(main())
