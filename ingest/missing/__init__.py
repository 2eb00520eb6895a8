"""Documents known only as a digest or by citation: ``python -m ingest missing``."""

from ingest.missing.listing import MissingDocument, Reason, list_missing

__all__ = ["MissingDocument", "Reason", "list_missing"]
