"""Documents named in a question: the library's own, or only spoken of, or unknown."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.folding import nfc
from ingest.metadata import DocumentMetadata
from search.checks.missing import Missing, MissingKind
from search.checks.reading import Reading, read, read_clause
from search.understanding.document_numbers import (
    KIND_SYMBOLS,
    DocumentMention,
    find_documents,
    match,
)
from search.understanding.syllables import fold, is_marked

_SERIAL = re.compile(r"\d+")
_TOPIC = re.compile(
    r"[\s,]*(?:quy định )?về (?:việc |công tác )?(?P<topic>[^?,;.]+?)"
    r"(?=\s+(?:có|là|quy định|ban hành|được|nói|đặt|nêu|do|giao|yêu cầu|gồm|của|đề ra|thế nào|ra sao|như thế nào|khi nào|năm|ngày|ai|những|bao|mấy)\b|[?,;.]|$)",
    re.IGNORECASE,
)


def named_documents(text: str) -> tuple[DocumentMention, ...]:
    """The documents that ``text`` names; "đã 38" is not a Đề án, though "da 38" may be."""
    return tuple(mention for mention in find_documents(text) if not _is_a_word(mention))


def _is_a_word(mention: DocumentMention) -> bool:
    first = nfc(mention.text).split()[0].lower() if mention.text.split() else ""
    symbol = KIND_SYMBOLS.get(fold(first))
    return symbol is not None and is_marked(first) and first != symbol.lower()


class NamedDocuments:
    """The documents of a library by their serial numbers."""

    def __init__(self, library: Iterable[DocumentMetadata]) -> None:
        self._all = tuple(library)
        by_serial: dict[str, list[DocumentMetadata]] = {}
        for metadata in self._all:
            for serial in {digits.lstrip("0") for digits in _SERIAL.findall(metadata.number)}:
                by_serial.setdefault(serial, []).append(metadata)
        self._by_serial: Mapping[str, list[DocumentMetadata]] = by_serial

    def meant(self, mention: DocumentMention) -> list[DocumentMetadata]:
        """Those that a mention may mean."""
        some = self._by_serial.get(mention.serial, ()) if mention.serial else self._all
        by_identity = {metadata.identity: metadata for metadata in some}
        return [by_identity[identity] for identity in match(mention, by_identity)]

    def alike(self, mention: DocumentMention) -> list[DocumentMetadata]:
        """Those of the same number, whatever else the mention says."""
        bare = DocumentMention("", 0, 0, mention.serial, mention.kind, mention.body)
        return self.meant(bare) if mention.serial else []


def missing_documents(
    mentions: Sequence[DocumentMention],
    library: NamedDocuments,
    metadata: DocumentMetadata,
    clause: str,
) -> list[Missing]:
    """Documents that the question names and that the clause neither is of nor speaks of."""
    spoken: tuple[DocumentMention, ...] | None = None
    lacking: list[Missing] = []
    for mention in mentions:
        meant = library.meant(mention)
        if metadata in meant:
            continue
        if spoken is None:
            spoken = find_documents(clause)
        if any(_same(mention, other) for other in spoken):
            continue
        lacking.append(Missing(MissingKind.DOCUMENT, _describe(mention, library)))
    return lacking


def unknown_documents(
    mentions: Sequence[DocumentMention], library: NamedDocuments
) -> list[Missing]:
    """Named documents that the library does not hold, though a clause may speak of them."""
    return [
        Missing(MissingKind.DOCUMENT, _describe(mention, library))
        for mention in mentions
        if not library.meant(mention)
    ]


def topic_mismatch(
    question: str, mentions: Sequence[DocumentMention], metadata: DocumentMetadata, bare: bool
) -> str | None:
    """What the question says a document is about, if nothing of it is in the document's title.

    "Nghị quyết 18 về đất đai" is another document than the one on organisation.
    """
    title = read_clause(f"{metadata.kind} {metadata.title}", bare=bare)
    for mention in mentions:
        said = _TOPIC.match(question, mention.end)
        if said:
            topic = read(said["topic"], bare=bare)
            if len(topic.words) >= 2 and not _shares_word_pair(topic, title):
                return said["topic"]
    return None


def _shares_word_pair(first: Reading, second: Reading) -> bool:
    if len(first.words) <= 2:
        return second.has(" ".join(first.words))
    pairs = zip(first.words, first.words[1:], strict=False)
    return any(second.has(f"{a} {b}") for a, b in pairs)


def _same(asked: DocumentMention, said: DocumentMention) -> bool:
    """Whether a mention in a clause may be of the document that the question names."""
    return (
        asked.serial == said.serial
        and (bool(asked.serial) or asked.issuer == said.issuer)
        and (not asked.kind or not said.kind or _kinds(asked.kind) == _kinds(said.kind))
        and (not asked.body or not said.body or asked.body == said.body)
        and _agree(asked.issued, said.issued)
        and _agree(asked.year, said.year)
    )


def _kinds(kind: str) -> str:
    # A Quy định or Quy chế is issued with a decision and is called by either word.
    return "QĐ" if kind in ("QĐ", "QĐi", "QC") else kind


def _agree(first: datetime.date | int | None, second: datetime.date | int | None) -> bool:
    return first is None or second is None or first == second


def _describe(mention: DocumentMention, library: NamedDocuments) -> str:
    name = f"văn bản “{' '.join(mention.text.split())}”"
    held = [m for m in library.alike(mention) if m.issued is not None]
    if not held or library.meant(mention):
        return name
    dates = ", ".join(sorted(f"{m.issued:%d/%m/%Y}" for m in held))
    return f"{name} (thư viện chỉ có bản ngày {dates})"
