"""The signature block: on whose behalf ("T/M BAN THƯỜNG VỤ") and by whom."""

import re
from dataclasses import dataclass

_BEHALF = re.compile(
    r"(?:^|\s)(?P<form>T/M|TM\.?|T\.M\.?|KT\.|K/T|TL\.|T/L|TUQ\.)\s+(?P<organ>\S.*)$"
)
_OFFICES = (
    r"(?:PHÓ\s+)?(?:TỔNG BÍ THƯ|BÍ THƯ|CHỦ TỊCH(?! NƯỚC)|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC"
    r"|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|TRƯỞNG BAN)"
)
_OFFICE_AFTER = re.compile(rf"\s+(?<!BAN ){_OFFICES}\b.*$")
_OFFICE_LINE = re.compile(rf"^{_OFFICES}(?:\s+(?:QUỐC HỘI|CHÍNH PHỦ|NƯỚC))?$|^CHỦ TỊCH NƯỚC$")
_HONOURS = re.compile(
    r"^(?:\(?đã k[ýí]\)?\s*:?|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá"
    r"|(?:GS|PGS|TS|ThS|BS)\.)\s*",
    re.IGNORECASE,
)
_NAME = re.compile(r"^\w+(?: \w+){1,4}$")
# A line of capitals or title case is a name only if it opens with one of these.
_SURNAMES = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý thái tô lương đinh
    trương hà mai tạ cao đào đoàn trịnh lâm phùng tống châu vương nông lò hứa kiều lưu quách chu
    la vi lô giàng thạch lữ từ thân triệu nghiêm ninh khuất tăng lại tòng hầu điểu đàm đồng mạc
    """.split()
)
LONGEST_SIGNATURE = 30  # lines, with the recipients that two columns print in between


@dataclass(frozen=True, slots=True)
class Signature:
    """What was found, each with its line; ``organ`` is as printed, in capitals."""

    organ: str | None = None
    organ_line: str = ""
    signer: str | None = None
    signer_line: str = ""


def read_signature(lines: list[str]) -> Signature:
    """The first signature of a document: its attachments come after it."""
    organ: str | None = None
    organ_line = ""
    for line in _signature_lines(lines):
        behalf = _BEHALF.search(line)
        if behalf and organ is None and behalf["form"].startswith("T") and "M" in behalf["form"]:
            organ, organ_line = _OFFICE_AFTER.sub("", behalf["organ"]), line
        signer = _signer(line)
        if signer:
            return Signature(organ, organ_line, signer, line)
    return Signature(organ, organ_line)


def _signature_lines(lines: list[str]) -> list[str]:
    for index, line in enumerate(lines):
        match = _BEHALF.search(line)
        if match and match["organ"].split()[0].isupper():
            return lines[index : index + LONGEST_SIGNATURE]
    # A law is signed by an office alone.
    tail = lines[-LONGEST_SIGNATURE:]
    for index, line in enumerate(tail):
        if _OFFICE_LINE.match(line):
            return tail[index:]
    return []


def _signer(line: str) -> str | None:
    """The name on a line of its own, or after the recipients of a two-column foot."""
    if _BEHALF.search(line) or _OFFICE_LINE.match(line):
        return None
    candidate = re.split(r"[.;,:]\s+", line)[-1]
    while honours := _HONOURS.match(candidate):
        candidate = candidate[honours.end() :]
    words = candidate.split()
    if not _NAME.match(candidate) or words[0].lower() not in _SURNAMES:
        return None
    if not all(word.isupper() or word.istitle() for word in words):
        return None
    return candidate.title() if candidate.isupper() else candidate
