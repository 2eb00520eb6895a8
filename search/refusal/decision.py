"""Whether to answer a question from the clauses found, or to say what was not found."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.candidates import Candidate
from search.checks.missing import Missing, MissingKind
from search.question_content import QuestionContent
from search.refusal.facts import LibraryFacts
from search.refusal.findings import Finding, findings_of
from search.refusal.probability import THRESHOLD, answer_probability

_MOST_NAMED = 3
# A clause that was not thought the best must be surer than the first.
_LATER_THRESHOLD = 0.4


@dataclass(frozen=True, slots=True)
class Decision:
    """``probability`` that the clause answers, between 0 and 1.

    ``best`` is the position of the clause judged to answer: not the first
    where the first lacks what a later one has. ``missing`` and ``reason``
    (Vietnamese, follows "nói đến") say what was not found; both are empty
    where the question is answered.
    """

    answered: bool
    probability: float
    missing: tuple[Missing, ...] = ()
    reason: str | None = None
    best: int = 0


def decide(
    question: str,
    content: QuestionContent,
    candidates: Sequence[Candidate],
    library: LibraryFacts,
) -> Decision:
    """Judge the first clauses of ``candidates`` (best first) against the question.

    ``question`` is as interpreted, ``content`` of the part that says what is
    asked about.
    """
    if not candidates:
        return Decision(False, 0.0)
    findings = findings_of(question, content.question, candidates, library)
    judged = [(answer_probability(finding), -at) for at, finding in enumerate(findings)]
    probability = judged[0][0]
    if probability >= THRESHOLD:
        return Decision(True, probability)
    likeliest, place = max(judged)
    if findings[0].missing and likeliest >= _LATER_THRESHOLD:
        return Decision(True, likeliest, best=-place)
    # What the clause that comes closest lacks tells the reader most.
    missing = _named(findings[-place])
    reason = "; ".join(thing.text_vi for thing in missing[:_MOST_NAMED]) or None
    return Decision(False, probability, missing, reason)


def _named(finding: Finding) -> tuple[Missing, ...]:
    if finding.missing:
        return finding.missing
    unsaid = dict.fromkeys(finding.unsaid)
    return (*finding.beyond, *(Missing(MissingKind.TOPIC, f"“{term}”") for term in unsaid))
