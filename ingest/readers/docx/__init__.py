"""Reads DOCX: letterhead tables, text boxes, automatic numbers, tracked changes as accepted."""

from pathlib import Path

from lxml import etree

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.assembly import Assembler, clean
from ingest.readers.docx.body import Body
from ingest.readers.docx.names import child, local
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Package
from ingest.readers.docx.styles import Styles
from ingest.readers.legacy.conversion import convert
from ingest.readers.story import StoryLine, add_story

_PROPERTIES = {"title": "Title", "creator": "Author", "created": "CreationDate"}


class DocxReader:
    suffixes = frozenset({".docx"})

    def read(self, path: Path, data: bytes) -> Extraction:
        package = Package(path, data)
        folder = package.main.rpartition("/")[0]
        root = package.xml(package.main)
        content = child(root, "body")
        if content is None:
            raise failures.damaged(path, "DOCX")
        body = Body(
            Styles(package.xml(f"{folder}/styles.xml")),
            Numbering(package.xml(f"{folder}/numbering.xml")),
        )
        assembler = Assembler()
        add_story(assembler, body.story(content))
        extraction = assembler.finish(_metadata(package, folder, body))
        if not extraction.text:
            raise failures.no_text(path)
        return extraction


def _metadata(package: Package, folder: str, body: Body) -> dict[str, object]:
    """Properties, and the text that is printed beside the body: heads, feet, footnotes."""
    found: dict[str, object] = {}
    core = package.xml("docProps/core.xml")
    for element in core if core is not None else ():
        if local(element) in _PROPERTIES and element.text:
            found[_PROPERTIES[local(element)]] = element.text
    furniture = [
        {"page": None, "place": place, "text": text}
        for place in ("header", "footer")
        for name in sorted(package.names)
        if name.startswith(f"{folder}/{place}") and name.endswith(".xml")
        for text in _texts(body, package.xml(name))
    ]
    if furniture:
        found["page_furniture"] = furniture
    notes = package.xml(f"{folder}/footnotes.xml")
    texts = [text for note in (notes if notes is not None else ()) for text in _texts(body, note)]
    if texts:
        found["footnotes"] = texts
    return found


def _texts(body: Body, part: etree._Element | None) -> list[str]:
    if part is None:
        return []
    lines = [item for item in body.story(part) if isinstance(item, StoryLine)]
    return [text for line in lines if (text := clean(convert(line.runs)))]
