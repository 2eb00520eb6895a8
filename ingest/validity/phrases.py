"""The wording in which documents end, change or begin the force of documents."""

import datetime
import re

_BODY_OF_LAW = (
    r"(?:văn bản(?: quy phạm pháp luật)?|[Tt]hông tư(?: liên tịch)?|[Nn]ghị định|[Nn]ghị quyết|[Qq]uyết định|[Qq]uy định"
    r"|[Qq]uy chế|[Cc]hỉ thị|[Hh]ướng dẫn|[Kk]ết luận|[Ll]uật|điều khoản)"
)
ENDING = re.compile(r"(?<!\w)(?:[Tt]hay thế(?: cho)?|[Bb]ãi bỏ|[Hh]uỷ bỏ)(?!\w)")
"""A verb of one document that ends another."""
AMENDING = re.compile(r"(?<!\w)(?:[Ss]ửa đổi(?:, bổ sung)?|[Bb]ổ sung|Thay (?:thế )?(?:cụm )?từ)(?!\w)")
"""A verb of one document that changes another."""
LAPSING = re.compile(
    r"(?<!\w)(?:(?:đều|thì|sẽ)\s+)?(?:hết|chấm dứt|không còn) hiệu lực(?: thi hành| pháp luật)?(?!\w)"
)
"""What is said of a document that ends."""
ENDED_BY = re.compile(r"(?<!\w)(?:được|bị) (?:thay thế|bãi bỏ|huỷ bỏ)(?: (?:bằng|bởi) )?")
IN_FORCE = re.compile(r"\s*(?:chính thức |bắt đầu )?có hiệu lực(?: thi hành| pháp luật)?(?!\w)")
CONCLUDING = re.compile(
    r"(?<!\w)[Tt]ổng kết (?:\d+ năm )?(?:việc )?(?:thực hiện |thi hành )?(?:các )?$"
)
"""Stands before the document that a conclusion sums up."""

NOT_DONE = re.compile(r"(?:đã|được|bị|không|việc|về|hoặc|hay|quyền|đề nghị|kiến nghị)\s+$")
"""Before a verb: it tells of an act, and is none."""
JOINED = re.compile(r"(?:[;,.]|(?<!\w)(?:và|đồng thời))\s*$")
"""Before a verb that has the subject of the one before it."""
OPENING = re.compile(
    r"^[\s\-–•*]*(?:(?:Điều|Khoản|Mục) \d+[a-zđ]?[.:]\s*|\(?\w{1,5}[.)]\s*)*"
    r"(?:(?:[Kk]ể t|T)ừ ngày [^;:]{3,60}? có hiệu lực(?: thi hành)?(?:,|,? thì)\s*)?(?:[Đđ]ồng thời,?\s*)?$"
)
"""The start of a sentence: its number, "kể từ ngày … có hiệu lực"."""
WHOLE = re.compile(
    rf"^\s*(?:hiệu lực(?: thi hành)? của\s+)?(?:toàn bộ\s+)?(?:các\s+)?(?:{_BODY_OF_LAW}\s*)?"
    r"(?:(?:sau(?: đây)?|dưới đây)\s*)?:?\s*$"
)
"""Between a verb and the document that it ends as a whole."""
CHANGED = re.compile(
    r"^(?!.*(?:quy định|nêu|ghi) (?:tại|trong|ở))(?:[^.;:“]{1,60}\s(?:của|tại|trong|kèm theo))?\s*$"
)
"""Between "sửa đổi, bổ sung" and the document that it changes."""
PART = re.compile(
    r"^\s*(?:(?:toàn bộ|một số|các|những)\s+)*(?:quy định|nội dung|điều|khoản|điểm|chương|mục|phụ lục|[Bb]iểu"
    r"|[Mm]ẫu|cụm từ|từ|danh mục|đoạn)(?!\w)[^.;:]{0,160}(?:tại|của|trong|thuộc|theo)\s+$"
)
"""Between a verb and the document of which it ends a part."""
LIST_AHEAD = re.compile(
    rf"(?:^\s*|(?<!\w))(?:các|những|toàn bộ)\s+(?:quy định (?:tại|của) (?:các )?)?(?:{_BODY_OF_LAW}[\s,và]*)+"
    r"(?:(?:sau(?: đây)?|dưới đây)\s*)?:?\s*$"
)
"""What stands for the documents of a list that follows."""
IN_PARTS = re.compile(r"quy định (?:tại|của|trong)")
"""Before a list: of its documents only parts are meant."""
AND = re.compile(r"(?:[;,]|(?<!\w)và|cùng với)\s*(?:các\s+)?$")
SEMICOLON = re.compile(r";\s+(?:và\s+)?$")
EXCEPT = re.compile(r"(?<!\w)(?:trừ|riêng)(?!\w)")
CONDITION = re.compile(r"(?<!\w)(?:thì|nếu|mà)(?!\w)")
"""Between a document and "hết hiệu lực": the sentence is about something else."""
ITEM = re.compile(r"^[\s\-–•+*]*(?:\(?\w{1,5}[.)]\s*)*$")
"""What may stand before the document that an item of a list names."""

_DATE = re.compile(
    r"ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})(?!\d)", re.IGNORECASE
)
_FROM = re.compile(r"^[\s,]*(?:thi hành\s*)?(?:,\s*)?(?:kể\s+)?từ\s+$")
_SIGNED = re.compile(
    r"^[\s,]*(?:kể\s+)?từ ngày (?:ký|ban hành)(?: ban hành)?(?=\s*(?:[.;,/]|và|thay|đến|$))"
)
_UNTIL = re.compile(r"(?<!\w)đến (?:hết )?$")


def start_date(said: str, issued: datetime.date | None) -> datetime.date | None:
    """The day that "… có hiệu lực" is followed by; ``issued`` for "từ ngày ký"."""
    if _SIGNED.match(said):
        return issued
    found = _DATE.search(said)
    return _day(found) if found and _FROM.match(said[: found.start()]) else None


def end_date(said: str) -> datetime.date | None:
    """The last day in "… đến hết ngày 31 tháng 12 năm 2025"."""
    for found in _DATE.finditer(said):
        if _UNTIL.search(said[: found.start()]):
            return _day(found)
    return None


def _day(found: re.Match[str]) -> datetime.date | None:
    day, month, year = map(int, found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
