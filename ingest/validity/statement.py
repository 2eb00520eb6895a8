"""What one sentence of a document says of the force of a document."""

from dataclasses import dataclass
from datetime import date

from ingest.metadata import Status
from ingest.references.reference import Reference


@dataclass(frozen=True, slots=True)
class Statement:
    """``text[start:end]`` of the document is the sentence; it stands in ``unit``.

    ``reference`` names the document that it is about, None for the one that
    it stands in. ``since`` is the first day of ``status`` where the document
    tells it. ``partly`` is set where only what ``reference`` leads to has
    lapsed, or some of it is excepted.
    """

    status: Status
    since: date | None
    reference: Reference | None
    unit: int
    start: int
    end: int

    @property
    def partly(self) -> bool:
        return self.status is Status.PARTLY_LAPSED
