"""Citations made from the store, each checked against it."""

from ingest.records import StoredDocument
from ingest.units import Unit
from search.contract import Citation


def citation_of(
    n: int, document: StoredDocument, unit: Unit, start: int, end: int, score: float
) -> Citation:
    """A citation of ``document.text[start:end]``, which must lie within ``unit``.

    Raises ValueError if it does not: a wrong citation must never be shown.
    """
    last = max(unit.own_end, unit.end) if end > unit.own_end else unit.own_end
    quote = document.text[start:end]
    if not (unit.start <= start < end <= last) or not quote.strip():
        raise ValueError(f"[{start}, {end}) is not in {document.metadata.number} {unit.locator}")
    metadata = document.metadata
    return Citation(
        n=n,
        document=metadata.number,
        issued=metadata.issued.isoformat() if metadata.issued else "",
        title=metadata.title,
        fidelity=metadata.fidelity,
        locator=unit.locator,
        label=unit.label,
        page=document.page_of(start),
        quote=quote,
        text=document.text[unit.start : last],
        start=start,
        end=end,
        score=round(score, 4),
    )
