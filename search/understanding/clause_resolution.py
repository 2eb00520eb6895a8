"""Finds the units that a request for clauses means."""

from collections.abc import Iterator, Sequence

from ingest.units import Unit, UnitKind
from search.understanding.clause_request import ClauseRequest, Element, Target, canonical
from search.understanding.syllables import fold

_UNNUMBERED = (UnitKind.PREAMBLE, UnitKind.CLOSING, UnitKind.RECIPIENTS)
# People call the levels of Party resolutions by each other's names: "mục II",
# "khoản 3.3". Only units of these kinds stand in for each other.
_HEADS = frozenset({UnitKind.PART, UnitKind.CHAPTER, UnitKind.SECTION})
_ITEMS = frozenset({UnitKind.SECTION, UnitKind.CLAUSE, UnitKind.POINT})


def resolve(request: ClauseRequest, units: Sequence[Unit]) -> list[int]:
    """Positions in ``units`` of what is asked for, in reading order, no repeats.

    More positions than targets mean that the request is ambiguous; see
    :func:`choices` for the positions of each target. Empty if nothing fits.
    """
    found = {position for positions in choices(request, units) for position in positions}
    return sorted(found)


def choices(request: ClauseRequest, units: Sequence[Unit]) -> list[list[int]]:
    """For each target of the request the positions in ``units`` that it may mean."""
    inside = _inside(request.attachment, units)
    found = [_positions(target, units, inside) for target in request.targets]
    if request.attachment or request.document is None or request.document.kind != "QĐ":
        return found
    # "Điều 2 của Quyết định 217" is the decision's own, where it has one.
    attached = {i for i in range(len(units)) if _is_attached(i, units)}
    return [[i for i in positions if i not in attached] or positions for positions in found]


def _is_attached(position: int, units: Sequence[Unit]) -> bool:
    return any(units[i].kind is UnitKind.ATTACHMENT for i in _line(position, units))


def _inside(attachment: str, units: Sequence[Unit]) -> set[int] | None:
    """Positions under the attachment of that name; None if the document has none."""
    if not attachment:
        return None
    roots = [
        i
        for i, unit in enumerate(units)
        if unit.kind is UnitKind.ATTACHMENT and fold(unit.title).startswith(attachment)
    ]
    inside = {i for i in range(len(units)) if any(root in _line(i, units) for root in roots)}
    return inside or None


def _line(position: int, units: Sequence[Unit]) -> Iterator[int]:
    """The unit and its ancestors, innermost first."""
    at: int | None = position
    while at is not None:
        yield at
        at = units[at].parent


def _positions(target: Target, units: Sequence[Unit], inside: set[int] | None) -> list[int]:
    first = _elements(target.path, units, inside)
    if target.through is None:
        return first
    last = _elements((*target.path[:-1], target.through), units, inside)
    ranges: list[int] = []
    for start in first:
        end = next((i for i in last if _same_list(units[start], units[i]) and i >= start), None)
        if end is not None:
            ranges += [i for i in range(start, end + 1) if _same_list(units[start], units[i])]
    return sorted(set(ranges))


def _same_list(one: Unit, other: Unit) -> bool:
    """Whether the units are numbered in one sequence; Điều run through chapters."""
    if one.kind is not other.kind:
        return False
    return one.kind is UnitKind.ARTICLE or one.parent == other.parent


def _elements(path: Sequence[Element], units: Sequence[Unit], inside: set[int] | None) -> list[int]:
    named = [i for i, unit in enumerate(units) if _same_number(path[-1], unit)]
    named = [i for i in named if _fits_above(path[:-1], i, units)]
    if inside is not None:
        named = [i for i in named if i in inside]
    exact = [i for i in named if path[-1].kind in (None, units[i].kind)]
    alike = [i for i in named if _alike(path[-1], units[i])]
    return exact or alike


def _fits_above(path: Sequence[Element], position: int, units: Sequence[Unit]) -> bool:
    above = list(_line(position, units))[1:]
    for element in reversed(path):
        while above:
            unit = units[above.pop(0)]
            if _same_number(element, unit) and (
                element.kind in (None, unit.kind) or _alike(element, unit)
            ):
                break
        else:
            return False
    return True


def _alike(element: Element, unit: Unit) -> bool:
    """Whether ``unit`` may be meant by another level's name, written in the same numerals."""
    if {element.kind, unit.kind} <= _HEADS:
        return element.arabic == unit.number[:1].isdigit()
    return {element.kind, unit.kind} <= _ITEMS


def _same_number(element: Element, unit: Unit) -> bool:
    if element.kind in _UNNUMBERED or unit.kind in _UNNUMBERED:
        return element.kind is unit.kind
    if not unit.number or unit.kind is UnitKind.DOCUMENT:
        return False
    return canonical(unit.number, unit.kind) == element.number
