"""Fixtures that several test modules share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from ingest.extraction import Block, Extraction
from ingest.locations import shipped_corpus
from ingest.pipeline import ingest
from search.engine import Engine
from tests.browser import CHROMIUM, PATIENCE, program


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    if CHROMIUM is None:
        pytest.skip("needs Chromium or Chrome on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    context.close()


@pytest.fixture(scope="session")
def served(shipped_index: Path) -> Iterator[str]:
    """The address of the program over the shipped documents, ready from the start."""
    with program(shipped_index) as (address, _):
        yield address
