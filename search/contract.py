"""The JSON of an answer, which other programs read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Citation(BaseModel):
    """A passage that was found and checked in the store.

    ``quote`` is exactly ``text_of_document[start:end]`` (character offsets in
    the stored text); ``text`` is the whole clause it lies in. ``issued`` is a
    date as YYYY-MM-DD, empty if the document names none. ``page`` is the
    physical page, from 1, or None where the source has no pages.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    n: int
    document: str
    issued: str
    title: str
    fidelity: Literal["verbatim", "digest"]
    locator: str
    label: str
    page: int | None
    quote: str
    text: str
    start: int
    end: int
    score: float


class Answer(BaseModel):
    """What one question gets; ``citations`` is best first and never missing.

    On a refusal ``answer`` is empty, ``refusal`` says in Vietnamese what was
    not found, and ``citations`` are the nearest clauses.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str | None = None
    question: str
    interpreted: str
    answered: bool
    answer: str
    refusal: str | None
    citations: list[Citation]
    elapsed_ms: float
