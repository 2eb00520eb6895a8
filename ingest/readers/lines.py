"""Putting printed lines back together into paragraphs."""

import re

# A line that opens a numbered unit or a list item begins a paragraph of its own even where
# nothing else parts it from the line above.
_ORDINAL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+\S"
    r"|(?:Điều|Chương|Mục|Phần)\s+(?:\d{1,3}|[IVXLC]+)\s*[.:]"
)
_ROMAN_HEADING = re.compile(r"(?:^|\s)[IVXLC]+-$")
_BROKEN_END = re.compile(r"\S[-/]$")


def opens_item(line: str) -> bool:
    """Whether the line begins with a printed number, letter or bullet."""
    return _ORDINAL.match(line) is not None


def joined(first: str, second: str) -> str:
    """Two printed lines of one paragraph as one: “217-” + “QĐ/TW” has no space between."""
    return first + separator(first) + second


def separator(first: str) -> str:
    """What stands between a printed line and the one below it: a space, or nothing.

    A hyphen or slash glued to the word before it is inside a number or a
    compound; Vietnamese breaks no plain word at the line end.
    """
    if _BROKEN_END.search(first) and not _ROMAN_HEADING.search(first):
        return ""
    return " "
