"""Pages of words to an Extraction: tables, furniture, reading order, paragraphs."""

from collections.abc import Iterator, Sequence

from ingest.extraction import Extraction
from ingest.readers.assembly import Assembler
from ingest.readers.layout.columns import Placed, in_reading_order
from ingest.readers.layout.furniture import PageRows, without_furniture
from ingest.readers.layout.geometry import Line, PageLayout, rows_of
from ingest.readers.layout.paragraphs import Paragraphs
from ingest.readers.layout.recognised import RecognisedWords
from ingest.readers.layout.tables import Table, extract_tables
from ingest.readers.lines import separator


def extraction_of(
    pages: Sequence[PageLayout],
    metadata: dict[str, object] | None = None,
) -> Extraction:
    """The text of laid-out pages.

    ``metadata["page_furniture"]`` has what was left out,
    ``metadata["recognised_words"]`` the places of words that were recognised,
    ``metadata["scattered_lines"]`` what else was seen in the head of a poor scan,
    ``metadata["repairs"]`` the raw reading of those that were repaired; a note
    says which pages were recognised and how surely.
    """
    tables: dict[int, list[Table]] = {}
    bare: list[PageRows] = []
    for page in pages:
        tables[page.number], rest = extract_tables(page)
        bare.append(PageRows(page.number, page.height, rows_of(rest)))
    bare, furniture = without_furniture(bare)
    assembler = Assembler()
    for page in pages:
        assembler.page(page.number, page.label)
    chunks = [chunk for rows in bare for chunk in _chunks(rows, tables[rows.number])]
    lines = [p for chunk in chunks if not isinstance(chunk, Table) for p in chunk]
    paragraphs = Paragraphs(lines, max((page.width for page in pages), default=0.0))
    recognised = RecognisedWords()
    run: list[Placed] = []
    for chunk in chunks:
        if isinstance(chunk, Table):
            _add_paragraphs(assembler, paragraphs.group(run), recognised)
            run = []
            span = assembler.add_table(chunk.texts(), page=chunk.page)
            words = [word for row in chunk.rows for cell in row for word in cell]
            recognised.add(assembler, span, [(chunk.page, word) for word in words])
        else:
            run += chunk
    _add_paragraphs(assembler, paragraphs.group(run), recognised)
    found = dict(metadata or {})
    if furniture:
        found["page_furniture"] = [
            {"page": f.page, "place": f.place, "text": f.text} for f in furniture
        ]
    notes: tuple[str, ...] = ()
    if recognised.words:
        found["recognised_words"] = recognised.words
        notes = (recognised.note(len(pages)),)
    scattered = [line for page in pages for line in page.scattered]
    if scattered:
        found["scattered_lines"] = scattered
    if recognised.repairs:
        found["repairs"] = recognised.repairs
    return assembler.finish(found, notes)


def _chunks(rows: PageRows, tables: Sequence[Table]) -> Iterator[list[Placed] | Table]:
    """The text of a page between its tables, and the tables, from top to bottom."""
    place = 0
    for table in sorted(tables, key=lambda t: t.top):
        before = [r for r in rows.rows[place:] if r[0].baseline < table.top]
        yield in_reading_order(before)
        yield table
        place += len(before)
    yield in_reading_order(rows.rows[place:])


def _add_paragraphs(
    assembler: Assembler, groups: Sequence[Sequence[Line]], recognised: RecognisedWords
) -> None:
    for group in groups:
        span = assembler.add_pieces(_pieces(group), bold=all(line.bold for line in group))
        recognised.add(assembler, span, [(line.page, w) for line in group for w in line.words])


def _pieces(group: Sequence[Line]) -> list[tuple[int, str]]:
    pieces = [(line.page, line.text + separator(line.text)) for line in group[:-1]]
    return [*pieces, (group[-1].page, group[-1].text)]
