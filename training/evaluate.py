"""Retrieval figures of the models alone: ``python -m training.evaluate``.

In:  the folder of a bi-encoder with its int8 file (or ``--torch``: its full
     weights), a reranker's folder if wanted, judged sets.
Out: a table, or JSON with ``--json``: by vector, fused with BM25, and reranked,
     each for the questions as typed and without diacritics.

Whole records are ranked, cut at the model's length, so that the figures compare
models; ``python -m search.evaluate`` measures the program with its passages.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.embedding.base import Embedder
from ingest.embedding.onnx import OnnxEmbedder
from ingest.embedding.sentence_transformer import SentenceTransformerEmbedder
from ingest.folding import strip_diacritics
from ingest.index.lexical import LexicalIndex
from ingest.terminal import ProgressBar, print_json, run
from search.judged_set import JudgedSet, load_judged_set
from search.metrics import Quality, quality
from search.reranking import Reranker
from training.material import passage_text

# As in the figures of the shipped models (MODEL.md), whatever the program uses now.
_LEXICAL_WEIGHT = 0.15
_RERANK_WEIGHT = 0.02
_RERANKED = 10


@dataclass(frozen=True, slots=True)
class Row:
    """The quality of one ranking ("vector", "fused", "reranked") of one set's questions."""

    ranking: str
    typed: bool  # False: without diacritics
    quality: Quality


def evaluate(judged: JudgedSet, embedder: Embedder, reranker: Reranker | None) -> list[Row]:
    """Every ranking of the set's questions, as typed and without diacritics."""
    measured = _Measured(judged, embedder, reranker)
    return [
        Row(ranking, typed, found)
        for typed in (True, False)
        for ranking, found in measured.qualities(str if typed else _bare)
    ]


def _bare(question: str) -> str:
    return strip_diacritics(question).lower()


class _Measured:
    """One judged set with its vectors and words."""

    def __init__(self, judged: JudgedSet, embedder: Embedder, reranker: Reranker | None) -> None:
        self._judged = judged
        self._embedder = embedder
        self._reranker = reranker
        self._texts = [passage_text(record) for record in judged.records]
        progress = ProgressBar()
        self._vectors = embedder.embed_passages(
            self._texts, lambda done, total: progress("nhúng", done, total)
        )
        progress.close()
        self._words = LexicalIndex()
        self._words.update([], enumerate(self._texts))

    def qualities(self, typed: Callable[[str], str]) -> Iterator[tuple[str, Quality]]:
        rankings: dict[str, list[list[str]]] = {}
        for query in self._judged.queries:
            for name, scores in self._scores(typed(query.text)).items():
                best = np.argsort(-scores, kind="stable")[:10]
                ids = [self._judged.records[row].id for row in best.tolist()]
                rankings.setdefault(name, []).append(ids)
        relevant = [query.relevant for query in self._judged.queries]
        for name, found in rankings.items():
            yield name, quality(found, relevant)

    def _scores(self, question: str) -> dict[str, np.ndarray]:
        """For each ranking, one score a record."""
        cosines = self._vectors @ self._embedder.embed_question(question)
        fused = cosines + _LEXICAL_WEIGHT * self._words.scores(question)
        scores = {"vector": cosines, "fused": fused}
        if self._reranker is not None:
            best = np.argsort(-fused, kind="stable")[:_RERANKED]
            logits = self._reranker.logits(question, [self._texts[row] for row in best.tolist()])
            reranked = np.full_like(fused, -np.inf)  # the rest stays behind, as in the program
            reranked[best] = fused[best] + _RERANK_WEIGHT * logits
            scores["reranked"] = reranked
        return scores


def _embedder(folder: Path, *, full: bool) -> Embedder:
    return SentenceTransformerEmbedder(str(folder)) if full else OnnxEmbedder(folder)


def _table(folder: Path, rows: Sequence[Row]) -> str:
    lines = [f"{folder.name:24}   R@1    R@3   R@10    MRR   nDCG"]
    for row in rows:
        form = "có dấu" if row.typed else "không dấu"
        figures = "  ".join(f"{value:.3f}" for value in row.quality.as_dict().values())
        lines.append(f"  {row.ranking:10}{form:12}  {figures}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.evaluate", description="Đo mô hình trên các bộ đánh giá."
    )
    parser.add_argument("model", type=Path, help="thư mục mô hình nhúng")
    parser.add_argument("sets", type=Path, nargs="+", help="bộ đánh giá")
    parser.add_argument("--reranker", type=Path, help="thư mục mô hình xếp hạng lại")
    parser.add_argument(
        "--torch", action="store_true", help="dùng trọng số đầy đủ, không phải int8"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()

    def command() -> int:
        embedder = _embedder(options.model, full=options.torch)
        reranker = Reranker(options.reranker) if options.reranker else None
        for folder in options.sets:
            rows = evaluate(load_judged_set(folder), embedder, reranker)
            if options.json:
                found = [
                    {"ranking": r.ranking, "typed": r.typed} | r.quality.as_dict() for r in rows
                ]
                print_json({"set": folder.name, "rows": found})
            else:
                print(_table(folder, rows))
        return 0

    return run(command)


if __name__ == "__main__":
    sys.exit(main())
