"""Cuts RTF into groups, control words and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEEPEST_GROUP = 500
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)",
    re.S,
)


class TooDeep(ValueError):
    """Groups are nested deeper than any real document nests them."""


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` is "word", "symbol", "byte", "open", "close" or "text"."""

    kind: str
    text: str
    value: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """Tokens of RTF read as Latin-1; embedded binary data is passed over."""
    at, end = 0, len(source)
    depth = 0
    while at < end:
        found = _TOKEN.match(source, at)
        if not found:
            at += 1
            continue
        at = found.end()
        word, value, byte, symbol, brace, text = found.groups()
        if word is not None:
            number = int(value) if value else None
            if word == "bin" and number is not None and number > 0:
                at += number
            yield Token("word", word, number)
        elif byte is not None:
            yield Token("byte", chr(int(byte, 16)))
        elif symbol is not None:
            yield Token("symbol", symbol)
        elif brace == "{":
            depth += 1
            if depth > DEEPEST_GROUP:
                raise TooDeep
            yield Token("open", brace)
        elif brace == "}":
            depth -= 1
            yield Token("close", brace)
        else:
            yield Token("text", text)
