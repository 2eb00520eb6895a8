"""Reads Markdown as the plain text that a reader of the printed page would see."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.extraction import BlockKind, Extraction
from ingest.frontmatter import split_front_matter
from ingest.readers import failures
from ingest.readers.assembly import Assembler
from ingest.readers.encoding import decode
from ingest.readers.lines import opens_item


class MarkdownReader:
    suffixes = frozenset({".md", ".markdown"})

    def read(self, path: Path, data: bytes) -> Extraction:
        parts = split_front_matter(decode(path, data), path.name)
        assembler = Assembler()
        _Walk(assembler).blocks(_parser().parse(parts.body))
        extraction = assembler.finish({"front_matter": parts.fields} if parts.fields else None)
        if not extraction.text:
            raise failures.no_text(path)
        return extraction


def _parser() -> MarkdownIt:
    # Indented paragraphs are common in office documents and never program code; HTML is text.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("code")


class _Walk:
    """Goes once through the parser's flat list of tokens."""

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self._heading = False
        self._marker = ""
        self._rows: list[list[str]] | None = None

    def blocks(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "heading_open":
                    self._heading = True
                case "heading_close":
                    self._heading = False
                case "list_item_open":
                    self._flush_marker()
                    self._marker = f"{token.info}{token.markup} "
                case "list_item_close":
                    self._flush_marker()
                case "table_open":
                    self._rows = []
                case "tr_open" if self._rows is not None:
                    self._rows.append([])
                case "table_close":
                    self._assembler.add_table(self._rows or [])
                    self._rows = None
                case "fence" | "code_block":
                    for line in token.content.splitlines():
                        self._assembler.add(line)
                case "inline":
                    self._inline(token.children or [])

    def _inline(self, children: list[Token]) -> None:
        if self._rows is not None:
            self._rows[-1].append(" ".join(text for text, _ in _lines(children)))
            return
        kind = BlockKind.HEADING if self._heading else BlockKind.PARAGRAPH
        for text, bold in _lines(children):
            self._assembler.add(self._marker + text, kind, bold=bold or self._heading)
            self._marker = ""

    def _flush_marker(self) -> None:
        """A lone “*” or “-” is printed: letterheads have one below the issuer."""
        if self._marker:
            self._assembler.add(self._marker)
            self._marker = ""


def _lines(children: list[Token]) -> Iterator[tuple[str, bool]]:
    """The printed lines of a paragraph: text, and whether all of it is strong."""
    runs: list[tuple[str, bool]] = []
    strong = 0
    for i, child in enumerate(children):
        match child.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "hardbreak":
                yield _line(runs)
                runs = []
            case "softbreak":
                following = "".join(c.content for c in children[i + 1 :])
                if opens_item(following):
                    yield _line(runs)
                    runs = []
                else:
                    runs.append((" ", strong > 0))
            case _:
                runs.append((child.content, strong > 0))
    yield _line(runs)


def _line(runs: list[tuple[str, bool]]) -> tuple[str, bool]:
    printed = [strong for text, strong in runs if text.strip()]
    return "".join(text for text, _ in runs), bool(printed) and all(printed)
