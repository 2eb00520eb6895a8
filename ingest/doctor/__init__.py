"""What is there, what is missing, and how to mend it: ``python -m ingest doctor``."""

from ingest.doctor.examination import examine
from ingest.doctor.finding import Finding, Severity

__all__ = ["Finding", "Severity", "examine"]
