"""Document numbers as people type them, and which documents they may mean."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from search.understanding.provinces import PROVINCES
from search.understanding.spoken_numbers import SPOKEN_DIGITS, read_number
from search.understanding.syllables import fold, strip_marks

KIND_WORDS = {
    "nghi quyet": "NQ",
    "quyet dinh": "QĐ",
    "quy dinh": "QĐi",
    "quy che": "QC",
    "chi thi": "CT",
    "ket luan": "KL",
    "huong dan": "HD",
    "ke hoach": "KH",
    "thong bao": "TB",
    "bao cao": "BC",
    "to trinh": "TTr",
    "cong van": "CV",
    "thong tri": "TTri",
    "chuong trinh": "CTr",
    "de an": "ĐA",
    "nghi dinh": "NĐ",
    "thong tu": "TT",
    "phap lenh": "PL",
    "bo luat": "Luật",
    "luat": "Luật",
}
"""Kinds of documents in folded words, and the symbol of each."""

KIND_SYMBOLS = {
    "nq": "NQ", "qd": "QĐ", "qdi": "QĐi", "qc": "QC", "ct": "CT", "kl": "KL", "hd": "HD",
    "kh": "KH", "tb": "TB", "bc": "BC", "ttr": "TTr", "cv": "CV", "ctr": "CTr", "ctrhd": "CTrHĐ",
    "da": "ĐA", "nd": "NĐ", "tt": "TT", "pl": "PL", "nqlt": "NQLT", "ttlt": "TTLT",
}  # fmt: skip

# A Quy chế or Quy định is issued with a decision and carries its number.
_SAME_SYMBOL = {"QĐI": {"QĐ", "QĐI", "QC"}, "QC": {"QĐ", "QC"}, "QĐ": {"QĐ", "QĐI"}}
_ISSUER_SYMBOLS = {
    "tinh uy": ("TU",),
    "thanh uy": ("TU",),
    "huyen uy": ("HU",),
    "trung uong": ("TW",),
    "bo chinh tri": ("TW",),
    "ban bi thu": ("TW",),
    "chinh phu": ("CP",),
    "thu tuong": ("TTg",),
    "quoc hoi": ("QH",),
}
_ABBREVIATED_ISSUERS = {"bct": "bo chinh tri", "bbt": "ban bi thu", "tw": "trung uong"}
_ISSUERS = "|".join([*_ISSUER_SYMBOLS, *_ABBREVIATED_ISSUERS])

_WORDS = "|".join(word.replace(" ", r"\s+") for word in KIND_WORDS)
_SYMBOLS = "|".join(sorted(KIND_SYMBOLS, key=len, reverse=True))
_DASH = r"\s*[-/–—]\s*"
_BODY = r"[a-z][a-z0-9]+(?:-[a-z][a-z0-9]+)*"
_MENTION = re.compile(
    rf"""
    (?<![\w/.,-])
    (?:(?P<word>{_WORDS})|(?P<lead>{_SYMBOLS})(?=[\s\d.:-]))?
    [\s:.-]*(?P<so>so\b[\s:.]*)?
    (?:(?P<symbol_first>{_SYMBOLS})[\s.-]*(?=\d))?
    (?P<serial>\d{{1,5}}|(?:(?:{SPOKEN_DIGITS})\s+)*(?:{SPOKEN_DIGITS})(?!\w))
    (?P<code>
        (?:{_DASH}(?P<code_year>(?:19|20)\d\d)(?!\d))?
        (?:(?:{_DASH}|\s+(?=\w+{_DASH}))(?P<symbol>{_SYMBOLS})(?:{_DASH}|\s+(?=tw\b|tu\b))(?P<body>{_BODY}))?
        (?:{_DASH}(?P<only_body>qh\d+|tw|tu|hu|cp|ttg|ubnd|hdnd)(?!\w))?
        (?:{_DASH}(?P<only_symbol>{_SYMBOLS})(?!\w))?
    )
    (?![\w/]|[.,]\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATE = re.compile(
    r"[\s,(]*(?:ban\s+hanh\s+|ky\s+)?(?:ngay|ky)?\s*"
    r"(?P<day>\d{1,2})\s*(?:[/.-]|thang)\s*(?P<month>\d{1,2})\s*(?:[/.-]|nam)\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"[\s,(]*(?:ban\s+hanh\s+)?(?:nam\s+|\()?(?P<year>(?:19|20)\d\d)(?![\d/.-]\d|\d)", re.I
)
_PLACES = "|".join(place.replace(" ", r"\s+") for place in PROVINCES)
_ISSUER = re.compile(
    rf"[\s,]*(?:cua\s+)?(?:ban\s+(?:thuong\s+vu|chap\s+hanh)\s+)?"
    rf"(?P<issuer>(?:{_ISSUERS})\b(?:\s+(?:tinh\s+)?(?:{_PLACES})\b)?)",
    re.IGNORECASE,
)
_LIST_LINK = re.compile(r"[\s,;]*(?:(?:va|hoac|hay|voi|so)\b\s*)*", re.IGNORECASE)
_UNNUMBERED = re.compile(
    rf"(?<!\w)(?:(?P<word>{_WORDS})|(?P<lead>{_SYMBOLS}))(?=\s+(?:cua\b|(?:{_ISSUERS})\b|ngay\s+\d|ban\s+hanh\s+ngay\s+\d))",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\s*(?:%|(?:nguyen\s+tac|noi\s+dung|hinh\s+thuc|nhiem\s+vu|giai\s+phap|(?:dieu|khoan|chuong|phan|muc|diem)(?!\s+(?:\d|[ivx]+\b))"
    r"|muc\s+tieu|chi\s+tieu|nguoi|thang|lan|co\s+quan|to\s+chuc|buoc|loai|nhom|truong\s+hop"
    r"|tieu\s+chi|van\s+de|viec|cap|doi\s+tuong|quyen|ty|trieu|nghin|dong|gio|phut|trang"
    r"|bien\s+phap|dot|cuoc|don\s+vi|(?:tinh|huyen)(?!\s+uy)|xa|ban(?!\s+(?:hanh|bi\s+thu|chap\s+hanh|thuong\s+vu))|van\s+ban|de\s+tai|so)\b"
    r"|(?:nam|ngay)\b(?!\s*\d)|nam\s+\d{4}\s*[-–]\s*\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """What a question says of a document, and no more; empty or None where it is silent.

    ``serial`` has no leading zeros; ``kind`` is a symbol ("NQ", "QĐ"; "QĐi"
    for a Quy định, "QC" for a Quy chế); ``body`` is the rest of the code
    ("TW", "QH14"); ``issuer`` is folded. ``start:end`` is where it stands.
    """

    text: str
    start: int
    end: int
    serial: str
    kind: str = ""
    body: str = ""
    year: int | None = None
    issued: datetime.date | None = None
    issuer: str = ""


class NamedDocument(Protocol):
    """What is known of a document of the library; ``ingest.identity.Identity`` fits."""

    @property
    def number(self) -> str: ...
    @property
    def issued(self) -> datetime.date | None: ...
    @property
    def issuer(self) -> str: ...


Named = TypeVar("Named", bound=NamedDocument)


def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """The documents that ``text`` (NFC) names by number, or by issuer or full date, in order."""
    plain = strip_marks(text)
    found: list[DocumentMention] = []
    at = 0
    while match := _MENTION.search(plain, at):
        mention = _numbered(text, plain, match, found)
        at = mention.end if mention else max(match.start() + 1, match.start("serial"))
        if mention:
            found.append(mention)
    taken = [(mention.start, mention.end) for mention in found]
    for match in _UNNUMBERED.finditer(plain):
        if any(start <= match.start() < end for start, end in taken):
            continue
        date, year, issuer, end = _attributes(plain, match.end())
        if issuer or date:
            start = match.start()
            kind = _kind(match.groupdict())
            found.append(
                DocumentMention(text[start:end], start, end, "", kind, "", year, date, issuer)
            )
    return tuple(sorted(found, key=lambda mention: mention.start))


def _numbered(
    text: str, plain: str, match: re.Match[str], before: Sequence[DocumentMention]
) -> DocumentMention | None:
    groups = match.groupdict()
    kind = _kind(groups)
    body = (groups["body"] or groups["only_body"] or "").upper()
    start, end = match.span()
    serial = read_number(text[slice(*match.span("serial"))], after_so=bool(groups["so"]))
    if serial is None:
        return None
    bare = not groups["code"] and not groups["so"]
    if bare and len(groups["serial"]) < 3 and _QUANTITY.match(plain, end):
        return None
    if not kind and not body:
        # "217, 218": the second is of the kind of the first.
        if not before or not _LIST_LINK.fullmatch(plain, before[-1].end, match.start("serial")):
            return None
        kind = before[-1].kind
    issued, year, issuer, end = _attributes(plain, end)
    if groups["code_year"]:
        year = int(groups["code_year"])
    start += len(plain[start:end]) - len(plain[start:end].lstrip(" \t:.-"))
    return DocumentMention(text[start:end], start, end, serial, kind, body, year, issued, issuer)


def _attributes(plain: str, end: int) -> tuple[datetime.date | None, int | None, str, int]:
    """Date, year and issuer said right after a document's name, and where they end."""
    issued, year, issuer = None, None, ""
    for _ in range(2):
        if issued is None and (date := _DATE.match(plain, end)):
            issued, year, end = _date(date), int(date["year"]), date.end()
        elif year is None and (said := _YEAR.match(plain, end)):
            year, end = int(said["year"]), said.end()
        if not issuer and (named := _ISSUER.match(plain, end)):
            issuer, end = " ".join(named["issuer"].lower().split()), named.end()
            issuer = _ABBREVIATED_ISSUERS.get(issuer, issuer)
    return issued, year, issuer, end


def _kind(groups: Mapping[str, str | None]) -> str:
    symbol = groups.get("symbol") or groups.get("only_symbol") or groups.get("symbol_first")
    word = " ".join((groups["word"] or "").lower().split())
    if symbol:
        written = KIND_SYMBOLS[symbol.lower()]
        # "Quy định 124-QĐ/TW": the word says more than the symbol.
        return KIND_WORDS[word] if word in ("quy dinh", "quy che") and written == "QĐ" else written
    if word:
        return KIND_WORDS[word]
    return KIND_SYMBOLS[(groups["lead"] or "").lower()] if groups["lead"] else ""


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def match(mention: DocumentMention, identities: Iterable[Named]) -> list[Named]:
    """Those of ``identities`` that ``mention`` may mean; several when it does not tell them apart.

    Nothing is guessed: whatever the mention says must hold, except that an
    undated document cannot contradict a date.
    """
    return [identity for identity in identities if _fits(mention, identity)]


def _fits(mention: DocumentMention, identity: NamedDocument) -> bool:
    parsed = find_documents(identity.number)
    if not parsed:
        return False
    own = parsed[0]
    issued = identity.issued
    year = own.year or (issued.year if issued else None)
    return (
        mention.serial in ("", own.serial)
        and _same_kind(mention.kind, own.kind)
        and (not mention.body or fold(mention.body) == fold(own.body))
        and (mention.year is None or year is None or mention.year in (year, issued and issued.year))
        and (mention.issued is None or issued is None or mention.issued == issued)
        and (not mention.issuer or _same_issuer(mention.issuer, own.body, identity.issuer))
    )


def _same_kind(said: str, own: str) -> bool:
    if not said or not own:
        return True
    said, own = said.upper(), own.upper()
    return said == own or own in _SAME_SYMBOL.get(said, ())


def _same_issuer(said: str, body: str, issuer: str) -> bool:
    return said in fold(issuer) or (
        said in ("trung uong", "tinh uy") and body in _ISSUER_SYMBOLS[said]
    )
