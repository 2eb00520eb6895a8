"""Fixtures that several test modules share."""

from collections.abc import Callable

import pytest

from ingest.extraction import Block, Extraction


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
