"""Whether clauses are found in every spelling of their address, and how fast."""
