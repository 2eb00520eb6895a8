"""Documents named by number in official texts, with what belongs to their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.identity import normalize_number
from ingest.references.follow import ends_name
from ingest.references.issuers import ISSUER
from search.understanding.document_numbers import KIND_WORDS, DocumentMention, find_documents
from search.understanding.syllables import fold

_CODE = re.compile(r"\d{1,5}[a-zđ]?(?:\s*[-/–]\s*[^\W_][\w.]*)*")
# "22/TTg-V.III": symbols that no list of bodies holds.
_MORE_CODE = re.compile(r"(?<=[^\W\d_])(?:[-.][A-ZĐ][^\W_]*)+")
# Reading a line for numbers costs most of the time; few lines have any.
_MAY_NAME = re.compile(
    r"\d[^\W_]?\s*[-/–]\s*[^\W\d_]|\d/\d{4}/|\b[^\W\d_]+\s+số\s+\d|[A-ZĐ]\w+ \w+\s+\d{1,5}(?!\w)"
)
_IS_CODE = re.compile(r"\d\w*\s*[-/–]\s*\w")
# Serials with a letter ("30a/2008/NQ-CP") and symbols that no list holds ("12/VBHN-BCT").
_ODD_CODE = re.compile(
    r"(?<![\w/.-])(?P<serial>\d{1,5}[a-zđ]?)/(?:(?P<year>(?:19|20)\d\d)/)?"
    r"(?P<symbol>[A-ZĐ][^\W_]*)(?P<body>(?:[-.][A-ZĐ][^\W_]*)*)(?![\w/])"
)
_KIND_BEFORE = re.compile(
    r"(?:(?:Thông tư|Nghị quyết) liên tịch|Văn bản hợp nhất|"
    r"Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế|Chỉ thị|"
    r"Kết luận|Hướng dẫn|Kế hoạch|Chương trình|Thông báo|Báo cáo|Tờ trình|Công văn|Đề án|"
    r"công văn|nghị quyết|quyết định|kế hoạch)\s+(?:số\s+)?$"
)
_LAW = re.compile(r"(?<!\w)(?:Bộ [Ll]uật|Luật|Pháp lệnh)(?!\w)")
_AMENDING = re.compile(r"Luật sửa đổi, bổ sung (?:một số điều )?của $")
_NAME_WORDS = 18
_NOT_A_NAME = re.compile(r"[.;:()“”\"\n]| này\b| số\b")
_SO = re.compile(r"số\s+$")
_DATE = re.compile(
    r"[\s,(]*ngày\s+\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}(?!\d)"
)
_BY = re.compile(rf"[\s,]*của\s+(?:{ISSUER})")
_REST_OF_ISSUER = re.compile(r"\s+(?:Chính phủ|Trung ương(?:\s+Đảng)?|Đảng)(?!\w)")
_TERM = re.compile(r"\s*\(?\s*kh(?:óa|oá)\s+[IVX]+(?:\s*\))?")
_IN_ONE_LIST = re.compile(r"[\s,]*(?:(?:và|hoặc)\s+)?(?:số\s+)?")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A mention at ``start:end`` of the line; ``number`` is its code in canonical form."""

    mention: DocumentMention
    number: str
    start: int
    end: int


def numbered_documents(line: str) -> list[Numbered]:
    """The documents that one line names by number, in order.

    In "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013 của
    Bộ Chính trị" date and issuer belong to both.
    """
    if not _MAY_NAME.search(line):
        return []
    mentions = [m for m in find_documents(line) if _is_official(m, line)]
    taken = [(m.start, m.end) for m in mentions]
    mentions += [m for m in _odd(line) if not any(s < m.end and m.start < e for s, e in taken)]
    mentions.sort(key=lambda mention: mention.start)
    found: list[Numbered] = []
    for mention in mentions:
        start = _name_start(line, mention.start, found[-1].end if found else 0)
        end = _name_end(line, mention)
        rest = _MORE_CODE.match(line, mention.end)
        end = max(end, rest.end()) if rest else end
        found.append(Numbered(mention, _number(line[mention.start : end]), start, end))
    return _with_shared_dates(found, line)


def _is_official(mention: DocumentMention, line: str) -> bool:
    if not mention.serial:
        return False
    if _IS_CODE.search(_CODE.search(mention.text)[0] if _CODE.search(mention.text) else ""):
        return True
    if not mention.text[:1].isupper() and not mention.text[:1].isdigit():
        return False
    said = mention.issued or mention.issuer or mention.year
    return bool(said) or ends_name(line, mention.end)


def _odd(line: str) -> list[DocumentMention]:
    found = []
    for match in _ODD_CODE.finditer(line):
        before = _KIND_BEFORE.search(line, max(0, match.start() - 40), match.start())
        if not before and not _SO.search(line[: match.start()]):
            continue
        if not match["year"] and not match["body"]:
            continue
        start = before.start() if before else match.start()
        date = _DATE.match(line, match.end())
        end = date.end() if date else match.end()
        dated = find_documents(f"Nghị quyết số 1{date[0]}") if date else ()
        words = fold(before[0]).replace(" so ", " ").split() if before else []
        found.append(
            DocumentMention(
                text=line[start:end], start=start, end=end,
                serial=match["serial"].lstrip("0").lower(),
                kind=KIND_WORDS.get(" ".join(words[:2]), ""),
                body=(match["body"].lstrip("-.") or match["symbol"]).upper(),
                year=int(match["year"]) if match["year"] else None,
                issued=dated[0].issued if dated else None,
            )
        )  # fmt: skip
    return found


def _number(text: str) -> str:
    code = _CODE.search(text)
    return normalize_number(code[0]) if code else ""


def _name_start(line: str, start: int, after: int) -> int:
    """Where the name begins: "Luật Giáo dục số 43/2019/QH14" at "Luật"."""
    if not line[start].isdigit() and not line.startswith("số", start):
        liaison = re.search(r"(?:Thông tư|Nghị quyết) $", line[after:start])
        return after + liaison.start() if liaison else start
    if (so := _SO.search(line, after, start)) is not None:
        start = so.start()
    if kind := _KIND_BEFORE.search(line[after:start]):
        return after + kind.start()
    laws = list(_LAW.finditer(line, after, start))
    if laws:
        name = line[laws[-1].end() : start]
        if len(name.split()) <= _NAME_WORDS and not _NOT_A_NAME.search(name):
            begin = laws[-1].start()
            amending = _AMENDING.search(line[after:begin])
            return after + amending.start() if amending else begin
    return start


def _name_end(line: str, mention: DocumentMention) -> int:
    end = mention.end
    rest = (_REST_OF_ISSUER if mention.issuer else _BY).match(line, end)
    end = rest.end() if rest else end
    term = _TERM.match(line, end)
    if term and (rest or mention.issuer):
        end = term.end()
    if line[mention.start : end].count("(") > line[mention.start : end].count(")"):
        closing = re.match(r"\s*\)", line[end:])
        end += closing.end() if closing else 0
    return end


def _with_shared_dates(found: Sequence[Numbered], line: str) -> list[Numbered]:
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, other = out[i], out[i + 1]
        alike = (one.mention.kind, one.mention.body) == (other.mention.kind, other.mention.body)
        silent = one.mention.issued is None and one.mention.year is None and other.mention.issued
        if alike and silent and _IN_ONE_LIST.fullmatch(line, one.end, other.start):
            shared = replace(
                one.mention,
                issued=other.mention.issued,
                year=other.mention.year,
                issuer=one.mention.issuer or other.mention.issuer,
            )
            out[i] = replace(one, mention=shared)
    return out
