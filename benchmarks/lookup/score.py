"""Looks up every numbered unit of the shipped documents and of 500 articles of the legal code.

python -m benchmarks.lookup.score INDEX CORPUS_JSONL_XZ
"""

import argparse
import json
import lzma
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.references.labelled import article
from ingest.errors import QuestionError
from ingest.extraction import Block, Extraction
from ingest.labels import spoken
from ingest.pipeline import STORE_FILE
from ingest.records import Origin, ParsedDocument
from ingest.store import Store
from ingest.structure import build_units
from ingest.units import Unit, UnitKind
from search.lookup import ClauseFinder

_ARTICLES = 500
_SEED = 40


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup.score")
    parser.add_argument("index", type=Path, help="an index of the shipped documents")
    parser.add_argument("scale", type=Path, help="corpus.jsonl.xz of the legal code")
    options = parser.parse_args(arguments)
    with closing(Store(options.index / STORE_FILE)) as store:
        _measure("shipped documents", store, set())
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Store(Path(folder) / STORE_FILE, create=True)) as store,
    ):
        _measure(f"{_ARTICLES} articles", store, _fill(store, options.scale))
    return 0


def _measure(name: str, store: Store, drawn: set[tuple[str, str]]) -> None:
    """Look up the units; of the legal code those of the articles drawn (number, Điều)."""
    finder = ClauseFinder(store)
    opened: set[int] = set()
    outcomes: Counter[str] = Counter()
    first: list[float] = []  # a document's first look-up reads its structure
    times: list[float] = []
    units_asked = 0
    for document, metadata in store.metadata().items():
        units = store.units(document)
        for position, unit in enumerate(units):
            above = _line(units, position)
            chosen = not drawn or any((metadata.number, u.number) in drawn for u in above)
            if not unit.number or unit.kind is UnitKind.ATTACHMENT or not chosen:
                continue
            units_asked += 1
            for text in dict.fromkeys(_spellings(units, position)):
                started = time.perf_counter()
                try:
                    found = [(c.document, c.position) for c in finder.find(text, document).found]
                except QuestionError:
                    found = []
                elapsed = (time.perf_counter() - started) * 1000
                (times if document in opened else first).append(elapsed)
                opened.add(document)
                outcome = _judge((document, position), found, units)
                outcomes[outcome] += 1
                if outcome == "wrong":
                    print(f"{metadata.number} {unit.locator}: {text!r} found {found[:3]}")
    print(f"{name}: {units_asked} units, {sum(outcomes.values())} look-ups: {dict(outcomes)}")
    for which, spent in (("first in a document", first), ("later", times)):
        tail = statistics.quantiles(spent, n=100)[98]
        print(
            f"  {which}: median {statistics.median(spent):.2f} ms, 99th percentile {tail:.2f} ms,"
            f" longest {max(spent):.1f} ms"
        )


def _judge(wanted: tuple[int, int], found: list[tuple[int, int]], units: Sequence[Unit]) -> str:
    """ "choice": others bear the very number that was typed, and all are offered."""
    if found == [wanted]:
        return "right"
    numbers = {units[position].number for _, position in found}
    return "choice" if wanted in found and len(numbers) == 1 else "wrong"


def _spellings(units: Sequence[Unit], position: int) -> Iterator[str]:
    """The ways in which the issue of a clause is typed, without the document."""
    line = _line(units, position)
    unit = line[0]
    attachment = next((u.title for u in line if u.kind is UnitKind.ATTACHMENT), "")
    said = f" {attachment}" if attachment and not attachment.startswith("Ghi chú") else ""
    steps = [u for u in line if u.number and not unit.number.startswith(f"{u.number}.")]
    if any(u.kind is UnitKind.ARTICLE for u in steps):
        steps = steps[: [u.kind for u in steps].index(UnitKind.ARTICLE) + 1]
    yield unit.locator
    yield unit.label
    yield " ".join(spoken(u) for u in steps) + said
    yield ", ".join(spoken(u) for u in reversed(steps)) + said
    if "." in unit.number:
        yield spoken(unit)
        yield unit.number


def _line(units: Sequence[Unit], position: int) -> list[Unit]:
    line = []
    at: int | None = position
    while at is not None:
        line.append(units[at])
        at = units[at].parent
    return line


def _fill(store: Store, scale: Path) -> set[tuple[str, str]]:
    """Put the sources of 500 articles into the store, whole as far as they are known."""
    with lzma.open(scale, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if ", Điều " in row["title"]]
    drawn = random.Random(_SEED).sample(rows, _ARTICLES)
    sources = {row["title"].split(", ")[0] for row in drawn}
    by_source: dict[str, list[dict[str, str]]] = {source: [] for source in sources}
    for row in rows:
        if (source := row["title"].split(", ")[0]) in sources:
            by_source[source].append(row)
    with store.changing():
        for source, articles in by_source.items():
            articles.sort(key=_order)
            _, _, metadata = article(articles[0])
            lines = [line for row in articles for line in _lines(row)]
            blocks, start = [], 0
            for line in lines:
                blocks.append(Block(start, start + len(line)))
                start += len(line) + 1
            text = "\n".join(lines)
            units = build_units(Extraction(text, tuple(blocks)))
            store.put(
                ParsedDocument(
                    metadata, Origin(source, "", ""), text, text, (), (), (), units, []
                )
            )  # fmt: skip
    return {(row["title"].split(", ")[0], _number(row)) for row in drawn}


def _lines(row: dict[str, str]) -> list[str]:
    heading = row["title"].partition(", ")[2]
    return [heading, *filter(None, (line.strip() for line in row["text"].split("\n")))]


def _number(row: dict[str, str]) -> str:
    return row["title"].partition(", Điều ")[2].split(".")[0].strip()


def _order(row: dict[str, str]) -> tuple[int, str]:
    number = _number(row)
    digits = "".join(c for c in number if c.isdigit())
    return int(digits or 0), number


if __name__ == "__main__":
    raise SystemExit(main())
