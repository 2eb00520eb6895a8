"""Where the program finds what it ships and keeps what it makes."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DEFAULT_INDEX = Path("var")


def shipped_corpus() -> Path:
    """The documents that come with the program: the checkout's, or the installed ones."""
    return PACKAGE.parent / "corpus"
