"""The program as its readers start it, for tests in a browser."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
PATIENCE = 120  # seconds; a limit for a stuck program, not a promise of speed
expect.set_options(timeout=PATIENCE * 1000)


@contextmanager
def program(index: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`ui.py` on a free port; ended by its own process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "ui.py", "--index", str(index), "--port", str(port), "--no-browser"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_until_served(address, process)
        yield address, process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def wait_until_served(address: str, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()[0]
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("ui.py did not answer")
