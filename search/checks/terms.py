"""The words of a question that say what it is about, compounds kept whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from search.checks.reading import Reading, spell
from search.understanding.diacritics import shipped
from search.understanding.syllables import settle_tone
from search.words import content_words

Association = Callable[[str, str], float]
# Two syllables that attract each other this much (nats) are one word: "xử lý" 4.9,
# "giá đất" 2.1, "phạm quy" 1.2.
_COMPOUND = 2.0
# Words by which a question asks, or which documents leave unsaid: "Ban X có vai
# trò gì?" is answered by "Ban X chủ trì …". They tell nothing of a clause.
_ASKING = """
trách nhiệm|nhiệm vụ|vai trò|chức năng|yêu cầu|được giao|giao|quy định|đề cập|nhắc đến|nhắc|nêu|đặt|mang
chỗ|mục|phần trăm|phần|tỷ lệ|số lượng|con số|năm|ngày|tháng|quý|cuối|giai đoạn|đối tượng|áp dụng|nhóm|loại
mức|điều|khoản|điểm|chương|nội dung|cụ thể|thời gian|thời điểm|thời hạn|lúc|nơi|địa điểm|ý nghĩa|khái niệm
định nghĩa|giải thích|theo|liên quan|ví dụ|trường hợp|hiện nay|hiện tại|tối đa|tối thiểu|ít nhất|nhiều nhất
số|lần|người|cơ quan|tổ chức nào|ban nào|hay|đúng|sai|đúng hay sai|bước|cách|hướng dẫn|giúp|thông tin|phải làm
thực hiện|tiến hành|đạt|đạt được|vế|khâu|cỡ|rồi|việc|làm gì|văn bản|nghị quyết|quyết định|luật|đồng|tỷ|triệu|nghìn|được|cần|nên|có thể|tổng số|tổng cộng
khác|khác nhau|giống|so với|ban hành|dẫn|qđ|nq|ct|kl|quyết định số|nghị quyết số|nêu rõ
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of one or two syllables, at ``start:end`` of the question's words."""

    start: int
    end: int
    text: str


def find_terms(question: Reading) -> list[Term]:
    """The words that carry content, in order.

    Compounds are the pairs of neighbours that attract each other most
    strongly together (association in public legal text).
    """
    asking = _asking(question.bare)
    silent = {
        at
        for start, end, phrase in question.phrases(3)
        if phrase in asking
        for at in range(start, end)
    }
    terms: list[Term] = []
    for start, end in _segments(question):
        text = " ".join(question.words[start:end])
        if silent.issuperset(range(start, end)) or text[0].isdigit():
            continue
        if any(_is_content(word) for word in question.raw[start:end]):
            terms.append(Term(start, end, text))
    return terms


def _segments(question: Reading) -> Sequence[tuple[int, int]]:
    """The question cut into words of one or two syllables, by the greatest total attraction."""
    count = len(question.words)
    best = [0.0] * (count + 1)
    length = [1] * (count + 1)
    for at in range(count - 1, -1, -1):
        best[at] = best[at + 1]
        if at + 1 < count and not question.after_break[at + 1]:
            strength = _attraction(question, at)
            if strength >= _COMPOUND and strength + best[at + 2] > best[at]:
                best[at], length[at] = strength + best[at + 2], 2
    out, at = [], 0
    while at < count:
        out.append((at, at + length[at]))
        at += length[at]
    return out


def _attraction(question: Reading, at: int) -> float:
    first, second = question.raw[at : at + 2]
    if not (_is_content(first) and _is_content(second)):
        return 0.0
    return _association(first.lower(), second.lower())


@lru_cache(20_000)
def _association(first: str, second: str) -> float:
    return shipped().association(settle_tone(first), settle_tone(second))


@lru_cache(20_000)
def _is_content(word: str) -> bool:
    return bool(content_words(word))


@cache
def _asking(bare: bool) -> frozenset[str]:
    phrases = [phrase for line in _ASKING.split("\n") for phrase in line.split("|") if phrase]
    return frozenset(spell(phrase, bare=bare) for phrase in phrases)
