"""The hand-labelled mentions, and how a reference found by the program is written like one."""

import datetime
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.errata import apply_errata, load_errata
from ingest.extraction import Block, Extraction
from ingest.frontmatter import split_front_matter
from ingest.metadata import DocumentMetadata, parse_metadata, read_utf8
from ingest.readers import read
from ingest.references import DocumentName, Reference
from ingest.structure import build_units
from ingest.units import Unit, UnitKind
from search.understanding.clause_request import Element

LABELS = Path(__file__).parent / "labels.yaml"
_LETTERS = {
    UnitKind.ATTACHMENT: "L", UnitKind.PART: "H", UnitKind.CHAPTER: "C", UnitKind.SECTION: "M",
    UnitKind.ARTICLE: "D", UnitKind.CLAUSE: "K", UnitKind.POINT: "P",
}  # fmt: skip
_CITATION = re.compile(r"\(Điều \S+ (?P<kind>.+?) số (?P<number>\S+?),? ")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words at ``start:end`` and what they mean, in the notation of the labels."""

    start: int
    end: int
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its structure and its labelled mentions, in reading order."""

    name: str
    text: str
    units: list[Unit]
    metadata: DocumentMetadata
    mentions: list[Mention]


def load_samples(corpus: Path, scale: Path, labels: Path = LABELS) -> Iterator[Sample]:
    """The labelled texts; ``scale`` is the file with the articles, corpus.jsonl.xz.

    Raises ValueError for a label whose words are not in the text.
    """
    entries = yaml.safe_load(labels.read_text(encoding="utf-8"))
    articles = load_articles(scale, {entry["article"] for entry in entries if "article" in entry})
    for entry in entries:
        if "article" in entry:
            text, units, metadata = article(articles[entry["article"]])
        else:
            text, units, metadata = _document(corpus / f"{entry['document']}.md")
        name = entry.get("article") or entry["document"]
        yield Sample(name, text, units, metadata, _mentions(name, text, entry["mentions"]))


def load_articles(scale: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    """Articles of the legal code by id."""
    with lzma.open(scale, "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return {row["id"]: row for row in rows if row["id"] in wanted}


def article(row: dict[str, str]) -> tuple[str, list[Unit], DocumentMetadata]:
    """An article of the legal code as a document of its own, its heading first."""
    number, _, heading = row["title"].partition(", ")
    heading = heading or number
    lines = [heading, *filter(None, (line.strip() for line in row["text"].split("\n")))]
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    text = "\n".join(lines)
    kind = _CITATION.match(row["citation"])
    metadata = DocumentMetadata(
        number=number, issued=None, issuer="Quốc hội", title=heading, fidelity="verbatim",
        kind=kind["kind"] if kind else "Văn bản",
    )  # fmt: skip
    return text, build_units(Extraction(text, tuple(blocks))), metadata


def _document(path: Path) -> tuple[str, list[Unit], DocumentMetadata]:
    extraction = apply_errata(read(path), load_errata(path)).extraction
    metadata = parse_metadata(split_front_matter(read_utf8(path), path.name).fields, path.name)
    return extraction.text, build_units(extraction), metadata


def _mentions(name: str, text: str, labels: list[str | dict[str, str]]) -> list[Mention]:
    mentions: list[Mention] = []
    at = 0
    for label in labels:
        said = label if isinstance(label, str) else label["is"]
        words, target = said.split(" → ")
        if isinstance(label, dict):
            at = _find(name, text, label["after"], max(0, at - len(label["after"])))
            at += len(label["after"])
        start = _find(name, text, words, at)
        at = start + len(words)
        mentions.append(Mention(start, at, words, target))
    return mentions


def _find(name: str, text: str, words: str, at: int) -> int:
    start = text.find(words, at)
    if start < 0:
        raise ValueError(f"{name}: {words!r} is not in the text after {at}")
    return start


def written(reference: Reference) -> str:
    """A reference in the notation of the labels ("217-QĐ/TW@2013-12-12 D5 K2")."""
    said = reference.document
    if said is None:
        document = "this"
    elif isinstance(said, DocumentName):
        document = said.name + (f"@{said.year}" if said.year else "")
    else:
        document = reference.number + _date(said.issued)
    attachment = f" [{reference.attachment}]" if reference.attachment else ""
    path = [_step(element) for element in reference.path]
    if reference.through:
        path[-1] += f"-{_step(reference.through)}"
    return " ".join([document + attachment, *path])


def _date(issued: datetime.date | None) -> str:
    return f"@{issued.isoformat()}" if issued else ""


def _step(element: Element) -> str:
    return f"{_LETTERS[element.kind] if element.kind else '?'}{element.number}"
