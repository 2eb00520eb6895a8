"""What tells one document from another: number, date and issuer.

A number alone does not: 124-QĐ/TW of 2018 and 124-QĐ/TW of 2023 are two
documents, and so are 18-NQ/TW of 2017 and of 2022.
"""

import datetime
import re
from dataclasses import dataclass

from ingest.folding import fold_tone_placement, nfc, strip_diacritics

UNNUMBERED = "[không số]"
"""Opens what stands for the number of a document that has none."""

_DASHES = re.compile(r"[‐-―−]")
# "Số: 04-NQ/TU", "Quyết định số 217-QĐ/TW", "QĐ 217-QĐ/TW": words before the serial.
_LEAD = re.compile(r"^(?:[^\W\d_]+[\s:.]+){1,5}(?=\d)")
_PARTY = re.compile(
    r"^(?P<serial>\d{1,5})\s*[-/ ]?\s*(?P<kind>[^\W\d_]+)\s*[-/ ]\s*(?P<body>[^\W\d_]\w*)$"
)
_PARTY_AS_PRINTED = re.compile(r"^\d+\s*-\s*\w+\s*/")
_STATE = re.compile(
    r"^(?P<serial>\d{1,5})\s*/\s*(?:(?P<year>\d{4})\s*/\s*)?(?P<symbol>[^\W\d_][\w.\s/-]*)$"
)
# Only these bodies' documents have the Party's form, so "217/QĐ-TW" is a slip
# for "217-QĐ/TW", while "726/HD-TLĐ" and "1234/QĐ-UBND" are correct as they are.
_PARTY_BODY = re.compile(r"^(?:TW|TU|HU|QU|TXU|TPU|ThU|ĐU|ĐUK|B[A-ZĐ]{1,4}TW|VPTW|UBKTTW)$")
_KINDS = (
    "NQ", "QĐ", "QĐi", "QC", "CT", "KL", "HD", "TB", "CV", "KH", "CTr", "CTrHĐ", "BC", "TTr", "ĐA",
    "TL", "BB", "QCPH", "KHPH", "NĐ", "TT",
)  # fmt: skip
_BODIES = (
    "TW", "TU", "HU", "QU", "TXU", "TPU", "ThU", "ĐU", "ĐUK", "CP", "TTg", "UBND", "HĐND", "BCĐ",
    "BCSĐ",
)  # fmt: skip
_SPELLINGS = {token.lower(): token for token in _KINDS + _BODIES}
# Typed without diacritics; "hd", "tt" stay: they are kinds of their own.
_SPELLINGS |= {strip_diacritics(t).lower(): t for t in ("NĐ", "QĐ", "QĐi", "HĐND", "ĐU", "BCĐ")}
_TERM = re.compile(r"[\s,(]*\bkh(?:óa|oá)\s+[ivxlc\d]+\b\)?")


@dataclass(frozen=True, slots=True)
class Identity:
    """Two documents are the same exactly when their ``key`` is the same."""

    number: str
    issued: datetime.date | None
    issuer: str

    @property
    def key(self) -> str:
        """ "number|YYYY-MM-DD|issuer", free of typing variants; fit for storing."""
        issued = self.issued.isoformat() if self.issued else ""
        return f"{normalize_number(self.number)}|{issued}|{fold_issuer(self.issuer)}"


def fold_issuer(issuer: str) -> str:
    """An issuer for comparison: one case, one tone placement, without its term ("khóa XI")."""
    plain = _TERM.sub("", nfc(issuer).casefold())
    plain = " ".join(re.sub(r"[^\w\s-]", " ", plain).split())
    plain = re.sub(r"^(ban chấp hành trung ương) đảng(?: cộng sản việt nam)?$", r"\1", plain)
    return fold_tone_placement(plain)


def normalize_number(text: str) -> str:
    """The canonical form of a document number.

    Party numbers become "217-QĐ/TW" ("217/QĐ-TW", "217 - qđ/tw", "QĐ 217-QĐ/TW");
    State numbers keep their form ("13/2023/NĐ-CP") with capitals and spacing
    put right. A form that is not known stays as typed, NFC and trimmed.
    """
    typed = " ".join(nfc(text).split())
    bare = _LEAD.sub("", _DASHES.sub("-", typed)).rstrip(" .,;")
    if match := _PARTY.match(bare):
        kind, body = _spell(match["kind"]), _spell(match["body"])
        if _PARTY_BODY.match(body) or (kind in _KINDS and _PARTY_AS_PRINTED.match(bare)):
            return f"{match['serial'].zfill(2)}-{kind}/{body}"
    if match := _STATE.match(bare):
        symbol = re.sub(r"\s*([-/])\s*", r"\1", match["symbol"].strip())
        year = f"{match['year']}/" if match["year"] else ""
        symbol = re.sub(r"[^\W_]+", lambda token: _spell(token[0]), symbol)
        return f"{match['serial']}/{year}{symbol}"
    return typed


def _spell(token: str) -> str:
    known = _SPELLINGS.get(token.lower())
    return known or (token.upper() if token.islower() else token)
