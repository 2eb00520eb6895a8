"""Years: "đến năm 2030" is not answered by "đến năm 2025"."""

import re
from collections.abc import Sequence

from ingest.metadata import DocumentMetadata
from search.checks.missing import Missing, MissingKind
from search.understanding.document_numbers import DocumentMention
from search.words import years

# "Luật Đất đai năm 2013", "nghị quyết 2021": the year is the document's, not the matter's.
_DOCUMENT_YEAR = re.compile(
    r"\b(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|quy định|quy chế|chỉ thị"
    r"|kết luận|hướng dẫn|kế hoạch|hiến pháp|văn bản|bl[a-z]{2,4})\b[^.?!,;]{0,60}?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# The day on which a case falls is not what a document must name.
_DAY = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\b|\bngày \d{1,2} tháng \d{1,2} năm \d{4}"
)
_RANGE = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*((?:19|20)\d\d)\b")


def missing_years(
    question: str,
    mentions: Sequence[DocumentMention],
    clause: str,
    metadata: DocumentMetadata,
) -> list[Missing]:
    """Years that the question asks about and the clause, with its headings, does not say.

    Years that are part of a document's name are left to the check of
    documents. A year between the ends of a range that the clause says ("2021
    - 2025") is not said: what holds for the range need not hold for the year.
    """
    asked = years(_DAY.sub(" ", _without(question, mentions)))
    if not asked:
        return []
    said = years(clause)
    own = {str(metadata.issued.year)} if metadata.issued else set[str]()
    own |= years(metadata.title)
    of_document = {match["year"] for match in _DOCUMENT_YEAR.finditer(question)}
    lacking = {
        year for year in asked - said if year not in of_document or (own and year not in own)
    }
    lacking -= {year for first, last in _RANGE.findall(question) for year in (first, last)} & own
    return [Missing(MissingKind.YEAR, f"năm {year}") for year in sorted(lacking)]


def _without(question: str, mentions: Sequence[DocumentMention]) -> str:
    out = list(question)
    for mention in mentions:
        out[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(out)
