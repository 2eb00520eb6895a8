"""What word processors hold before it becomes an Extraction: lines of runs, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extraction import BlockKind
from ingest.readers.assembly import Assembler
from ingest.readers.legacy.conversion import Legacy, Run, convert, detect, encoding_of_font


@dataclass(slots=True)
class StoryLine:
    """One printed paragraph, or the part of one up to a line break."""

    runs: list[Run] = field(default_factory=list)
    bold: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class StoryTable:
    """Rows of cells; a cell holds lines."""

    rows: list[list[list[StoryLine]]]


Story = Sequence[StoryLine | StoryTable]


def add_story(assembler: Assembler, story: Story) -> None:
    """Adds lines and tables to the text, converted from TCVN3 or VNI where they are in it."""
    assumed = assumed_encoding(story)
    for item in story:
        if isinstance(item, StoryLine):
            assembler.add(convert(item.runs, assumed), item.kind, bold=item.bold)
        else:
            assembler.add_table(
                [" ".join(convert(line.runs, assumed) for line in cell) for cell in row]
                for row in item.rows
            )


def assumed_encoding(story: Story) -> Legacy | None:
    """The encoding of text whose fonts tell nothing."""
    untold = (r.text for line in _lines(story) for r in line.runs if not encoding_of_font(r.font))
    return detect(" ".join(untold))


def _lines(story: Story) -> Iterator[StoryLine]:
    for item in story:
        if isinstance(item, StoryLine):
            yield item
        else:
            yield from (line for row in item.rows for cell in row for line in cell)
