"""A clause cited the way official documents cite it."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.labels import spoken
from ingest.metadata import DocumentMetadata
from ingest.units import Unit, UnitKind
from search.wording import DIGEST_WARNING

_CONTAINERS = (UnitKind.PART, UnitKind.CHAPTER, UnitKind.SECTION)
# Part of a digest and of no official text.
_OWN_NOTES = "Ghi chú"
_NUMBERED = re.compile(
    r"\b(khoản|điểm|Điều|mục|Mục|Chương|chương|phần|Phần|số|ngày) (?=[\dIVXLCa-zđ])"
)


@dataclass(frozen=True, slots=True)
class ClauseCitation:
    """``html`` is escaped text whose numbers do not part from their words at the end of a line."""

    text: str
    html: str


def cite_document(metadata: DocumentMetadata) -> str:
    """ "Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị"."""
    so = "số " if metadata.number[:1].isdigit() else ""
    date = f" ngày {metadata.issued:%d/%m/%Y}" if metadata.issued else ""
    return f"{metadata.kind} {so}{metadata.number}{date} của {metadata.issuer}"


def cite_clause(metadata: DocumentMetadata, units: Sequence[Unit], position: int) -> ClauseCitation:
    """ "khoản 2 Điều 9 Quy chế ban hành kèm theo Quyết định số 217-QĐ/TW ngày … của …".

    A Điều is cited without its Chương, whose numbers it does not need. A
    digest is always called one.
    """
    steps: list[str] = []
    at: int | None = position
    in_article = False
    while at is not None:
        unit = units[at]
        at = unit.parent
        if unit.kind is UnitKind.DOCUMENT or (in_article and unit.kind in _CONTAINERS):
            continue
        in_article = in_article or unit.kind is UnitKind.ARTICLE
        steps.append(_step(unit))
    text = " ".join([*steps, cite_document(metadata)])
    if metadata.fidelity == "digest":
        text += f" ({DIGEST_WARNING})"
    return ClauseCitation(text, _NUMBERED.sub("\\1&nbsp;", html.escape(text)))


def _step(unit: Unit) -> str:
    said = spoken(unit)
    if unit.kind is UnitKind.ATTACHMENT:
        link = "của" if said.startswith(_OWN_NOTES) else "ban hành kèm theo"
        return f"{said} {link}"
    if unit.kind in (UnitKind.PART, UnitKind.CHAPTER):
        return said[:1].upper() + said[1:]
    if unit.number:
        return said
    return f"{said[:1].lower()}{said[1:]}"
