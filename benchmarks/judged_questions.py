"""Judged questions over the shipped documents: what each is, and how an answer is marked."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from search.contract import Answer, Citation

JUDGED_FILE = Path(__file__).parent / "judged" / "questions.jsonl"
FLOORS_FILE = Path(__file__).parent / "judged" / "floors.json"

# A digest says of an article whose text nobody could read that the library
# does not have it; quoting that sentence makes nothing up.
_ABSENT = re.compile(r"chưa có trong thư viện", re.IGNORECASE)


class JudgedQuestion(BaseModel):
    """One line of questions.jsonl; README.md beside it explains the fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    q: str
    kind: str
    answerable: bool
    document: str | None
    issued: str | None
    locators: tuple[str, ...]
    all: tuple[str, ...] | None
    quote_contains: tuple[str, ...] | None
    split: Literal["tune", "held"]
    absent_said_at: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _clauses_only_where_there_is_an_answer(self) -> "JudgedQuestion":
        placed = self.answerable or bool(self.absent_said_at)
        if self.answerable != bool(self.locators) or placed != bool(self.document):
            raise ValueError(f"{self.id}: answerable, document and locators disagree")
        return self


@dataclass(frozen=True, slots=True)
class Mark:
    """How one answer did. Flags that do not apply to the question are None.

    ``first`` and ``first_three`` look at the citations whether or not the
    answer was given; ``quoted`` and ``complete`` look only at those that the
    answer itself uses ("[n]" in it), not at the ones listed below it. ``decided``:
    answered if answerable, else refused (or told that the text is absent).
    """

    question: JudgedQuestion
    answer: Answer
    first: bool | None
    first_three: bool | None
    quoted: bool | None
    complete: bool | None
    decided: bool
    invalid: tuple[Citation, ...]

    @property
    def missed(self) -> bool:
        flags = (self.first, self.first_three, self.quoted, self.complete, self.decided)
        return False in flags or bool(self.invalid)


def load_questions(path: Path = JUDGED_FILE) -> list[JudgedQuestion]:
    """The judged questions in file order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [JudgedQuestion.model_validate(json.loads(line)) for line in lines if line.strip()]


def mark(question: JudgedQuestion, answer: Answer, invalid: tuple[Citation, ...]) -> Mark:
    """Compare an answer with what was judged; ``invalid`` are citations that lie."""
    if not question.answerable:
        decided = not answer.answered or _says_absent(question, answer)
        return Mark(question, answer, None, None, None, None, decided, invalid)
    cited = _cited_clauses(question, answer.citations)
    used = used_citations(answer)
    right = [locator in question.locators for locator in cited]
    quoted = complete = None
    if question.quote_contains:
        quotes = _flat("\n".join(citation.quote for citation in used))
        quoted = all(_flat(s) in quotes for s in question.quote_contains)
    if question.all:
        clauses = _cited_clauses(question, used)
        complete = all(_is_covered(locator, clauses) for locator in question.all)
    return Mark(
        question,
        answer,
        any(right[:1]),
        any(right[:3]),
        quoted,
        complete,
        answer.answered,
        invalid,
    )


def used_citations(answer: Answer) -> list[Citation]:
    """The citations that the answer quotes; none on a refusal."""
    return [c for c in answer.citations if answer.answered and f"[{c.n}]" in answer.answer]


def _cited_clauses(question: JudgedQuestion, citations: Iterable[Citation]) -> list[str]:
    """Locators in the order cited, each clause once; other documents' carry their number."""
    names = (cited_name(question, c.document, c.issued, c.locator) for c in citations)
    return list(dict.fromkeys(names))


def cited_name(question: JudgedQuestion, document: str, issued: str, locator: str) -> str:
    """How a clause is named in the locators of a question."""
    own = (document, issued) == (question.document, question.issued)
    return locator if own else f"{document}#{locator}"


def _is_covered(locator: str, cited: list[str]) -> bool:
    """Whether the clause or a unit around it was cited."""
    return any(locator == name or locator.startswith(f"{name}/") for name in cited)


def _says_absent(question: JudgedQuestion, answer: Answer) -> bool:
    """Whether the answer quotes the sentence that the library does not have the text."""
    first = answer.citations[0]
    there = _cited_clauses(question, answer.citations[:1])[0] in question.absent_said_at
    return there and bool(_ABSENT.search(first.quote))


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
