"""Where the program finds what it ships and keeps what it makes."""

import os
import re
from pathlib import Path

from ingest.embedding.factory import SETTING, SHIPPED

PACKAGE = Path(__file__).resolve().parent
_INDEX = Path("var")


def shipped_corpus() -> Path:
    """The documents that come with the program: the checkout's, or the installed ones."""
    return PACKAGE.parent / "corpus"


def default_index() -> Path:
    """``var``, or a folder of its own below it for a model chosen by the environment."""
    chosen = os.environ.get(SETTING, "")
    if chosen in ("", SHIPPED):
        return _INDEX
    return _INDEX / "models" / re.sub(r"[^\w.-]+", "-", chosen).strip("-.")
