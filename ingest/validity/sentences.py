"""The sentences of a document with the documents that each names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.folding import fold_tone_placement
from ingest.references.reference import Reference
from ingest.sentences import sentence_spans
from ingest.units import Unit

_BLANK = re.compile(r"\s")
_QUOTED = re.compile(r"(?<=“)[^”]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at ``start`` of the document, in its unit number ``unit``.

    It is spelled one way (blanks, tone marks of "ủy") and what it quotes is
    blotted out, character for character.

    ``others`` are the references to other documents in it, ``own`` its
    mentions of its own document ("Quyết định này"), both in order.
    """

    text: str
    start: int
    unit: int
    others: tuple[Reference, ...]
    own: tuple[Reference, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def between(self, start: int, end: int) -> str:
        """The text between two offsets in the document."""
        return self.text[max(start - self.start, 0) : max(end - self.start, 0)]


def sentences(
    text: str, units: Sequence[Unit], references: Sequence[Reference]
) -> Iterator[Sentence]:
    """The sentences of every unit in reading order, but for those of quoted articles.

    A law that amends another quotes its articles between “ and ”: these say
    nothing of the law that they stand in.
    """
    starts = [reference.start for reference in references]
    for position, unit in enumerate(units):
        depth = 0
        for start, end in sentence_spans(text, unit.start, unit.own_end):
            said = fold_tone_placement(_BLANK.sub(" ", text[start:end]))
            if depth == 0 and not said.startswith("“"):
                plain = _QUOTED.sub(lambda match: "_" * len(match[0]), said)
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                within = [
                    r for r in references[first:last]
                    if r.end <= end and plain[r.start - start] != "_"
                ]  # fmt: skip
                yield Sentence(
                    plain, start, position,
                    tuple(r for r in within if r.document is not None),
                    tuple(r for r in within if r.document is None and not r.path),
                )  # fmt: skip
            depth = max(depth + said.count("“") - said.count("”"), 0)
