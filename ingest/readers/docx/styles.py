"""What the styles of a DOCX file say of bold, fonts, headings, numbering and borders."""

from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx.names import attribute, child, local, number, switched_on

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """Effective values, with those of the styles that it is based on."""

    bold: bool | None = None
    font: str | None = None
    hidden: bool | None = None
    outline: int | None = None
    numbering: tuple[int, int] | None = None  # list, level
    bordered: bool = False


class Styles:
    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        if root is None:
            return
        for element in root:
            name = attribute(element, "styleId")
            if local(element) == "style" and name:
                self._elements[name] = element
                if attribute(element, "default") in ("1", "true"):
                    self._defaults[attribute(element, "type") or ""] = name

    def get(self, name: str | None, kind: str = "paragraph") -> Style:
        name = name or self._defaults.get(kind)
        if not name:
            return Style()
        if name not in self._known:
            self._known[name] = self._effective(name)
        return self._known[name]

    def _effective(self, name: str) -> Style:
        chain: list[Style] = []
        following: str | None = name
        while following in self._elements and len(chain) < _DEEPEST:
            element = self._elements[following]
            chain.append(_own(element))
            following = attribute(child(element, "basedOn"))
        return Style(
            bold=next((s.bold for s in chain if s.bold is not None), None),
            font=next((s.font for s in chain if s.font), None),
            hidden=next((s.hidden for s in chain if s.hidden is not None), None),
            outline=next((s.outline for s in chain if s.outline is not None), None),
            numbering=next((s.numbering for s in chain if s.numbering), None),
            bordered=any(s.bordered for s in chain),
        )


def _own(element: etree._Element) -> Style:
    run, paragraph = child(element, "rPr"), child(element, "pPr")
    return Style(
        bold=switched_on(child(run, "b")),
        font=font_of(run),
        hidden=switched_on(child(run, "vanish")),
        outline=number(child(paragraph, "outlineLvl")),
        numbering=numbering_of(paragraph),
        bordered=has_borders(child(element, "tblPr", "tblBorders")),
    )


def font_of(run_properties: etree._Element | None) -> str | None:
    fonts = child(run_properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def numbering_of(paragraph_properties: etree._Element | None) -> tuple[int, int] | None:
    """``(list, level)`` of automatic numbering; list 0 switches that of the style off."""
    found = child(paragraph_properties, "numPr")
    if found is None:
        return None
    identity = number(child(found, "numId"))
    return None if identity is None else (identity, number(child(found, "ilvl")) or 0)


def has_borders(borders: etree._Element | None) -> bool:
    """Whether any printed border is among a table's or a cell's."""
    if borders is None:
        return False
    return any(attribute(side) not in (None, "none", "nil") for side in borders)
