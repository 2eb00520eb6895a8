"""Official texts from the addresses of the catalogue: ``python -m ingest fetch``."""
