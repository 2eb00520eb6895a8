"""Short labels that say how far a text can be relied on."""

from dataclasses import dataclass

from ingest.metadata import DocumentMetadata, Status

_TONES = {
    Status.IN_FORCE: "good",
    Status.PARTLY_LAPSED: "warn",
    Status.LAPSED: "bad",
    Status.CONCLUDED: "warn",
    Status.UNKNOWN: "plain",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """``tone`` is one of good, warn, bad, plain; the words alone carry the meaning."""

    text: str
    tone: str


def fidelity_badge(fidelity: str) -> Badge:
    if fidelity == "verbatim":
        return Badge("nguyên văn", "good")
    return Badge("bản tóm lược, cần đối chiếu nguyên văn", "warn")


def status_badge(status: Status) -> Badge:
    return Badge(status.label, _TONES[status])


def document_badges(metadata: DocumentMetadata) -> list[Badge]:
    """Fidelity and status of a document."""
    return [fidelity_badge(metadata.fidelity), status_badge(metadata.status)]
