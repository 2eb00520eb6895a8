"""Quotation marks and marks of citation in a sentence that a model wrote."""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """``sentence[start:end]`` with its marks; ``text`` without them."""

    start: int
    end: int
    text: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of neighbouring marks ("[1][2]", "[1, 2]") and where they begin."""

    start: int
    numbers: tuple[int, ...]


def quoted_in(text: str) -> list[Quoted]:
    """Stretches in “…” (which may be nested) or "…"; a line end closes none of them."""
    found: list[Quoted] = []
    opened, mark, depth = -1, "", 0
    for at, character in enumerate(text):
        if opened < 0:
            if character in '“"':
                opened, mark, depth = at, character, 1
            continue
        if character == "\n":
            found.append(Quoted(opened, at, text[opened + 1 : at], False))
            opened = -1
            continue
        depth += _step(mark, character)
        if depth == 0:
            found.append(Quoted(opened, at + 1, text[opened + 1 : at], True))
            opened = -1
    if opened >= 0:
        found.append(Quoted(opened, len(text), text[opened + 1 :], False))
    return found


def _step(mark: str, character: str) -> int:
    if mark == '"':
        return -1 if character == '"' else 0
    return {"“": 1, "”": -1}.get(character, 0)


def masked(text: str) -> str:
    """The text with every letter and sign of its quotations replaced, same length."""
    for quoted in quoted_in(text):
        inside = "X" * (quoted.end - quoted.start - 1 - quoted.closed)
        closing = text[quoted.end - 1] if quoted.closed else ""
        text = text[: quoted.start + 1] + inside + closing + text[quoted.end :]
    return text


def marks_in(text: str) -> list[Marks]:
    """The marks outside quotations; those with only white space between them are one."""
    found: list[Marks] = []
    end = -1
    hidden = masked(text)
    for match in MARK.finditer(hidden):
        numbers = tuple(int(n) for n in re.findall(r"\d+", match[1]))
        if found and not hidden[end : match.start()].strip():
            found[-1] = Marks(found[-1].start, found[-1].numbers + numbers)
        else:
            found.append(Marks(match.start(), numbers))
        end = match.end()
    return found


def own_words(text: str) -> str:
    """What the model says itself: the sentence without its quotations and marks."""
    for quoted in reversed(quoted_in(text)):
        text = f"{text[: quoted.start]} … {text[quoted.end :]}"
    return MARK.sub(" ", text)
