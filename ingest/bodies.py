"""Names of issuing bodies as letterheads print them, in the case of running text."""

import re

from ingest.folding import fold_tone_placement, nfc

# Words that are written with one capital at the start of the phrase; every
# other word of a body's name is a proper name ("Nghệ An") and keeps its own.
_PHRASES = """
Ban Thường vụ|Ban Chấp hành|Bộ Chính trị|Ban Bí thư|Trung ương|Đảng bộ|Đảng ủy|Chi bộ|Chi ủy
Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng đoàn|Ban cán sự đảng|Văn phòng|Ủy ban Kiểm tra
Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Ban Nội chính|Ban Đối ngoại|Ban Kinh tế|Ban Chỉ đạo
Ban Thường trực|Thường trực|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Thường vụ|Quốc hội
Thủ tướng|Chính phủ|Chủ tịch nước|Ủy ban Trung ương|Ủy ban|Mặt trận|Tổ quốc|Việt Nam
Tổng Liên đoàn|Liên đoàn|Hội Nông dân|Hội Cựu chiến binh|Hội Liên hiệp|Phụ nữ
Đoàn Thanh niên|Cộng sản|Hồ Chí Minh|Tòa án nhân dân|Viện kiểm sát nhân dân|tối cao
Kiểm toán nhà nước|Thanh tra|Ngân hàng Nhà nước|Đoàn Chủ tịch|Sở|Cục|Tổng cục|Chi cục|Phòng|Bộ
Công an|Quốc phòng|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Kế hoạch|Đầu tư|Công thương
Nông nghiệp|Phát triển nông thôn|Môi trường|Tài nguyên|Giao thông vận tải|Giao thông
Vận tải|Xây dựng|Thông tin|Truyền thông|Lao động|Thương binh|Xã hội|Văn hóa|Thể thao|Du lịch
Khoa học|Công nghệ|Giáo dục|Đào tạo|Y tế|Dân tộc|Tôn giáo|Khối|Cơ quan|Doanh nghiệp|các|và|của
tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã
"""
_WRITTEN = {
    fold_tone_placement(phrase.lower()): phrase
    for line in _PHRASES.split("\n")
    for phrase in line.split("|")
    if phrase
}
_PHRASE = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _WRITTEN), key=len, reverse=True)) + r")(?!\w)"
)
_SHORT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố"}
# What a letterhead's line of capitals must open with to be the name of a body.
_OPENS_BODY = re.compile(
    r"^(?:ban|bộ|tỉnh uỷ|thành uỷ|huyện uỷ|quận uỷ|thị uỷ|đảng (?:bộ|uỷ|đoàn)|chi (?:bộ|uỷ|cục)"
    r"|uỷ ban|hội (?:đồng|nông dân|cựu chiến binh|liên hiệp|chữ thập đỏ|luật gia|nhà báo)|văn phòng|quốc hội|chính phủ|thủ tướng|chủ tịch nước|trung ương|toà án|viện|sở"
    r"|cục|tổng|phòng|liên đoàn|đoàn|mặt trận|ngân hàng|kiểm toán|thanh tra|học viện|trường|trung tâm"
    r"|bảo hiểm|công ty|tập đoàn|ubnd|hđnd|thường trực)\b"
)
_COMMITTEE = re.compile(r"^(?:tỉnh|thành|huyện|quận|thị) uỷ\b|^đảng (?:uỷ|bộ)\b|^trung ương\b")
_LOCALITY = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã)(?! uỷ)\s+\S.*$")
_CONTINUES = re.compile(
    r"^(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|tp|khối|trung ương|việt nam|nhân dân"
    r"|và|của|tối cao)\b(?! uỷ)"
)
_PARTY_OFFICE = re.compile(
    r"^(?:ban|văn phòng|uỷ ban kiểm tra|đảng đoàn)\b(?! thường vụ| chấp hành)"
)
_GENERIC_COMMITTEE = re.compile(
    r"\b(?:tỉnh|thành|huyện|quận|thị) uỷ$|\bđảng (?:bộ|uỷ)(?: tỉnh| xã| huyện)?$"
)


def fold_body(name: str) -> str:
    """A body's name for comparison: lower case, one tone placement, abbreviations spelled out."""
    words = fold_tone_placement(nfc(name).lower()).replace(".", " ").split()
    return " ".join(fold_tone_placement(_SHORT.get(word, word)) for word in words)


def opens_body(line: str) -> bool:
    """Whether a line of a letterhead begins with the name of a body."""
    return bool(_OPENS_BODY.match(fold_body(line)))


def write_body(name: str) -> str:
    """ "TỈNH ỦY NGHỆ AN" as "Tỉnh ủy Nghệ An"."""
    folded = fold_body(name)
    written: list[str] = []
    position = 0
    for match in _PHRASE.finditer(folded):
        written += folded[position : match.start()].title(), _WRITTEN[match[0]]
        position = match.end()
    text = "".join(written) + folded[position:].title()
    return text[:1].upper() + text[1:]


def join_body_lines(lines: list[str]) -> str | None:
    """The issuing body of a letterhead: superior body first, the issuing one below it."""
    bodies: list[str] = []
    for line in map(fold_body, lines):
        if bodies and _CONTINUES.match(line):
            bodies[-1] = f"{bodies[-1]} {line}"
        elif _OPENS_BODY.match(line):
            bodies.append(line)
    if not bodies:
        return None
    issuer = bodies[-1]
    superior = bodies[-2] if len(bodies) > 1 else ""
    if superior and _PARTY_OFFICE.match(issuer) and _COMMITTEE.match(superior):
        issuer = f"{issuer} {superior}"
    elif superior and re.match(r"^(?:sở|phòng|chi cục)\b", issuer) and not _LOCALITY.search(issuer):
        locality = _LOCALITY.search(superior)
        issuer = f"{issuer} {locality[0]}" if locality else issuer
    return write_body(issuer)


def complete_organ(organ: str, body: str | None, place: str | None) -> str:
    """The organ that decided, with its committee and place.

    "BAN THƯỜNG VỤ" or "BAN THƯỜNG VỤ TỈNH ỦY" of the body "Tỉnh ủy Nghệ An" is
    "Ban Thường vụ Tỉnh ủy Nghệ An"; without a letterhead the place stands in.
    """
    folded, whole = fold_body(organ), fold_body(body or "")
    if whole:
        for words in range(len(folded.split()), 0, -1):
            tail = " ".join(folded.split()[-words:])
            if re.match(rf"{re.escape(tail)}(?!\w| uỷ)", whole):
                return write_body(folded + whole[len(tail) :])
        if _COMMITTEE.match(whole) and folded in ("ban thường vụ", "ban chấp hành", "thường trực"):
            return write_body(f"{folded} {whole}")
        if _COMMITTEE.match(whole) and _GENERIC_COMMITTEE.search(folded):
            return write_body(" ".join([folded, *whole.split()[2:]]))
    elif place and _GENERIC_COMMITTEE.search(folded):
        return write_body(f"{folded} {fold_body(place)}")
    return write_body(folded)
