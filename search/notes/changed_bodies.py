"""Bodies that a quotation names and that have since ended or merged."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from ingest.folding import fold_for_quotation
from ingest.frontmatter import load_yaml_fields
from ingest.metadata import Date, Number, Source, Text
from search.contract import Citation
from search.notes.note import Note

_FILE = "changed_bodies.yaml"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Decision(_Row):
    """The document that a change was decided by."""

    kind: Text
    number: Number
    issued: Date


class ChangedBody(_Row):
    """One change. What no source gives is None.

    ``change`` says what happened to what is called by one of ``terms``;
    ``took_effect`` is the day on which it really happened, and ``year`` that
    of the decision. A term with a syllable of ``not_before`` after it is
    another word.
    """

    terms: tuple[Text, ...] = Field(min_length=1)
    not_before: tuple[Text, ...] = ()
    change: Text
    decided_by: Decision | None
    year: int
    took_effect: Date | None
    sources: tuple[int, ...] = Field(min_length=1)

    def named_in(self, text: str) -> list[str]:
        """The terms that a text names, as the table writes them; of two overlapping the longer."""
        found = set(_pattern(self.terms, self.not_before).findall(fold_for_quotation(text).text))
        return [term for term in self.terms if _fold(term) in found]

    def concerns(self, issued: date | None) -> bool:
        """Whether a document of that day speaks of what was there before the change."""
        if issued is None:
            return True
        changed = self.took_effect or (self.decided_by and self.decided_by.issued)
        return issued < changed if changed else issued.year <= self.year


class ChangedBodies(_Row):
    """The whole table; ``checked`` is the day of the last search for sources."""

    checked: Date
    bodies: tuple[ChangedBody, ...]
    sources: tuple[Source, ...]


@cache
def table() -> ChangedBodies:
    """The table that ships with the program."""
    text = files("search.notes").joinpath(_FILE).read_text(encoding="utf-8")
    return ChangedBodies.model_validate(load_yaml_fields(text, _FILE))


def changed_bodies(citations: Sequence[Citation]) -> list[Note]:
    """A note for each change of bodies that these quotations name, in the table's order."""
    known = table()
    notes = []
    for body in known.bodies:
        named = {c.n: body.named_in(c.quote) for c in citations if _tells_nothing(body, c)}
        about = tuple(n for n, terms in named.items() if terms)
        if about:
            said = {term for terms in named.values() for term in terms}
            terms = [term for term in body.terms if term in said]
            sources = tuple(s for s in known.sources if s.id in body.sources)
            notes.append(Note(about, _sentence(body, terms, known.checked), sources))
    return notes


@cache
def _pattern(terms: tuple[str, ...], not_before: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(_fold, terms), key=len, reverse=True)
    others = "|".join(re.escape(_fold(word)) for word in not_before)
    ahead = rf"(?!\s(?:{others})\b)" if others else ""
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b{ahead}")


def _fold(text: str) -> str:
    return fold_for_quotation(text).text


def _tells_nothing(body: ChangedBody, citation: Citation) -> bool:
    """Whether a quotation is of before the change, and does not speak of the change itself."""
    issued = date.fromisoformat(citation.issued) if citation.issued else None
    told = body.decided_by is not None and body.decided_by.number in citation.quote
    return body.concerns(issued) and not told


def _sentence(body: ChangedBody, terms: Sequence[str], checked: date) -> str:
    named = ", ".join(f"“{term}”" for term in terms)
    by = body.decided_by
    decided = f"theo {by.kind} {by.number} ngày {by.issued:%d/%m/%Y}, " if by else ""
    day = (
        f"có hiệu lực từ ngày {body.took_effect:%d/%m/%Y}"
        if body.took_effect
        else "nguồn không ghi ngày cụ thể"
    )
    return f"{named}: {decided}{body.change}; {day} (tra đến ngày {checked:%d/%m/%Y})."
