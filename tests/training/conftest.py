"""A tiny base model and tiny data, made here: nothing is learnt from the shipped ones."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

SUBJECTS = ("Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Công đoàn", "Mặt trận Tổ quốc")
DEEDS = ("giám sát cán bộ", "phản biện xã hội", "vận động nhân dân", "tập hợp ý kiến")
SENTENCES = [f"{who} có trách nhiệm {what}." for who in SUBJECTS for what in DEEDS]
FOREIGN = ("日本", "привет", "ελλάδα")


@pytest.fixture(scope="package", autouse=True)
def one_thread_on_the_cpu() -> Iterator[None]:
    """The same figures with and without a GPU; threads only slow so small a model down."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch.cuda, "is_available", lambda: False)
        yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untrained BERT of two layers in the layout of sentence-transformers."""
    folder = tmp_path_factory.mktemp("goc") / "tiny"
    folder.mkdir()
    special = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    letters = sorted(set("".join(SENTENCES) + "".join(SENTENCES).lower() + "query: passage"))
    words = sorted({"▁" + word.strip(".") for s in SENTENCES for word in s.split()})
    pieces = [("▁", -4.0)] + [(c, -6.0) for c in letters if c.strip()]
    pieces += [(w, -8.0) for w in [*FOREIGN, *words]]
    tokenizer = Tokenizer(models.Unigram([*special, *pieces], unk_id=3))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=512,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    # Large token vectors and weak layers: common words make texts alike, as a trained base would.
    model.embeddings.word_embeddings.weight.data.normal_()
    model.save_pretrained(folder)
    write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": "query: ", "document": "passage: "}},
    )
    write_json(folder / "tokenizer_config.json", {"model_max_length": 512})
    return folder


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty passages and as many questions in the form of a judged set."""
    return judged_set(tmp_path_factory.mktemp("du-lieu") / "train")


def judged_set(folder: Path) -> Path:
    folder.mkdir(parents=True)
    records, queries = [], []
    for i, sentence in enumerate(SENTENCES):
        who, what = sentence.rstrip(".").split(" có trách nhiệm ")
        title = f"Quy chế {i // 7}, Điều {i}. Trách nhiệm {what} của {who}"
        records.append({"id": f"d{i}", "title": title, "text": f"{sentence}\n{sentence}"})
        queries.append({"id": f"q{i}", "text": f"{who} {what} thế nào?", "relevant": [f"d{i}"]})
    queries.append(
        {"id": "u", "text": "Ai bầu Công đoàn?", "relevant": ["d12"], "unanswerable": True}
    )
    for name, rows in (("corpus", records), ("queries", queries)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
