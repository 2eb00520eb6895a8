"""Repairs that recognition made by its lexicon, beside those of an errata list.

Both are kept in one list that leads from the stored text back to the raw
reading, whichever of them changed a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.errata import Repair, raw_text
from ingest.extraction import Extraction

WHY = "sửa theo từ điển khi nhận dạng, xem ảnh trang"


def recognition_repairs(extraction: Extraction) -> tuple[Repair, ...]:
    """What the reader repaired while it recognised a scan, in the order of the text."""
    found = extraction.metadata.get("repairs")
    if not isinstance(found, list):
        return ()
    repairs = (Repair(r["start"], r["end"], r["read"], r["meant"], WHY) for r in found)
    return tuple(sorted(repairs, key=lambda repair: repair.start))


@dataclass(frozen=True, slots=True)
class _Span:
    """A repair with its place in the text between the two rounds of repairs."""

    start: int
    end: int
    repair: Repair
    is_later: bool


def compose(text: str, earlier: Sequence[Repair], later: Sequence[Repair]) -> tuple[Repair, ...]:
    """One list for two rounds of repairs.

    ``text`` is what the ``earlier`` repairs made and the ``later`` ones were
    applied to. Repairs of both rounds that overlap become one, with both
    reasons; where the later round restores what was read, none is left.
    """
    composed: list[Repair] = []
    shift = 0
    for cluster in _clusters(_spans(earlier, later)):
        start, end = cluster[0].start, max(span.end for span in cluster)
        before = [span for span in cluster if not span.is_later]
        after = [span for span in cluster if span.is_later]
        read = raw_text(text[start:end], _within(before, start))
        meant = _applied(text[start:end], after, start)
        why = "; ".join(dict.fromkeys(span.repair.why for span in cluster))
        if read != meant:
            at = start + shift
            composed.append(Repair(at, at + len(meant), read, meant, why))
        shift += len(meant) - (end - start)
    return tuple(composed)


def _spans(earlier: Sequence[Repair], later: Sequence[Repair]) -> list[_Span]:
    grown = accumulate((len(r.meant) - len(r.read) for r in later), initial=0)
    spans = [_Span(r.start, r.end, r, False) for r in earlier]
    for repair, growth in zip(later, grown, strict=False):
        start = repair.start - growth
        spans.append(_Span(start, start + len(repair.read), repair, True))
    return sorted(spans, key=lambda span: (span.start, span.end))


def _clusters(spans: Sequence[_Span]) -> list[list[_Span]]:
    clusters: list[list[_Span]] = []
    end = -1
    for span in spans:
        if span.start < end:
            clusters[-1].append(span)
        else:
            clusters.append([span])
        end = max(end, span.end)
    return clusters


def _within(spans: Sequence[_Span], origin: int) -> list[Repair]:
    return [
        Repair(s.start - origin, s.end - origin, s.repair.read, s.repair.meant, s.repair.why)
        for s in spans
    ]


def _applied(piece: str, later: Sequence[_Span], origin: int) -> str:
    for span in reversed(later):
        piece = piece[: span.start - origin] + span.repair.meant + piece[span.end - origin :]
    return piece
