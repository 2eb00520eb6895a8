"""Number, date, issuer, signer, kind and title, read from a document's own page.

Only the letterhead (what stands before the first numbered unit) and the
signature block are read, and only lines of their set forms: a number that the
body cites never becomes the document's own. What is found is a proposal with
its evidence; what is not found stays None.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.bodies import complete_organ, fold_body, join_body_lines, opens_body
from ingest.extraction import BlockKind, Extraction
from ingest.headings import parse_heading
from ingest.identity import Identity, normalize_number
from ingest.signature import LONGEST_SIGNATURE, Signature, read_signature
from ingest.units import UnitKind

# Lines of a letterhead with its stamps, and of it with the title and legal basis.
_LARGEST_LETTERHEAD = 20
_LARGEST_HEAD = 60
_LONGEST_TITLE = 600
_LONGEST_LINE = 1000  # no form is longer; patterns must not crawl over a broken file's one line

_MOTTO = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết(?: liên tịch)?)\s+)?S[ốôo]\s*[:.]?\s*"
    r"(?P<number>\d{1,5}[a-z]?(?:\s?[-–/]\s?[^\W_][\w.]*)+)(?=[\s,;.]|$)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<before>.*?),?\s*\bngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})"
    r"\s*năm\s*(?P<year>\d{4})\.?$",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"^(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh)\b.*\bthông qua\b.*?"
    r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_KINDS = (
    "Nghị quyết liên tịch", "Nghị quyết", "Quyết định", "Quy định", "Quy chế", "Quy trình",
    "Chỉ thị", "Kết luận", "Hướng dẫn", "Thông báo", "Thông tri", "Thông tư liên tịch",
    "Thông tư", "Kế hoạch", "Chương trình hành động", "Chương trình", "Đề án", "Báo cáo",
    "Tờ trình", "Công điện", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Lệnh", "Hiến pháp",
    "Điều lệ",
)  # fmt: skip
_KIND = re.compile(rf"^(?P<kind>{'|'.join(_KINDS)})(?P<rest>\s.*)?$", re.IGNORECASE)
_OF_BODY = re.compile(r"^C[ỦU]A\s+(?P<organ>\S.*)$")
_BASIS = re.compile(
    r"^(?:Căn cứ|Theo đề nghị|Xét|Kính gửi|QUYẾT ĐỊNH\s*:|QUYẾT NGHỊ|(?:Quốc hội|Chính phủ|Bộ trưởng"
    r"|Ủy ban nhân dân|Hội đồng nhân dân)\b.* ban hành\b)"
)
_SUBJECT = re.compile(r"(?:^|\s)V/v\s*:?\s*(?P<title>\S.*)$", re.IGNORECASE)
_PARTY_ORGAN = re.compile(r"^(?:ban thường vụ|ban chấp hành|bộ chính trị|ban bí thư|thường trực)\b")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a page says of its document; ``evidence`` gives the line each field was read from."""

    number: str | None = None
    issued: datetime.date | None = None
    issuer: str | None = None
    signer: str | None = None
    kind: str | None = None
    title: str | None = None
    place: str | None = None
    evidence: dict[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> Identity | None:
        """The identity, where the page gives number, date and issuer."""
        if self.number and self.issued and self.issuer:
            return Identity(self.number, self.issued, self.issuer)
        return None


@dataclass(slots=True)
class _Reading:
    """The fields found so far with their lines; the body and its organ make the issuer."""

    number: str | None = None
    issued: datetime.date | None = None
    place: str | None = None
    body_lines: list[str] = field(default_factory=list)
    organ: str | None = None
    kind: str | None = None
    title: str | None = None
    signer: str | None = None
    evidence: dict[str, str] = field(default_factory=dict)


def identify(extraction: Extraction) -> Letterhead:
    """Read the letterhead and the signature of Party and State documents."""
    lines = list(_lines(extraction))
    head = _head(lines)
    reading = _Reading()
    above, below = _part_at_kind(reading, head)
    for line in above:
        _read_letterhead_line(reading, line)
    if reading.kind:
        _read_title(reading, below)
    _take_signature(reading, read_signature(lines))
    if reading.issued is None:
        _read_day_of_passing(reading, lines)
    return _letterhead(reading)


def _letterhead(reading: _Reading) -> Letterhead:
    # Capitals alone are no letterhead: a leaflet has them too.
    certain = reading.number or reading.issued or reading.kind
    body = join_body_lines(reading.body_lines) if certain else None
    issuer = complete_organ(reading.organ, body, reading.place) if reading.organ else body
    if issuer:
        reading.evidence.setdefault("issuer", " ".join(reading.body_lines))
    return Letterhead(
        number=reading.number,
        issued=reading.issued,
        issuer=issuer,
        signer=reading.signer,
        kind=reading.kind,
        title=reading.title,
        place=reading.place,
        evidence=reading.evidence,
    )


def _lines(extraction: Extraction) -> Iterator[str]:
    """Printed lines with words in them; a two-column letterhead may share one."""
    for block in extraction.blocks:
        if block.kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER):
            continue
        for line in extraction.text[block.start : block.end].split("\n"):
            if any(map(str.isalnum, line[:_LONGEST_LINE])):
                yield " ".join(line[:_LONGEST_LINE].split())


def _head(lines: list[str]) -> list[str]:
    """The lines before the first numbered unit."""
    for index, line in enumerate(lines[:_LARGEST_HEAD]):
        heading = parse_heading(line)
        if heading and heading.kind is not UnitKind.ATTACHMENT:
            return lines[:index]
    return lines[:_LARGEST_HEAD]


def _part_at_kind(reading: _Reading, head: list[str]) -> tuple[list[str], list[str]]:
    """The lines above and below "NGHỊ QUYẾT"; without it, all that may be a letterhead."""
    for index, line in enumerate(head[:_LARGEST_LETTERHEAD]):
        match = _KIND.match(line)
        if match and (line.isupper() or not match["rest"]):
            reading.kind = match["kind"][:1].upper() + match["kind"][1:].lower()
            reading.evidence["kind"] = line
            rest = (match["rest"] or "").strip()
            return head[:index], [rest, *head[index + 1 :]] if rest else head[index + 1 :]
        if _BASIS.match(line):
            return head[:index], []
    return head[:_LARGEST_LETTERHEAD], []


def _read_letterhead_line(reading: _Reading, line: str) -> None:
    """Take number, date, place and body from one line, which may hold both columns."""
    rest = " ".join(_MOTTO.sub(" ", line).split()).strip(" *_=-–—")
    subject = _SUBJECT.search(rest)
    if subject and reading.title is None:
        reading.kind = reading.kind or "Công văn"
        reading.title = subject["title"]
        reading.evidence["title"] = line
        rest = rest[: subject.start()].strip()
    rest = _take_number(reading, line, _take_date(reading, line, rest))
    if rest.isupper() and (opens_body(rest) or reading.body_lines):
        reading.body_lines.append(rest)


def _take_date(reading: _Reading, line: str, rest: str) -> str:
    match = _DATE.match(rest)
    if match is None or reading.issued is not None:
        return rest
    number = _NUMBER.match(match["before"])
    before = match["before"][number.end() :] if number else match["before"]
    capitals, place = _part_at_place(before)
    if place is None:
        return rest
    reading.issued = _date_of(match)
    reading.place = place or None
    reading.evidence["issued"] = line
    return f"{number[0] if number else ''} {capitals}".strip()


def _part_at_place(text: str) -> tuple[str, str | None]:
    """Part "TỈNH ỦY NGHỆ AN Nghệ An" before the place; None where it is running text."""
    words = text.replace("Thành phố", "TP.").split()
    first = len(words)
    while first > 0 and not (words[first - 1].isupper() and words[first - 1] != "TP."):
        first -= 1
    place = words[first:]
    if len(place) > 6 or not all(word[0].isupper() or word in ("-", "–") for word in place):
        return text, None
    return " ".join(words[:first]), " ".join(place)


def _take_number(reading: _Reading, line: str, rest: str) -> str:
    match = _NUMBER.match(rest)
    if match is None or reading.number is not None:
        return rest
    after = rest[match.end() :].strip(" .,;")
    if after and not after.isupper():
        return rest  # a sentence about a document, not its own number
    reading.number = normalize_number(match["number"])
    reading.evidence["number"] = line
    return after


def _read_title(reading: _Reading, below: list[str]) -> None:
    taken: list[str] = []
    for line in below:
        organ = _OF_BODY.match(line)
        if organ and not taken:
            reading.organ = organ["organ"]
            reading.evidence["issuer"] = line
            continue
        if _BASIS.match(line) or _MOTTO.search(line) or parse_heading(line):
            break
        if taken and not _continues_title(taken[-1], line):
            break
        if sum(map(len, taken)) + len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";")):
            break
        taken.append(line)
    if taken:
        title = " ".join(taken)
        reading.title = title[:1].upper() + title[1:]
        reading.evidence["title"] = title


def _continues_title(previous: str, line: str) -> bool:
    if previous.isupper():
        return line.isupper()
    return line[0].islower() or previous.endswith((",", "-"))


def _take_signature(reading: _Reading, signature: Signature) -> None:
    if signature.signer:
        reading.signer = signature.signer
        reading.evidence["signer"] = signature.signer_line
    organ = signature.organ
    if organ is None or reading.organ:
        return
    # "TM. ỦY BAN NHÂN DÂN" says less than the letterhead; "T/M BỘ CHÍNH TRỊ" says more.
    if _PARTY_ORGAN.match(fold_body(organ)) or not reading.body_lines:
        reading.organ = organ
        reading.evidence["issuer"] = signature.organ_line


def _read_day_of_passing(reading: _Reading, lines: list[str]) -> None:
    """A law may bear no date but the day on which it was passed, in its last lines."""
    for line in lines[-LONGEST_SIGNATURE:]:
        if match := _PASSED.match(line):
            reading.issued = _date_of(match)
            reading.evidence["issued"] = line


def _date_of(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
