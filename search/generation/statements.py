"""What a model says in its own words, held against the sentences that it quotes.

These checks refuse on doubt. They do not prove that a sentence is a fair
summary; they take away numbers, names, negations and links that the quoted
sentences do not hold.
"""

import re
from collections.abc import Iterable, Sequence

from ingest.folding import fold_for_quotation
from ingest.sentences import sentence_spans
from search.contract import Citation

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_RANGE = re.compile(r"(\d+(?:[.,]\d+)*)\s*(?:[-–]|đến)\s*\d+(?:[.,]\d+)*%")
_PERCENT = re.compile(r"(?<=\d)\s*(?:phần trăm|%)")
_NUMBER_WORDS = frozenset(
    [
        "hai",
        "ba",
        "bốn",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mười",
        "mươi",
        "trăm",
        "nghìn",
        "ngàn",
        "triệu",
    ]
)
# Words that turn a meaning round, less their other uses ("chỉ đạo", "không khí").
_TURNING = re.compile(
    r"\b(?:không(?! gian\b| khí\b)|chưa|chẳng|chớ|đừng|cấm|trừ|miễn|nếu|"
    r"chỉ(?! đạo\b| tiêu\b| thị\b| số\b| định\b| dẫn\b| huy\b| rõ\b| ra\b))\b"
)
_NEGATION = frozenset(["không", "chưa", "chẳng", "chớ", "đừng", "cấm"])
_DUTY = re.compile(
    r"\b(?:được(?! (?:quy định|nêu|ghi|xác định)\b)|phải|có thể|có quyền|bắt buộc)\b"
)
_MARKUP = re.compile(r"://|\bwww\.|[<>]|!\[|\]\(", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_STRUCTURE = frozenset(["phần", "chương", "mục", "điều", "khoản", "điểm", "văn", "bản"])
_KINDS = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "QĐI": "quy định", "QC": "quy chế", "CT": "chỉ thị",
    "KL": "kết luận", "HD": "hướng dẫn", "TB": "thông báo", "KH": "kế hoạch", "NĐ": "nghị định",
    "TT": "thông tư", "BC": "báo cáo", "CV": "công văn",
}  # fmt: skip


def fault_in(own: str, written: Sequence[str], cited: Sequence[Citation]) -> str | None:
    """Why ``own`` words may not stand beside these quotations; None if they may.

    ``written`` are the quotations as the model wrote them, ``cited`` the whole
    sentences in which they were found.
    """
    evidence = " \n".join(_evidence(cited))
    if _MARKUP.search(own):
        return "có liên kết hoặc mã đánh dấu"
    foreign = _numbers(own) - _numbers(evidence)
    foreign |= (_words(own) & _NUMBER_WORDS) - _words(evidence)
    if foreign:
        return f"nêu số không có trong câu trích: {', '.join(sorted(foreign))}"
    known = _words(evidence) | _STRUCTURE
    names = [name for name in _names(own) if not _words(name) <= known]
    names += [kind for kind in _kinds(own) if kind.lower() not in _fold(evidence)]
    if names:
        return f"nêu tên không có trong câu trích: {', '.join(dict.fromkeys(names))}"
    return _turned(own, written, cited)


def _turned(own: str, written: Sequence[str], cited: Sequence[Citation]) -> str | None:
    said, quoted = _turning([own]), _turning(written)
    original = _turning(citation.quote for citation in cited)
    cut = original - said - quoted
    if cut:
        return f"câu trích bị cắt khỏi chữ “{min(cut)}”"
    added = said - original
    if added:
        return f"thêm chữ “{min(added)}” không có trong câu trích"
    if original & _NEGATION and not said & _NEGATION and _DUTY.search(_fold(own)):
        return "lời dẫn bỏ ý phủ định của câu trích"
    return None


def _evidence(cited: Iterable[Citation]) -> Iterable[str]:
    """The quoted sentences, what introduces their clause, and how their document is named."""
    for citation in cited:
        yield citation.quote
        for first, last in sentence_spans(citation.text)[:1]:
            yield citation.text[first:last]
        yield from (citation.document, citation.title, citation.label, citation.issued)
        yield from (_KINDS.get(part.upper(), "") for part in re.split(r"[-/\s]", citation.document))


def _fold(text: str) -> str:
    return fold_for_quotation(text).text


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_fold(text)))


def _numbers(text: str) -> set[str]:
    text = _PERCENT.sub("%", _fold(text))
    found = {match.lstrip("0") or "0" for match in _NUMBER.findall(text)}
    return found | {f"{match.lstrip('0')}%" for match in _RANGE.findall(text)}


def _names(own: str) -> list[str]:
    """Words with a capital letter, less the first, which has one in any sentence."""
    return [word for word in _WORD.findall(own)[1:] if word[0].isupper()]


def _kinds(own: str) -> list[str]:
    """Kinds of documents named as such: "Quyết định", but not the verb "quyết định"."""
    return [kind.capitalize() for kind in _KINDS.values() if kind.capitalize() in own]


def _turning(texts: Iterable[str]) -> set[str]:
    return {match for text in texts for match in _TURNING.findall(_fold(text))}
