"""What kind of answer a question asks for, read from its question words."""

import re
from enum import StrEnum

from ingest.folding import nfc
from search.answer_type import form_fits


class Asked(StrEnum):
    """How much of a clause answers: a sentence, all members of a list, all of it."""

    FIGURE = "figure"  # a share, a quantity, a time: the sentence that has it
    MEMBERS = "members"  # "gồm những gì", "những … nào": the whole enumeration
    WHOLE = "whole"  # "làm gì", "trách nhiệm gì", "nói gì": all that is said of it
    MEANING = "meaning"  # "X là gì": the sentence that says what X is
    FACT = "fact"  # anything else: the sentence that says so


# "Mấy năm qua" and "bao nhiêu cũng được" ask for nothing.
_NO_FIGURE = re.compile(r"mấy (?:năm|tháng|ngày) (?:qua|nay|gần đây|vừa qua)", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\b(?:gồm(?! có phải)|bao gồm|liệt kê|kể tên|kể ra"
    r"|(?:những|các) (?:gì|ai|nào|đâu)"
    r"|(?:những|các) \w+(?: [\w,]+){0,7}? (?:nào|gì|là gì|là ai)"
    r"|những [^?]+ là (?:gì|ai)"
    r"|(?:trường hợp|điều kiện|hành vi|tiêu chuẩn|hồ sơ|nguyên tắc) (?:nào|gì))\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:(?:làm|nói|nêu|viết|quy định|yêu cầu|chỉ đạo|lãnh đạo|chủ trì|thực hiện|giao) (?:những )?(?:việc )?gì"
    r"|(?:việc|nhiệm vụ|trách nhiệm|chức năng|vai trò|quyền|quyền hạn|nghĩa vụ|giải pháp|nội dung|biện pháp|yêu cầu|hạn chế|nguyên nhân|kết quả|mục tiêu|quan điểm) (?:gì|nào|là gì|ra sao|thế nào|như thế nào)"
    r"|(?:như )?thế nào|ra sao|vì sao|tại sao|làm sao|cách nào|nói về (?:gì|điều gì|vấn đề gì)"
    r"|trình bày|tóm tắt|mô tả|nêu rõ|hãy nêu|nhiệm vụ của|trách nhiệm của|quyền của|nghĩa vụ của)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\b(?:là gì|là sao|nghĩa là|được hiểu|khái niệm|định nghĩa|có nghĩa)\b", re.IGNORECASE
)
_QUESTION_WORD = re.compile(
    r"\b(?:ai|gì|nào|đâu|sao|mấy|bao (?:nhiêu|lâu|giờ|xa)|không|chưa|phải chăng|hay|cỡ|cách)\b",
    re.IGNORECASE,
)


def asked(question: str) -> Asked:
    """The kind of answer; a bare phrase without any question word asks for its whole clause.

    ``question`` has its diacritics, or they have been restored.
    """
    text = _NO_FIGURE.sub(" ", nfc(question))
    if _MEMBERS.search(text):
        return Asked.MEMBERS
    if form_fits(text, "") is not None or re.search(r"\bbao (?:lâu|xa)\b", text, re.IGNORECASE):
        return Asked.FIGURE
    if _WHOLE.search(text):
        return Asked.WHOLE
    if _MEANING.search(text):
        return Asked.MEANING
    return Asked.FACT if _QUESTION_WORD.search(text) else Asked.WHOLE
