"""Measure the ranking on a judged set: ``python -m search.evaluate DIR [--json]``.

The set goes through the same pipeline as the user's documents. A question is
asked as typed and again with all its diacritics removed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ingest.embedding.factory import load_embedder
from ingest.extraction import Block, Extraction
from ingest.folding import nfc, strip_diacritics
from ingest.metadata import DocumentMetadata
from ingest.parsing import assemble
from ingest.passages import CountTokens
from ingest.pipeline import ingest_parsed
from ingest.records import Origin, ParsedDocument
from ingest.terminal import ProgressBar, print_json, run
from search.engine import Engine
from search.judged_set import JudgedSet, Query, Record, load_judged_set
from search.metrics import Quality, percentile, quality

_PASSAGES = 100
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured; latencies are of one question, from text to ranking."""

    questions: int
    documents: int
    typed: Quality
    folded: Quality
    latencies_ms: list[float]
    index_seconds: float
    peak_memory_mb: float | None

    def as_dict(self) -> dict[str, object]:
        return {
            "n": self.questions,
            "documents": self.documents,
            "typed": self.typed.as_dict(),
            "folded": self.folded.as_dict(),
            "latency_ms": {
                "p50": round(percentile(self.latencies_ms, 0.50), 1),
                "p95": round(percentile(self.latencies_ms, 0.95), 1),
            },
            "index_seconds": round(self.index_seconds, 1),
            "peak_memory_mb": self.peak_memory_mb and round(self.peak_memory_mb),
        }


def evaluate(judged: JudgedSet, index_dir: Path, progress: ProgressBar) -> Evaluation:
    """Index the documents of ``judged`` in ``index_dir`` and ask its questions."""
    embedder = load_embedder()
    started = time.perf_counter()
    documents = documents_of(judged.records, embedder.count_tokens)
    ingest_parsed(documents, index_dir, embedder, progress)
    index_seconds = time.perf_counter() - started
    latencies: list[float] = []
    with Engine.open(index_dir) as engine:
        _ranking(engine, judged.queries[0].text)  # loading is no part of a question's time
        typed = _ask_all(engine, judged.queries, latencies, folded=False)
        folded = _ask_all(engine, judged.queries, latencies, folded=True)
    return Evaluation(
        questions=len(judged.queries),
        documents=len(judged.records),
        typed=typed,
        folded=folded,
        latencies_ms=latencies,
        index_seconds=index_seconds,
        peak_memory_mb=peak_memory_mb(),
    )


def peak_memory_mb() -> float | None:
    """The most memory this process has held so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MEGABYTE if sys.platform == "darwin" else peak / 1024


def documents_of(records: Iterable[Record], count_tokens: CountTokens) -> Iterator[ParsedDocument]:
    for number, record in enumerate(records, start=1):
        metadata = DocumentMetadata(
            number=str(number),
            issued=None,
            issuer="bộ đánh giá",
            kind="Văn bản",
            title=record.title or record.id,
            fidelity="verbatim",
        )
        origin = Origin(record.id, "", "")
        extraction = _extraction(nfc(record.text))
        yield assemble(extraction, metadata, origin, count_tokens, context=record.title)


def _extraction(text: str) -> Extraction:
    """A record as a reader of plain text would give it: a block a line."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return Extraction("\n".join(lines), tuple(blocks))


def _ask_all(
    engine: Engine, queries: Sequence[Query], latencies: list[float], *, folded: bool
) -> Quality:
    rankings = []
    for query in queries:
        started = time.perf_counter()
        rankings.append(_ranking(engine, strip_diacritics(query.text) if folded else query.text))
        latencies.append((time.perf_counter() - started) * 1000)
    return quality(rankings, [query.relevant for query in queries])


def _ranking(engine: Engine, question: str) -> list[str]:
    """Ids of the documents, each at the place of its best clause."""
    found = engine.ranking(question, _PASSAGES)
    return list(dict.fromkeys(candidate.document.origin.path for candidate in found))


def render(evaluation: Evaluation) -> str:
    """The table that the command prints."""
    figures = evaluation.as_dict()
    rows = [("như đã gõ", evaluation.typed), ("bỏ hết dấu", evaluation.folded)]
    names = list(evaluation.typed.as_dict())
    lines = [f"{evaluation.questions} câu hỏi, {evaluation.documents} văn bản"]
    lines.append(f"{'câu hỏi':<12}" + "".join(f"{name:>9}" for name in names))
    for label, measured in rows:
        values = "".join(f"{value:>9.3f}" for value in measured.as_dict().values())
        lines.append(f"{label:<12}{values}")
    latency = figures["latency_ms"]
    assert isinstance(latency, dict)
    lines.append(f"thời gian một câu: p50 {latency['p50']} ms, p95 {latency['p95']} ms")
    lines.append(f"lập chỉ mục: {figures['index_seconds']} giây")
    if evaluation.peak_memory_mb is not None:
        lines.append(f"bộ nhớ cao nhất: {figures['peak_memory_mb']} MB")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 once the figures are printed."""
    parser = argparse.ArgumentParser(
        prog="python -m search.evaluate", description="Đo chất lượng tìm kiếm trên một bộ đánh giá."
    )
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    parser.add_argument(
        "--index", type=Path, metavar="THƯ_MỤC", help="giữ chỉ mục ở đây để dùng lại lần sau"
    )
    options = parser.parse_args(arguments)
    return run(lambda: _evaluate(options))


def _evaluate(options: argparse.Namespace) -> int:
    judged = load_judged_set(options.folder)
    progress = ProgressBar(quiet=options.json)
    with ExitStack() as stack:
        index_dir = options.index or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.callback(progress.close)
        evaluation = evaluate(judged, index_dir, progress)
    if options.json:
        print_json(evaluation.as_dict())
    else:
        print(render(evaluation))
    return 0


if __name__ == "__main__":
    sys.exit(main())
