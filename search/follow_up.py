"""Questions that lean on the one before: "còn Hội Phụ nữ thì sao?"."""

import re
from collections.abc import Callable

from ingest.folding import nfc
from search.understanding.document_numbers import find_documents
from search.words import content_words

_OPENING = re.compile(
    r"^(?:(?:thế|vậy|à|ừ|rồi|và|nhưng)[,\s]+)*(?:còn|thế|vậy)\b(?: về| đối với| với)?[,\s]+",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[,\s]*\bthì (?:sao|thế nào|như thế nào|ra sao)\b.*$", re.IGNORECASE)
# "Còn hiệu lực không?" asks whether something still holds.
_STILL = re.compile(r"^còn (?:hiệu lực|áp dụng|giá trị|được|phải|dùng)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:ai|gì|nào|đâu|mấy|sao|bao nhiêu|bao lâu|bao giờ|không|chưa)\b", re.IGNORECASE
)
_BODY_WORD = (
    r"(?:Hội đồng nhân dân|Hội|Đoàn|Liên đoàn|Ban|Ủy ban|Uỷ ban|Mặt trận|Đảng đoàn|Đảng ủy|Đảng uỷ|Sở|Bộ|Cục|Tổng cục"
    r"|Văn phòng|Công đoàn|Tòa án|Toà án|Viện|Trường|Chính phủ|Quốc hội|Thường trực|Thường vụ|Huyện ủy|Thành ủy|Tỉnh ủy)"
)
# A name goes on over words with a capital, and over the field of a body ("Nông dân").
_CAPITAL = "[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_FIELD = (
    r"(?:nông dân|phụ nữ|thanh niên|cựu chiến binh|lao động|dân vận|tuyên giáo|tổ chức|kiểm tra|nội chính"
    r"|cán sự đảng|hội đồng nhân dân|ủy ban nhân dân|đồng nhân dân|thường vụ|tỉnh ủy|tỉnh uỷ|tỉnh đoàn|tổ quốc"
    r"|nhân dân|tỉnh|huyện|xã)"
)
_BODY = re.compile(rf"\b(?i:{_BODY_WORD})\b(?:\s+(?:(?i:{_FIELD})\b|{_CAPITAL}\w*))*")
_YEAR = re.compile(r"\b(?:đến |từ |cuối |đầu |trong )?(?:năm )?(?:19|20)\d\d\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:điều|khoản|điểm|mục|phần|chương)\s+(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(?:(?P<kind>nghị quyết|quyết định|quy định|quy chế|chỉ thị|kết luận|văn bản|luật) (?:này|đó|ấy|trên|nói trên)"
    r"|nó)\b",
    re.IGNORECASE,
)
_POINTING_BODY = re.compile(
    r"\b(?:cơ quan|tổ chức|đơn vị|ban|hội|đoàn) (?:này|đó|ấy|trên|nói trên)\b", re.IGNORECASE
)
_FEW = 3  # content words that make a question too little to search for


def complete(question: str, previous: str | None) -> str | None:
    """The question with what it takes from the one before; None if it stands alone.

    Both questions have their diacritics. What the question names replaces
    what the previous one named of the same kind (a body, a year, a clause, a
    document); where there is nothing of that kind, the two are joined.
    """
    if previous is None or not previous.strip():
        return None
    text, before = _tidy(question), _tidy(previous)
    pointed = _pointed(text, before)
    if pointed != text:
        return f"{pointed}?"
    still = _STILL.match(text)
    opened = text if still else _OPENING.sub("", text)
    rest = _CLOSING.sub("", opened).strip(" ,.")
    if (opened == text and rest == text and not still) or not rest:
        return None
    if not _ASKING.search(rest):
        return f"{_replaced(before, rest)}?"
    if len(set(content_words(rest))) >= _FEW:
        return None  # "Còn Hội Phụ nữ đạt bao nhiêu phần trăm?" asks in full
    document = _document(before)
    topic = before[slice(*document)] if document else _without_question(before)
    return f"{topic}: {rest}?" if topic else None


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split()).strip(" ?.!")


def _pointed(text: str, before: str) -> str:
    """ "Nghị quyết đó" and "ban đó" by the name that the previous question gave them."""
    mentions = find_documents(before)
    if mentions and not find_documents(text):
        name = before[mentions[0].start : mentions[0].end]
        text = _POINTING.sub(name, text)
    body = _BODY.search(before)
    if body:
        text = _POINTING_BODY.sub(body[0], text)
    return text


def _replaced(before: str, new: str) -> str:
    """The previous question about something else."""
    finders: tuple[Callable[[str], tuple[int, int] | None], ...] = (
        _document,
        _first(_CLAUSE),
        _first(_YEAR),
        _first(_BODY),
    )
    for find in finders:
        named, spoken = find(new), find(before)
        if named and spoken:
            merged = f"{before[: spoken[0]]}{_fitting(before, spoken, new)}{before[spoken[1] :]}"
            return " ".join(merged.split())
    return f"{new}: {before}"


def _fitting(before: str, spoken: tuple[int, int], new: str) -> str:
    """The new name, with the preposition of the old one kept ("đến năm 2025" → "đến năm 2023")."""
    old = before[spoken[0] : spoken[1]]
    year = re.search(r"(?:19|20)\d\d", old)
    other = re.search(r"(?:19|20)\d\d", new)
    if year and other and _YEAR.fullmatch(new) and _YEAR.fullmatch(old):
        return old.replace(year[0], other[0])
    return new


def _document(text: str) -> tuple[int, int] | None:
    mentions = find_documents(text)
    return (mentions[0].start, mentions[0].end) if mentions else None


def _first(pattern: re.Pattern[str]) -> Callable[[str], tuple[int, int] | None]:
    def find(text: str) -> tuple[int, int] | None:
        match = pattern.search(text)
        return match.span() if match else None

    return find


def _without_question(text: str) -> str:
    bare = re.sub(
        r"\b(?:là )?(?:bao nhiêu(?: phần trăm|%)?|bao lâu|bao giờ|khi nào|(?:như )?thế nào|ra sao|thì sao|là gì|gì|ai|ở đâu|nào)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    return " ".join(bare.split()).strip(" ,:")
