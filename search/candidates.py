"""From passages that were found to the clauses they belong to."""

from dataclasses import dataclass

from ingest.records import StoredDocument, StoredPassage
from ingest.units import Unit
from search.retrieval import Hit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause with the best of its passages; ``score`` is the fused score."""

    document: StoredDocument
    unit: Unit
    passage: StoredPassage
    score: float
    cosine: float
    lexical: float

    @property
    def text(self) -> str:
        """The clause as stored."""
        return self.document.text[self.unit.start : self.unit.own_end]


def best_by_clause(
    hits: list[Hit], passages: list[StoredPassage]
) -> list[tuple[Hit, StoredPassage]]:
    """The best passage of each clause, in the order of the hits.

    Hits whose passage the store no longer has are dropped: the store is the
    truth, and an index may lag behind it after an interrupted run.
    """
    by_id = {passage.id: passage for passage in passages}
    best: dict[tuple[int, int], tuple[Hit, StoredPassage]] = {}
    for hit in hits:
        passage = by_id.get(hit.passage_id)
        if passage is not None:
            best.setdefault((passage.document, passage.unit), (hit, passage))
    return list(best.values())
