"""Whether the evidence is enough to answer; otherwise what was not found."""

from search.refusal.decision import Decision, decide
from search.refusal.facts import LibraryFacts

__all__ = ["Decision", "LibraryFacts", "decide"]
