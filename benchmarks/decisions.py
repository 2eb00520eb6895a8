"""Every decision to answer or to refuse that the product takes on the judged questions."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import search.answering
from benchmarks.judged_questions import JudgedQuestion, cited_name
from search.candidates import Candidate
from search.engine import Engine
from search.question_content import QuestionContent
from search.refusal import Decision, LibraryFacts, decide
from search.refusal.findings import Finding, findings_of

UNANSWERABLE_FILE = Path(__file__).parent / "judged" / "unanswerable.jsonl"
_ABSENT = "chưa có trong thư viện"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A clause that a decision was taken on; ``right``: it answers, or says that the text is absent.

    ``place`` counts from 0, the best clause.
    """

    finding: Finding
    right: bool
    place: int


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on one question. Both are None where no search was needed.

    ``refused`` is what the user saw; ``split`` is "own" for questions that
    only the fit uses.
    """

    id: str
    split: str
    kind: str
    answerable: bool
    refused: bool
    decision: Decision | None
    judgements: tuple[Judgement, ...]

    @property
    def right(self) -> bool:
        """Whether the clause that would be quoted answers."""
        return self.decision is not None and self.judgements[self.decision.best].right


@dataclass(slots=True)
class _Call:
    question: str
    content: QuestionContent
    candidates: list[Candidate]
    library: LibraryFacts
    decision: Decision


def decide_all(engine: Engine, questions: Iterable[JudgedQuestion]) -> Iterator[Decided]:
    """Ask every question and keep what its first decision was taken on."""
    for question in questions:
        calls, answered = _ask(engine, question.q)
        yield _decided(question.id, question.split, question.kind, question, calls, answered)


def decide_own(engine: Engine, path: Path = UNANSWERABLE_FILE) -> Iterator[Decided]:
    """The same for the unanswerable questions that only the fit uses."""
    for line in path.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        calls, answered = _ask(engine, asked["q"])
        yield _decided(asked["id"], "own", asked["kind"], None, calls, answered)


def _ask(engine: Engine, question: str) -> tuple[list[_Call], bool]:
    calls: list[_Call] = []

    def recorded(
        text: str, content: QuestionContent, candidates: list[Candidate], library: LibraryFacts
    ) -> Decision:
        decision = decide(text, content, candidates, library)
        calls.append(_Call(text, content, candidates, library, decision))
        return decision

    with patch.object(search.answering, "decide", recorded):
        answer = engine.ask(question)
    return calls, answer.answered


def _decided(
    question_id: str,
    split: str,
    kind: str,
    question: JudgedQuestion | None,
    calls: list[_Call],
    answered: bool,
) -> Decided:
    decision, judgements = None, ()
    if calls and calls[0].candidates:
        call = calls[0]
        decision = call.decision
        found = findings_of(call.question, call.content.question, call.candidates, call.library)
        judgements = tuple(
            Judgement(finding, question is not None and _is_right(question, finding), place)
            for place, finding in enumerate(found)
        )
    answerable = question is not None and question.answerable
    return Decided(question_id, split, kind, answerable, not answered, decision, judgements)


def _is_right(question: JudgedQuestion, finding: Finding) -> bool:
    candidate = finding.candidate
    metadata = candidate.document.metadata
    issued = metadata.issued.isoformat() if metadata.issued else ""
    name = cited_name(question, metadata.number, issued, candidate.unit.locator)
    if question.answerable:
        return name in question.locators
    return name in question.absent_said_at and _ABSENT in candidate.text
