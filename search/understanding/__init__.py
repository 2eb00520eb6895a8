"""What a typed question means."""

from dataclasses import dataclass

from ingest.folding import nfc


@dataclass(frozen=True, slots=True)
class Interpretation:
    """``text`` is what is searched for ``original``."""

    original: str
    text: str


def interpret(question: str) -> Interpretation:
    """The question, composed and trimmed."""
    return Interpretation(question, " ".join(nfc(question).split()))
