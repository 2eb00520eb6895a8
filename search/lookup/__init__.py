"""Clauses by their addresses, and which documents cite which."""

from search.lookup.citation import ClauseCitation, cite_clause
from search.lookup.clause import Clause, ClauseFinder, Lookup, find_clause
from search.lookup.terms import Term, find_terms

__all__ = [
    "Clause",
    "ClauseCitation",
    "ClauseFinder",
    "Lookup",
    "Term",
    "cite_clause",
    "find_clause",
    "find_terms",
]
