"""Whether to answer a question from the clauses found, or to say what was not found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.candidates import Candidate
from search.checks.missing import Missing, MissingKind
from search.question_content import QuestionContent
from search.refusal.facts import LibraryFacts
from search.refusal.findings import Examiner, Finding
from search.refusal.probability import THRESHOLD, answer_probability

_LOOKED_AT = 3
_MOST_NAMED = 3


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
    examiner = Examiner(question, content.question, library)
    findings = [examiner.examine(candidate) for candidate in candidates[:_LOOKED_AT]]
    if examiner.several_parts:
        findings = _together(findings)
    judged = [(answer_probability(finding), -at) for at, finding in enumerate(findings)]
    probability, place = judged[0]
    if findings[0].missing:
        probability, place = max(judged)
    if probability >= THRESHOLD:
        return Decision(True, probability, best=-place)
    missing = _named(findings[0])
    reason = "; ".join(thing.text_vi for thing in missing[:_MOST_NAMED]) or None
    return Decision(False, probability, missing, reason)


def _together(findings: Sequence[Finding]) -> list[Finding]:
    """Nothing is missing from the parts of an answer that one of its clauses has."""
    everywhere = set(findings[0].missing).intersection(*(f.missing for f in findings))
    return [
        replace(finding, missing=tuple(m for m in finding.missing if m in everywhere))
        for finding in findings
    ]


def _named(finding: Finding) -> tuple[Missing, ...]:
    if finding.missing:
        return finding.missing
    unsaid = dict.fromkeys(finding.unsaid)
    return (*finding.beyond, *(Missing(MissingKind.TOPIC, f"“{term}”") for term in unsaid))
