"""The part of a web page that is the document, without what the site prints around it."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.fetching.checking import says_date
from ingest.fetching.failure import AddressError
from ingest.folding import nfc
from ingest.metadata import DocumentMetadata
from ingest.readers.html import markup

_ARTICLE = re.compile(r"^\s*Điều\s+(\d+)\b", re.MULTILINE)
_DEEPEST = 100
_FRAME = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{}</body></html>'


def article_of(data: bytes, wanted: DocumentMetadata) -> bytes:
    """HTML of the smallest element with number, date and every Điều of the page, in UTF-8.

    Raises AddressError where the page asks to log in first.
    """
    body = LexborHTMLParser(markup(Path("trang.html"), data)).body
    if body is None:
        raise AddressError("trang không có nội dung")
    for unshown in body.css("script, style, noscript, template"):
        unshown.decompose()
    whole = _marks(body, wanted)
    if not whole and body.css_first("input[type=password]") is not None:
        raise AddressError("trang đòi đăng nhập")
    node = body
    for _ in range(_DEEPEST if _ARTICLE.search(_text(body)) else 0):
        narrower = _narrower(node, whole, wanted)
        if narrower is None:
            break
        node = narrower
    return _FRAME.format(node.html or "").encode()


def _narrower(node: LexborNode, whole: set[str], wanted: DocumentMetadata) -> LexborNode | None:
    child = node.child
    while child is not None:
        if (child.tag or "-")[0] not in "-!" and _marks(child, wanted) >= whole:
            return child
        child = child.next
    return None


def _marks(node: LexborNode, wanted: DocumentMetadata) -> set[str]:
    """What an element holds of the document: numbers of Điều, "số" and "ngày"."""
    text = _text(node)
    marks = set(_ARTICLE.findall(text))
    if _bare(wanted.number) in _bare(text):
        marks.add("số")
    if wanted.issued is not None and says_date(text, wanted.issued):
        marks.add("ngày")
    return marks


def _text(node: LexborNode) -> str:
    return nfc(node.text(deep=True, separator="\n"))


def _bare(text: str) -> str:
    """Without spaces, hyphens and case, so that "217 - QĐ/TW" is "217-QĐ/TW"."""
    return re.sub(r"[\s\u2010-\u2015\u2212-]+", "", text).casefold()
