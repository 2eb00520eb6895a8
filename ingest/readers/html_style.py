"""How a browser shows an element: in line or not at all, bold, in which font."""

import re

from selectolax.lexbor import LexborNode

from ingest.extraction import BlockKind

UNSHOWN = frozenset(
    {"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object"}
    | {"select", "textarea", "button"}
)
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"}
    | {"em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th"}) | _HEADINGS
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BORDER = re.compile(r"border(?:-\w+)?\s*:\s*(?!none|0|hidden)\S", re.I)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.I)


class Style:
    """What an element hands down to those inside it."""

    __slots__ = ("bold", "font", "kind", "preserved")

    def __init__(
        self,
        bold: bool = False,
        font: str = "",
        kind: BlockKind = BlockKind.PARAGRAPH,
        preserved: bool = False,
    ) -> None:
        self.bold, self.font, self.kind, self.preserved = bold, font, kind, preserved

    def of(self, node: LexborNode) -> "Style":
        style = node.attributes.get("style") or ""
        weight = _WEIGHT.search(style)
        bold = self.bold or node.tag in _BOLD
        if weight:
            value = weight.group(1).lower()
            bold = value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)
        family = _FAMILY.search(style)
        font = family.group(1).strip() if family else node.attributes.get("face") or self.font
        kind = BlockKind.HEADING if node.tag in _HEADINGS else self.kind
        return Style(bold, font, kind, self.preserved or node.tag == "pre")


def is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def has_border(node: LexborNode) -> bool:
    """Whether the element's own style draws a border."""
    return bool(_BORDER.search(node.attributes.get("style") or ""))
