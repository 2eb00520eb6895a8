"""Requests for clauses by their numbers ("khoản 7 phần III", "Điều 9 Quy chế 217").

Parsing only says what was asked for; :func:`resolve` finds it among the
units of a document, and keeps every reading that fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ingest.units import UnitKind
from search.understanding.clause_words import (
    ANOTHER,
    ASKING,
    ATTACHMENT,
    ATTACHMENTS,
    BETWEEN,
    COUNT,
    DECIMAL,
    FILLER,
    FRACTION,
    GROUP,
    JOINED,
    LEVEL_WORDS_MARKED,
    LEVELS,
    PIECE,
    QUANTITY,
    RANK,
    STRAY_WORD,
    UNNUMBERED,
    UNNUMBERED_NAME,
)
from search.understanding.document_numbers import DocumentMention, find_documents
from search.understanding.spoken_numbers import read_ordinal, roman
from search.understanding.syllables import fold, is_marked, strip_marks


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a path. ``number`` is canonical: "3.3", "a", "7"; roman numerals become arabic.

    ``kind`` is None where only the number was said ("4.5 nói gì").
    """

    kind: UnitKind | None
    number: str
    arabic: bool = field(default=False, compare=False)  # typed in digits


@dataclass(frozen=True, slots=True)
class Target:
    """A path of elements, outermost first; up to ``through`` where a range was asked for."""

    path: tuple[Element, ...]
    through: Element | None = None


@dataclass(frozen=True, slots=True)
class ClauseRequest:
    """Clauses named in a question. ``start:end`` is from the first mention to the last.

    ``attachment`` is the folded name of the part of a decision they are in
    ("quy che"). ``counts`` is the kind of unit whose number is asked for
    ("phần III có mấy khoản"). ``whole_question`` tells "Điều 9 nói gì?" from a
    question about something that Điều 9 says.
    """

    targets: tuple[Target, ...]
    start: int
    end: int
    whole_question: bool
    document: DocumentMention | None = None
    attachment: str = ""
    counts: UnitKind | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers said after one level word; a pair of elements is a range.

    ``spans`` says where each item stands, the first with the level word.
    """

    kind: UnitKind | None
    items: tuple[tuple[Element, Element | None], ...]
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()


def parse_clause_request(
    text: str, documents: Sequence[DocumentMention] | None = None
) -> ClauseRequest | None:
    """The clauses that ``text`` (NFC) names by number; None if it names none."""
    if documents is None:
        documents = find_documents(text)
    plain = strip_marks(text)
    spans = [(mention.start, mention.end) for mention in documents]
    groups = find_groups(text, plain, spans) or _bare_groups(plain, spans)
    targets = _targets(groups, plain)
    for match in UNNUMBERED_NAME.finditer(plain):
        kind = UNNUMBERED[_words(match[0])]
        targets.append(Target((Element(kind, ""),)))
        groups.append(Group(kind, (), *match.span()))
    counted = COUNT.search(plain)
    if not targets:
        return None
    attachment, attachment_span = _attachment(plain, documents, groups)
    covered = [*spans, *((group.start, group.end) for group in groups), attachment_span]
    if counted:
        covered.append(counted.span())
    whole = _only_filler(text, plain, covered)
    if groups[0].kind is None and not whole:
        return None
    return ClauseRequest(
        targets=tuple(targets),
        start=min(group.start for group in groups),
        end=max(group.end for group in groups),
        whole_question=whole,
        document=documents[0] if documents else None,
        attachment=attachment,
        counts=LEVELS[_words(counted["word"])] if counted else None,
    )


def _words(text: str) -> str:
    return " ".join(fold(text).split())


def _overlaps(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def find_groups(text: str, plain: str, spans: Sequence[tuple[int, int]]) -> list[Group]:
    """The numbers said after level words in ``text`` (``plain`` without marks), outside ``spans``."""
    found = []
    for match in GROUP.finditer(plain):
        said = text[slice(*match.span("word"))].lower().split()
        # Typed with marks, "mức 3" or "phân 2" is no clause.
        if any(is_marked(word) and word not in LEVEL_WORDS_MARKED for word in said):
            continue
        kind = LEVELS[_words(match["word"])]
        if kind is UnitKind.PART and FRACTION.search(plain[: match.start()]):
            continue
        items, places = _items(text, plain, kind, match)
        if not items:
            continue
        end = places[-1][1]
        if not _overlaps((match.start(), end), spans):
            found.append(Group(kind, items, match.start(), end, places))
    for match in JOINED.finditer(plain):
        span = match.span()
        if not _overlaps(span, [*spans, *((g.start, g.end) for g in found)]):
            found.append(_joined_group(match))
    return sorted(found, key=lambda group: group.start)


def _items(
    text: str, plain: str, kind: UnitKind, match: re.Match[str]
) -> tuple[tuple[tuple[Element, Element | None], ...], tuple[tuple[int, int], ...]]:
    """The numbers of a group, and where each stands."""
    items: list[tuple[Element, Element | None]] = []
    places: list[tuple[int, int]] = []
    for piece in PIECE.finditer(plain, *match.span("numbers")):
        spoken = text[slice(*piece.span("number"))]
        number = canonical(spoken.strip(), kind)
        if number is None or QUANTITY.match(plain, piece.start("number") + len(spoken.rstrip())):
            break
        element = Element(kind, number, spoken[0].isdigit())
        end = piece.start("number") + len(spoken.rstrip())
        if piece["to"] and items:
            items[-1] = (items[-1][0], element)
            places[-1] = (places[-1][0], end)
        else:
            items.append((element, None))
            places.append((piece.start("number") if places else match.start(), end))
    return tuple(items), tuple(places)


@lru_cache(4096)
def canonical(number: str, kind: UnitKind | None) -> str | None:
    """A printed or spoken number in canonical form ("II" and "hai" are "2"); None if it is none."""
    number = number.strip().lower().rstrip(".")
    if re.fullmatch(r"\d+(?:\.\d+)*[a-zđ]?", number):
        return ".".join(step.lstrip("0") or "0" for step in number.split("."))
    letter = re.fullmatch(r"[a-zđ](?:\.\d+)*", number)
    if letter and (kind is UnitKind.POINT or len(number) > 1 or roman(number) is None):
        return number if kind in (UnitKind.POINT, UnitKind.SECTION, UnitKind.CLAUSE, None) else None
    value = roman(number) if kind not in (UnitKind.POINT, UnitKind.CLAUSE) else None
    value = value or read_ordinal(number)
    return str(value) if value else None


def _joined_group(match: re.Match[str]) -> Group:
    """ "III.7" and "II/3/3.3": a part with what is in it; the path is kept in one group."""
    part = Element(UnitKind.PART, str(roman(match["part"]) or match["part"]))
    rest = match["rest"]
    if rest.count(".") > 1:
        rest = rest.replace(".", "/", 1)  # "II.3.3.3" is point 3.3 of section 3
    steps = [Element(None, step, True) for step in rest.split("/")]
    return Group(UnitKind.PART, tuple((e, None) for e in (part, *steps)), *match.span())


def _bare_groups(plain: str, spans: Sequence[tuple[int, int]]) -> list[Group]:
    """ "4.5 nói gì": decimal numbers that nothing else explains."""
    found = []
    for match in DECIMAL.finditer(plain):
        if not _overlaps(match.span(), spans) and not QUANTITY.match(plain, match.end()):
            found.append(Group(None, ((Element(None, match[0], True), None),), *match.span()))
    return found


def _targets(groups: Sequence[Group], plain: str) -> list[Target]:
    targets: list[Target] = []
    for chain in chains(groups, plain):
        joined = [group for group in chain if any(item[0].kind is None for item in group.items)]
        if joined and joined[0].kind is UnitKind.PART:
            targets += [Target(tuple(item[0] for item in group.items)) for group in joined]
            continue
        ordered = sorted(chain, key=lambda group: RANK.get(group.kind, 9) if group.kind else 9)
        outer = tuple(group.items[0][0] for group in ordered[:-1])
        if not ordered:
            continue
        for first, last in ordered[-1].items:
            targets.append(Target((*outer, first), last))
    return targets


def chains(groups: Sequence[Group], plain: str) -> Iterator[list[Group]]:
    """Groups that say one path together: "điểm a khoản 2 Điều 5", or outermost first."""
    chain: list[Group] = []
    direction = 0
    for group in groups:
        if chain:
            last = chain[-1]
            between = plain[last.end : group.start]
            step = _rank(group) - _rank(last)
            if (
                step == 0
                and direction >= 0
                and (len(chain) == 1 or direction)
                and len(between) < 20
            ):
                chain[-1] = replace(
                    last,
                    items=last.items + group.items,
                    end=group.end,
                    spans=last.spans + group.spans,
                )
                continue
            turned = step == 0 or direction * step < 0
            if turned or not BETWEEN.fullmatch(between) or (ANOTHER.search(between) and direction):
                yield chain
                chain, direction = [], 0
            else:
                direction = 1 if step > 0 else -1
        chain.append(group)
    if chain:
        yield chain


def _rank(group: Group) -> int:
    return RANK[group.kind] if group.kind else 9


def _attachment(
    plain: str, documents: Sequence[DocumentMention], groups: Sequence[Group]
) -> tuple[str, tuple[int, int]]:
    """The attachment named right after the clauses ("Điều 9 Quy chế"), and where."""
    for document in documents:
        if document.kind == "QC":
            return "quy che", (document.start, document.end)
        for name in ATTACHMENTS:
            if _words(plain[document.start : document.end]).startswith(name):
                return name, (document.start, document.end)
    end = max((group.end for group in groups), default=0)
    match = ATTACHMENT.match(plain, end)
    return (_words(match["name"]), match.span()) if match else ("", (end, end))


def _only_filler(text: str, plain: str, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but words of asking is left outside ``covered``."""
    rest = list(plain)
    for start, end in covered:
        rest[start:end] = " " * (end - start)
    left = "".join(rest).lower()
    first = min(start for start, _ in covered)
    if not ASKING.search(left) and all(word in FILLER for word in STRAY_WORD.findall(left[:first])):
        # "khoản 2 Điều 1 Quy chế giám sát": what follows only describes the clause.
        return True
    return all(word in FILLER for word in STRAY_WORD.findall(left))
