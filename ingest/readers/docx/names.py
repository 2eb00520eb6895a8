"""Names of WordprocessingML elements, and how to read their values."""

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    return element.get(_WORD + name) or element.get(_STRICT + name)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    value = attribute(element, name)
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def switched_on(element: etree._Element | None) -> bool | None:
    """The state of a toggle such as ``<w:b/>``; None where it is absent."""
    if element is None:
        return None
    return attribute(element) not in ("0", "false", "off")
