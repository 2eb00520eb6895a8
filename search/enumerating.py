"""Questions that a whole list answers: all clauses under one title, or one lead-in with its points."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.records import StoredDocument
from ingest.units import Unit, UnitKind
from search.asking import Asked, asked
from search.candidates import Candidate
from search.pieces import Piece
from search.question_content import QuestionContent
from search.quoting import quotation_span
from search.words import accented_content_words, content_words

_LOOKED_AT = 8  # candidates whose titles above them may be what was asked
_MOST_CHILDREN = 15
_LONGEST_LIST = 3000  # characters of a lead-in with its points
_FULL_CHILD = 700  # a titled clause longer than this is listed by its title
_TITLE_SHARE = 0.6
_STRAY_SHARE = 0.2
_SUBJECT = 0.9
_POINT_GAIN = 0.12
_NEAR_SCORE = 0.82  # of the first candidate's score
_NEAR_SHARE = 0.93  # of its best sentence's share of the question
_NOT_TEXT = (UnitKind.DOCUMENT, UnitKind.PREAMBLE, UnitKind.RECIPIENTS)
_BODIES_ASKED = re.compile(
    r"\b(?:những|các) (?:(?:cơ quan|tổ chức|đơn vị|ban|sở|ngành|cấp|bộ|địa phương|đoàn thể|chủ thể)"
    r"(?: \w+){0,3} nào|ai)\b",
    re.IGNORECASE,
)
_PLACE = r"(?:chỗ|điểm|mục|điều|khoản|phần|đoạn|nơi|điều khoản|văn bản)"
_PLACES_ASKED = re.compile(
    rf"\b(?:ở|tại|trong) (?:những|các) {_PLACE}(?: \w+)? nào\b"
    rf"|\b(?:(?:những|các) )?{_PLACE}(?: \w+)? nào (?=nói|quy định|nhắc|đề cập|nêu)",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\b(?:được |có |đã )*(?:nhắc|đề cập|nói|nêu|quy định|viết)(?: đến| tới| về| rõ)*\b",
    re.IGNORECASE,
)
_OF_DOCUMENT = re.compile(
    r"\b(?:trong |theo |của )?(?:nghị quyết|quyết định|quy định|quy chế|chỉ thị|văn bản|luật)(?: này| đó)?"
    r"(?= (?:có |đã )?(?:nhắc|đề cập|nói|nêu|quy định|viết)|\s*[?.]?\s*$)",
    re.IGNORECASE,
)
# They say how a document is built, and name no subject of it.
_STRUCTURE = re.compile(
    r"\b(?:(?:trong|ở|tại|thuộc|những|các|mấy) (?:phần|chương|mục|điều|khoản|điểm)\b(?! (?:tiêu|đích|kiện|mới))"
    r"|nội dung|quy định|văn bản|nghị quyết|quyết định|chỉ thị|bộ luật|luật|quy chế|nêu|đề ra|đặt ra|xác định"
    r"|giao(?: việc| nhiệm vụ| trách nhiệm)?|cơ quan|đơn vị|liệt kê|danh sách|cụ thể)\b",
    re.IGNORECASE,
)
_COMMON_IN_TITLES = frozenset(accented_content_words("một số những các cơ bản chung chủ yếu"))


def listed(question: str, content: QuestionContent, candidates: Sequence[Candidate]) -> list[Piece]:
    """All members of the list that was asked for, in document order; none if it was not a list."""
    if asked(question) in (Asked.FIGURE, Asked.FACT) or not candidates:
        return []
    best = max(_titles_asked(content, candidates), key=lambda found: found[0], default=None)
    if best is None:
        return []
    _, candidate, position = best
    document = candidate.document
    children = _children(document, position)
    subjects = [u for u in children if _subject(document, u, content) >= _SUBJECT]
    if subjects and len(subjects) < len(children):
        children = subjects
    if len(children) > _MOST_CHILDREN:
        children = children[:_MOST_CHILDREN]
    return [_member(document, child, candidate.score) for child in children]


def with_lead(question: str, content: QuestionContent, candidate: Candidate) -> list[Piece]:
    """What to quote of a clause that is a lead-in, or a point under one; best first.

    A point is quoted with its lead-in, the lead-in with the point that the
    question is about, or with all of them if it is about none or about all.
    Empty for a clause that stands alone.
    """
    document, unit = candidate.document, candidate.unit
    position = document.units.index(unit)
    if not _is_lead(document, position):
        if unit.parent is None or not _is_lead(document, unit.parent):
            return []
        position = unit.parent
    lead = document.units[position]
    children = _children(document, position)
    whole = Piece(document, lead, lead.start, lead.end, candidate.score)
    wants_all = asked(question) in (Asked.MEMBERS, Asked.WHOLE)
    point = (
        None
        if wants_all and lead is unit
        else _point_asked(document, lead, children, unit, content)
    )
    if point is None or (wants_all and lead.end - lead.start <= _LONGEST_LIST):
        if lead.end - lead.start <= _LONGEST_LIST:
            return [whole]
        return [
            Piece(document, lead, lead.start, lead.own_end, candidate.score),
            *(_member(document, child, candidate.score) for child in children[:_MOST_CHILDREN]),
        ]
    return [
        _member(document, point, candidate.score),
        Piece(document, lead, lead.start, lead.own_end, candidate.score),
    ]


def _titles_asked(
    content: QuestionContent, candidates: Sequence[Candidate]
) -> Iterator[tuple[tuple[float, int], Candidate, int]]:
    """Units with children whose title is what the question is about, with how well it fits."""
    for rank, candidate in enumerate(candidates[:_LOOKED_AT]):
        for position in _above(candidate.document, candidate.unit):
            fit = _fit(content, candidate.document.units[position].title)
            if fit and len(_children(candidate.document, position)) > 1:
                yield (fit, -rank), candidate, position


def _fit(content: QuestionContent, title: str) -> float:
    """How far a title is all that is asked about, 0 to 1."""
    said = set(accented_content_words(title)) - _COMMON_IN_TITLES
    stray = set(accented_content_words(_STRUCTURE.sub(" ", content.question)))
    stray -= said | _COMMON_IN_TITLES
    wanted = set(accented_content_words(content.question))
    share = len(wanted & said) / len(said) if said else 0.0
    if share < _TITLE_SHARE or len(stray) > _STRAY_SHARE * len(wanted):
        return 0.0
    return share - len(stray) / len(wanted)


def _above(document: StoredDocument, unit: Unit) -> Iterator[int]:
    position: int | None = document.units.index(unit)
    while position is not None and document.units[position].kind is not UnitKind.DOCUMENT:
        yield position
        position = document.units[position].parent


def _children(document: StoredDocument, position: int) -> list[Unit]:
    return [unit for unit in document.units if unit.parent == position and unit.number]


def _subject(document: StoredDocument, unit: Unit, content: QuestionContent) -> float:
    text = document.text[unit.start : unit.own_end].removeprefix(unit.number).lstrip(" .)-")
    return content.subject(" ".join(text.split()[:24]))


def _is_lead(document: StoredDocument, position: int) -> bool:
    unit = document.units[position]
    own = document.text[unit.start : unit.own_end].rstrip()
    return own.endswith(":") and unit.own_end < unit.end


def _member(document: StoredDocument, unit: Unit, score: float) -> Piece:
    if unit.end - unit.start <= _FULL_CHILD or not unit.title:
        end = unit.end if unit.end - unit.start <= _LONGEST_LIST else unit.own_end
        return Piece(document, unit, unit.start, end, score)
    title_end = document.text.find(unit.title, unit.start) + len(unit.title)
    return Piece(document, unit, unit.start, title_end, score)


def _point_asked(
    document: StoredDocument,
    lead: Unit,
    children: Sequence[Unit],
    found: Unit,
    content: QuestionContent,
) -> Unit | None:
    """The one point that has what the question asks beyond the lead-in."""
    base = document.text[lead.start : lead.own_end]
    covered = content.coverage(base)
    gains = {
        unit.locator: content.coverage(f"{base} {document.text[unit.start : unit.end]}") - covered
        for unit in children
    }
    best = max(children, key=lambda unit: (gains[unit.locator], unit is found), default=None)
    if best is None or gains[best.locator] < _POINT_GAIN:
        return None
    return best


def alike(
    question: str, content: QuestionContent, candidates: Sequence[Candidate], most: int = 6
) -> list[Candidate]:
    """The first candidate and those that answer about as well, if the question asks for all.

    These are its neighbours that open with the same subject and, where
    bodies are asked for, other clauses with a sentence as near to the question.
    """
    first = candidates[0]
    if asked(question) is not Asked.MEMBERS:
        return [first]
    subject = _subject(first.document, first.unit, content)
    bodies = bool(_BODIES_ASKED.search(question))
    chosen = [first]
    for other in candidates[1 : _LOOKED_AT + 1]:
        if other.document.id == first.document.id and (
            _is_sibling(content, first, other, subject)
            or (bodies and _is_as_near(content, first, other))
        ):
            chosen.append(other)
    return chosen[:most]


def _is_sibling(
    content: QuestionContent, first: Candidate, other: Candidate, subject: float
) -> bool:
    siblings = other.unit.parent == first.unit.parent and first.unit.number and other.unit.number
    return bool(siblings) and 0.5 <= subject <= _subject(other.document, other.unit, content)


def _is_as_near(content: QuestionContent, first: Candidate, other: Candidate) -> bool:
    best, share = _best_sentence(content, first), _best_sentence(content, other)
    return other.score >= _NEAR_SCORE * first.score and share >= max(0.7, _NEAR_SHARE * best)


def _best_sentence(content: QuestionContent, candidate: Candidate) -> float:
    start, end = quotation_span(candidate.document.text, candidate.unit, content.question, content)
    return content.coverage(candidate.document.text[start:end])


def places_topic(question: str) -> str | None:
    """What "… được nhắc đến ở những điểm nào" asks the places of; None for other questions."""
    match = _PLACES_ASKED.search(question)
    if match is None:
        return None
    topic = f"{question[: match.start()]} {question[match.end() :]}"
    topic = _MENTIONED.sub(" ", _OF_DOCUMENT.sub(" ", topic))
    return " ".join(topic.split()).strip(" ?.,:") or None


def places(topic: str, documents: Iterable[StoredDocument]) -> list[tuple[StoredDocument, Unit]]:
    """Every clause that has the content words of the topic one after another, in document order."""
    phrase = f" {' '.join(content_words(topic))} "
    found: list[tuple[StoredDocument, Unit]] = []
    for document in documents:
        for unit in document.units:
            if unit.kind in _NOT_TEXT or unit.own_end <= unit.start:
                continue
            own = " ".join(content_words(document.text[unit.start : unit.own_end]))
            if phrase.strip() and phrase in f" {own} ":
                found.append((document, unit))
    return found
