"""Runs Tesseract on one page image."""

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

TIMEOUT = 180.0  # seconds a page
LANGUAGE = "vie"
_WORD_LEVEL = "5"
_COLUMNS_OF_TEXT, _SCATTERED = "3", "11"
_COLUMNS = 12


class RecognitionError(RuntimeError):
    """Tesseract failed on a page; the message is a Vietnamese clause."""


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word with its box in pixels and Tesseract's confidence from 0 to 100.

    ``line`` is the same for the words of one line.
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    line: tuple[int, int, int]


def program() -> str | None:
    """The path of Tesseract's command, or None where it is not installed."""
    return shutil.which("tesseract")


def missing() -> str | None:
    """What must be installed before pages can be recognised, in Vietnamese; None if nothing."""
    command = program()
    if command is None:
        return "chưa cài Tesseract (tesseract-ocr và dữ liệu tiếng Việt tesseract-ocr-vie)"
    if LANGUAGE not in _languages(command):
        return "Tesseract chưa có dữ liệu tiếng Việt (tesseract-ocr-vie)"
    return None


def recognise(image: Image.Image, dpi: int, *, scattered: bool = False) -> list[RecognisedWord]:
    """Words of one grey page image, in Tesseract's order.

    ``scattered`` looks for single words anywhere instead of columns of text.
    Raises ``RecognitionError`` where the program is missing, fails, or takes
    longer than ``TIMEOUT``.
    """
    command = program()
    if command is None:
        raise RecognitionError(missing() or "không chạy được Tesseract")
    mode = _SCATTERED if scattered else _COLUMNS_OF_TEXT
    arguments = [
        command,
        "stdin",
        "stdout",
        "-l",
        LANGUAGE,
        "--psm",
        mode,
        "--dpi",
        str(dpi),
        "tsv",
    ]
    data = io.BytesIO()
    image.save(data, "PPM")
    try:
        # One thread a page is fastest: pages run side by side.
        done = subprocess.run(
            arguments,
            input=data.getvalue(),
            capture_output=True,
            timeout=TIMEOUT,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionError(
            f"Tesseract không xong một trang trong {TIMEOUT:.0f} giây"
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise RecognitionError("Tesseract báo lỗi khi nhận dạng") from error
    return _words(done.stdout.decode("utf-8", errors="replace"))


def _words(table: str) -> list[RecognisedWord]:
    words: list[RecognisedWord] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        block, paragraph, line = int(cells[2]), int(cells[3]), int(cells[4])
        left, top, width, height = map(float, cells[6:10])
        words.append(
            RecognisedWord(
                cells[11].strip(),
                float(cells[10]),
                left,
                top,
                left + width,
                top + height,
                (block, paragraph, line),
            )
        )
    return words


@lru_cache(maxsize=4)
def _languages(command: str) -> frozenset[str]:
    try:
        done = subprocess.run(
            [command, "--list-langs"], capture_output=True, timeout=TIMEOUT, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    return frozenset(done.stdout.decode("utf-8", errors="replace").split())
