"""Small laws for tests of answers."""

from datetime import date

from ingest.extraction import Block, Extraction
from ingest.metadata import DocumentMetadata
from ingest.parsing import assemble
from ingest.records import Origin, StoredDocument, StoredPassage
from search.candidates import Candidate
from search.question_content import QuestionContent


def law(*lines: str, **metadata: object) -> StoredDocument:
    """A document made of paragraphs, its units found as in any other document."""
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    fields = {
        "number": "01/2020/QH14", "issued": date(2020, 1, 1), "issuer": "Quốc hội",
        "kind": "Luật", "title": "Luật thử", "fidelity": "verbatim",
    }  # fmt: skip
    parsed = assemble(
        Extraction("\n".join(lines), tuple(blocks)),
        DocumentMetadata.model_validate(fields | metadata),
        Origin("luat.md", "", ""),
        lambda text: len(text.split()),
    )
    return StoredDocument(
        id=1, metadata=parsed.metadata, origin=parsed.origin, active=True, text=parsed.text,
        raw_text=parsed.raw_text, blocks=parsed.blocks, pages=parsed.pages,
        repairs=parsed.repairs, units=parsed.units,
    )  # fmt: skip


def candidate(document: StoredDocument, locator: str, score: float = 1.0) -> Candidate:
    """The clause of this locator as if search had found it."""
    position, unit = next((p, u) for p, u in enumerate(document.units) if u.locator == locator)
    text = document.text[unit.start : unit.own_end]
    passage = StoredPassage(1, 1, position, 0, unit.start, unit.own_end, "", text)
    return Candidate(document, unit, passage, score, score, score)


def content(question: str) -> QuestionContent:
    """The question with all its words weighing the same."""
    return QuestionContent(question, lambda word: 1.0)
