"""Fixtures that several test modules share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.extraction import Block, Extraction
from ingest.locations import shipped_corpus
from ingest.pipeline import ingest
from search.engine import Engine


@pytest.fixture
def lines() -> Callable[..., Extraction]:
    """An extraction with one block a line."""

    def build(*texts: str) -> Extraction:
        blocks, start = [], 0
        for text in texts:
            blocks.append(Block(start, start + len(text)))
            start += len(text) + 1
        return Extraction("\n".join(texts), tuple(blocks))

    return build


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped documents; tests only read it."""
    index = tmp_path_factory.mktemp("kho") / "chi-muc"
    report = ingest([shipped_corpus()], index)
    assert not report.failed
    return index


@pytest.fixture(scope="session")
def engine(shipped_index: Path) -> Iterator[Engine]:
    """The product over the shipped documents."""
    with Engine.open(shipped_index) as opened:
        yield opened
