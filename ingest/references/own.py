"""Short mentions: "Nghị quyết này", "khoản này", "Quy chế kèm theo", a bare "Nghị quyết"."""

import re
from dataclasses import dataclass

from ingest.references.context import Context
from ingest.references.follow import ends_name
from ingest.units import UnitKind
from search.understanding.clause_words import LEVELS
from search.understanding.syllables import fold

_KINDS = (
    r"Bộ [Ll]uật|Luật|Pháp lệnh|Nghị định|(?:Nghị quyết|Thông tư)(?: liên tịch)?|Quyết định|Quy định"
    r"|Quy chế|Quy trình|Chỉ thị|Kết luận|Hướng dẫn|Kế hoạch|Chương trình|Thông báo|Báo cáo|Công văn"
    r"|Điều lệ|Đề án|Văn bản|Danh mục"
)
_ATTACHED = "Quy chế|Quy định|Quy trình|Điều lệ|Đề án|Danh mục|Chương trình|Kế hoạch"
_THIS = re.compile(rf"(?<!\w)(?P<kind>{_KINDS}|nghị quyết|nghị định|thông tư|chỉ thị)\s+này(?!\w)")
_THIS_LEVEL = re.compile(
    r"(?<!\w)(?P<level>Điều|[Kk]hoản|[Đđ]iểm|Mục|Chương|Phần|Phụ lục|điều|mục|chương|phần)\s+này(?!\w)"
)
_ENCLOSED = re.compile(
    rf"(?<!\w)(?P<kind>{_ATTACHED})(?:\s+[^\s.;:,()“”\"]+){{0,25}}?\s+(?:được\s+)?(?:ban hành\s+)?kèm theo(?!\w)"
)
_KIND = re.compile(_KINDS)
_BARE = re.compile(rf"(?<!\w)(?P<kind>{_KINDS})(?!\w)")
# These laws always say "này" of themselves; alone the word means another.
_NEVER_BARE = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Văn bản", "Danh mục")
# Verbs too: at the start of a sentence "Quyết định …" is an act, not a document.
_VERBS = ("Quyết định", "Quy định", "Hướng dẫn", "Kết luận", "Thông báo", "Báo cáo")
_SENTENCE_START = re.compile(r"(?:^|[.;:!?]\s+|^\s*\S{1,4}[.)]\s+)[“\"*]*$")
_PLURAL = re.compile(r"(?<!\w)(?:các|những|một|mỗi|số|hai|ba)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Own:
    """A mention of the document itself at ``start:end`` of the line.

    ``level`` is set for "Điều này". ``enclosed`` tells "Quy chế … kèm theo":
    what follows may say with which document.
    """

    start: int
    end: int
    attachment: str = ""
    level: UnitKind | None = None
    enclosed: str = ""
    bare: bool = False


def own_mentions(line: str, context: Context, position: int) -> list[Own]:
    """What one line says of its own document, in order; ``position`` is its unit."""
    found: list[Own] = []
    for match in _ENCLOSED.finditer(line):
        title = context.attachment_called(match["kind"], position) or match["kind"]
        found.append(Own(*match.span(), attachment=title, enclosed=match["kind"]))
    for match in _THIS.finditer(line):
        if not _within(match, found) and _is_own_kind(match["kind"], context, position):
            found.append(Own(*match.span(), attachment=_attached(match["kind"], context, position)))
    for match in _THIS_LEVEL.finditer(line):
        if not _within(match, found):
            found.append(Own(*match.span(), level=LEVELS[fold(match["level"])]))
    found += _bare(line, context, position, found)
    return sorted(found, key=lambda own: own.start)


def is_mention_alone(line: str, own: Own) -> bool:
    """Whether "Điều này" is a mention without a clause before it: "điều này" is a pronoun."""
    if own.level is None:
        return True
    said = line[own.start : own.end]
    if own.level is UnitKind.ARTICLE:
        return said[0] == "Đ" and not _SENTENCE_START.search(line[: own.start])
    return own.level in (UnitKind.CLAUSE, UnitKind.POINT) or said[0].isupper()


def bare_kind(line: str, start: int, context: Context, position: int) -> Own | None:
    """The document's own kind, or that of its attachment, right after a clause: "Điều 5 Quy chế"."""
    match = _BARE.match(line, start)
    if not match:
        return None
    title = context.attachment_called(match["kind"], position)
    if title or match["kind"] == context.kind:
        return Own(*match.span(), attachment=title, bare=True)
    return None


def _bare(line: str, context: Context, position: int, known: list[Own]) -> list[Own]:
    found = []
    for match in _BARE.finditer(line):
        kind = match["kind"]
        if _within(match, known) or kind in _NEVER_BARE or _PLURAL.search(line[: match.start()]):
            continue
        own = bare_kind(line, match.start(), context, position)
        if own is None or own.end != match.end():
            continue
        if kind in _VERBS and _SENTENCE_START.search(line[: match.start()]):
            continue
        titled = fold(line[match.start() : match.end() + 9]) in fold(context.title)
        if (ends_name(line, match.end()) and not _of_another(line, match.end())) or (
            own.attachment and titled
        ):
            found.append(own)
    return found


def _of_another(line: str, end: int) -> bool:
    return re.match(r"\s+(?:của|số|năm|ngày|về|liên tịch)(?!\w)", line[end:]) is not None


def _is_own_kind(kind: str, context: Context, position: int) -> bool:
    """Whether "Nghị quyết này" can be the document: in a Quyết định it is one spoken of before."""
    said, own = fold(kind), fold(context.kind)
    known = _KIND.fullmatch(context.kind) is not None
    return (
        not known or said == "van ban" or said in own or own in said
        or bool(context.attachment_called(kind, position))
    )  # fmt: skip


def _attached(kind: str, context: Context, position: int) -> str:
    """The attachment that "Quy chế này" means; empty for the document itself."""
    return "" if kind == context.kind else context.attachment_called(kind, position)


def _within(match: re.Match[str], found: list[Own]) -> bool:
    return any(own.start < match.end() and match.start() < own.end for own in found)
