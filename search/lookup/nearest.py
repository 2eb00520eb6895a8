"""What exists in place of a clause that does not."""

from collections.abc import Sequence

from ingest.headings import POINT_ALPHABET
from ingest.units import Unit, UnitKind
from search.understanding.clause_request import ClauseRequest, Element, Target, canonical
from search.understanding.clause_resolution import resolve

_SHOWN = 3


def nearest(target: Target, request: ClauseRequest, units: Sequence[Unit]) -> list[int]:
    """Positions of at most three units nearest in number, inside what exists of the path.

    For "khoản 9 Điều 5" in an Điều 5 of seven: khoản 5, 6 and 7. Where Điều 5
    is missing too, the Điều next to it. Reading order.
    """
    path = target.path
    while path:
        holders = _holders(path[:-1], request, units)
        alike = [
            i for i, unit in enumerate(units)
            if _like(path[-1], unit) and (holders is None or unit.parent in holders)
        ]  # fmt: skip
        if alike:
            ranked = sorted(alike, key=lambda i: (_distance(path[-1], units[i]), i))
            return sorted(ranked[:_SHOWN])
        path = path[:-1]
    return []


def _holders(
    path: tuple[Element, ...], request: ClauseRequest, units: Sequence[Unit]
) -> set[int] | None:
    if not path:
        return None
    whole = ClauseRequest(
        targets=(Target(path),), start=0, end=0, whole_question=False,
        document=request.document, attachment=request.attachment,
    )  # fmt: skip
    return set(resolve(whole, units))


def _like(element: Element, unit: Unit) -> bool:
    if not unit.number or unit.kind in (UnitKind.DOCUMENT, UnitKind.ATTACHMENT):
        return False
    if element.kind is None:
        return ("." in unit.number) == ("." in element.number)
    lists = (UnitKind.CLAUSE, UnitKind.SECTION, UnitKind.POINT)
    return unit.kind is element.kind or (unit.kind in lists and element.kind in lists)


def _distance(element: Element, unit: Unit) -> tuple[int, ...]:
    """How far apart two numbers are, step by step ("4.9" is nearer "4.6" than "3.6")."""
    said, own = element.number.split("."), (canonical(unit.number, unit.kind) or "").split(".")
    steps = [abs(_order(a) - _order(b)) for a, b in zip(said, own, strict=False)]
    return (*steps, abs(len(said) - len(own)))


def _order(step: str) -> int:
    digits = "".join(c for c in step if c.isdigit())
    if digits:
        return int(digits)
    return 1000 + POINT_ALPHABET.find(step[:1]) if step else 0
