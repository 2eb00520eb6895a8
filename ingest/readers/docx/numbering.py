"""The numbers that Word prints before paragraphs but does not keep in their text."""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx.names import attribute, child, local, number, switched_on

_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    plain: bool  # all numbers in arabic digits


class Numbering:
    """Counts through the paragraphs of a document, in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[int, dict[int, _Level]] = {}
        self._lists: dict[int, tuple[int, dict[int, int]]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._started: set[int] = set()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._read_levels(element)
            elif local(element) == "num":
                self._read_list(element)

    def next(self, identity: int, level: int) -> str:
        """The printed number of the next paragraph of the list, or an empty string."""
        if identity not in self._lists or not 0 <= level < _LEVELS:
            return ""
        abstract, overrides = self._lists[identity]
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if identity not in self._started:
            self._started.add(identity)
            for overridden in overrides:
                counts.pop(overridden, None)
        start = overrides.get(level, levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _printed(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        own = levels[level]
        if own.form == "bullet":
            return own.text if own.text in ("-", "–", "+", "*") else "•"

        def value(place: re.Match[str]) -> str:
            k = int(place.group(1)) - 1
            if k not in levels:
                return ""
            form = "decimal" if own.plain else levels[k].form
            return _formatted(counts.get(k, levels[k].start), form)

        return _PLACE.sub(value, own.text)

    def _read_levels(self, element: etree._Element) -> None:
        identity = number(element, "abstractNumId")
        if identity is None:
            return
        levels = self._levels.setdefault(identity, {})
        for level in element:
            place = number(level, "ilvl")
            if local(level) != "lvl" or place is None:
                continue
            start = number(child(level, "start"))
            levels[place] = _Level(
                start=1 if start is None else start,
                form=attribute(child(level, "numFmt")) or "decimal",
                text=attribute(child(level, "lvlText")) or "",
                plain=bool(switched_on(child(level, "isLgl"))),
            )

    def _read_list(self, element: etree._Element) -> None:
        identity = number(element, "numId")
        abstract = number(child(element, "abstractNumId"))
        if identity is None or abstract is None:
            return
        overrides = {
            place: start
            for e in element
            if (place := number(e, "ilvl")) is not None
            and (start := number(child(e, "startOverride"))) is not None
        }
        self._lists[identity] = abstract, overrides


def _formatted(value: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "upperRoman" | "lowerRoman":
            roman = _roman(value)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "decimalZero":
            return f"{value:02}"
        case _:
            return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, letter in _ROMAN:
        count, value = divmod(value, worth)
        letters += letter * count
    return letters
