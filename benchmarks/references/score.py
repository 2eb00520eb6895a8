"""Precision and recall of mentions, by span and by target, every miss printed.

python -m benchmarks.references.score CORPUS_JSONL_XZ
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.references.labelled import Sample, load_samples, written
from ingest.locations import shipped_corpus
from ingest.references import find_references

_HEADING = re.compile(r"^(?:Điều|Chương|Mục|Phần) \S+", re.MULTILINE)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.references.score")
    parser.add_argument("scale", type=Path, help="corpus.jsonl.xz of the legal code")
    options = parser.parse_args(arguments)
    totals = [0, 0, 0, 0]
    headings = [0, 0]
    for sample in load_samples(shipped_corpus(), options.scale):
        for i, count in enumerate(_score(sample)):
            totals[i] += count
        for i, count in enumerate(_headings(sample)):
            headings[i] += count
    labelled, found, spans, targets = totals
    print(f"{labelled} mentions labelled, {found} found")
    print(f"span:   precision {spans / found:.4f}, recall {spans / labelled:.4f}")
    print(f"target: precision {targets / found:.4f}, recall {targets / labelled:.4f}")
    print(f"headings taken for mentions: {headings[1]} of {headings[0]}")
    return 0


def _score(sample: Sample) -> tuple[int, int, int, int]:
    found = {
        (r.start, r.end): (r.text, written(r))
        for r in find_references(sample.text, sample.units, sample.metadata)
    }
    labelled = {(m.start, m.end): (m.text, m.target) for m in sample.mentions}
    for span in sorted(labelled.keys() | found.keys()):
        if labelled.get(span) != found.get(span):
            print(f"{sample.name} {span}: labelled {labelled.get(span)}, found {found.get(span)}")
    same = labelled.keys() & found.keys()
    right = sum(labelled[span] == found[span] for span in same)
    return len(labelled), len(found), len(same), right


def _headings(sample: Sample) -> tuple[int, int]:
    starts = {r.start for r in find_references(sample.text, sample.units, sample.metadata)}
    mentions = {mention.start for mention in sample.mentions}
    headings = [m for m in _HEADING.finditer(sample.text) if m.start() not in mentions]
    return len(headings), sum(m.start() in starts for m in headings)


if __name__ == "__main__":
    raise SystemExit(main())
