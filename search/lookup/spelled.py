"""The ways in which the product itself writes the address of a unit, read back."""

import re
from collections.abc import Iterator, Sequence

from ingest.labels import spoken
from ingest.units import Unit, UnitKind

_NUMBER = re.compile(r"\d[\w.]*|[ivxlc]+|[a-zđ]\d?(?:\.\d+)*")
_TOKEN = re.compile(r"\w+(?:\.\w+)*")


def written_as(text: str, units: Sequence[Unit]) -> list[int]:
    """Positions of the units that ``text`` spells in full: by locator, label or path.

    The path may be said from the inside ("khoản 2 Điều 40") or from the
    outside ("Điều 40, khoản 2"), from the Điều or from what is around it.
    Marks count: điểm đ is not điểm d.
    """
    said = _plain(text)
    tokens = _TOKEN.findall(said)
    if not tokens:
        return []
    numbers = [token for token in tokens if _NUMBER.fullmatch(token)]
    own = {*numbers[:1], *numbers[-1:]}  # an address begins or ends with the unit's own number
    return [
        i
        for i, unit in enumerate(units)
        if (unit.number.casefold() in own if unit.number else not numbers)
        and _may_be(unit, units, numbers)
        and said in _spellings(units, i)
    ]


def _may_be(unit: Unit, units: Sequence[Unit], numbers: Sequence[str]) -> bool:
    """Whether the unit around ``unit`` is spelled too, where it must be; cheap to tell."""
    if unit.kind is UnitKind.ARTICLE or unit.parent is None:
        return True
    around = units[unit.parent].number.casefold()
    return not around or around in numbers or unit.number.casefold().startswith(f"{around}.")


def _spellings(units: Sequence[Unit], position: int) -> Iterator[str]:
    unit = units[position]
    yield unit.locator.casefold()
    yield _plain(unit.label)
    steps, attachment = _steps(units, position)
    for path in _paths(steps):
        inside_out = " ".join(spoken(step) for step in path)
        outside_in = " ".join(spoken(step) for step in reversed(path))
        yield _plain(inside_out)
        yield _plain(outside_in)
        if attachment:
            yield _plain(f"{inside_out} {attachment}")
            yield _plain(f"{attachment} {outside_in}")


def _steps(units: Sequence[Unit], position: int) -> tuple[list[Unit], str]:
    """The numbered units from ``position`` up, and the attachment around them."""
    steps: list[Unit] = []
    at: int | None = position
    while at is not None:
        unit = units[at]
        if unit.kind is UnitKind.ATTACHMENT:
            return steps, unit.title
        # "điểm 3.3" says that it is in 3.
        if unit.number and not (steps and steps[-1].number.startswith(f"{unit.number}.")):
            steps.append(unit)
        at = unit.parent
    return steps, ""


def _paths(steps: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    yield steps
    kinds = [step.kind for step in steps]
    if UnitKind.ARTICLE in kinds:
        yield steps[: kinds.index(UnitKind.ARTICLE) + 1]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())
