"""Train the bi-encoder: ``python -m training.train_embedder``.

In:  a sentence-transformers folder (of prune_vocabulary, or van-ban-embed);
     data folders with ``corpus.jsonl[.xz]`` and, where there are any, ``queries.jsonl``.
Out: the same layout with trained weights.

Each step: noisy questions against all passages of the batch, of which half
come with their nearest neighbours (batches.py, contrastive.py); the base
model is the teacher that says what must not be forgotten.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch

from ingest.terminal import ProgressBar, run
from training.batches import Batch, Batches
from training.contrastive import contrastive_loss, distance_to_teacher
from training.encoder import Encoder, load_encoder
from training.material import Material, load_material, passage_text
from training.model_folder import new_model_folder, save_weights
from training.neighbours import nearest_neighbours
from training.optimising import Optimiser

_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are those of the shipped model (five minutes on one H100)."""

    steps: int = 814
    batch: int = 768
    learning_rate: float = 4e-5
    teacher_weight: float = 1.0
    seed: int = 0


def train(base: Path, material: Material, out: Path, settings: Settings) -> list[float]:
    """Write the trained model to ``out``; gives the loss of each step."""
    torch.manual_seed(settings.seed)
    student, teacher = load_encoder(base), load_encoder(base)
    teacher.model.requires_grad_(False)
    new_model_folder(base, out)
    passages = _Passages(student, material)
    near = nearest_neighbours(
        teacher.all_vectors(passages.titled), material.corpora, count=_NEIGHBOURS
    )
    batches = Batches(material, near, settings.batch, settings.seed)
    losses = list(_steps(student, teacher, passages, batches, settings))
    save_weights(student.model, out)
    return losses


class _Passages:
    """Token ids of every passage, with its title and without."""

    def __init__(self, encoder: Encoder, material: Material) -> None:
        self.titled = encoder.passage_tokens(map(passage_text, material.passages))
        self.bare = encoder.passage_tokens(record.text for record in material.passages)

    def of(self, batch: Batch) -> list[list[int]]:
        return [(self.titled if p.titled else self.bare)[p.passage] for p in batch.pairs]


def _steps(
    student: Encoder, teacher: Encoder, passages: _Passages, batches: Batches, settings: Settings
) -> Iterator[float]:
    optimiser = Optimiser(
        [(list(student.model.parameters()), settings.learning_rate)], settings.steps
    )
    progress = ProgressBar()
    student.model.train()
    for step, batch in enumerate(islice(batches, settings.steps), start=1):
        value = optimiser.step(_loss(student, teacher, passages, batch, settings.teacher_weight))
        progress(f"sai số {value:.3f}", step, settings.steps)
        yield value
    progress.close()
    student.model.eval()


def _loss(
    student: Encoder, teacher: Encoder, passages: _Passages, batch: Batch, teacher_weight: float
) -> torch.Tensor:
    rows = passages.of(batch)
    with torch.no_grad():
        taught_questions = teacher.vectors(teacher.question_tokens(batch.clean))
        taught_passages = teacher.vectors(rows)
    questions = student.vectors(student.question_tokens(batch.noisy))
    found = student.vectors(rows)
    contrast = contrastive_loss(questions, found, taught_questions, taught_passages)
    forgotten = distance_to_teacher(questions, taught_questions) + distance_to_teacher(
        found, taught_passages
    )
    return contrast + teacher_weight * forgotten


def main() -> int:
    default = Settings()
    parser = argparse.ArgumentParser(
        prog="python -m training.train_embedder", description="Huấn luyện mô hình nhúng."
    )
    parser.add_argument("base", type=Path, help="thư mục mô hình sentence-transformers")
    parser.add_argument("data", type=Path, nargs="+", help="thư mục dữ liệu huấn luyện")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--exclude", type=Path, action="append", default=[], help="bộ đánh giá có câu hỏi phải loại"
    )
    parser.add_argument("--steps", type=int, default=default.steps)
    parser.add_argument("--batch", type=int, default=default.batch)
    parser.add_argument("--learning-rate", type=float, default=default.learning_rate)
    parser.add_argument("--teacher-weight", type=float, default=default.teacher_weight)
    parser.add_argument("--seed", type=int, default=default.seed)
    options = parser.parse_args()

    def command() -> int:
        material = load_material(options.data, options.exclude)
        print(f"{len(material.passages)} đoạn, loại {material.dropped} câu hỏi của bộ đánh giá")
        settings = Settings(
            options.steps,
            options.batch,
            options.learning_rate,
            options.teacher_weight,
            options.seed,
        )
        losses = train(options.base, material, options.out, settings)
        print(f"Sai số {losses[0]:.3f} → {losses[-1]:.3f}: {options.out}")
        return 0

    return run(command)


if __name__ == "__main__":
    sys.exit(main())
