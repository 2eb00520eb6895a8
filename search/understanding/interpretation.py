"""What a typed question is taken to mean, step by step."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ingest.folding import nfc
from search.understanding.clause_request import ClauseRequest, parse_clause_request
from search.understanding.diacritics import Lexicon, shipped
from search.understanding.document_numbers import DocumentMention, find_documents


@dataclass(frozen=True, slots=True)
class Step:
    """One change made to the question; ``name`` undoes it when passed in ``skip``."""

    name: str
    before: str
    after: str
    note_vi: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """``text`` is what is searched for ``original``; ``steps`` lead from one to the other."""

    original: str
    text: str
    steps: tuple[Step, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    clause: ClauseRequest | None = None


def interpret(
    question: str, lexicon: Lexicon | None = None, skip: Collection[str] = ()
) -> Interpretation:
    """What ``question`` means; never raises.

    ``lexicon`` is what the library contains (see :class:`Lexicon`). ``skip``
    names steps that are not taken. A well-typed question comes back as it
    is, composed (NFC) and with single spaces.
    """
    typed = " ".join(nfc(question).split())
    text = typed
    steps: list[Step] = []
    for name, note, change in _changes(typed, lexicon):
        if name in skip:
            continue
        after = change(text)
        if after != text:
            steps.append(Step(name, text, after, note))
            text = after
    documents = find_documents(text)
    clause = parse_clause_request(text, documents)
    return Interpretation(question, text, tuple(steps), documents, clause)


def _changes(typed: str, lexicon: Lexicon | None) -> list[tuple[str, str, Callable[[str], str]]]:
    return [
        ("diacritics", "Thêm dấu", lambda text: shipped().restore(text, typed, lexicon)),
    ]
