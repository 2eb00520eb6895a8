"""All that the checks find when one clause is held against one question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.candidates import Candidate
from search.checks.bodies import find_bodies, missing_bodies
from search.checks.clause_numbers import missing_clauses
from search.checks.documents import (
    missing_documents,
    named_documents,
    topic_mismatch,
    unknown_documents,
)
from search.checks.missing import Missing, MissingKind
from search.checks.places import missing_places
from search.checks.quantities import asked_form, form_fit, missing_form
from search.checks.reading import is_bare, read, read_clause
from search.checks.topic import TopicOfQuestion
from search.checks.years import missing_years
from search.refusal.facts import LibraryFacts

_QUESTION_WORD = re.compile(
    r"\b(?:thế nào|khi nào|gì|bao nhiêu|mấy|sao|nào|bao giờ|bao lâu|ai|đâu)\b", re.IGNORECASE
)
_LOOKED_AT = 3
_AND = re.compile(r"\bvà\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability is made from: shares between 0 and 1, flags that are 0 or 1.

    ``said`` to ``first_unsaid`` are of :class:`search.checks.topic.Topic`.
    ``weak_form``: numbers stand there, but none next to what is counted;
    ``form_given``: an answer of the form asked for stands there.
    ``beyond``: the question names a document that the library only speaks
    of, and asks more of it than the clause says.
    """

    cosine: float
    said: float
    heaviest_unsaid: float
    first_unsaid: float
    weak_form: float
    form_given: float
    beyond: float


@dataclass(frozen=True, slots=True)
class Finding:
    """``missing`` is what the clause lacks for certain; ``unsaid`` are terms it does not say.

    ``beyond`` are the documents of which more is asked than the library says.
    """

    candidate: Candidate
    features: Features
    missing: tuple[Missing, ...]
    unsaid: tuple[str, ...]
    beyond: tuple[Missing, ...] = ()


class Examiner:
    """One question, ready to be held against clauses.

    ``question`` has its diacritics where it could be restored; ``about`` is
    the question without the names of the documents it asks within.
    """

    def __init__(self, question: str, about: str, library: LibraryFacts) -> None:
        self._question = question
        self._library = library
        self._bare = is_bare(question)
        self._reading = read(question, bare=self._bare)
        self._mentions = named_documents(question)
        self._unknown = unknown_documents(self._mentions, library.documents)
        self._bodies = find_bodies(self._reading)
        self._form = asked_form(question)
        self._topic = TopicOfQuestion(
            read(_without_documents(about), bare=self._bare), library.lexicon, library.passages
        )

    @property
    def several_parts(self) -> bool:
        """Whether the question asks more than one thing, so that several clauses may answer it."""
        asked = len(_QUESTION_WORD.findall(self._question))
        return len(self._bodies) > 1 or (asked > 1 and bool(_AND.search(self._question)))

    @property
    def _names_something(self) -> bool:
        """Whether there is something to hold a clause against besides words."""
        return bool(self._mentions or self._bodies)

    def examine(self, candidate: Candidate) -> Finding:
        metadata = candidate.document.metadata
        own = candidate.text
        clause = f"{candidate.passage.heading}\n{own}"
        reading = read_clause(clause, bare=self._bare)
        origin = read_clause(f"{metadata.issuer}. {metadata.title}", bare=self._bare)
        topic = self._topic.compare(reading)
        fit = form_fit(self._form, self._question, _without_number(candidate))
        bodies = missing_bodies(self._bodies, reading, origin)
        years = missing_years(self._question, self._mentions, clause, metadata)
        documents = missing_documents(self._mentions, self._library.documents, metadata, clause)
        other = topic_mismatch(self._question, self._mentions, metadata, self._bare)
        clauses = missing_clauses(self._question, candidate.unit, clause)
        places = missing_places(self._reading, reading, metadata)
        form = missing_form(self._form, fit)
        if other:
            documents = [*documents, Missing(MissingKind.DOCUMENT, f"văn bản về {other}")]
        asks_more = not self._topic.terms or topic.unsaid or fit == "weakly"
        beyond = tuple(self._unknown) if asks_more else ()
        features = Features(
            cosine=candidate.cosine,
            said=topic.said if self._topic.terms or not self._names_something else 1.0,
            heaviest_unsaid=topic.heaviest_unsaid,
            first_unsaid=topic.first_unsaid,
            weak_form=float(fit == "weakly"),
            form_given=float(fit == "given"),
            beyond=float(bool(beyond)),
        )
        missing = (*documents, *years, *bodies, *places, *clauses, *form)
        return Finding(candidate, features, missing, topic.unsaid, beyond)


def findings_of(
    question: str, about: str, candidates: Sequence[Candidate], library: LibraryFacts
) -> list[Finding]:
    """The first candidates (best first) against a question; see :class:`Examiner`."""
    examiner = Examiner(question, about, library)
    findings = [examiner.examine(candidate) for candidate in candidates[:_LOOKED_AT]]
    return _together(findings) if examiner.several_parts else findings


def _together(findings: Sequence[Finding]) -> list[Finding]:
    """Nothing is missing from the parts of an answer that one of its clauses has."""
    everywhere = set(findings[0].missing).intersection(*(f.missing for f in findings))
    return [
        replace(finding, missing=tuple(m for m in finding.missing if m in everywhere))
        for finding in findings
    ]


def _without_documents(about: str) -> str:
    """What is left to hold against words: documents have a check of their own."""
    rest = about
    for mention in reversed(named_documents(about)):
        rest = f"{rest[: mention.start]};{rest[mention.end :]}"
    return rest


def _without_number(candidate: Candidate) -> str:
    text = candidate.text
    title = candidate.unit.title
    if title and title in text:
        return text[text.index(title) :]
    return text.removeprefix(candidate.unit.number).lstrip(" .)-")
