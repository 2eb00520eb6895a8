"""Train the cross-encoder: ``python -m training.train_reranker``.

In:  the trained bi-encoder's folder; data folders as for train_embedder.
Out: a folder that sentence-transformers' CrossEncoder loads.

The bi-encoder finds the hard negatives (asking.py) and lends its first
layers. The shipped model took two runs: one with all 12 layers, then one with
6 layers and the first as ``--teacher``.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch

from ingest.errors import ReadError
from ingest.terminal import ProgressBar, run
from training.asking import Exercise, exercises
from training.cross_encoder import (
    CrossEncoder,
    from_encoder,
    load_cross_encoder,
    new_reranker_folder,
    save_cross_encoder,
)
from training.encoder import device, load_encoder, load_tokenizer
from training.lists import Lists, lists
from training.listwise import listwise_loss
from training.material import Material, load_material, passage_text
from training.optimising import Optimiser

_HEAD_RATE = 3.0  # times the body's learning rate: the head starts from nothing


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are those of the shipped model (four minutes on one H100)."""

    layers: int = 6
    steps: int = 1568
    batch: int = 128  # lists
    negatives: int = 7
    learning_rate: float = 1.2e-4
    seed: int = 0


def train(
    base: Path, material: Material, out: Path, settings: Settings, teacher: Path | None = None
) -> list[float]:
    """Write the trained reranker to ``out``; gives the loss of each step.

    Raises ReadError if no question has enough hard negatives.
    """
    torch.manual_seed(settings.seed)
    encoder = load_encoder(base)
    known = exercises(material, encoder, settings.negatives, settings.seed)
    if not known:
        raise ReadError(
            f"Không có câu hỏi nào đủ {settings.negatives} đoạn sai để so; "
            "hãy thêm dữ liệu hoặc giảm --negatives."
        )
    new_reranker_folder(base, out)
    student = from_encoder(encoder, load_tokenizer(out), settings.layers)
    taught = load_cross_encoder(teacher) if teacher else None
    losses = list(_steps(student, taught, known, material, settings))
    save_cross_encoder(student, out)
    return losses


def _steps(
    student: CrossEncoder,
    teacher: CrossEncoder | None,
    known: list[Exercise],
    material: Material,
    settings: Settings,
) -> Iterator[float]:
    passages = student.tokens([passage_text(record) for record in material.passages])
    optimiser = _optimiser(student, settings)
    progress = ProgressBar()
    student.model.train()
    batches = lists(known, settings.batch, settings.negatives, settings.seed)
    for step, batch in enumerate(islice(batches, settings.steps), start=1):
        value = optimiser.step(_loss(student, teacher, passages, batch))
        progress(f"sai số {value:.3f}", step, settings.steps)
        yield value
    progress.close()
    student.model.eval()


def _optimiser(student: CrossEncoder, settings: Settings) -> Optimiser:
    head = [*student.model.bert.pooler.parameters(), *student.model.classifier.parameters()]
    new = set(map(id, head))
    body = [p for p in student.model.parameters() if id(p) not in new]
    rate = settings.learning_rate
    return Optimiser([(body, rate), (head, _HEAD_RATE * rate)], settings.steps)


def _loss(
    student: CrossEncoder, teacher: CrossEncoder | None, passages: list[list[int]], batch: Lists
) -> torch.Tensor:
    questions = student.tokens(batch.questions)
    pairs = [
        student.pair(question, passages[at])
        for question, listed in zip(questions, batch.passages, strict=True)
        for at in listed
    ]
    shape = len(questions), -1
    taught = None
    if teacher is not None:
        with torch.no_grad():
            taught = teacher.logits(pairs).view(shape)
    answerable = torch.tensor(batch.answerable, device=device())
    return listwise_loss(student.logits(pairs).view(shape), answerable, taught)


def main() -> int:
    default = Settings()
    parser = argparse.ArgumentParser(
        prog="python -m training.train_reranker", description="Huấn luyện mô hình xếp hạng lại."
    )
    parser.add_argument("base", type=Path, help="thư mục mô hình nhúng đã huấn luyện")
    parser.add_argument("data", type=Path, nargs="+", help="thư mục dữ liệu huấn luyện")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--exclude", type=Path, action="append", default=[], help="bộ đánh giá có câu hỏi phải loại"
    )
    parser.add_argument("--teacher", type=Path, help="mô hình xếp hạng lớn hơn để học theo")
    parser.add_argument("--layers", type=int, default=default.layers)
    parser.add_argument("--steps", type=int, default=default.steps)
    parser.add_argument("--batch", type=int, default=default.batch)
    parser.add_argument("--negatives", type=int, default=default.negatives)
    parser.add_argument("--learning-rate", type=float, default=default.learning_rate)
    parser.add_argument("--seed", type=int, default=default.seed)
    options = parser.parse_args()

    def command() -> int:
        material = load_material(options.data, options.exclude)
        print(f"{len(material.passages)} đoạn, loại {material.dropped} câu hỏi của bộ đánh giá")
        settings = Settings(
            options.layers,
            options.steps,
            options.batch,
            options.negatives,
            options.learning_rate,
            options.seed,
        )
        losses = train(options.base, material, options.out, settings, options.teacher)
        print(f"Sai số {losses[0]:.3f} → {losses[-1]:.3f}: {options.out}")
        return 0

    return run(command)


if __name__ == "__main__":
    sys.exit(main())
