"""Which documents of the library a question is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.metadata import DocumentMetadata
from search.understanding.document_numbers import DocumentMention, match
from search.understanding.metadata_question import MetadataRequest
from search.understanding.syllables import strip_marks

# After these a document is what is spoken of in another, not where to look.
_SPOKEN_OF = re.compile(
    r"(?:thuc hien(?: tot| nghiem)?|trien khai|quan triet|vien dan|dan chieu|dan|nhac (?:den|toi)?|noi (?:den|toi)"
    r"|de cap(?: den| toi)?|can cu|so voi|khac|ve|lien quan(?: den| toi)?|thay(?: the)?|sua(?: doi)?|voi|va|,|hop (?:voi)?)\s*(?:cac |nhung |so )?$"
)
_DOCUMENTS_ASKED_ABOUT = 3
_LINK = re.compile(r"(?:\b(?:theo|tại|trong|của|ở|do|bởi)\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """``documents`` (ids) the question asks within; empty if it names none of the library.

    ``about`` is the question without their names, which say where to look and
    not what for. ``unknown`` are named and not in the library.
    """

    documents: frozenset[int]
    about: str
    unknown: tuple[DocumentMention, ...] = ()


class Holdings:
    """The documents of a library by their serial numbers, to be named in questions."""

    def __init__(self, library: Mapping[int, DocumentMetadata]) -> None:
        self._library = library
        self._by_serial: dict[str, list[int]] = {}
        for document_id, metadata in library.items():
            for serial in {digits.lstrip("0") for digits in re.findall(r"\d+", metadata.number)}:
                self._by_serial.setdefault(serial, []).append(document_id)

    def named(self, mention: DocumentMention) -> list[int]:
        """Ids of the documents that the mention may mean."""
        ids = self._by_serial.get(mention.serial, []) if mention.serial else list(self._library)
        identities = {self._library[i].identity: i for i in ids}
        return [identities[identity] for identity in match(mention, identities)]

    def spoken_of(self, request: MetadataRequest, scope: Scope) -> list[int]:
        """The documents that a question about documents is about; none if it does not tell.

        Where none is named, that is the one official text of the library.
        """
        if scope.documents or request.documents:
            within = sorted(scope.documents)
            named = len(within) == len(request.documents) <= _DOCUMENTS_ASKED_ABOUT
            return within if named else []
        official = [i for i, m in self._library.items() if m.fidelity == "verbatim"]
        return official if len(official) == 1 else []

    def scope(self, question: str, mentions: Sequence[DocumentMention]) -> Scope:
        """What the documents named in a question are to it."""
        within: set[int] = set()
        unknown: list[DocumentMention] = []
        cuts: list[tuple[int, int]] = []
        for mention in mentions:
            ids = self.named(mention)
            if not ids:
                unknown.append(mention)
            elif not _SPOKEN_OF.search(strip_marks(question[: mention.start]).lower()):
                within.update(ids)
                link = _LINK.search(question[: mention.start])
                cuts.append((link.start() if link else mention.start, mention.end))
        return Scope(frozenset(within), _without(question, cuts), tuple(unknown))


def _without(question: str, cuts: Sequence[tuple[int, int]]) -> str:
    """The question without its cuts; the whole of it if nothing would be left to ask."""
    out, at = [], 0
    for start, end in sorted(cuts):
        out.append(question[at:start])
        at = end
    out.append(question[at:])
    rest = " ".join(" ".join(out).split()).strip(" ,;:")
    return rest if sum(c.isalpha() for c in rest) > 4 else question
