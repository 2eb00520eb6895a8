"""What a typed question is taken to mean, step by step."""

from collections.abc import Collection
from dataclasses import dataclass

from ingest.folding import nfc
from search.understanding.abbreviations import expand_abbreviations
from search.understanding.clause_request import ClauseRequest, parse_clause_request
from search.understanding.decoding import Lexicon
from search.understanding.diacritics import apply, shipped
from search.understanding.document_numbers import DocumentMention, find_documents
from search.understanding.keystrokes import decode_keystrokes, place_tones
from search.understanding.metadata_question import MetadataRequest, parse_metadata_question

NOTES = {
    "typing": "Đọc lại chữ gõ Telex, VNI và dấu đặt lệch",
    "abbreviations": "Viết đầy đủ chữ viết tắt",
    "diacritics": "Thêm dấu còn thiếu",
    "spelling": "Sửa chữ gõ nhầm",
}
"""The steps in their order, and what the user is told of each."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change made to the question; ``name`` undoes it when passed in ``skip``."""

    name: str
    before: str
    after: str
    note_vi: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """``text`` is what is searched for ``original``; ``steps`` lead from one to the other.

    ``documents`` and ``clause`` have offsets into ``text``.
    """

    original: str
    text: str
    steps: tuple[Step, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    clause: ClauseRequest | None = None
    metadata: MetadataRequest | None = None


def interpret(
    question: str, lexicon: Lexicon | None = None, skip: Collection[str] = ()
) -> Interpretation:
    """What ``question`` means; never raises.

    ``lexicon`` is what the library contains (see :class:`Lexicon`); its words
    are preferred. ``skip`` has the names of steps not to take (see ``NOTES``).
    A well-typed question comes back as it is, composed (NFC) and with single
    spaces.
    """
    text = " ".join(nfc(question).split())
    steps: list[Step] = []

    def take(name: str, after: str) -> str:
        if after != text and name not in skip:
            steps.append(Step(name, text, after, NOTES[name]))
            return after
        return text

    restorer = shipped()
    text = take("typing", place_tones(decode_keystrokes(text, restorer)))
    typed = text
    text = take("abbreviations", expand_abbreviations(text))
    changes = restorer.changes(
        text, typed, lexicon, bare="diacritics" not in skip, slips="spelling" not in skip
    )
    # Added marks keep the length, so that the places of the other changes stay right.
    text = take("diacritics", apply(text, [change for change in changes if change.bare]))
    text = take("spelling", apply(text, [change for change in changes if not change.bare]))
    documents = find_documents(text)
    clause = parse_clause_request(text, documents)
    counts_in_clause = clause is not None and clause.counts is not None
    return Interpretation(
        original=question,
        text=text,
        steps=tuple(steps),
        documents=documents,
        clause=clause,
        metadata=None if counts_in_clause else parse_metadata_question(text, documents),
    )
