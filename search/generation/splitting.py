"""Sentences out of a stream of pieces of text."""

import itertools
import re
from collections.abc import Iterator

from ingest.folding import nfc
from ingest.sentences import sentence_spans
from search.generation.quotes import masked

_THOUGHT = ("<think>", "</think>")
_LEADING_MARKS = re.compile(r"(?:\s*\[[\d\s,;]*\])+\s*[.;,]?")
_AFTER_QUOTATION = re.compile(r"[”\"]\s*(?:\[[\d\s,;]*\]\s*)+(?=\S)")
_BULLET = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+")


class SentenceSplitter:
    """Gathers pieces of text and gives back each sentence once it is complete.

    A sentence ends at the end of a line, at a full stop outside quotation
    marks, or after “…” [n] when a capital letter follows; marks that stand
    behind the full stop belong to it. What a reasoning model thinks aloud in
    <think>…</think> is dropped.
    """

    def __init__(self) -> None:
        self._text = ""
        self._begun = False

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences that ``piece`` completes."""
        self._text += piece
        if not self._past_thought():
            return
        spans = _spans(self._text)
        # The last one may go on; so may the one before while nothing but
        # an opening sign or a mark has come after it.
        while len(spans) > 1 and not _has_begun(self._text[spans[-1][0] :]):
            spans.pop()
        for start, end in spans[:-1]:
            yield _clean(self._text[start:end])
        if len(spans) > 1:
            self._text = self._text[spans[-1][0] :]

    def close(self) -> Iterator[str]:
        """What is left when the stream has ended."""
        if self._past_thought():
            for start, end in _spans(self._text):
                yield _clean(self._text[start:end])
        self._text = ""

    def _past_thought(self) -> bool:
        """Whether the answer itself has begun; a thought before it is dropped."""
        if self._begun:
            return True
        opening, closing = _THOUGHT
        text = self._text.lstrip()
        if opening.startswith(text[: len(opening)]):
            _, end, rest = text.partition(closing)
            if not end:
                return False
            self._text = rest
        self._begun = True
        return True


def _has_begun(text: str) -> bool:
    return any(character.isalnum() for character in text) and not text.startswith("[")


def _clean(sentence: str) -> str:
    return " ".join(_BULLET.sub("", nfc(sentence)).replace("**", "").split())


def _spans(text: str) -> list[tuple[int, int]]:
    hidden = masked(text)
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(hidden):
        marks = _LEADING_MARKS.match(hidden, start, end)
        if marks and spans and "\n" not in hidden[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], marks.end())
            start = marks.end()
            if hidden[start:end].lstrip()[:1].islower():
                spans[-1] = (spans[-1][0], end)
                continue
        spans += _after_quotations(hidden, start, end)
    return [(a, b) for a, b in spans if hidden[a:b].strip()]


def _after_quotations(hidden: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [
        match.end()
        for match in _AFTER_QUOTATION.finditer(hidden, start, end)
        if hidden[match.end()].isupper()
    ]
    bounds = [start, *cuts, end]
    return list(itertools.pairwise(bounds))
