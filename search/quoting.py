"""Which sentences of a clause to quote as the answer."""

import re

from ingest.folding import nfc
from ingest.sentences import sentence_spans
from ingest.units import Unit
from search.evidence import QuestionContent

# Asked for a list, or for all that someone does: the whole passage is the answer.
_ASKS_FOR_ALL = re.compile(
    r"\b(?:gồm|bao gồm|những gì|những nào|những \w+(?: \w+){0,3} (?:nào|gì)|các \w+(?: \w+){0,3} (?:nào|gì)"
    r"|làm gì|làm những|nhiệm vụ|trách nhiệm|nội dung gì|như thế nào|ra sao|thế nào|liệt kê|kể|nêu"
    r"|nói gì|quy định gì|yêu cầu gì)\b",
    re.IGNORECASE,
)
# Below this share of the question's content no single sentence stands out.
_STANDS_OUT = 0.3
# A neighbour that holds nearly as much of the question belongs to the answer.
_NEIGHBOUR = 0.75
_SHORT_CLAUSE = 200  # characters: not worth cutting


def quotation_span(
    document: str, unit: Unit, passage: tuple[int, int], question: str, content: QuestionContent
) -> tuple[int, int]:
    """Span of the whole sentences of ``unit`` that answer, within its own text.

    ``passage`` is the span of the passage that search found; the quotation
    stays inside it, so that its neighbours give context and never the quote.
    """
    start, end = passage
    sentences = sentence_spans(document, start, end)
    if not sentences:
        return unit.start, unit.own_end
    body = _without_title(document, unit, sentences)
    whole = (body[0][0], body[-1][1])
    if whole[1] - whole[0] <= _SHORT_CLAUSE or _ASKS_FOR_ALL.search(nfc(question)):
        return whole
    scores = [content.coverage(document[a:b]) for a, b in body]
    best = max(range(len(body)), key=scores.__getitem__)
    if scores[best] < _STANDS_OUT:
        return whole
    first = last = best
    while first > 0 and scores[first - 1] >= _NEIGHBOUR * scores[best]:
        first -= 1
    while last + 1 < len(body) and scores[last + 1] >= _NEIGHBOUR * scores[best]:
        last += 1
    return body[first][0], body[last][1]


def _without_title(
    document: str, unit: Unit, sentences: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    if not unit.title or len(sentences) < 2 or sentences[0][0] != unit.start:
        return sentences
    heading_end = document.find(unit.title, unit.start) + len(unit.title)
    rest = [span for span in sentences if span[0] >= heading_end]
    return rest or sentences
