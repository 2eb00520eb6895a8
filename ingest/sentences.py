"""Sentence ends of Vietnamese administrative text."""

import itertools
import re

# A full stop after these is part of the abbreviation, not the end of a sentence.
_ABBREVIATIONS = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "ts",
        "ths",
        "pgs",
        "gs",
        "bs",
        "cn",
        "ks",
        "tm",
        "kt",
        "tl",
        "tuq",
        "ub",
        "đ/c",
        "đc",
        "tr",
        "vd",
        "v.v",
        "v.v.",
        "mr",
        "st",
        "nxb",
        "q",
        "p",
        "x",
        "h",
    ]
)
_END = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s|$)")
_SOFT_END = re.compile(r"[;:](?=\s)|,(?=\s)")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans ``[start, end)`` of the sentences of ``text[start:end]``, trimmed.

    A line end always ends a sentence. The number that opens a clause ("3.3.",
    "1.", "a.") and abbreviations ("TP.") do not.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    line_start = start
    while line_start < end:
        newline = text.find("\n", line_start, end)
        line_end = end if newline < 0 else newline
        spans.extend(_line_sentences(text, line_start, line_end))
        line_start = line_end + 1
    return spans


def _line_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, opened, match, end):
            spans.append(_trim(text, opened, match.end()))
            opened = match.end()
    spans.append(_trim(text, opened, end))
    return [(a, b) for a, b in spans if a < b]


def _ends_sentence(text: str, opened: int, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : end].lstrip()
    if not rest:
        return True
    before = text[opened : match.start()].strip()
    word = before.rsplit(maxsplit=1)[-1] if before else ""
    if match[0] == "." and (word.lower().lstrip("(") in _ABBREVIATIONS or before == word):
        # ``before == word``: a single token so far is the number of the clause.
        return before == word and len(word) > 6
    following = rest.lstrip("\"“‘('[-–")
    return not following or not following[0].islower()


def split_long(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of one sentence at its semicolons, colons and commas."""
    cuts = [m.end() for m in _SOFT_END.finditer(text, start, end)]
    bounds = [start, *cuts, end]
    pieces = [_trim(text, a, b) for a, b in itertools.pairwise(bounds)]
    return [(a, b) for a, b in pieces if a < b]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
