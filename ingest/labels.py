"""Locators and Vietnamese labels of units."""

from ingest.units import Unit, UnitKind

_UNNUMBERED = {
    UnitKind.PREAMBLE: ("mở đầu", "Phần mở đầu"),
    UnitKind.CLOSING: ("kết thúc", "Phần kết thúc"),
    UnitKind.RECIPIENTS: ("nơi nhận", "Nơi nhận và chữ ký"),
}
_WORDS = {
    UnitKind.PART: "phần",
    UnitKind.CHAPTER: "chương",
    UnitKind.SECTION: "mục",
    UnitKind.ARTICLE: "Điều",
    UnitKind.CLAUSE: "khoản",
    UnitKind.POINT: "điểm",
}
WHOLE_DOCUMENT = "toàn văn"
# The part of a digest that is no summary of the document, as its heading says.
DIGEST_NOTES = "Ghi chú của bản tóm lược"


def assign_locators(units: list[Unit]) -> None:
    """Set ``locator`` and ``label`` of every unit; locators are unique in the document."""
    taken: set[str] = set()
    for unit in units:
        if unit.kind is UnitKind.DOCUMENT:
            unit.locator, unit.label = WHOLE_DOCUMENT, "Toàn văn"
            continue
        locator = "/".join(filter(None, (_parent_locator(units, unit), _step(unit))))
        # Printed numbers can repeat (a second list inside one article).
        unique, repeat = locator, 2
        while unique in taken:
            unique, repeat = f"{locator}({repeat})", repeat + 1
        taken.add(unique)
        unit.locator = unique
        unit.label = _label(units, unit)


def _parent_locator(units: list[Unit], unit: Unit) -> str:
    parent = units[unit.parent or 0]
    return "" if parent.kind is UnitKind.DOCUMENT else parent.locator


def _step(unit: Unit) -> str:
    if unit.kind in _UNNUMBERED:
        return _UNNUMBERED[unit.kind][0]
    if unit.kind is UnitKind.ATTACHMENT:
        return unit.title
    return unit.number


def _label(units: list[Unit], unit: Unit) -> str:
    steps: list[str] = []
    current: Unit = unit
    while current.kind is not UnitKind.DOCUMENT:
        steps.append(spoken(current))
        current = units[current.parent or 0]
    label = ", ".join(reversed(steps))
    return label[:1].upper() + label[1:]


def spoken(unit: Unit) -> str:
    """The unit alone as a reader says it: "mục 3", "Điều 9", "Quy chế"."""
    if unit.kind in _UNNUMBERED:
        return _UNNUMBERED[unit.kind][1]
    if unit.kind is UnitKind.ATTACHMENT:
        return unit.title
    return f"{_WORDS[unit.kind]} {unit.number}"
