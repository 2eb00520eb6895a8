"""References between documents: found in the text, resolved against the library."""

from ingest.references.finding import find_references
from ingest.references.library import Library
from ingest.references.reference import DocumentName, Reference, Stub, Target
from ingest.references.resolution import resolve

__all__ = [
    "DocumentName",
    "Library",
    "Reference",
    "Stub",
    "Target",
    "find_references",
    "resolve",
]
