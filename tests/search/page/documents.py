"""Small documents for tests of the page."""

import datetime

from ingest.errata import Repair
from ingest.extraction import Block, BlockKind, Page
from ingest.metadata import DocumentMetadata
from ingest.records import Origin, StoredDocument
from ingest.units import Unit, UnitKind
from search.contract import Answer, Citation
from search.wording import answer_text

ISSUED = datetime.date(2021, 11, 19)


def stored(
    lines: list[str],
    *,
    repairs: tuple[Repair, ...] = (),
    pages: tuple[Page, ...] = (),
    kinds: dict[int, BlockKind] | None = None,
    **metadata: object,
) -> StoredDocument:
    """A document of which each line is a block and a khoản, numbered from 1."""
    text = "\n".join(lines)
    blocks: list[Block] = []
    units = [Unit(UnitKind.DOCUMENT, "", "", 0, len(text), 0, None, "", "")]
    position = 0
    for number, line in enumerate(lines, start=1):
        end = position + len(line)
        kind = (kinds or {}).get(number, BlockKind.PARAGRAPH)
        blocks.append(Block(position, end, kind))
        units.append(
            Unit(UnitKind.CLAUSE, str(number), "", position, end, end, 0, str(number),
                 f"Khoản {number}")
        )  # fmt: skip
        position = end + 1
    fields = {
        "number": "04-NQ/TU", "issued": ISSUED, "issuer": "Ban Thường vụ Tỉnh ủy Nghệ An",
        "kind": "Nghị quyết", "title": "Về công tác Mặt trận", "fidelity": "verbatim",
    }  # fmt: skip
    return StoredDocument(
        id=1, metadata=DocumentMetadata.model_validate(fields | metadata),
        origin=Origin("nghi-quyet.md", "", ""), active=True, text=text, raw_text=text,
        blocks=tuple(blocks), pages=pages, repairs=repairs, units=units,
    )  # fmt: skip


def citation(document: StoredDocument, quote: str, n: int = 1) -> Citation:
    """A citation of ``quote`` where it first stands."""
    start = document.text.index(quote)
    unit = next(u for u in document.units[1:] if u.start <= start < u.end)
    metadata = document.metadata
    return Citation(
        n=n, document=metadata.number, issued=metadata.issued.isoformat() if metadata.issued else "",
        title=metadata.title, fidelity=metadata.fidelity, locator=unit.locator, label=unit.label,
        page=document.page_of(start), quote=quote, text=document.text[unit.start : unit.end],
        start=start, end=start + len(quote), score=1.0,
    )  # fmt: skip


def answer(citations: list[Citation], quoted: int = 1, **fields: object) -> Answer:
    """An answer that quotes the first ``quoted`` citations; a refusal where that is 0."""
    used = citations[:quoted]
    text = answer_text(used, {c.n: stored(["1. a"]).metadata for c in used})
    values = {
        "question": "Hỏi gì?", "interpreted": "Hỏi gì?", "answered": quoted > 0, "answer": text,
        "refusal": None if quoted else "Không tìm thấy.", "citations": citations, "elapsed_ms": 1.0,
    }  # fmt: skip
    return Answer.model_validate(values | fields)
