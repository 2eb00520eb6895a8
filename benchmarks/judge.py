"""Mark the product on the judged questions: ``python -m benchmarks.judge [--index DIR] [--json]``.

Prints a table per kind with 95 % Wilson intervals, for all questions and for
the held split, then every miss.
"""

import argparse
import json
import statistics
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from benchmarks.intervals import Share, count
from benchmarks.judged_questions import (
    FLOORS_FILE,
    JudgedQuestion,
    Mark,
    load_questions,
    mark,
    used_citations,
)
from ingest.locations import default_index
from ingest.terminal import print_json
from ingest.terminal import run as run_command
from search.contract import Answer, Citation
from search.engine import Engine

Ask = Callable[[str], Answer]
# The stored text of a document, by number and date of issue.
DocumentText = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares over a group of marks; each counts only the questions it applies to."""

    n: int
    first: Share
    first_three: Share
    quoted: Share
    complete: Share
    decided: Share
    valid: Share
    quote_chars: float  # median length of what an answer quotes, in characters

    def as_json(self) -> dict[str, object]:
        shares = {name: getattr(self, name).as_json() for name in SHARES}
        return {"n": self.n, **shares, "quote_chars": self.quote_chars}


SHARES = ("first", "first_three", "quoted", "complete", "decided", "valid")
_COLUMNS = ("right first", "in three", "quoted", "complete", "decided", "valid")


def run(questions: Iterable[JudgedQuestion], ask: Ask, text_of: DocumentText) -> list[Mark]:
    """Ask every question and mark the answers; ``ask`` may be any variant of the product."""
    marks = []
    for question in questions:
        answer = ask(question.q)
        invalid = tuple(c for c in answer.citations if not is_valid(c, text_of))
        marks.append(mark(question, answer, invalid))
    return marks


def is_valid(citation: Citation, text_of: DocumentText) -> bool:
    """Whether the quote stands in the stored document exactly where it says."""
    text = text_of(citation.document, citation.issued)
    exact = text[citation.start : citation.end] == citation.quote
    return exact and bool(citation.quote.strip()) and citation.quote in citation.text


def score(marks: Sequence[Mark]) -> Scores:
    """Shares of the marks; a flag that is None does not count."""
    flags = {
        name: [value for m in marks if (value := getattr(m, name)) is not None]
        for name in SHARES[:-1]
    }
    lengths = [sum(len(c.quote) for c in used_citations(m.answer)) for m in marks]
    lengths = [length for length in lengths if length]
    return Scores(
        n=len(marks),
        **{name: count(values) for name, values in flags.items()},
        valid=Share(
            sum(len(m.answer.citations) - len(m.invalid) for m in marks),
            sum(len(m.answer.citations) for m in marks),
        ),
        quote_chars=statistics.median(lengths) if lengths else 0.0,
    )


def groups(marks: Sequence[Mark]) -> dict[str, Scores]:
    """Scores by kind, then all, answerable, unanswerable, and the held questions."""
    kinds = dict.fromkeys(m.question.kind for m in marks)
    table = {kind: score([m for m in marks if m.question.kind == kind]) for kind in kinds}
    held = [m for m in marks if m.question.split == "held"]
    for name, part in (("all", list(marks)), ("held", held)):
        table[name] = score(part)
        table[f"{name}, answerable"] = score([m for m in part if m.question.answerable])
        table[f"{name}, unanswerable"] = score([m for m in part if not m.question.answerable])
    return table


def without_diacritics(questions: Iterable[JudgedQuestion]) -> list[JudgedQuestion]:
    """The same questions as typed on a keyboard without Vietnamese input."""
    return [q.model_copy(update={"q": _bare(q.q)}) for q in questions]


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def record(table: dict[str, Scores], path: Path = FLOORS_FILE) -> None:
    """Keep the scores for later runs to be held against."""
    scores = {name: scores.as_json() for name, scores in table.items()}
    path.write_text(json.dumps(scores, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def falls(table: dict[str, Scores], path: Path = FLOORS_FILE) -> list[str]:
    """Scores that are below the recorded one by more than its interval, one line each."""
    recorded = json.loads(path.read_text(encoding="utf-8"))
    out = []
    for name, scores in table.items():
        for share in SHARES:
            floor, now = recorded[name][share], getattr(scores, share)
            if now.n and now.value < floor["low"]:
                out.append(f"{name}, {share}: {now.text}, recorded {100 * floor['share']:.1f}")
    return out


def format_table(table: dict[str, Scores]) -> str:
    """One row a group, shares in per cent with their intervals."""
    head = f"{'kind':<22}{'n':>4}  " + "".join(f"{name:<15}" for name in _COLUMNS) + "chars"
    rows = [head]
    for name, scores in table.items():
        cells = "".join(f"{getattr(scores, share).text:<15}" for share in SHARES)
        rows.append(f"{name:<22}{scores.n:>4}  {cells}{scores.quote_chars:>5.0f}")
    return "\n".join(rows)


def describe_miss(missed: Mark) -> str:
    """What was asked, wanted and got, in a few lines."""
    question, answer = missed.question, missed.answer
    got = " ".join(f"{c.document}#{c.locator}" for c in answer.citations) or "nothing"
    failed = [name for name in SHARES[:-1] if getattr(missed, name) is False]
    wrong = ", ".join([*failed, "valid"] if missed.invalid else failed)
    wanted = f"{question.document}#{'|'.join(question.locators)}" if question.answerable else "none"
    lines = [
        f"{question.id} [{question.kind}] {question.q}",
        f"    wrong: {wrong}; answered: {answer.answered}; read as: {answer.interpreted}",
        f"    wanted: {wanted}; got: {got}",
    ]
    if missed.quoted is False and missed.first:
        lines.append(f"    missing one of: {' | '.join(question.quote_contains or ())}")
    return "\n".join(lines)


@contextmanager
def open_product(index_dir: Path, top: int) -> Iterator[tuple[Ask, DocumentText]]:
    """The product over an index folder, as the two functions that ``run`` needs."""
    with Engine.open(index_dir) as engine:

        @cache
        def text_of(number: str, issued: str) -> str:
            document = engine.store.find(number, date.fromisoformat(issued) if issued else None)
            return document.text if document else ""

        yield lambda question: engine.ask(question, top), text_of


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, default=default_index(), help="folder of the index")
    parser.add_argument("--top", type=int, default=5, help="citations an answer may have")
    parser.add_argument("--bare", action="store_true", help="ask with every diacritic removed")
    parser.add_argument("--record", action="store_true", help="keep the scores as the new floors")
    parser.add_argument("--json", action="store_true", help="print scores and misses as JSON")
    return parser.parse_args()


def _report(options: argparse.Namespace) -> int:
    questions = load_questions()
    if options.bare:
        questions = without_diacritics(questions)
    with open_product(options.index, options.top) as (ask, text_of):
        marks = run(questions, ask, text_of)
    table = groups(marks)
    misses = [describe_miss(m) for m in marks if m.missed]
    if options.record:
        record(table)
    if options.json:
        print_json({"scores": {k: v.as_json() for k, v in table.items()}, "misses": misses})
        return 0
    print(format_table(table))
    print(f"\n{len(misses)} misses")
    print("\n".join(misses))
    return 0


if __name__ == "__main__":
    raise SystemExit(run_command(lambda: _report(_parse_arguments())))
