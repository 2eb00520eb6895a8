"""How much of what a question is about a clause says, word by word."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from search.checks.reading import Reading
from search.checks.synonyms import said_otherwise, sayable_otherwise
from search.checks.terms import Term, find_terms


class Lexicon(Protocol):
    """In how many passages words stand; the lexical index fits."""

    def frequencies(self, terms: Iterable[str], *, accented: bool = True) -> dict[str, int]:
        """By term, a word or a pair of words."""
        ...


@dataclass(frozen=True, slots=True)
class Topic:
    """Shares between 0 and 1, by weight of the question's terms.

    ``said``: by the clause or its headings, in these words or others that
    mean the same; 0 where the question has no terms. ``heaviest_unsaid``: of
    the rarest term not said, as a share of the greatest weight possible.
    ``first_unsaid``: 1 if the first term, which is mostly what is asked for,
    is not said. ``unsaid``: the terms not said, as typed.
    """

    said: float
    heaviest_unsaid: float
    first_unsaid: float
    unsaid: tuple[str, ...]


class TopicOfQuestion:
    """The terms of one question, weighed once and compared with many clauses.

    ``passages`` is the size of the library.
    """

    def __init__(self, question: Reading, lexicon: Lexicon, passages: int) -> None:
        self._question = question
        self._synonyms = sayable_otherwise(question)
        self.terms = find_terms(question)
        found = lexicon.frequencies({term.text for term in self.terms}, accented=not question.bare)
        heaviest = _rarity(0, passages)
        self._weight = {term: _rarity(found[term.text], passages) / heaviest for term in self.terms}

    def compare(self, clause: Reading) -> Topic:
        """What of the question ``clause`` (read with its headings) says."""
        otherwise = said_otherwise(self._synonyms, clause)
        unsaid = [
            term
            for term in self.terms
            if not clause.has(term.text) and not otherwise.issuperset(range(term.start, term.end))
        ]
        total = math.fsum(self._weight.values())
        raw = self._question.raw
        return Topic(
            said=1 - self._sum(unsaid) / total if total else 0.0,
            heaviest_unsaid=max((self._weight[term] for term in unsaid), default=0.0),
            first_unsaid=float(self.terms[:1] != [] and self.terms[0] in unsaid),
            unsaid=tuple(" ".join(raw[term.start : term.end]) for term in unsaid),
        )

    def _sum(self, terms: Iterable[Term]) -> float:
        return math.fsum(self._weight[term] for term in terms)


def _rarity(frequency: int, passages: int) -> float:
    """Inverse document frequency, as the lexical index weighs words."""
    return math.log1p((passages - frequency + 0.5) / (frequency + 0.5))
