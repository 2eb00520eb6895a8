"""What form an answer must have: a share, a quantity, a time, a person."""

import re

from ingest.folding import nfc

_SHARE_ASKED = re.compile(r"phần trăm|%|tỷ lệ|tỉ lệ", re.IGNORECASE)
_TIME_ASKED = re.compile(
    r"năm nào|khi nào|bao giờ|ngày nào|tháng nào|quý mấy|quý nào|lúc nào|hạn (?:đến|cuối)"
    r"|thời gian nào|thời điểm nào|mốc nào|từ bao giờ|ngày (?:tháng )?(?:ban hành|bao nhiêu)",
    re.IGNORECASE,
)
_QUANTITY_ASKED = re.compile(r"bao nhiêu|\bmấy\b|số lượng", re.IGNORECASE)
_SHARE = re.compile(r"\d\s*%")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\bquý\s+[\dIVX]+|\bngày\s+\d|\btháng\s+\d|\b[Hh](?:ằ|à)ng\s+(?:năm|tháng|quý)"
)
_QUANTITY = re.compile(r"\d")


def form_fits(question: str, text: str) -> float | None:
    """Whether ``text`` has an answer of the form that ``question`` asks for: 1 or 0.

    None where the question asks for no particular form. ``text`` is without
    the printed number of its clause.
    """
    asked = nfc(question)
    if _SHARE_ASKED.search(asked) and _QUANTITY_ASKED.search(asked):
        return float(bool(_SHARE.search(text)))
    if _TIME_ASKED.search(asked):
        return float(bool(_TIME.search(text)))
    if _QUANTITY_ASKED.search(asked):
        return float(bool(_QUANTITY.search(text)))
    return None
