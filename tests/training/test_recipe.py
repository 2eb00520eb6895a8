"""Every command once, on a tiny model: base → pruned → trained → int8 → measured."""

from dataclasses import replace
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
import torch

from ingest.embedding.onnx import OnnxEmbedder
from ingest.errors import StorageError
from search.judged_set import Record, load_judged_set
from search.reranking import Reranker
from tests.training.conftest import SENTENCES, SUBJECTS
from training import train_embedder, train_reranker
from training.contrastive import contrastive_loss
from training.encoder import load_encoder, load_tokenizer
from training.evaluate import evaluate
from training.export_int8 import export
from training.material import Material, Question, load_material, passage_text
from training.prune_vocabulary import prune

RERANKING = train_reranker.Settings(layers=2, steps=40, batch=8, negatives=3, learning_rate=1e-2)


@pytest.fixture(scope="module")
def pruned(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rut-gon") / "mo-hinh"
    before, after = prune(base, SENTENCES, folder)
    assert after == before - 3
    return folder


@pytest.fixture(scope="module")
def trained(
    pruned: Path, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[float]]:
    folder = tmp_path_factory.mktemp("nhung") / "mo-hinh"
    settings = train_embedder.Settings(
        steps=20,
        batch=20,
        learning_rate=1e-3,
    )
    return folder, train_embedder.train(pruned, load_material([data]), folder, settings)


@pytest.fixture(scope="module")
def one_answer() -> Material:
    """One passage answers every question: something that a few steps can learn.

    The passages are too short for questions to be made of them.
    """
    passages = [Record(id=str(i), text=text) for i, text in enumerate(SENTENCES)]
    asked = [Question(f"{who} làm gì?", (7,), unanswerable=False) for who in SUBJECTS]
    return Material(passages, [range(len(passages))], [asked], dropped=0)


@pytest.fixture(scope="module")
def reranker(
    trained: tuple[Path, list[float]],
    one_answer: Material,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, list[float]]:
    folder = tmp_path_factory.mktemp("xep-hang") / "mo-hinh"
    return folder, train_reranker.train(trained[0], one_answer, folder, RERANKING)


def test_pruning_keeps_the_encodings_of_kept_texts(base: Path, pruned: Path) -> None:
    before, after = load_tokenizer(base), load_tokenizer(pruned)
    for text in SENTENCES:
        assert before.encode(text).tokens == after.encode(text).tokens
    old, new = (
        encoder.all_vectors(encoder.passage_tokens(SENTENCES))
        for encoder in (load_encoder(base), load_encoder(pruned))
    )
    assert (old * new).sum(1).min() > 0.9999


def test_pruning_never_writes_over_a_model(base: Path, pruned: Path) -> None:
    with pytest.raises(StorageError):
        prune(base, SENTENCES, pruned)


def test_training_lowers_the_loss_of_the_embedder(
    base: Path, trained: tuple[Path, list[float]], data: Path
) -> None:
    assert _loss(trained[0], data) < 0.9 * _loss(base, data)


def _loss(model: Path, data: Path) -> float:
    """Of the clean questions to all passages: each batch of the training is another."""
    material = load_material([data])
    asked = [q for q in material.questions[0] if not q.unanswerable]
    passages = [passage_text(material.passages[q.relevant[0]]) for q in asked]
    encoder = load_encoder(model)
    questions = encoder.all_vectors(encoder.question_tokens(q.text for q in asked))
    found = encoder.all_vectors(encoder.passage_tokens(passages))
    sure = torch.eye(len(asked))  # a teacher that doubts no negative
    return float(contrastive_loss(questions, found, sure, sure))


def test_training_lowers_the_loss_of_the_reranker(reranker: tuple[Path, list[float]]) -> None:
    losses = reranker[1]
    assert fmean(losses[-3:]) < 0.8 * fmean(losses[:3])


def test_a_larger_reranker_can_teach(
    trained: tuple[Path, list[float]],
    reranker: tuple[Path, list[float]],
    data: Path,
    tmp_path: Path,
) -> None:
    settings = replace(RERANKING, steps=1, batch=2)
    material = load_material([data])
    alone, taught = (
        train_reranker.train(trained[0], material, tmp_path / name, settings, teacher)
        for name, teacher in (("mot-minh", None), ("co-thay", reranker[0]))
    )
    assert alone != taught


def test_the_program_loads_the_exported_models(
    trained: tuple[Path, list[float]], reranker: tuple[Path, list[float]], data: Path
) -> None:
    material = load_material([data])
    assert export(trained[0], material, keep=[1]) == [1]
    assert len(export(reranker[0], material)) == 1  # a third of two layers

    texts = [passage_text(record) for record in material.passages]
    encoder, embedder = load_encoder(trained[0]), OnnxEmbedder(trained[0])
    exact = encoder.all_vectors(encoder.passage_tokens(texts)).numpy()
    cosines = (exact * embedder.embed_passages(texts)).sum(axis=1)
    assert cosines.min() > 0.98

    with Reranker(reranker[0]) as loaded:
        logits = loaded.logits("Hội Nông dân giám sát cán bộ thế nào?", texts)
        assert np.isfinite(logits).all()
        rows = evaluate(load_judged_set(data), embedder, loaded)
    assert [(row.ranking, row.typed) for row in rows] == [
        (ranking, typed) for typed in (True, False) for ranking in ("vector", "fused", "reranked")
    ]
    fused = rows[1].quality
    assert fused.recall_10 > 0.5
