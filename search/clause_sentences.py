"""The sentences of a clause, and which of them cannot stand without one another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.sentences import sentence_spans
from ingest.units import Unit

_ITEM = re.compile(r"(?:[-–•+*▪]|\(?[a-zđ]\d?[.)]|\(?\d{1,3}(?:\.\d+)*[.)]|[ivx]{1,4}[.)])\s", re.I)
# Without the sentence before, nobody knows what these are about.
_LEANS_BACK = re.compile(
    r"(?:cụ thể|trong đó|theo đó|bao gồm|gồm|trường hợp này|trong trường hợp này|những trường hợp này"
    r"|các trường hợp này|trừ|riêng|quy định này|quy định tại khoản này|điều này)\b",
    re.IGNORECASE,
)
# They narrow or spell out the sentence before: it would say too much, or too little, alone.
_COMPLETES = re.compile(
    r"(?:cụ thể|trong đó|bao gồm|gồm|như sau|trừ|riêng|quy định này không|quy định tại khoản này không)\b",
    re.IGNORECASE,
)

_LONGEST_HEADING = 200  # characters


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text == document[start:end]``; ``line`` counts the lines of the clause."""

    start: int
    end: int
    line: int
    text: str

    @property
    def is_item(self) -> bool:
        """Whether it opens a member of a list: "a) …", "- …", "2. …"."""
        return bool(_ITEM.match(self.text))

    @property
    def announces(self) -> bool:
        """Whether it promises what follows it: "… gồm:"."""
        return self.text.endswith(":")

    @property
    def is_heading(self) -> bool:
        """Whether it is a line that names what follows, and says nothing itself."""
        return self.text[-1:].isalnum() and len(self.text) <= _LONGEST_HEADING


Run = tuple[int, int]
"""The first and the last of neighbouring sentences, by their positions."""


def clause_sentences(document: str, unit: Unit) -> list[Sentence]:
    """The sentences of a clause's own text, without its title; the title if there is no more."""
    spans = sentence_spans(document, unit.start, unit.own_end)
    sentences: list[Sentence] = []
    line, at = 0, unit.start
    for start, end in spans:
        line += "\n" in document[at:start]
        sentences.append(Sentence(start, end, line, document[start:end]))
        at = end
    if not unit.title:
        return sentences
    found = document.find(unit.title, unit.start, unit.own_end)
    heading_end = found + len(unit.title) if found >= 0 else unit.start
    return [s for s in sentences if s.start >= heading_end] or sentences


def completed(sentences: Sequence[Sentence], run: Run) -> Run:
    """The run with what it promises, what narrows it, and what it leans on.

    A lead-in ("… gồm:") brings its whole list; a member of a list brings its
    lead-in and the members between, since a quotation has no gaps.
    """
    first, last = run
    while True:
        grown = (_first(sentences, first), _last(sentences, last))
        if grown == (first, last):
            return grown
        first, last = grown


def paragraph(sentences: Sequence[Sentence], run: Run) -> Run:
    """The run widened to whole lines."""
    first, last = run
    while first > 0 and sentences[first - 1].line == sentences[first].line:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].line == sentences[last].line:
        last += 1
    return first, last


def _first(sentences: Sequence[Sentence], first: int) -> int:
    if first == 0:
        return first
    sentence = sentences[first]
    if _LEANS_BACK.match(sentence.text) or sentences[first - 1].announces:
        return first - 1
    if sentence.is_item:
        lead = first - 1
        while lead > 0 and (sentences[lead].is_item or not _opens_line(sentences, lead)):
            lead -= 1
        if sentences[lead].announces:
            return lead
    return first


def _last(sentences: Sequence[Sentence], last: int) -> int:
    if last + 1 >= len(sentences):
        return last
    if sentences[last].announces:
        return _end_of_list(sentences, last + 1)
    if sentences[last].is_heading and _opens_line(sentences, last + 1):
        return last + 1
    return last + 1 if _COMPLETES.match(sentences[last + 1].text) else last


def _end_of_list(sentences: Sequence[Sentence], first: int) -> int:
    """The last sentence of what a lead-in announces, which begins at ``first``."""
    last = first
    while last + 1 < len(sentences) and _continues(
        sentences[first], sentences[last], sentences[last + 1]
    ):
        last += 1
    return last


def _continues(opening: Sentence, before: Sentence, sentence: Sentence) -> bool:
    if sentence.line == before.line:
        return True
    if opening.is_item:
        return sentence.is_item
    return before.text.endswith((";", ","))


def _opens_line(sentences: Sequence[Sentence], position: int) -> bool:
    return position == 0 or sentences[position].line != sentences[position - 1].line
