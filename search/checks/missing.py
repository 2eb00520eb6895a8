"""What a question names or asks for and a clause does not have."""

from dataclasses import dataclass
from enum import StrEnum


class MissingKind(StrEnum):
    """``text_vi`` of each is a phrase that follows "nói đến"."""

    YEAR = "year"
    BODY = "body"
    DOCUMENT = "document"
    CLAUSE = "clause"
    PLACE = "place"
    ANSWER = "answer"  # an answer of the form asked for: a sum, a duration, a name
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Missing:
    """``text_vi`` names the thing as a reader would say it ("năm 2030")."""

    kind: MissingKind
    text_vi: str
