"""One side of the comparison in a process of its own, so that its memory is its own.

``python -m benchmarks.comparison_worker SIDE TASK FOLDER``, input and output
as JSON on standard input and output.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

_TOP = 5
_PASSAGES = 100


def run(side: str, task: str, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """``index`` takes documents, ``ask`` takes questions; times are in seconds."""
    work = {"ours": _ours, "plain": _plain}[side]
    started = time.perf_counter()
    answers, latencies = work(task, folder, request)
    seconds = time.perf_counter() - started
    from search.evaluate import peak_memory_mb

    return {
        "seconds": seconds,
        "latencies": latencies,
        "found": answers,
        "peak_memory_mb": peak_memory_mb(),
    }


def _ours(task: str, folder: Path, request: dict[str, Any]) -> tuple[list[Any], list[float]]:
    from ingest.embedding.factory import load_embedder

    if task == "index":
        from ingest.pipeline import ingest, ingest_parsed
        from search.evaluate import documents_of
        from search.judged_set import Record

        if "paths" in request:
            ingest([Path(path) for path in request["paths"]], folder)
        else:
            embedder = load_embedder()
            records = [Record.model_validate(record) for record in request["records"]]
            ingest_parsed(documents_of(records, embedder.count_tokens), folder, embedder)
        return [], []
    from search.engine import Engine

    with Engine.open(folder) as engine:

        def answer(question: str) -> list[dict[str, Any]]:
            if request["clauses"]:
                citations = engine.ask(question, _TOP).citations
                return [
                    {"document": f"{c.document}|{c.issued}", "locator": c.locator}
                    for c in citations
                ]
            found = engine.ranking(question, _PASSAGES)
            return [{"document": candidate.document.origin.path} for candidate in found]

        return _timed(answer, request["questions"])


def _plain(task: str, folder: Path, request: dict[str, Any]) -> tuple[list[Any], list[float]]:
    from benchmarks.plain_pipeline import PlainPipeline

    pipeline = PlainPipeline(folder)
    if task == "index":
        pipeline.index((r["id"], r["title"], r["text"]) for r in request["records"])
        return [], []
    k = _TOP if request["clauses"] else _PASSAGES

    def answer(question: str) -> list[dict[str, Any]]:
        chunks = pipeline.search(question, k)
        return [{"document": c.document, "start": c.start, "end": c.end} for c in chunks]

    return _timed(answer, request["questions"])


def _timed(answer: Any, questions: list[str]) -> tuple[list[Any], list[float]]:
    if len(questions) > 1:
        answer(questions[0])  # what is loaded at the first question is part of the cold start
    answers, latencies = [], []
    for question in questions:
        started = time.perf_counter()
        answers.append(answer(question))
        latencies.append((time.perf_counter() - started) * 1000)
    return answers, latencies


if __name__ == "__main__":
    outcome = run(sys.argv[1], sys.argv[2], Path(sys.argv[3]), json.load(sys.stdin))
    # A last line of its own: libraries may print before it.
    print("\n" + json.dumps(outcome, ensure_ascii=False))
