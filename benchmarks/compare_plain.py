"""Speed, memory and quality beside a plain LlamaIndex pipeline, in one run.

``python -m benchmarks.compare_plain [--out FILE]`` indexes the shipped
documents with both, asks both the judged questions, and prints a table. Times
on shared machines wander: trust the ratios.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from benchmarks.judged_questions import JudgedQuestion, load_questions
from ingest.locations import PACKAGE, shipped_corpus
from ingest.pipeline import STORE_FILE, ingest
from ingest.store import Store

MODEL = PACKAGE / "models" / "van-ban-embed"
_PORT = 7997
# Questions that both can answer by likeness: not those for numbers of clauses or metadata.
_LEFT_OUT = ("clause_request", "metadata")
_ONE_QUESTION = "Hội Nông dân phải đạt bao nhiêu phần trăm?"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="also write the table here (Markdown)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = _table(_ours(Path(folder)), _plain(Path(folder)))
    print(table)
    if options.out:
        options.out.write_text(table + "\n", encoding="utf-8")


def _questions() -> list[JudgedQuestion]:
    return [q for q in load_questions() if q.answerable and q.kind not in _LEFT_OUT]


def _ours(folder: Path) -> dict[str, object]:
    index = folder / "chi-muc"
    started = time.perf_counter()
    report = ingest([shipped_corpus()], index)
    index_seconds = time.perf_counter() - started
    again = ingest([shipped_corpus()], index)
    cold = min(
        _seconds([sys.executable, "-m", "search", _ONE_QUESTION, "--index", str(index)])
        for _ in range(3)
    )
    batch = folder / "hoi.jsonl"
    questions = _questions()
    lines = [json.dumps({"id": q.id, "q": q.q}, ensure_ascii=False) for q in questions]
    batch.write_text("\n".join(lines), encoding="utf-8")
    script = "import sys; from search.command import main; from search.evaluate import peak_memory_mb as m; main(sys.argv[1:]); print(m(), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, "--batch", str(batch), "--index", str(index)],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    right = [
        (c["document"], c["locator"]) in _wanted(q)
        for q, a in zip(questions, answers, strict=True)
        for c in a["citations"][:1]
    ]
    return {
        "index_seconds": index_seconds,
        "passages": report.passages,
        "again_seconds": again.seconds,
        "cold_seconds": cold,
        "latencies_ms": [a["elapsed_ms"] for a in answers],
        "peak_memory_mb": float(done.stderr.split()[-1]),
        "first": sum(right) / len(questions),
        "ui_seconds": _page_ready(index),
    }


def _plain(folder: Path) -> dict[str, object]:
    store = Store(folder / "chi-muc" / STORE_FILE)
    stored = store.documents()
    questions = _questions()
    documents, asked = folder / "van-ban.json", folder / "hoi.json"
    documents.write_text(
        json.dumps([{"number": d.metadata.number, "text": d.text} for d in stored]), "utf-8"
    )
    asked.write_text(json.dumps([q.q for q in questions]), "utf-8")
    command = [
        sys.executable,
        "-m",
        "benchmarks.plain_pipeline",
        str(documents),
        str(asked),
        str(MODEL),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    clauses = {
        (d.metadata.number, u.locator): " ".join(d.text[u.start : u.own_end].split())
        for d in stored
        for u in d.units
    }
    store.close()
    right = [
        any(
            number == wanted[0] and _same_place(chunk, clauses.get(wanted, ""))
            for wanted in _wanted(q)
        )
        for q, found in zip(questions, figures["found"], strict=True)
        for number, chunk in found[:1]
    ]
    figures["first"] = sum(right) / len(questions)
    return figures


def _same_place(chunk: str, clause: str) -> bool:
    """Whether most of the shorter of a chunk and a clause lies in the other: a lenient mark."""
    one, other = sorted((" ".join(chunk.split()), clause), key=len)
    words = one.split()
    half = " ".join(words[len(words) // 4 : len(words) // 4 + max(1, len(words) // 2)])
    return bool(half) and half in other


def _wanted(question: JudgedQuestion) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for locator in question.locators:
        number, _, rest = locator.rpartition("#")
        out.add((number or str(question.document), rest))
    return out


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started


def _page_ready(index: Path) -> float:
    """Seconds from the start of ``ui.py`` to the first page served."""
    command = [sys.executable, "ui.py", "--index", str(index), "--port", str(_PORT), "--no-browser"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - started < 120:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}/", timeout=5):
                    return time.perf_counter() - started
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise SystemExit("the page did not come up in two minutes")
    finally:
        process.terminate()
        process.wait()


def _table(ours: dict[str, object], plain: dict[str, object]) -> str:
    def p50(figures: dict[str, object]) -> float:
        latencies = figures["latencies_ms"]
        assert isinstance(latencies, list)
        return statistics.median(latencies)

    rows = [
        ("right clause first, judged questions", "first", "{:.3f}"),
        ("index the five documents, s", "index_seconds", "{:.1f}"),
        ("ingest again, nothing changed, s", "again_seconds", "{:.2f}"),
        ("cold `python -m search`, s", "cold_seconds", "{:.1f}"),
        ("loading libraries and model, s", "load_seconds", "{:.1f}"),
        ("`ui.py` ready, s", "ui_seconds", "{:.1f}"),
        ("peak memory, MB", "peak_memory_mb", "{:.0f}"),
    ]
    lines = ["| | ours | plain LlamaIndex |", "|---|---|---|"]
    for name, key, form in rows:
        cells = [form.format(f[key]) if f.get(key) is not None else "–" for f in (ours, plain)]
        lines.append(f"| {name} | {cells[0]} | {cells[1]} |")
    lines.append(f"| question, p50 ms | {p50(ours):.1f} | {p50(plain):.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
