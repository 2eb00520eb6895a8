"""The clauses of an answer as a language model is given them."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.contract import Answer, Citation
from search.verification import Quotation, find_quotation

_LONGEST_CLAUSE = 3000  # characters; of a longer clause only the verified quotation is shown
_LONGEST_NUMBER = 6  # characters, as in "10.12. "
_MOST_TEXT = 9000  # characters in all, some 4,000 tokens: what small local models can read


@dataclass(frozen=True, slots=True)
class Clause:
    """A verified citation, what is shown of it, and where its clause begins in the document."""

    citation: Citation
    start: int
    shown: str

    @property
    def n(self) -> int:
        return self.citation.n

    def find(self, quote: str) -> Quotation | None:
        """The whole sentences that hold ``quote``; offsets are those of the clause's text."""
        text = self.citation.text
        return find_quotation(quote, text, 0, len(text))

    def cite(self, quotation: Quotation) -> Citation:
        """The citation of other sentences of the same clause.

        Its page is known only where it begins as the verified quotation does,
        up to the number of the clause: a clause may run over several pages.
        """
        start = self.start + quotation.start
        as_verified = abs(start - self.citation.start) <= _LONGEST_NUMBER
        return self.citation.model_copy(
            update={
                "quote": quotation.text,
                "start": start,
                "end": start + len(quotation.text),
                "page": self.citation.page if as_verified else None,
            }
        )


def clauses_of(answer: Answer) -> list[Clause]:
    """The clauses to write from, best first, as many as fit."""
    chosen: list[Clause] = []
    room = _MOST_TEXT
    for clause in _clauses(answer):
        if len(clause.shown) <= room:
            chosen.append(clause)
            room -= len(clause.shown)
    return chosen


def _clauses(answer: Answer) -> Iterator[Clause]:
    for citation in answer.citations:
        start = _start_of_clause(citation)
        if start is not None:
            short = len(citation.text) <= _LONGEST_CLAUSE
            yield Clause(citation, start, citation.text if short else citation.quote)


def _start_of_clause(citation: Citation) -> int | None:
    """Where the clause begins in its document; None if its quotation stands there twice."""
    at = citation.text.find(citation.quote)
    if at < 0 or citation.text.find(citation.quote, at + 1) >= 0:
        return None
    return citation.start - at
