"""How well mentions of documents and clauses are found."""
