"""Clauses that a line of text names by their numbers, each with where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.units import UnitKind
from search.understanding.clause_request import Element, Group, chains, find_groups
from search.understanding.clause_words import RANK
from search.understanding.syllables import strip_marks

# Printed numbers: no words, no leading zero, Roman numerals in capitals.
_PRINTED = re.compile(r"(?:[1-9]\d*(?:\.\d+)*[a-zđ]?|[IVXLC]+|[a-zđ]\d?(?:\.\d+)*|[A-ZĐ])")
_FIRST_WORD = re.compile(r"\S+\s+(?:thứ\s+|số\s+)?(?:lục\s+|mục\s+)?(?:từ\s+)?", re.IGNORECASE)
_INDEX = re.compile(r"\([ivx]+\)")
_LINK = re.compile(
    r"(?:\([ivx]+\))?[\s,;]*(?:(?:của|thuộc|tại|trong|và|hoặc|hay|hoặc là|các|từ)\s+)*[\s,;]*",
    re.IGNORECASE,
)
_AND = re.compile(r";|\b(?:và|hoặc|hay)\b", re.IGNORECASE)
_BLANK = re.compile(r"\([ivx]+\)|\b(?:cac|tu)\b", re.IGNORECASE)  # over text without marks
_PLURAL = re.compile(r"\b(?:các|những)\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """One clause at ``start:end``; ``path`` is outermost first."""

    start: int
    end: int
    path: tuple[Element, ...]
    through: Element | None = None


@dataclass(slots=True)
class Chain:
    """Clauses said with one path ("điểm a, b khoản 1 Điều 12"); several in ``run`` follow closely."""

    items: list[Item]
    start: int
    end: int
    levels: frozenset[UnitKind] = field(default_factory=frozenset)

    @property
    def outermost(self) -> UnitKind:
        return min(self.levels, key=lambda level: RANK[level])


def clause_runs(line: str, taken: Sequence[tuple[int, int]], begin: int) -> list[list[Chain]]:
    """Chains of clauses from ``begin`` on, those that belong together in one run."""
    plain = strip_marks(line)
    groups = [_printed(group, line) for group in find_groups(line, plain, taken)]
    kept = [group for group in groups if group is not None and group.start >= begin]
    blanked = _BLANK.sub(lambda match: " " * len(match[0]), plain)
    runs = []
    for run in _runs(kept, line):
        built = [
            _chain(parts, line)
            for segment in _segments(run, line)
            for parts in chains(segment, blanked)
            if parts
        ]
        _complete(built)
        runs.append(built)
    return runs


def _printed(group: Group, line: str) -> Group | None:
    """The group as far as its numbers are printed ones."""
    if group.kind is None or not group.spans:
        return None
    count = 0
    for start, end in group.spans:
        said = line[start:end]
        if count == 0:
            said = said[_FIRST_WORD.match(said).end() :] if _FIRST_WORD.match(said) else said
        number = re.split(r"\s|[-–—]", said)[0]
        if group.kind is UnitKind.ATTACHMENT:
            number = number.lstrip("0")  # "Phụ lục 02"
        if not _PRINTED.fullmatch(number):
            break
        if number[0].islower() and group.kind not in (
            UnitKind.POINT,
            UnitKind.CLAUSE,
            UnitKind.SECTION,
        ):
            break
        count += 1
    if not count:
        return None
    end = group.spans[count - 1][1]
    return Group(group.kind, group.items[:count], group.start, end, group.spans[:count])


def _runs(groups: Sequence[Group], line: str) -> Iterator[list[Group]]:
    run: list[Group] = []
    for group in groups:
        if run and not _LINK.fullmatch(line, run[-1].end, group.start):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _segments(run: Sequence[Group], line: str) -> Iterator[list[Group]]:
    """Parts of a run that can be one path: in "khoản 3, điểm a khoản 4" a new one begins at "điểm"."""
    segment: list[Group] = []
    for i, group in enumerate(run):
        if segment:
            step = _rank(group) - _rank(segment[-1])
            turns = step > 0 and i + 1 < len(run) and _rank(run[i + 1]) < _rank(group)
            apart = step != 0 and _AND.search(line, segment[-1].end, group.start)
            if turns or apart:
                yield segment
                segment = []
        segment.append(group)
    yield segment


def _rank(group: Group) -> int:
    return RANK[group.kind] if group.kind else 9


def _chain(parts: Sequence[Group], line: str) -> Chain:
    """The clauses of groups that say one path, with their places in the text."""
    ordered = sorted(parts, key=_rank)
    inner, outers = ordered[-1], ordered[:-1]
    start, end = min(g.start for g in parts), max(g.end for g in parts)
    items = [
        Item(*span, (*(outer.items[0][0] for outer in outers), first), last)
        for (first, last), span in zip(inner.items, inner.spans, strict=True)
    ]
    index = _INDEX.match(line, end)
    if outers and inner.start < outers[0].start:
        # "điểm a, b khoản 1 Điều 12": the last of the points is said with the rest.
        items[-1].end = outers[0].spans[0][1]
    elif outers:
        items[0].start = start
    for depth, outer in enumerate(outers):
        spread = _PLURAL.search(line[: outer.start]) is not None and outer.start > inner.start
        within = (
            [o.items[0][0] for o in outers[depth + 1 :]] + [inner.items[-1][0]] if spread else []
        )
        above = [o.items[0][0] for o in outers[:depth]]
        for (first, last), span in zip(outer.items[1:], outer.spans[1:], strict=True):
            items.append(Item(*span, (*above, first, *within), last))
    items.sort(key=lambda item: item.start)
    items[-1].end = max(items[-1].end, end, index.end() if index and not outers else 0)
    kinds = frozenset(group.kind for group in parts if group.kind)
    return Chain(items, start, items[-1].end, kinds)


def _complete(run: Sequence[Chain]) -> None:
    """Give "điểm d khoản 2 và điểm c khoản 3 Điều 216" its Điều in both."""
    for chain, following in zip(reversed(run[:-1]), reversed(run[1:]), strict=True):
        level = chain.outermost
        if level not in following.levels or following.outermost is level:
            continue
        outer = tuple(e for e in following.items[-1].path if e.kind and RANK[e.kind] < RANK[level])
        for item in chain.items:
            item.path = (*outer, *item.path)
        chain.levels = chain.levels | {e.kind for e in outer if e.kind}
