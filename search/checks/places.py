"""Provinces: what holds for one is no answer for another."""

import re
from functools import cache

from ingest.folding import strip_diacritics
from ingest.metadata import DocumentMetadata
from search.checks.missing import Missing, MissingKind
from search.checks.reading import Reading, spell

_PROVINCES = """
An Giang|Bà Rịa|Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương
Bình Phước|Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai
Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Thành phố Hồ Chí Minh
Hòa Bình|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An
Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh
Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Tiền Giang|Trà Vinh
Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái
"""
# Words as well as names: only after a word for a place, or with two capitals.
_AMBIGUOUS = frozenset({"Hòa Bình", "Thái Bình", "Hà Nam", "An Giang", "Long An", "Huế"})
_BEFORE = re.compile(r"(?:tỉnh|thành phố|tp|tỉnh ủy|thành ủy|tỉnh uỷ|thành uỷ|ở|tại)$")


@cache
def _names(bare: bool) -> dict[str, str]:
    names = [name for line in _PROVINCES.split("\n") for name in line.split("|") if name]
    return {spell(name, bare=bare): name for name in names}


def missing_places(question: Reading, clause: Reading, metadata: DocumentMetadata) -> list[Missing]:
    """Provinces named by the question and neither by the clause nor by its document's origin."""
    asked = _provinces(question)
    if not asked:
        return []
    origin = spell(
        re.sub(r"\W+", " ", f"{metadata.place or ''} {metadata.issuer} {metadata.title}"),
        bare=question.bare,
    )
    return [
        Missing(MissingKind.PLACE, name)
        for key, name in asked.items()
        if not clause.has(key) and f" {key} " not in f" {origin} "
    ]


def _provinces(question: Reading) -> dict[str, str]:
    names = _names(question.bare)
    found: dict[str, str] = {}
    for start, end, phrase in question.phrases(5):
        name = names.get(phrase)
        if name is None:
            continue
        capitals = all(word[0].isupper() for word in question.raw[start:end])
        if (name in _AMBIGUOUS or question.bare) and not capitals:
            before = " ".join(question.words[max(0, start - 2) : start])
            if not _BEFORE.search(before) and strip_diacritics(before)[-4:] != "tinh":
                continue
        found[phrase] = name
    return found
