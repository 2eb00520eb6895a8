"""The words in which clauses are asked for, as patterns over text without marks."""

import re

from ingest.units import UnitKind
from search.understanding.spoken_numbers import SPOKEN_DIGITS

LEVELS = {
    "tieu muc": UnitKind.SECTION,
    "phan": UnitKind.PART,
    "chuong": UnitKind.CHAPTER,
    "muc": UnitKind.SECTION,
    "dieu": UnitKind.ARTICLE,
    "khoan": UnitKind.CLAUSE,
    "diem": UnitKind.POINT,
    "phu luc": UnitKind.ATTACHMENT,
}
LEVEL_WORDS_MARKED = frozenset(
    {"phần", "chương", "mục", "tiểu", "điều", "khoản", "điểm", "phụ", "lục"}
)
RANK = {
    UnitKind.ATTACHMENT: 0,
    UnitKind.PART: 1,
    UnitKind.CHAPTER: 2,
    UnitKind.SECTION: 3,
    UnitKind.ARTICLE: 4,
    UnitKind.CLAUSE: 5,
    UnitKind.POINT: 6,
}
UNNUMBERED = {
    "phan mo dau": UnitKind.PREAMBLE,
    "loi mo dau": UnitKind.PREAMBLE,
    "doan mo dau": UnitKind.PREAMBLE,
    "loi noi dau": UnitKind.PREAMBLE,
    "phan can cu": UnitKind.PREAMBLE,
    "phan ket thuc": UnitKind.CLOSING,
    "phan ket luan": UnitKind.CLOSING,
    "phan ket": UnitKind.CLOSING,
    "doan ket thuc": UnitKind.CLOSING,
    "doan ket": UnitKind.CLOSING,
    "phan noi nhan": UnitKind.RECIPIENTS,
    "muc noi nhan": UnitKind.RECIPIENTS,
    "noi nhan": UnitKind.RECIPIENTS,
}
ATTACHMENTS = ("quy che", "quy dinh", "quy trinh", "dieu le", "de an", "phu luc", "danh muc")

_SPOKEN = rf"(?:(?:{SPOKEN_DIGITS}|nhat)(?!\w)\s*)+"
_NUMBER = (
    rf"(?:\d+(?:\.\d+)+[a-z]?|\d+[a-z]?|[ivxl]+|[a-z](?:\.\d+)*|{_SPOKEN})(?![\w%]|[.,]\d|/\d)"
)
_LINK = r"(?:\s*(?:,|;|\bva\b|\bhoac\b|\bhay\b)\s*)+"
_TO = r"\s*(?:\bden\b|\btoi\b|[-–—])\s*"
_WORDS = "|".join(word.replace(" ", r"\s+") for word in LEVELS)
GROUP = re.compile(
    rf"(?<!\w)(?P<word>{_WORDS})\s+(?:thu\s+|so\s+)?(?P<from>tu\s+)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:{_LINK}|{_TO}(?:(?:{_WORDS})\s+)?){_NUMBER})*)",
    re.IGNORECASE,
)
PIECE = re.compile(
    rf"(?P<to>{_TO}(?:(?:{_WORDS})\s+)?)?(?<!\w)(?P<number>{_NUMBER})", re.IGNORECASE
)
JOINED = re.compile(
    r"(?<![\w.,/-])(?P<part>[ivx]+)[./](?P<rest>\d+(?:[./]\d+)*)(?![\w%])", re.IGNORECASE
)
DECIMAL = re.compile(r"(?<![\w.,/-])\d{1,2}(?:\.\d{1,2}){1,2}(?![\w%]|[.,/]\d)")
_NAMES = "|".join(name.replace(" ", r"\s+") for name in UNNUMBERED)
UNNUMBERED_NAME = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)", re.IGNORECASE)
BETWEEN = re.compile(r"[\s,;()]*(?:(?:cua|thuoc|tai|o|trong|va)\b[\s,;()]*)*", re.IGNORECASE)
ANOTHER = re.compile(r"\bva\b|;", re.IGNORECASE)
QUANTITY = re.compile(
    r"\s*(?:%|(?:phan\s+tram|trieu|ty|nghin|dong|nguoi|lan|ngay|thang|trang|so|cach|vai|tuoi|ha"
    r"|km|met|gio|phut|viec|nguyen\s+tac|noi\s+dung)\b|nam\b(?!\s*\d))",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"(?<!khoan )(?<!muc )(?<!diem )(?<!dieu )\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|moi"
    r"|bao\s+nhieu)\s*$",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"(?:co|gom|bao\s+gom|chia\s+lam)?\s*(?:tat\s+ca\s+)?(?:may|bao\s+nhieu)\s+"
    rf"(?P<word>{_WORDS})(?!\w)",
    re.IGNORECASE,
)
# "Quy định" is mostly a verb after a clause; as a name it ends the phrase.
ATTACHMENT = re.compile(
    r"\s*(?:(?:cua|trong|thuoc|tai|kem\s+theo|ban)\s+)*(?P<name>quy\s+che|quy\s+trinh|dieu\s+le|de\s+an"
    r"|phu\s+luc|danh\s+muc|quy\s+dinh(?=\s*(?:[?.,;]|$|kem|nay|ban\s+hanh)))(?!\w)",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\b(?:gi|nao|ai|bao|may|sao|dau|khong|chua|khi|the\s+nao|nhu\s+the)\b", re.IGNORECASE
)
_FILLER_WRITTEN = """
    a anh ban bao biet cac cai can chi chinh cho cu cua da day dau de di do doc dung duoc gi giup gom
    hay hien hieu hoi la lai lay luon may minh mo moi muon nao nay nguyen nha nhe nhu nhung noi
    ra rang rat roi ro sao se tat ca thay the thi thong tim tin tiep toan toi tom tat tra trich dan tu
    van ve vay vui long xem xin y yeu cau ben duoi tren trong quy nghia neu biet
    ghi gioi thieu luoc liet ke ten bang cach lam on em voi nhi dum ho phan
    nghi quyet dinh che thi luan luat so nq qd thuoc tai o va chuong muc dieu khoan diem
"""
FILLER = frozenset(_FILLER_WRITTEN.split())
"""Folded words that ask without saying about what."""

STRAY_WORD = re.compile(r"[^\W_]+")
