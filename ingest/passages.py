"""Clauses as passages to index: whole where they are short, cut at sentence ends where not."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.labels import spoken
from ingest.sentences import sentence_spans, split_long
from ingest.units import Passage, Unit, UnitKind

# The embedding model was trained on passages of 224 tokens with their heading.
MAX_TOKENS = 220
_MIN_BODY_TOKENS = 110
# The lead of a list ("… gồm những việc sau:") is context for each of its items.
_MAX_LEAD_CHARACTERS = 240

CountTokens = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Budget:
    count: CountTokens
    limit: int

    def fits(self, text: str) -> bool:
        # A Vietnamese token is at most a few characters short of a syllable:
        # text this short cannot exceed the limit, so counting is spared.
        return len(text) <= self.limit or self.count(text) <= self.limit


def build_passages(
    text: str, units: list[Unit], context: str, count_tokens: CountTokens
) -> list[Passage]:
    """The passages of a document, in reading order.

    A unit with a text of its own gives one passage, or several of at most
    ``MAX_TOKENS`` tokens with their heading. ``context`` names the document
    and opens every heading.
    """
    has_children = {unit.parent for unit in units}
    passages: list[Passage] = []
    for position, unit in enumerate(units):
        own = text[unit.start : unit.own_end]
        if not own.strip() or (position in has_children and _is_bare_heading(unit, own)):
            continue
        heading = heading_path(text, units, position, context)
        budget = _Budget(count_tokens, max(_MIN_BODY_TOKENS, MAX_TOKENS - count_tokens(heading)))
        spans = _pieces(text, unit.start, unit.own_end, budget)
        for ordinal, (start, end) in enumerate(spans):
            piece_heading = f"{heading}. {unit.title}" if ordinal and unit.title else heading
            passages.append(Passage(position, ordinal, start, end, piece_heading, text[start:end]))
    return passages


def heading_path(text: str, units: list[Unit], position: int, context: str) -> str:
    """The document and the titles, or leads, of the units above one unit."""
    steps: list[str] = []
    parent = units[position].parent
    while parent is not None and units[parent].kind is not UnitKind.DOCUMENT:
        steps.append(_step(text, units[parent]))
        parent = units[parent].parent
    return ", ".join(filter(None, (context, *reversed(steps))))


def _step(text: str, unit: Unit) -> str:
    name = spoken(unit)
    title = unit.title
    if unit.kind is UnitKind.ATTACHMENT:
        return name
    if not title:
        lead = text[unit.start : unit.own_end].replace("\n", " ")
        title = lead if len(lead) <= _MAX_LEAD_CHARACTERS else ""
        return title or name
    return f"{name}. {title.capitalize() if title.isupper() else title}"


def _is_bare_heading(unit: Unit, own: str) -> bool:
    return bool(unit.title) and len(own) <= len(unit.title) + len(unit.number) + 16


def _pieces(text: str, start: int, end: int, budget: _Budget) -> list[tuple[int, int]]:
    if budget.fits(text[start:end]):
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    for span in _short_enough(text, start, end, budget):
        if pieces and _joins(text, pieces[-1], span, budget):
            pieces[-1] = (pieces[-1][0], span[1])
        else:
            pieces.append(span)
    return pieces


def _joins(text: str, piece: tuple[int, int], span: tuple[int, int], budget: _Budget) -> bool:
    """Whether a sentence still goes into the piece before it.

    A new paragraph opens a new piece once the present one is half full, so
    that pieces follow the author's paragraphs where they can.
    """
    joined = text[piece[0] : span[1]]
    if not budget.fits(joined):
        return False
    new_paragraph = "\n" in text[piece[1] : span[0]]
    return not new_paragraph or budget.count(text[piece[0] : piece[1]]) < budget.limit // 2


def _short_enough(text: str, start: int, end: int, budget: _Budget) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for sentence in sentence_spans(text, start, end):
        if budget.fits(text[sentence[0] : sentence[1]]):
            out.append(sentence)
            continue
        for part in split_long(text, *sentence):
            out.extend(_hard_split(text, part, budget))
    return out


def _hard_split(text: str, span: tuple[int, int], budget: _Budget) -> list[tuple[int, int]]:
    """Halve at the space nearest the middle until it fits; a word is never cut."""
    start, end = span
    if budget.fits(text[start:end]):
        return [span]
    middle = (start + end) // 2
    cut = text.rfind(" ", start, middle)
    if cut <= start:
        cut = text.find(" ", middle, end)
    if cut <= start:
        return [span]
    return [
        *_hard_split(text, (start, cut), budget),
        *_hard_split(text, (cut + 1, end), budget),
    ]
