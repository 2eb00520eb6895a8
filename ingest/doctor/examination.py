"""All checks, one after the other; none changes anything."""

from pathlib import Path

from ingest.doctor.finding import Finding
from ingest.doctor.index import index_findings
from ingest.doctor.machine import disk_space, python_version, write_permission
from ingest.doctor.models import model_findings
from ingest.doctor.programs import libreoffice, tesseract


def examine(index_dir: Path) -> list[Finding]:
    """Findings on this machine, this installation and the index folder."""
    return [
        python_version(),
        *model_findings(),
        tesseract(),
        libreoffice(),
        write_permission(index_dir),
        disk_space(index_dir),
        *index_findings(index_dir),
    ]
