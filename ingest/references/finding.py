"""Finds every mention of a document or clause in a document's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.metadata import DocumentMetadata
from ingest.references.clauses import Chain, Item, clause_runs
from ingest.references.context import Context, heading_end
from ingest.references.follow import is_follower
from ingest.references.named import named_documents
from ingest.references.numbered import numbered_documents
from ingest.references.own import Own, bare_kind, is_mention_alone, own_mentions
from ingest.references.reference import DocumentName, Reference
from ingest.units import Unit, UnitKind
from search.understanding.clause_request import Element
from search.understanding.clause_words import RANK
from search.understanding.document_numbers import DocumentMention

_TAIL = re.compile(
    r"(?:\([ivx]+\))?(?:\s+trở (?:đi|lên))?[\s,]*(?:(?:của|thuộc|tại|trong|bản|(?:được\s+)?ban hành kèm theo|kèm theo)\s+)*"
)
# After a clause these name another document, even one that nothing else tells of.
_OTHER = re.compile(
    r"(?:Bộ [Ll]uật|Luật|Pháp lệnh|Nghị định thư|Nghị định|Thông tư|Nghị quyết|Quyết định|Quy chế|Quy định"
    r"|Điều lệ|Hiệp định|Công ước|Hiến chương|Quy chuẩn|Tiêu chuẩn|Hợp đồng|Quy tắc)(?!\w)"
)
_NAME = re.compile(r"(?:\s+[^\s.,;:()“”\"]+){0,8}")
_AMENDED = re.compile(r"(?:sửa đổi|bổ sung)(?: đoạn| nội dung)?\s+$")
_OPENS_QUOTE = re.compile(r"^\s*“")


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A document at ``start:end`` of a line, to which clauses before it may belong."""

    start: int
    end: int
    document: DocumentMention | DocumentName | None = None
    number: str = ""
    attachment: str = ""
    own: Own | None = None


def find_references(
    text: str, units: Sequence[Unit], metadata: DocumentMetadata
) -> list[Reference]:
    """The mentions in a document in reading order; none lies within another.

    In a list ("các điểm a, b khoản 1 Điều 12 của Luật này") each item is a
    mention of its own, the last with what follows it. Headings ("Điều 5.")
    are none.
    """
    if not units:
        return []
    finder = _Finder(text, Context(units, metadata))
    start = 0
    for line in text.split("\n"):
        finder.read(line, start)
        start += len(line) + 1
    return finder.found


class _Finder:
    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context
        self._amended: Reference | None = None  # what the quotation being read is put into
        self._depth = 0  # of quotations that the line begins in
        self._lead: tuple[int, Reference] | None = None  # a list of another document's clauses
        self.found: list[Reference] = []

    def read(self, line: str, offset: int) -> None:
        """Take in the next line of the text."""
        position = self._context.unit_at(offset)
        unit = self._context.units[position]
        if unit.start == offset:
            self._depth = 0  # a unit never begins within a quotation
        if not self._depth:
            opens = _OPENS_QUOTE.match(line) and self.found
            self._amended = self.found[-1] if opens and self.found[-1].document else None
        begin = heading_end(line, unit.start == offset, unit.number)
        anchors = self._anchors(line, position)
        runs = clause_runs(line, [(a.start, a.end) for a in anchors], begin)
        used: set[int] = set()
        found = [r for run in runs for r in self._run(line, offset, position, run, anchors, used)]
        for i, anchor in enumerate(anchors):
            if i not in used and anchor.start >= begin:
                found += self._alone(line, offset, position, anchor)
        found.sort(key=lambda reference: reference.start)
        self.found += self._amendments(line, offset, found)
        self._note_lead(line, offset, position)
        self._depth = max(self._depth + line.count("“") - line.count("”"), 0)

    def _note_lead(self, line: str, offset: int, position: int) -> None:
        """Remember "… quy định tại Luật Tố cáo:", whose articles the list below it names."""
        last = self.found[-1] if self.found else None
        if last and last.end == offset + len(line.rstrip(" :")) and line.rstrip().endswith(":"):
            self._lead = (position, last) if last.document and not last.path else None

    def _led(self, position: int) -> Reference | None:
        if self._lead is None:
            return None
        at: int | None = self._context.units[position].parent
        while at is not None:
            if at == self._lead[0]:
                return self._lead[1]
            at = self._context.units[at].parent
        return None

    def _anchors(self, line: str, position: int) -> list[_Anchor]:
        anchors = [_Anchor(n.start, n.end, n.mention, n.number) for n in numbered_documents(line)]
        for named in named_documents(line):
            if not _overlaps(named.start, named.end, anchors):
                anchors.append(_Anchor(named.start, named.end, named.document))
        for own in own_mentions(line, self._context, position):
            if not _overlaps(own.start, own.end, anchors):
                anchors.append(_Anchor(own.start, own.end, attachment=own.attachment, own=own))
        anchors.sort(key=lambda anchor: anchor.start)
        return _with_enclosed(anchors, line)

    # -- clauses ------------------------------------------------------------

    def _run(
        self, line: str, offset: int, position: int,
        run: Sequence[Chain], anchors: Sequence[_Anchor], used: set[int],
    ) -> Iterator[Reference]:  # fmt: skip
        levels, document = self._closers(line, position, run[-1], anchors, used)
        for i, chain in enumerate(run):
            last = i == len(run) - 1
            shared = document if last or RANK[chain.outermost] <= RANK[UnitKind.ARTICLE] else None
            for item in chain.items:
                yield self._clause(offset, position, item, levels if last else (), shared)

    def _closers(
        self, line: str, position: int, chain: Chain, anchors: Sequence[_Anchor], used: set[int]
    ) -> tuple[tuple[Element, ...], _Anchor | None]:
        """What ends a run of clauses: "Điều này", or the document they are in."""
        levels: tuple[Element, ...] = ()
        outermost = RANK[chain.outermost]
        while True:
            start = _TAIL.match(line, chain.end).end()
            index, anchor = _at(anchors, start)
            if anchor is None:
                other = self._unlisted(line, start, position)
                if other:
                    chain.items[-1].end = chain.end = other.end
                return levels, other
            own = anchor.own
            if own and own.level is not None:
                address = self._context.enclosing(own.level, position)
                if RANK[own.level] >= outermost or address is None:
                    return levels, None
                levels = levels or address
                outermost = RANK[own.level]
                used.add(index)
                chain.items[-1].end = chain.end = anchor.end
                continue
            used.add(index)
            chain.items[-1].end = chain.end = anchor.end
            return levels, anchor

    def _unlisted(self, line: str, start: int, position: int) -> _Anchor | None:
        """A document right after a clause that only its kind tells: "Điều 73 của Luật"."""
        own = bare_kind(line, start, self._context, position)
        if own:
            return _Anchor(own.start, own.end, attachment=own.attachment, own=own)
        kind = _OTHER.match(line, start)
        if kind is None:
            return None
        end = kind.end()
        for word in re.finditer(r"\S+", _NAME.match(line, end)[0]):
            if is_follower(word[0]):
                break
            end = kind.end() + word.end()
        return _Anchor(start, end, DocumentName(line[start:end]))

    def _clause(
        self, offset: int, position: int, item: Item,
        levels: tuple[Element, ...], anchor: _Anchor | None,
    ) -> Reference:  # fmt: skip
        path = item.path
        attachment = anchor.attachment if anchor else self._context.attachment_at(position)
        kind = path[0].kind
        if levels and kind:
            path = (*(e for e in levels if e.kind and RANK[e.kind] < RANK[kind]), *path)
        elif anchor is None and kind in (UnitKind.CLAUSE, UnitKind.POINT):
            path = (*_fitting(self._context.above(kind, position), path), *path)
        elif kind is UnitKind.ATTACHMENT:
            attachment = ""
        elif anchor is None and kind is UnitKind.ARTICLE and (led := self._led(position)):
            anchor = _Anchor(0, 0, led.document, led.number)
            attachment = ""
        return Reference(
            start=offset + item.start, end=offset + item.end,
            text=self._text[offset + item.start : offset + item.end], unit=position,
            document=anchor.document if anchor else None, number=anchor.number if anchor else "",
            attachment=attachment, path=path, through=item.through,
        )  # fmt: skip

    # -- documents ----------------------------------------------------------

    def _alone(self, line: str, offset: int, position: int, anchor: _Anchor) -> Iterator[Reference]:
        path: tuple[Element, ...] = ()
        attachment = anchor.attachment
        if anchor.own and anchor.own.level is not None:
            address = self._context.enclosing(anchor.own.level, position)
            if not is_mention_alone(line, anchor.own):
                return
            path = address or (Element(anchor.own.level, ""),)
            attachment = self._context.attachment_at(position)
        start, end = offset + anchor.start, offset + anchor.end
        yield Reference(
            start, end, self._text[start:end], position,
            anchor.document, anchor.number, attachment, path,
        )  # fmt: skip

    def _amendments(
        self, line: str, offset: int, found: Sequence[Reference]
    ) -> Iterator[Reference]:
        """In an amending text "sửa đổi Điều này", and "Luật này" in what is put in, mean the other."""
        before = None
        for reference in found:
            is_own = reference.document is None
            if is_own and before and _AMENDED.search(line[: reference.start - offset]):
                depth = _depth(before.path, reference.path)
                reference = replace(
                    reference, document=before.document, number=before.number,
                    attachment=before.attachment, path=before.path[:depth],
                )  # fmt: skip
            elif is_own and self._amended:
                reference = replace(
                    reference, document=self._amended.document, number=self._amended.number
                )
            if reference.document:
                before = reference
            if reference.path and not reference.path[-1].number:
                reference = replace(reference, path=())  # the tree has no such unit here
            yield reference


def _fitting(above: tuple[Element, ...], path: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple(e for e in above if e.kind and path[0].kind and RANK[e.kind] < RANK[path[0].kind])


def _depth(path: Sequence[Element], own: Sequence[Element]) -> int:
    """How much of ``path`` to keep for "Điều này", "khoản này": up to that level."""
    if not own:
        return 0
    for i, element in enumerate(path):
        if element.kind is own[-1].kind:
            return i + 1
    return len(path)


def _overlaps(start: int, end: int, anchors: Sequence[_Anchor]) -> bool:
    return any(anchor.start < end and start < anchor.end for anchor in anchors)


def _at(anchors: Sequence[_Anchor], start: int) -> tuple[int, _Anchor | None]:
    for i, anchor in enumerate(anchors):
        if anchor.start == start:
            return i, anchor
    return -1, None


def _with_enclosed(anchors: Sequence[_Anchor], line: str) -> list[_Anchor]:
    """ "Quy chế ban hành kèm theo Quyết định số 217-QĐ/TW" as one mention."""
    out: list[_Anchor] = []
    for anchor in anchors:
        before = out[-1] if out else None
        if (
            before
            and before.own
            and before.own.enclosed
            and not line[before.end : anchor.start].strip()
        ):
            attachment = before.own.enclosed if anchor.document else before.attachment
            out[-1] = replace(anchor, start=before.start, attachment=attachment)
        else:
            out.append(anchor)
    return out
