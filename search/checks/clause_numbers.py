"""Articles and parts named by number inside a question about something else."""

import re

from ingest.units import Unit
from search.checks.missing import Missing, MissingKind
from search.understanding.spoken_numbers import roman

_NAMED = re.compile(
    r"(?<!\w)(?P<kind>điều|chương|phần|phụ lục) (?:thứ |số )?(?P<number>\d{1,3}[a-zđ]?|[IVX]+)(?![\w/.%,-]\w|\w)",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def missing_clauses(question: str, unit: Unit, clause: str) -> list[Missing]:
    """Numbered units that the question names, and that the clause neither is of nor mentions."""
    around = f"{unit.label}\n{clause}".lower()
    lacking: list[Missing] = []
    for match in _NAMED.finditer(question):
        numbers = "|".join(_spellings(match["number"].lower()))
        name = rf"(?<!\w){match['kind'].lower()} (?:{numbers})(?!\w|\.\d)"
        if not re.search(name, around):
            lacking.append(Missing(MissingKind.CLAUSE, f"{match['kind']} {match['number']}"))
    return lacking


def _spellings(number: str) -> set[str]:
    """A number in arabic and in roman digits, lower case."""
    if not number.isalpha():
        return {number, *(text for text in _ROMAN if str(roman(text)) == number)}
    value = roman(number)
    return {number, str(value)} if value else {number}
