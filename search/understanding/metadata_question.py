"""Questions about a document itself: who signed it, when, how many parts it has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.units import UnitKind
from search.understanding.clause_words import FILLER, LEVELS, STRAY_WORD
from search.understanding.document_numbers import KIND_WORDS, DocumentMention, find_documents
from search.understanding.syllables import fold, strip_marks


class Field(StrEnum):
    """What of a document can be asked for."""

    SIGNER = "signer"
    ISSUED = "issued"
    ISSUER = "issuer"
    NUMBER = "number"
    TITLE = "title"
    PLACE = "place"
    RECIPIENTS = "recipients"
    STRUCTURE = "structure"
    CITES = "cites"
    STATUS = "status"
    EFFECTIVE = "effective"


_WHICH = r"(?:nao|gi|bao\s+nhieu|may)"
_WHEN = rf"(?:khi\s+nao|bao\s+gio|luc\s+nao|hoi\s+nao|(?:vao\s+)?(?:ngay|thang|nam)(?:\s+thang)?(?:\s+nam)?\s+{_WHICH})"
_BODY = r"(?:co\s+quan|cap|to\s+chuc|don\s+vi|noi|ban)"
_DOCS = r"(?:nhung\s+|cac\s+)?(?:van\s+ban|nghi\s+quyet|quyet\s+dinh|tai\s+lieu|can\s+cu)"
_LEVEL = "|".join(word.replace(" ", r"\s+") for word in LEVELS if word != "phu luc")
_PATTERNS = {
    Field.SIGNER: r"(?:do\s+)?ai\s+(?:la\s+nguoi\s+|da\s+)?ky(?!\s+(?:ket|luat|nang|niem|ho))"
    r"|nguoi\s+ky|(?:nguoi|dong\s+chi)\s+nao\s+ky(?!\s+ket)|chu\s+ky\s+cua\s+ai|ky\s+boi\s+ai",
    Field.ISSUED: rf"(?:ban\s+hanh|ra\s+doi|ky|ra)\s+(?:vao\s+|tu\s+)?{_WHEN}|{_WHEN}\s+(?:thi\s+)?(?:duoc\s+)?ban\s+hanh"
    r"|ngay(?:\s+thang)?(?:\s+nam)?\s+ban\s+hanh|ngay\s+ky|nam\s+ban\s+hanh",
    Field.ISSUER: rf"(?:do\s+)?(?:ai|{_BODY}\s+nao)\s+(?:da\s+|duoc\s+)?ban\s+hanh|{_BODY}\s+ban\s+hanh"
    rf"|ban\s+hanh\s+boi\s+(?:ai|{_BODY}\s+nao)|(?:la\s+)?cua\s+{_BODY}\s+nao(?=\s*\??$)",
    Field.NUMBER: r"so\s+(?:ky\s+)?hieu|ky\s+hieu|mang\s+so\s+(?:may|nao|bao\s+nhieu|gi)|co\s+so\s+(?:may|bao\s+nhieu)",
    Field.TITLE: r"ten\s+(?:goi\s+)?(?:day\s+du|chinh\s+thuc)|ten\s+(?:cua\s+)?(?:van\s+ban|nghi\s+quyet|quyet\s+dinh"
    r"|quy\s+dinh)|ten\s+(?:goi\s+)?la\s+gi|trich\s+yeu",
    Field.PLACE: r"ban\s+hanh\s+(?:o|tai)\s+(?:dau|tinh\s+nao|noi\s+nao|dia\s+phuong\s+nao)|(?:o|tai)\s+tinh\s+nao\s+ban\s+hanh"
    r"|noi\s+ban\s+hanh",
    Field.RECIPIENTS: rf"(?:duoc\s+)?gui\s+(?:bao\s+cao\s+)?(?:cho\s+|den\s+|toi\s+)?(?:nhung\s+|cac\s+)?(?:ai|dau|{_BODY}\s+nao)"
    r"|noi\s+nhan|(?:nhung\s+)?ai\s+(?:duoc\s+)?nhan\s+(?:van\s+ban|nghi\s+quyet|quyet\s+dinh)",
    Field.STRUCTURE: rf"(?:may|bao\s+nhieu)\s+(?:{_LEVEL})(?!\s+(?:tram|kien|vu|dang))|bo\s+cuc",
    Field.CITES: rf"(?:vien\s+dan|trich\s+dan|dan\s+chieu|dan|can\s+cu|dua\s+tren|dua)\s+(?:vao\s+|den\s+|tren\s+)?{_DOCS}(?:\s+phap\s+ly)?\s+{_WHICH}"
    rf"|can\s+cu\s+(?:phap\s+ly|ban\s+hanh)|{_DOCS}\s+nao\s+(?:duoc\s+)?(?:vien\s+dan|dan|can\s+cu)",
    Field.STATUS: r"(?:con|het|mat)\s+hieu\s+luc(?!\s+(?:tu|khi|ngay))|hieu\s+luc\s+(?:khong|chua)|da\s+bi\s+(?:thay\s+the|bai\s+bo)"
    r"|con\s+(?:duoc\s+)?ap\s+dung\s+khong",
    Field.EFFECTIVE: rf"hieu\s+luc\s+(?:thi\s+hanh\s+)?(?:ke\s+)?(?:tu\s+)?{_WHEN}",
}
_FIELDS = {field: re.compile(rf"\b(?:{p})(?!\w)", re.IGNORECASE) for field, p in _PATTERNS.items()}
_STRUCTURE_KIND = re.compile(rf"(?:may|bao\s+nhieu)\s+(?P<word>{_LEVEL})(?!\w)", re.IGNORECASE)
_MORE_FILLER = frozenset(
    {
        "nguoi",
        "giu",
        "chuc",
        "vu",
        "ngay",
        "thang",
        "nam",
        "nhan",
        "gui",
        "bao",
        "cao",
        "hanh",
        "ky",
    }
    | {
        "trung",
        "uong",
        "chu",
        "cong",
        "bo",
        "co",
        "quan",
        "ai",
        "kem",
        "theo",
        "hay",
        "khong",
        "va",
    }
    | {word for words in KIND_WORDS for word in words.split()}
)


@dataclass(frozen=True, slots=True)
class MetadataRequest:
    """What is asked about which documents; no mention means the one spoken of.

    ``counts`` is the kind of unit counted by "có mấy chương", for STRUCTURE.
    """

    fields: tuple[Field, ...]
    documents: tuple[DocumentMention, ...] = ()
    counts: UnitKind | None = None


def parse_metadata_question(
    text: str, documents: Sequence[DocumentMention] | None = None
) -> MetadataRequest | None:
    """What ``text`` (NFC) asks about a document itself; None if it asks about its content.

    A question that names no document by number must say nothing else.
    """
    if documents is None:
        documents = find_documents(text)
    plain = strip_marks(text)
    found = {field: match for field, pattern in _FIELDS.items() if (match := pattern.search(plain))}
    if not found or (not documents and not _says_nothing_else(plain, found)):
        return None
    kind = _STRUCTURE_KIND.search(plain)
    return MetadataRequest(
        fields=tuple(sorted(found, key=lambda field: found[field].start())),
        documents=tuple(documents),
        counts=LEVELS[" ".join(fold(kind["word"]).split())] if kind else None,
    )


def _says_nothing_else(plain: str, found: Iterable[Field]) -> bool:
    for field in found:
        plain = _FIELDS[field].sub(" ", plain)
    words = STRAY_WORD.findall(plain.lower())
    return all(word in FILLER or word in _MORE_FILLER for word in words)
