"""A clause by its address, in one document or in the whole library."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.errors import QuestionError
from ingest.folding import nfc
from ingest.headings import to_roman
from ingest.identity import normalize_number
from ingest.metadata import DocumentMetadata
from ingest.references.library import Library
from ingest.references.resolution import is_attached
from ingest.store import Store
from ingest.units import Unit, UnitKind
from search.lookup.citation import ClauseCitation, cite_clause, cite_document
from search.lookup.nearest import nearest
from search.lookup.spelled import written_as
from search.understanding.abbreviations import expand_abbreviations
from search.understanding.clause_request import (
    ClauseRequest,
    Element,
    Target,
    canonical,
    parse_clause_request,
)
from search.understanding.clause_resolution import choices
from search.understanding.document_numbers import DocumentMention, find_documents
from search.understanding.syllables import fold

_MOST_DOCUMENTS = 20  # looked into for a clause asked for by number alone
_LONGEST = 300
_BARE = re.compile(r"(?:\d{1,4}[a-zđ]?|[ivxlc]+|[a-zđ]\d?(?:\.\d+)*)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NAMED_KINDS = ("luat", "bo luat", "phap lenh", "hien phap")
_YEAR = re.compile(r"\s*(?:nam\s+)?((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A unit of a document of the library, with its official citation."""

    document: int
    position: int
    unit: Unit
    metadata: DocumentMetadata
    citation: ClauseCitation


@dataclass(frozen=True, slots=True)
class Lookup:
    """``found`` are the clauses meant, official texts first; several are a choice.

    Where there are none, ``nearest`` are the nearest that exist and ``message``
    says so in Vietnamese.
    """

    found: tuple[Clause, ...]
    nearest: tuple[Clause, ...] = ()
    message: str = ""


def find_clause(store: Store, text: str, document: str | int | None = None) -> Lookup:
    """One look-up; for many, keep a :class:`ClauseFinder`."""
    return ClauseFinder(store).find(text, document)


class ClauseFinder:
    """Finds clauses in the documents of a store. Not shared between threads.

    Made again when the store's documents change.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._library: Library = store.library()
        self._metadata = store.metadata()
        self._names = sorted(self._library.names(), key=lambda known: -len(known[0]))

    def documents(self, said: str) -> list[int]:
        """Ids of the documents that ``said`` names: a number, a name, words of a title.

        Raises QuestionError if the library has none.
        """
        text = expand_abbreviations(nfc(said).strip())
        number = normalize_number(text)
        found = [i for i, known in self._metadata.items() if known.number == number]
        mentions = find_documents(text) if not found else ()
        if text.isdigit():
            mentions = (DocumentMention(text, 0, len(text), text.lstrip("0")),)
        for mention in mentions:
            found += self._library.named(mention)
        found = found or self._named_in(text)[0]
        if not found:
            words = fold(text)
            found = [i for i, known in self._metadata.items() if words in fold(known.title)]
        if not found:
            raise QuestionError(
                f"Thư viện không có văn bản “{said}”; hãy kiểm tra lại số hoặc tên văn bản."
            )
        return found

    def find(self, text: str, document: str | int | None = None) -> Lookup:
        """The clauses that ``text`` means ("4.5", "khoản 2 Điều 40 Luật MTTQ", "II/3/3.3").

        ``document`` (id, number or name) is where to look; without it the text
        itself may say, else all documents are looked into. Raises
        QuestionError for a text that names no clause, or an unknown document.
        """
        text = " ".join(nfc(text).split())
        if not text or len(text) > _LONGEST:
            raise QuestionError("Hãy gõ số của điều khoản cần xem, ví dụ: 4.5, khoản 2 Điều 9.")
        within = [document] if isinstance(document, int) else []
        if isinstance(document, str):
            within = self.documents(document)
        located = self._located(text, within)
        if located:
            return Lookup(tuple(located))
        request, within, unknown = self._understand(expand_abbreviations(text), within)
        if unknown:
            return Lookup((), message=f"Thư viện không có văn bản {unknown}.")
        ids = within or self._where(request)
        found = self._choose(request, ids)
        if found:
            return Lookup(tuple(found))
        return self._nearest(text, request, within or ids)

    # -- understanding ------------------------------------------------------

    def _located(self, text: str, within: Sequence[int]) -> list[Clause]:
        """The clauses whose address is typed in full; several bear one printed address."""
        found = []
        for document in within:
            units = self._library.units(document)
            positions = written_as(text, units)
            # "Điều 1" of a decision is its own, not that of the Quy chế it issues.
            own = [i for i in positions if not is_attached(i, units)]
            found += [self._clause(document, i) for i in own or positions]
        return found

    def _understand(self, text: str, within: list[int]) -> tuple[ClauseRequest, list[int], str]:
        mentions = find_documents(text)
        if not within:
            for mention in mentions[:1]:
                within = self._library.named(mention)
                if not within and (mention.body or "số" in mention.text):
                    return _bare_request("0"), [], mention.text
        if not mentions:
            named, span = self._named_in(text)
            if span and (not within or set(named) & set(within)):
                within = within or named
                text = (text[: span[0]] + " " + text[span[1] :]).strip(" ,")
        request = parse_clause_request(text, mentions)
        if request is None:
            bare = text if _BARE.fullmatch(text) else ""
            if not bare:
                raise QuestionError(
                    f"Không thấy số điều khoản nào trong “{text}”; "
                    "ví dụ: 4.5, Điều 9, khoản 2 Điều 40."
                )
            request = _bare_request(bare)
        return request, within, ""

    def _named_in(self, text: str) -> tuple[list[int], tuple[int, int] | None]:
        """The documents whose name is in the text, and where; marks may be missing."""
        words = list(_WORD.finditer(fold(text)))
        plain = f" {' '.join(word[0] for word in words)} "
        for name, _ in self._names:
            at = plain.find(f" {name} ")
            if at < 0 or not name.startswith(_NAMED_KINDS):
                continue
            first = plain.count(" ", 0, at + 1) - 1
            last = first + name.count(" ")
            alike = [document for other, document in self._names if other == name]
            end = words[last].end()
            if year := _YEAR.match(fold(text), end):
                end = year.end()
                alike = [d for d in alike if self._may_be_of(d, int(year[1]))]
            return alike, (words[first].start(), end)
        return [], None

    def _may_be_of(self, document: int, year: int) -> bool:
        issued = self._metadata[document].issued
        return issued is None or issued.year == year

    def _where(self, request: ClauseRequest) -> list[int]:
        numbers = {target.path[-1].number for target in request.targets}
        roman = {to_roman(int(n)) for n in numbers if n.isdigit() and 0 < int(n) < 400}
        return self._store.documents_with_units([*numbers, *roman], most=_MOST_DOCUMENTS)

    # -- finding ------------------------------------------------------------

    def _choose(self, request: ClauseRequest, ids: Sequence[int]) -> list[Clause]:
        """The clauses in the documents that have most of what is asked for."""
        held: list[tuple[int, list[list[int]]]] = []
        for document in ids:
            asked = self._in(request, document)
            groups = choices(asked, self._library.units(document))
            if any(groups):
                held.append((document, groups))
        most = max((sum(map(bool, groups)) for _, groups in held), default=0)
        best = [(d, groups) for d, groups in held if sum(map(bool, groups)) == most]
        best.sort(key=lambda known: self._metadata[known[0]].fidelity != "verbatim")
        clauses: dict[tuple[int, int], Clause] = {}
        for document, groups in best:
            for position in (p for group in groups for p in group):
                clauses[document, position] = self._clause(document, position)
        return list(clauses.values())

    def _in(self, request: ClauseRequest, document: int) -> ClauseRequest:
        """The request as made of one document: "Điều 2" of a decision is its own, if it has one."""
        if request.document is not None:
            return request
        own = find_documents(self._metadata[document].number)
        return replace(request, document=own[0]) if own else request

    def _nearest(self, text: str, request: ClauseRequest, ids: Sequence[int]) -> Lookup:
        near: list[Clause] = []
        for document in ids[:1]:
            positions = nearest(
                request.targets[0], self._in(request, document), self._library.units(document)
            )
            near = [self._clause(document, position) for position in positions]
        where = f" {cite_document(near[0].metadata)}" if near else " các văn bản đã nạp"
        message = f"Không có “{text}” trong{where}."
        if near:
            labels = "; ".join(clause.unit.label for clause in near)
            message += f" Gần nhất là: {labels}."
        return Lookup((), tuple(near), message)

    def _clause(self, document: int, position: int) -> Clause:
        units = self._library.units(document)
        metadata = self._metadata[document]
        citation = cite_clause(metadata, units, position)
        return Clause(document, position, units[position], metadata, citation)


def _bare_request(number: str) -> ClauseRequest:
    """A number typed alone: of a unit of any level."""
    kind = UnitKind.POINT if len(number) == 1 and number.islower() else None
    said = canonical(number, kind) or number.lower()
    element = Element(None, said, number[:1].isdigit())
    return ClauseRequest((Target((element,)),), 0, len(number), True)
