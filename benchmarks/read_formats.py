"""Character errors of every reader: python benchmarks/read_formats.py FOLDER.

FOLDER holds files of one document and ``truth.txt``, its text with a
paragraph a line. Files named ``tcvn3…`` and ``vni…`` hold the body only:
their truth begins at the first line they share with it and ends with the last.
"""

import argparse
import sys
import time
from pathlib import Path

from ingest.errors import ReadError
from ingest.readers import read, supported_suffixes

_COLUMNS = "{:22} {:>9} {:>9} {:>12} {:>7} {:>8}  {}"


def distance(a: str, b: str) -> int:
    """Levenshtein's edit distance in characters, by bit-parallel columns (Myers 1999, Hyyrö)."""
    if not a or not b:
        return max(len(a), len(b))
    places: dict[str, int] = {}
    for i, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << i
    full, last = (1 << len(a)) - 1, 1 << (len(a) - 1)
    plus, minus, score = full, 0, len(a)
    for letter in b:
        equal = places.get(letter, 0)
        x = equal | minus
        d = (((x & plus) + plus) ^ plus) | x
        rising, falling = minus | ~(d | plus) & full, d & plus
        score += bool(rising & last) - bool(falling & last)
        rising = rising << 1 | 1
        plus, minus = (falling << 1 | ~(d | rising)) & full, rising & d
    return score


def expected(truth: list[str], found: list[str]) -> list[str]:
    """The part of the truth that the file was made from."""
    shared = [i for i, line in enumerate(truth) if line in set(found)]
    return truth[shared[0] : shared[-1] + 1] if shared else truth


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    truth = (folder / "truth.txt").read_text("utf-8").strip().split("\n")
    print(_COLUMNS.format("file", "errors", "CER", "paragraphs", "pages", "seconds", ""))
    for path in sorted(folder.iterdir()):
        if path.name == "truth.txt" or path.suffix.lower() not in supported_suffixes():
            continue
        began = time.perf_counter()
        try:
            extraction = read(path)
        except ReadError as error:
            print(f"{path.name:22} {error}")
            continue
        seconds = time.perf_counter() - began
        found = extraction.text.split("\n")
        partial = path.name.startswith(("tcvn3", "vni"))
        wanted = expected(truth, found) if partial else truth
        if not set(wanted) & set(found):
            print(f"{path.name:22} another document")
            continue
        errors = distance("\n".join(wanted), extraction.text)
        exact = sum(line in set(found) for line in wanted)
        print(
            _COLUMNS.format(
                path.name,
                errors,
                f"{errors / len(chr(10).join(wanted)):.3%}",
                f"{exact}/{len(wanted)}",
                len(extraction.pages) or "-",
                f"{seconds:.2f}",
                "; ".join(extraction.notes),
            ).rstrip()
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
