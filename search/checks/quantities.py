"""The form of an answer: a sum, a duration, a share, a count, a date, a person."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.folding import nfc
from search.checks.missing import Missing, MissingKind

_NUMBER = (
    r"(?:\d[\d.,]*|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|rưỡi|nửa)(?!\w))"
)
_UNITS = r"giờ|ngày|tuần|tháng|quý|năm|phút|giây"
_HOW_MANY = r"(?:bao nhiêu|mấy)"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Thái|Tô|Hà"
    "|Lương|Mai|Cao|Đoàn|Trịnh|Lâm|Đào|Tạ|Vương|Chu|Châu|Tăng|Quách|Tống|Kiều|La|Nông|Thạch|Lò|Giàng"
    "|Vi|Ma|Hứa|Từ|Lưu|Phùng|Triệu|Uông|Tòng|Sùng|Đồng|Khuất|Bạch|Nghiêm|Doãn|Cù|Thân|Mạc|Lục|Viên"
)
_CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_TITLES = (
    r"(?:chủ tịch|bí thư|chủ nhiệm|giám đốc|trưởng ban|trưởng phòng|bộ trưởng|thủ tướng|chánh án"
    r"|viện trưởng|tổng thư ký|hiệu trưởng|chánh văn phòng|thứ trưởng|cục trưởng)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of answer: how it is asked for, what in a text is of it, and its name.

    ``certain`` forms are refused where the text has none; the others only
    count against the text.
    """

    asked: re.Pattern[str]
    given: re.Pattern[str]
    text_vi: str
    certain: bool = True


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_MONEY = Form(
    _pattern(
        rf"{_HOW_MANY} (?:tiền|đồng|tỷ|tỉ|triệu|nghìn|ngàn|vnđ|usd)\b"
        r"|\b(?:mức (?:xử )?phạt(?! tù)|phụ cấp|trợ cấp|mức chi|mức lương|lương|mức hỗ trợ|học phí|lệ phí|viện phí|hội phí|đoàn phí|đảng phí"
        r"|kinh phí|số tiền|thù lao|mức thưởng|mức đóng|giá)\b(?:(?!cho|của ai)[^?,;]){0,70}?"
        rf"(?:là |bằng |được )?{_HOW_MANY}(?!\s*(?:phần trăm|%|lần|{_UNITS}|người|mức|loại))"
        rf"|\bphạt (?:tiền )?{_HOW_MANY}(?:\s*\?|$)"
    ),
    re.compile(
        rf"{_NUMBER}\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|vnđ|usd|đô la|euro|bảng)\b"
        rf"|\d[\d.,]*\s*(?:triệu|tỷ|tỉ|nghìn)\b|[$€£]\s*\d|\d\s*%|\d[\d.,]*\s*lần|lương cơ sở",
        re.IGNORECASE,
    ),
    "số tiền cụ thể",
)
_DURATION = Form(
    _pattern(rf"{_HOW_MANY} (?:{_UNITS})\b(?! (?:qua|nay|gần|vừa))"),
    re.compile(rf"{_NUMBER}\s*(?:\(\w+\)\s*)?(?:{_UNITS})(?!\w)", re.IGNORECASE),
    "thời hạn cụ thể",
)
_HOW_LONG = Form(
    _pattern(r"\bbao lâu\b|thời hạn[^?]{0,60}là (?:bao nhiêu|mấy)"),
    re.compile(
        rf"{_NUMBER}\s*(?:\(\w+\)\s*)?(?:{_UNITS})(?!\w)|(?:hằng|hàng|mỗi|nửa) (?:{_UNITS})(?!\w)"
        r"|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?:vô|không) thời hạn|thập kỷ|thế kỷ|nhiệm kỳ",
        re.IGNORECASE,
    ),
    "thời hạn cụ thể",
    certain=False,
)
_SHARE = Form(
    _pattern(
        rf"{_HOW_MANY}\s*(?:phần trăm|%)|(?:tỷ lệ|tỉ lệ)[^?]{{0,80}}{_HOW_MANY}(?! \w*(?:người|tuổi))"
        r"|^(?:tỷ lệ|tỉ lệ)(?!.*\b(?:gì|nào|ai|sao)\b)|(?:phần trăm|%) (?:nào|là bao)"
    ),
    re.compile(
        r"\d\s*%|phần trăm|\d\s*/\s*\d|một nửa|phần (?:hai|ba|tư|năm|mười)|\d (?:lần|trên|phần)|1[:/]\d",
        re.IGNORECASE,
    ),
    "tỷ lệ phần trăm",
)
_DATE = Form(
    _pattern(r"\bngày (?:tháng năm )?nào\b|ngày bao nhiêu|ngày mấy|ngày tháng nào"),
    re.compile(
        r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày\s*\d{1,2}|\d{1,2} tháng \d{1,2}"
        r"|từ ngày|hằng ngày|hàng ngày|(?:thứ|chủ) (?:hai|ba|tư|năm|sáu|bảy|nhật)",
        re.IGNORECASE,
    ),
    "ngày cụ thể",
)
_YEAR = Form(
    _pattern(r"\b(?:vào |trong |đến |từ )?năm nào\b|\bnăm bao nhiêu\b"),
    re.compile(r"\b1\d\d\d\b|\b20\d\d\b|\bnăm \d", re.IGNORECASE),
    "năm cụ thể",
)
_COUNT = Form(
    _pattern(rf"(?<!\w){_HOW_MANY}(?!\s+(?:(?:năm|tháng|ngày)\s+)?(?:qua|nay|gần|vừa))(?!\w)|\bsố lượng\b"),
    re.compile(rf"(?<!\w){_NUMBER}", re.IGNORECASE),
    "con số cụ thể",
)
# Names of provinces open with words that are surnames too.
_NAME = re.compile(
    r"\b(?!Hồ Chí Minh|Hà (?:Nội|Tĩnh|Nam|Giang)|Thái (?:Bình|Nguyên)|Lâm Đồng|Cao Bằng"
    rf"|Đồng (?:Nai|Tháp)|La Gi|Mai Châu)(?:{_SURNAMES})(?:\s+[{_CAPITALS}][^\W\d_]+){{1,4}}"
    r"|\b[A-Z][a-z]{2,}\s+(?:[A-Z]\.\s+)?[A-Z][a-z]+"
)
_PERSON_ASKED = _pattern(
    rf"\bai (?:là người )?(?:đã )?ký\b|\bngười ký\b|\bdo ai ký\b|\bai (?:đang )?(?:là|làm) {_TITLES}"
    rf"|\b{_TITLES}\b[^?,;]{{0,60}}\b(?:là ai|tên gì|tên là gì)\b|\btên (?:của )?(?:người ký|{_TITLES})"
    r"|\b(?:ký|ký ban hành) bởi ai\b"
)
_PERSON = Form(_PERSON_ASKED, _NAME, "tên người")
# A count is asked for by the same words as the others: tried last.
_FORMS = (_PERSON, _MONEY, _SHARE, _DURATION, _HOW_LONG, _DATE, _YEAR, _COUNT)

_MEMBER = re.compile(r"[;\n]")
_LIST = 2
_CODE = re.compile(r"\b\d+(?:/\d+)*[/-](?:[A-ZĐ]{1,4}[A-Za-zĐđ]*)(?:[-/][A-ZĐ]\w*)*|\[\d+\]")
_COUNTED = re.compile(rf"(?<!\w)(?:{_HOW_MANY}|số lượng)\s+(?P<noun>\w+(?:\s+\w+)?)", re.IGNORECASE)

Fit = Literal["none asked", "given", "weakly", "missing"]


def asked_form(question: str) -> Form | None:
    """The form of answer that a question with diacritics asks for, if any."""
    text = nfc(question)
    return next((form for form in _FORMS if form.asked.search(text)), None)


def form_fit(form: Form | None, question: str, clause: str) -> Fit:
    """Whether ``clause`` (without its printed number) has an answer of the form.

    "weakly": a number stands there, but none next to what is counted, or
    things are listed that may be what is counted. Where
    nothing is said to be counted ("là bao nhiêu"), a number tells nothing.
    """
    if form is None:
        return "none asked"
    text = _CODE.sub(" ", nfc(clause))
    if not form.given.search(text):
        # How many there are is also told by listing them.
        lists = form is _COUNT and len(_MEMBER.findall(text)) >= _LIST
        return "missing" if form.certain and not lists else "weakly"
    if form is not _COUNT:
        return "given"
    nouns = [match["noun"].lower() for match in _COUNTED.finditer(nfc(question))]
    if not nouns:
        return "none asked"
    near = any(_counted(part, text) for noun in nouns for part in (noun, noun.split()[0]))
    return "given" if near else "weakly"


def missing_form(form: Form | None, fit: Fit) -> list[Missing]:
    """The form as something that the clause lacks."""
    if form is None or fit != "missing":
        return []
    return [Missing(MissingKind.ANSWER, form.text_vi)]


def _counted(noun: str, text: str) -> bool:
    """Whether a number stands up to three words before the noun."""
    pattern = rf"(?<!\w){_NUMBER}(?:[\s,]+\S+){{0,3}}?\s+{re.escape(noun)}(?!\w)"
    return re.search(pattern, text, re.IGNORECASE) is not None
