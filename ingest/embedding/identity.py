"""The name of a model: what an index remembers of the model that made it."""

import hashlib
from pathlib import Path


def model_name(label: str, weights: Path) -> str:
    """``label`` and the first 12 hexadecimal digits of the sha256 of the weights file."""
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{label}-{digest[:12]}"
