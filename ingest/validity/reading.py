"""Reads what a document says of the force of others and of its own."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.metadata import DocumentMetadata, Status
from ingest.references.reference import Reference
from ingest.units import Unit, UnitKind
from ingest.validity import objects, phrases
from ingest.validity.sentences import Sentence, sentences
from ingest.validity.statement import Statement

# In these a bare "Bãi bỏ Quyết định số …" is done by being written; in a plan it is work to do.
_DECIDING = frozenset(
    ["Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định"]
    + ["Quy định", "Quy chế", "Nghị quyết liên tịch"]
)
_SUMMING_UP = frozenset(["Kết luận", "Báo cáo", "Nghị quyết"])


def read_statements(
    text: str, units: Sequence[Unit], references: Sequence[Reference], metadata: DocumentMetadata
) -> list[Statement]:
    """The statements in reading order, each with its sentence.

    Nothing is read between the lines: a verb counts only where the document
    itself is its subject and what it is done to is named right after it. The
    names of documents within the title of another ("… hướng dẫn thi hành
    Nghị định số …") are not what the verb is about.
    """
    said = [s for s in sentences(text, units, references) if _may_say(s)]
    effective = _effective(said, metadata.issued)
    reader = _Reader(units, metadata, effective)
    found = [statement for sentence in said for statement in reader.read(sentence)]
    return list(dict.fromkeys(found))


def _may_say(sentence: Sentence) -> bool:
    return bool(sentence.others or sentence.own) or sentence.text.endswith(":")


def _effective(
    said: Sequence[Sentence], issued: datetime.date | None
) -> tuple[Sentence, datetime.date | None] | None:
    """The sentence that says from when the document is in force, and that day."""
    for sentence in said:
        for own in sentence.own:
            rest = sentence.between(own.end, sentence.end)
            if own.attachment == "" and (match := phrases.IN_FORCE.match(rest)):
                before = sentence.between(sentence.start, own.start)
                if phrases.OPENING.match(before):
                    return sentence, phrases.start_date(rest[match.end() :], issued)
    return None


@dataclass(slots=True)
class _Lead:
    """ "Các văn bản sau đây hết hiệu lực …:" in ``unit``; ``end`` is where the list begins."""

    unit: int
    end: int
    since: datetime.date | None
    partly: bool


class _Reader:
    def __init__(
        self,
        units: Sequence[Unit],
        metadata: DocumentMetadata,
        effective: tuple[Sentence, datetime.date | None] | None,
    ) -> None:
        self._units = units
        self._issued = metadata.issued
        self._decides = metadata.kind in _DECIDING or (
            metadata.kind == "Nghị quyết" and not metadata.number.endswith(("/TW", "/TU"))
        )
        self._sums_up = metadata.kind in _SUMMING_UP
        self._effective = effective
        self._lead: _Lead | None = None

    def read(self, sentence: Sentence) -> Iterator[Statement]:
        """What one sentence says; they are given in reading order."""
        yield from self._of_itself(sentence)
        listed = list(self._listed(sentence))
        if listed:
            yield from listed
            return
        acts_before = False
        for verb in phrases.ENDING.finditer(sentence.text):
            at = sentence.start + verb.start()
            if not self._acts(sentence, at, acts_before):
                continue
            done = list(objects.after(sentence, sentence.start + verb.end()))
            acts_before = acts_before or bool(done)
            yield from self._ends(sentence, done, self._since)
            self._note_lead(sentence, sentence.text[verb.end() :], self._since)
        yield from self._amends(sentence)
        yield from self._lapses(sentence)
        yield from self._concludes(sentence)

    @property
    def _since(self) -> datetime.date | None:
        return self._effective[1] if self._effective else None

    def _acts(self, sentence: Sentence, at: int, acts_before: bool) -> bool:
        """Whether the subject of the verb at an offset is the document itself."""
        left = sentence.between(sentence.start, at)
        if phrases.NOT_DONE.search(left):
            return False
        if phrases.OPENING.match(left):
            return self._decides
        own = [o for o in sentence.own if o.end <= at]
        if own and not any(own[-1].end <= r.start < at for r in sentence.others):
            tail = sentence.between(own[-1].end, at)
            if not tail.strip() or phrases.JOINED.search(tail) or phrases.IN_FORCE.match(tail):
                return True
        return acts_before and bool(phrases.JOINED.search(left))

    def _ends(
        self, sentence: Sentence, done: Sequence[objects.Object], since: datetime.date | None
    ) -> Iterator[Statement]:
        excepted = any(phrases.EXCEPT.search(sentence.between(o.reference.end, o.until)) for o in done)
        for item in done:
            partly = item.partly or excepted
            status = Status.PARTLY_LAPSED if partly else Status.LAPSED
            yield _statement(sentence, status, since, item.reference)

    def _amends(self, sentence: Sentence) -> Iterator[Statement]:
        verb = phrases.AMENDING.search(sentence.text)
        if verb is None or not self._acts(sentence, sentence.start + verb.start(), False):
            return
        for item in objects.amended(sentence, sentence.start + verb.end()):
            yield _statement(sentence, Status.PARTLY_LAPSED, self._since, item.reference)

    def _lapses(self, sentence: Sentence) -> Iterator[Statement]:
        for verb in phrases.LAPSING.finditer(sentence.text):
            rest = sentence.text[verb.end() :]
            since = phrases.start_date(rest, self._issued)
            if since is None and sentence.own:
                since = self._since
            done = list(objects.before(sentence, sentence.start + verb.start()))
            if phrases.EXCEPT.search(rest):
                done = [replace(item, partly=True) for item in done]
            yield from self._ends(sentence, done, since)
            left = sentence.text[: verb.start()]
            if sentence.text.endswith(":") and not sentence.others and objects.names_a_list(left):
                self._lead = _Lead(sentence.unit, sentence.end, since, bool(phrases.IN_PARTS.search(left)))
        for verb in phrases.ENDED_BY.finditer(sentence.text):
            by_this = any(own.start == sentence.start + verb.end() for own in sentence.own)
            if by_this:
                done = list(objects.before(sentence, sentence.start + verb.start()))
                yield from self._ends(sentence, done, self._since)

    def _of_itself(self, sentence: Sentence) -> Iterator[Statement]:
        if self._effective and sentence is self._effective[0]:
            yield _statement(sentence, Status.IN_FORCE, self._effective[1], None)
            last = phrases.end_date(sentence.text)
            if last is not None:
                day_after = last + datetime.timedelta(days=1)
                yield _statement(sentence, Status.LAPSED, day_after, None)
        for own in sentence.own:
            if not phrases.OPENING.match(sentence.between(sentence.start, own.start)):
                continue
            rest = sentence.between(own.end, sentence.end)
            lapsing = phrases.LAPSING.match(rest.lstrip())
            since = lapsing and phrases.start_date(rest.lstrip()[lapsing.end() :], self._issued)
            if since and not own.attachment:
                yield _statement(sentence, Status.LAPSED, since, None)

    def _concludes(self, sentence: Sentence) -> Iterator[Statement]:
        if not self._sums_up or self._units[sentence.unit].kind is not UnitKind.PREAMBLE:
            return
        for reference in sentence.others:
            left = sentence.between(sentence.start, reference.start)
            if not reference.path and phrases.CONCLUDING.search(left):
                yield _statement(sentence, Status.CONCLUDED, self._issued, reference)

    # -- lists ----------------------------------------------------------------

    def _note_lead(self, sentence: Sentence, rest: str, since: datetime.date | None) -> None:
        if rest.rstrip().endswith(":") and phrases.LIST_AHEAD.search(rest):
            self._lead = _Lead(sentence.unit, sentence.end, since, bool(phrases.IN_PARTS.search(rest)))

    def _listed(self, sentence: Sentence) -> Iterator[Statement]:
        """The documents that an item of a list names, if the sentence is one."""
        lead = self._lead
        if lead is None or sentence.start < lead.end or not self._within(sentence.unit, lead.unit):
            return
        done = list(objects.listed(sentence))
        if not done and sentence.unit == lead.unit:
            self._lead = None
        for item in done:
            excepted = phrases.EXCEPT.search(sentence.between(item.reference.end, sentence.end))
            partly = item.partly or lead.partly or bool(excepted)
            status = Status.PARTLY_LAPSED if partly else Status.LAPSED
            yield _statement(sentence, status, lead.since, item.reference)

    def _within(self, position: int, ancestor: int) -> bool:
        at: int | None = position
        while at is not None:
            if at == ancestor:
                return True
            at = self._units[at].parent
        return False


def _statement(
    sentence: Sentence, status: Status, since: datetime.date | None, reference: Reference | None
) -> Statement:
    return Statement(status, since, reference, sentence.unit, sentence.start, sentence.end)
