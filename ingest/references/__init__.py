"""References between documents: found in the text, resolved against the library."""

from ingest.references.finding import find_references
from ingest.references.reference import DocumentName, Reference, Stub, Target

__all__ = ["DocumentName", "Reference", "Stub", "Target", "find_references"]
