"""The store of texts and structure."""

from ingest.store.store import Store

__all__ = ["Store"]
