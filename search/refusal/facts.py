"""What the decision to answer knows of the whole library."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.metadata import DocumentMetadata
from search.checks.documents import NamedDocuments
from search.checks.topic import Lexicon


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """``passages`` counts what ``lexicon`` covers. Made once for a library."""

    documents: NamedDocuments
    lexicon: Lexicon
    passages: int

    @classmethod
    def of(
        cls, documents: Iterable[DocumentMetadata], lexicon: Lexicon, passages: int
    ) -> "LibraryFacts":
        """From the metadata of all documents."""
        return cls(NamedDocuments(documents), lexicon, passages)
