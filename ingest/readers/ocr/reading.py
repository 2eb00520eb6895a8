"""Recognises many pages side by side."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from ingest.readers import failures
from ingest.readers.layout.geometry import PageLayout
from ingest.readers.ocr.page import recognised_page
from ingest.readers.ocr.tesseract import RecognitionError, missing

# Each page holds an image of some 9 MB while it is read.
_MOST_AT_ONCE = 4

GetImage = Callable[[int], tuple[Image.Image, int]]


def recognised_pages(path: Path, numbers: Sequence[int], image: GetImage) -> list[PageLayout]:
    """Pages by number, from 1; ``image`` gives a page's grey image and its dots per inch.

    ``image`` is called from several threads. Raises ``ReadError``.
    """
    lacking = missing()
    if lacking:
        raise failures.failure(path, f"{_which(numbers)} là ảnh chụp (scan), mà {lacking}")

    def read(number: int) -> PageLayout:
        return recognised_page(*image(number), number)

    workers = min(_MOST_AT_ONCE, os.cpu_count() or 1)
    with ThreadPoolExecutor(workers, thread_name_prefix="ocr") as pool:
        futures = [pool.submit(read, number) for number in numbers]
        try:
            return [future.result() for future in futures]
        except RecognitionError as error:
            raise failures.failure(path, str(error)) from error
        finally:
            for future in futures:
                future.cancel()


def _which(numbers: Sequence[int]) -> str:
    if len(numbers) > 5:
        return f"{len(numbers)} trang"
    return "trang " + ", ".join(map(str, numbers))
