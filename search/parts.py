"""Questions with several parts, each of which is answered or named as unanswered."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from search.contract import Answer, Citation
from search.understanding.document_numbers import find_documents
from search.words import content_words, folded_words

Ask = Callable[[str], Answer]

_MOST_PARTS = 4
_ASKING = r"(?:ai|gì|nào|đâu|mấy|sao|bao nhiêu|bao lâu|bao giờ)"
_ASKS = re.compile(rf"\b{_ASKING}\b", re.IGNORECASE)
_SENTENCES = re.compile(r"\?\s+(?=\w)|;\s+")
_AND = re.compile(r",?\s+(?:và|còn|đồng thời)\s+", re.IGNORECASE)
_TOPIC = re.compile(r"^(?P<topic>[^:?]{3,90}):\s+(?P<rest>\S.*)$")
_KIND = re.compile(
    r"^(?P<kind>nghị quyết|quyết định|quy định|quy chế|chỉ thị|kết luận|văn bản|luật)(?: này| đó| ấy)?(?=\s)",
    re.IGNORECASE,
)
# A part that begins with one of these says nothing of whom it speaks.
_PREDICATE = (
    r"(?:là|có|được|bị|phải|cần|gồm|bao gồm|áp dụng|làm|đạt|quy định|ban hành|thực hiện|đặt|nêu|chịu"
    r"|sẽ|do|lãnh đạo|chủ trì|phối hợp|giao|mỗi|của|theo|đối với|trong|tại|ở)"
)
_STARTS_BARE = re.compile(rf"{_PREDICATE}\b", re.IGNORECASE)
_SUBJECT = re.compile(rf"^(?P<subject>.+?)\s+{_PREDICATE}\b", re.IGNORECASE)
_PAIR = re.compile(
    rf"^(?P<before>theo [^,?]+,\s*)?(?P<heads>[^?:]+? và [^?:]+?)\s+(?P<rest>{_PREDICATE}\b.*)$",
    re.IGNORECASE,
)
_EACH = re.compile(r"^mỗi \w+\s+", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:những|các|từng)\s+", re.IGNORECASE)
_LONGEST_HEAD = 10  # words
_OPENING = 24  # words of a clause in which it says what it is about


@dataclass(frozen=True, slots=True)
class Part:
    """A question of its own; ``head`` is what its clause must open with, if that is in doubt."""

    text: str
    head: str | None = None


def certain_parts(question: str) -> list[Part]:
    """The parts of a question that asks several things in so many words; none if it does not.

    ``question`` has its diacritics. Each part gets from the first one what
    it leaves out: the topic, the document, the subject.
    """
    texts = [text.strip(" ?,.;") for text in _SENTENCES.split(question.strip())]
    pieces = [piece for text in texts for piece in _split_at_and(text)]
    if len(pieces) < 2 or len(pieces) > _MOST_PARTS:
        return []
    return [Part(piece) for piece in _filled(pieces)]


def possible_parts(question: str) -> Iterator[list[Part]]:
    """Ways in which "A và B" may be two subjects asked about at once, likeliest first."""
    text = question.strip(" ?.")
    topic = _TOPIC.match(text)
    if topic and not _ASKS.search(topic["topic"]):
        members = _AND.split(topic["rest"])
        if 2 <= len(members) <= _MOST_PARTS and all(map(content_words, members)):
            yield [Part(f"{topic['topic']}: {member}") for member in members]
        return
    match = _PAIR.match(text)
    if match is None or _ASKS.search(match["heads"]):
        return
    heads = [head.strip() for head in re.split(r",\s*|\s+và\s+", match["heads"])]
    if not 2 <= len(heads) <= _MOST_PARTS or any(
        not content_words(head) or len(head.split()) > _LONGEST_HEAD for head in heads
    ):
        return
    before, rest = match["before"] or "", _EACH.sub("", match["rest"])
    last = heads[-1].split()
    for shared in (True, False):
        # "Đối tượng và nội dung phản biện xã hội": what follows the last head may belong to all.
        full = [" ".join([head, *last[len(head.split()) :]]) if shared else head for head in heads]
        if shared and full == heads:
            continue
        yield [
            Part(f"{before}{whole} {rest}", _PLURAL.sub("", head))
            for whole, head in zip(full, heads, strict=True)
        ]


def answer_in_parts(question: str, whole: Answer, ask: Ask, top: int) -> Answer | None:
    """The answers to the parts put together; None if the question is better left whole.

    ``whole`` is the answer to the undivided question. Parts that stand in
    doubt count only if each is answered by a clause of its own that opens
    with what the part asks about.
    """
    certain = certain_parts(question)
    if certain:
        answers = [(part, ask(part.text)) for part in certain]
        return _certain(question, whole, answers, top)
    if len(used_citations(whole)) > 1:
        return None  # a list already
    for parts in possible_parts(question):
        answers = [(part, ask(part.text)) for part in parts]
        if _are_apart(answers):
            return merged(question, answers, top)
    return None


def merged(question: str, answers: Sequence[tuple[Part, Answer]], top: int) -> Answer:
    """One answer from those to the parts, numbered through; a part without one is named."""
    cited: list[Citation] = []
    texts: list[str] = []
    for part, answer in answers:
        if not answer.answered:
            texts.append(f"Về “{part.text}”: không tìm thấy câu trả lời trong các văn bản đã nạp.")
            continue
        texts.append(_renumbered(answer, cited))
    nearest = [c for _, a in answers for c in a.citations if not _place_in(cited, c)]
    for citation in nearest:
        if len(cited) < top and not _place_in(cited, citation):
            cited.append(citation.model_copy(update={"n": len(cited) + 1}))
    return answers[0][1].model_copy(
        update={
            "question": question,
            "interpreted": question,
            "answered": any(a.answered for _, a in answers),
            "answer": "\n\n".join(filter(None, texts)),
            "refusal": None,
            "citations": cited,
        }
    )


def used_citations(answer: Answer) -> list[Citation]:
    """The citations whose quotation the answer gives."""
    return [c for c in answer.citations if f"“{c.quote}” [{c.n}]" in answer.answer]


def _split_at_and(text: str) -> list[str]:
    """Cut where both sides ask something of their own."""
    topic = _TOPIC.match(text)
    if topic and not _ASKS.search(topic["topic"]):
        return [f"{topic['topic']}: {piece}" for piece in _split_at_and(topic["rest"])]
    for match in _AND.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if all(_ASKS.search(side) and content_words(side) for side in (left, right)):
            return [left, *_split_at_and(right)]
    return [text] if text else []


def _filled(pieces: Sequence[str]) -> list[str]:
    """Each piece with what it takes from the first one."""
    first = pieces[0]
    mentions = find_documents(first)
    subject = _SUBJECT.match(first)
    out = [first]
    for piece in pieces[1:]:
        if subject and not _ASKS.search(subject["subject"]) and _STARTS_BARE.match(piece):
            piece = f"{subject['subject']} {piece}"
        elif len(set(content_words(piece))) < 3:
            piece = f"{_ASKS.sub(' ', first)}: {piece}"
        if mentions and not find_documents(piece):
            name = first[mentions[0].start : mentions[0].end]
            named = _KIND.sub(name, piece)
            piece = named if named != piece else f"{piece} theo {name}"
        out.append(" ".join(piece.split()))
    return out


def _certain(
    question: str, whole: Answer, answers: Sequence[tuple[Part, Answer]], top: int
) -> Answer | None:
    said = {word for c in used_citations(whole) for word in folded_words(c.quote)}
    # What the whole answer already says is not missing.
    answers = [(p, a) for p, a in answers if a.answered or not set(content_words(p.text)) <= said]
    firsts = {_clause(a) for _, a in answers if a.answered}
    if not firsts:
        return None
    if whole.answered and firsts == {_clause(whole)} and all(a.answered for _, a in answers):
        return None
    return merged(question, answers, top)


def _are_apart(answers: Sequence[tuple[Part, Answer]]) -> bool:
    if not all(answer.answered for _, answer in answers):
        return False
    if len({_clause(answer) for _, answer in answers}) < len(answers):
        return False
    return all(p.head is None or _opens_with(a.citations[0], p.head) for p, a in answers)


def _clause(answer: Answer) -> tuple[str, str, str]:
    first = answer.citations[0]
    return first.document, first.issued, first.locator


def _opens_with(citation: Citation, head: str) -> bool:
    wanted = folded_words(head)
    opening = " ".join(citation.text.split()[:_OPENING])
    starts = [folded_words(part) for part in re.split(r"[.,;:)]\s", opening)]
    return any(words[: len(wanted)] == wanted for words in starts)


def _renumbered(answer: Answer, cited: list[Citation]) -> str:
    """The text of an answer with the numbers that its citations get in ``cited``."""
    text = answer.answer
    for citation in used_citations(answer):
        known = _place_in(cited, citation)
        if known is None:
            cited.append(citation.model_copy(update={"n": len(cited) + 1}))
            known = cited[-1]
        old, new = f"“{citation.quote}” [{citation.n}]", f"“{citation.quote}” [\0{known.n}]"
        text = text.replace(old, new)
    return text.replace("\0", "")


def _place_in(cited: Sequence[Citation], citation: Citation) -> Citation | None:
    for other in cited:
        same = (other.document, other.issued) == (citation.document, citation.issued)
        if same and other.start <= citation.start and citation.end <= other.end:
            return other
    return None
