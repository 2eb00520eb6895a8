"""The product against a plain LlamaIndex pipeline: ``python -m benchmarks.compare_plain [SET…]``.

Both sides index the shipped documents and answer the judged questions over
them, then do the same with every judged set given as a folder. Each step is
a fresh process; the figures of both sides come from one run on one machine.
"""

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.judged_questions import JudgedQuestion, load_questions
from ingest.discovery import discover
from ingest.embedding.factory import load_embedder
from ingest.folding import strip_diacritics
from ingest.locations import shipped_corpus
from ingest.parsing import parse_file
from ingest.records import ParsedDocument
from ingest.terminal import print_json
from ingest.terminal import run as run_command
from search.judged_set import load_judged_set
from search.metrics import percentile, quality

SIDES = ("ours", "plain")
_COLD_STARTS = 3
_PAGE_TIMEOUT = 120
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(slots=True)
class Table:
    """Figures by name, one value a side; ``as_json`` adds ours divided by plain."""

    rows: dict[str, dict[str, float]] = field(default_factory=dict)

    def put(self, name: str, side: str, value: float) -> None:
        self.rows.setdefault(name, {})[side] = value

    def as_json(self) -> dict[str, dict[str, float | None]]:
        return {
            name: {
                **{side: round(value, 4) for side, value in row.items()},
                "ratio": round(row["ours"] / row["plain"], 3) if row.get("plain") else None,
            }
            for name, row in self.rows.items()
        }

    def as_markdown(self) -> str:
        lines = ["| | ours | plain LlamaIndex | ours / plain |", "|---|---:|---:|---:|"]
        for name, row in self.as_json().items():
            cells = ["–" if row.get(c) is None else f"{row[c]:.3f}" for c in (*SIDES, "ratio")]
            lines.append(f"| {name} | {' | '.join(cells)} |")
        return "\n".join(lines)


def work(side: str, task: str, folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Run one task of one side in its own process; ``wall`` is its whole life in seconds."""
    command = [sys.executable, "-m", "benchmarks.comparison_worker", side, task, str(folder)]
    started = time.perf_counter()
    done = subprocess.run(
        command, input=json.dumps(request), capture_output=True, text=True, cwd=_ROOT
    )
    wall = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"{side} {task} failed:\n{done.stderr[-2000:]}")
    return {**json.loads(done.stdout.splitlines()[-1]), "wall": wall}


def compare_documents(table: Table, folder: Path) -> None:
    """The shipped documents and the judged questions over them."""
    count_tokens = load_embedder().count_tokens
    sources = discover([shipped_corpus()])
    documents = [parse_file(source, source.origin(), count_tokens) for source in sources]
    records = [{"id": key(d), "title": d.metadata.name, "text": d.text} for d in documents]
    questions = [q for q in load_questions() if q.answerable]
    spans = {key(d): clause_spans(d) for d in documents}
    for side in SIDES:
        index = folder / f"documents-{side}"
        request: dict[str, Any] = {"records": records}
        if side == "ours":
            request = {"paths": [str(shipped_corpus())]}
        _measure(table, "five documents", side, index, request, [q.q for q in questions], True)
        if side == "ours":
            again = work(side, "index", index, request)["seconds"]
            table.put("five documents: nothing changed, index again, s", side, again)
            table.put("ui.py ready, s", side, page_ready(index))
        for name, ask in (("typed", str), ("no diacritics", strip_diacritics)):
            asked = {"questions": [ask(q.q) for q in questions], "clauses": True}
            found = work(side, "ask", index, asked)["found"]
            pairs = list(zip(questions, found, strict=True))
            first = statistics.fmean(is_right(q, hits[:1], spans) for q, hits in pairs)
            three = statistics.fmean(is_right(q, hits[:3], spans) for q, hits in pairs)
            table.put(f"five documents, {name}: right clause first", side, first)
            table.put(f"five documents, {name}: in first three", side, three)


def compare_set(table: Table, folder: Path, judged_folder: Path) -> None:
    """One judged set, ranked by document."""
    judged = load_judged_set(judged_folder)
    records = [record.model_dump() for record in judged.records]
    relevant = [query.relevant for query in judged.queries]
    label = judged_folder.name
    for side in SIDES:
        index = folder / f"{label}-{side}"
        texts = [query.text for query in judged.queries]
        _measure(table, label, side, index, {"records": records}, texts, False)
        for name, ask in (("typed", str), ("no diacritics", strip_diacritics)):
            asked = {"questions": [ask(text) for text in texts], "clauses": False}
            found = work(side, "ask", index, asked)["found"]
            rankings = [list(dict.fromkeys(hit["document"] for hit in hits)) for hits in found]
            measured = quality(rankings, relevant)
            table.put(f"{label}, {name}: R@1", side, measured.recall_1)
            table.put(f"{label}, {name}: nDCG@10", side, measured.ndcg_10)


def _measure(
    table: Table,
    label: str,
    side: str,
    index: Path,
    request: dict[str, Any],
    questions: list[str],
    clauses: bool,
) -> None:
    """Times and memory of one side over one set."""
    table.put(f"{label}: index, s", side, work(side, "index", index, request)["wall"])
    one = {"questions": questions[:1], "clauses": clauses}
    cold = [work(side, "ask", index, one)["wall"] for _ in range(_COLD_STARTS)]
    table.put(f"{label}: cold start, s", side, statistics.median(cold))
    warm = work(side, "ask", index, {"questions": questions, "clauses": clauses})
    table.put(f"{label}: question p50, ms", side, percentile(warm["latencies"], 0.50))
    table.put(f"{label}: question p95, ms", side, percentile(warm["latencies"], 0.95))
    if warm["peak_memory_mb"] is not None:
        table.put(f"{label}: peak memory, MB", side, warm["peak_memory_mb"])


def page_ready(index: Path) -> float:
    """Seconds from the start of ``ui.py`` to the first page served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "ui.py", "--index", str(index), "--port", str(port), "--no-browser"]
    started = time.perf_counter()
    page = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=_ROOT
    )
    try:
        while time.perf_counter() - started < _PAGE_TIMEOUT:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                    return time.perf_counter() - started
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise RuntimeError("the page did not come up in two minutes")
    finally:
        page.terminate()
        page.wait()


def key(document: ParsedDocument) -> str:
    """Number and date: how judged questions name a document."""
    issued = document.metadata.issued
    return f"{document.metadata.number}|{issued.isoformat() if issued else ''}"


def clause_spans(document: ParsedDocument) -> dict[str, tuple[int, int]]:
    return {unit.locator: (unit.start, unit.end) for unit in document.units}


def is_right(
    question: JudgedQuestion,
    hits: Sequence[dict[str, Any]],
    spans: dict[str, dict[str, tuple[int, int]]],
) -> bool:
    """Whether a right clause is among the hits.

    A chunk has no clause of its own: it counts if it holds half of a right
    clause, or lies in one by half, which is kinder than asking for the clause.
    """
    document = f"{question.document}|{question.issued or ''}"
    clauses = spans[document]
    for hit in hits:
        if hit["document"] != document:
            continue
        if "locator" in hit:
            if hit["locator"] in question.locators:
                return True
            continue
        for locator in question.locators:
            if "#" in locator:  # a clause of another document
                continue
            start, end = clauses[locator]
            shared = min(end, hit["end"]) - max(start, hit["start"])
            if shared > 0 and shared * 2 >= min(end - start, hit["end"] - hit["start"]):
                return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", type=Path, help="folders of judged sets")
    parser.add_argument("--out", type=Path, help="also write the table here (Markdown)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    return run_command(lambda: _compare(options))


def _compare(options: argparse.Namespace) -> int:
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        compare_documents(table, Path(folder))
        for judged_folder in options.sets:
            compare_set(table, Path(folder), judged_folder)
    if options.out:
        options.out.write_text(table.as_markdown() + "\n", encoding="utf-8")
    if options.json:
        print_json(table.as_json())
    else:
        print(table.as_markdown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
