"""The sentences that the table of syllables is made from."""

import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from search.understanding.syllables import WORD, is_marked, settle_tone

SENTENCE_END = re.compile(r"[.;:?!]+(?=\s|$)|\n")
LIST_MARK = re.compile(r"^\s*(?:[a-zđ]\)|[-+*–#>|]+)\s*")
CODE = re.compile(r"[\d_/@]")

settled = cache(settle_tone)


def sentences(text: str) -> Iterator[list[str]]:
    """Lower-case syllables of each sentence; "<n>" for a number, "<x>" for a code."""
    for part in SENTENCE_END.split(unicodedata.normalize("NFC", text).lower()):
        words: list[str] = []
        for chunk in LIST_MARK.sub("", part).split():
            if CODE.search(chunk):
                is_number = re.fullmatch(r"\W*\d[\d.,]*\W*", chunk)
                words.append("<n>" if is_number else "<x>")
            else:
                words += [settled(w) if is_marked(w) else w for w in WORD.findall(chunk)]
        if words:
            yield words


def texts(path: Path) -> Iterator[str]:
    """The texts of a corpus file."""
    if path.name.endswith((".jsonl", ".jsonl.xz")):
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield from (row[key] for key in ("title", "text") if row.get(key))
    else:
        yield path.read_text(encoding="utf-8")


def filled_templates(folder: Path) -> Iterator[str]:
    """Lines of "questions.txt" with each "{name}" replaced by every line of "name.txt"."""
    for template in (folder / "questions.txt").read_text(encoding="utf-8").splitlines():
        name = re.findall(r"{(\w+)}", template)[0]
        for filling in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            yield template.replace(f"{{{name}}}", filling)
