"""Decides whether text is in a legacy encoding, and converts it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.readers.legacy.spelling import share_of_vietnamese
from ingest.readers.legacy.tcvn3 import from_tcvn3, letters_without_case, with_capitals
from ingest.readers.legacy.vni import from_vni

_SAMPLE = 20_000  # characters are enough to tell
_SURE = 0.9
_DOUBTFUL = 0.6


class Legacy(Enum):
    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font."""

    text: str
    font: str = ""


def encoding_of_font(font: str) -> Legacy | None:
    """What a font's name tells: “.VnTime” is TCVN3, “VNI-Times” is VNI.

    PDF fonts may have a subset prefix of six letters and a plus sign.
    """
    name = font.rpartition("+")[2].lower()
    if name.startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if name.startswith(("vni-", "vni ")) else None


def detect(text: str) -> Legacy | None:
    """The legacy encoding of text that was read as Windows-1252, or None.

    The text must be misspelled as it is and well spelled once converted.
    """
    sample = text[:_SAMPLE]
    if sample.isascii() or share_of_vietnamese(sample) > _DOUBTFUL:
        return None
    scores = {
        Legacy.TCVN3: share_of_vietnamese(from_tcvn3(sample)),
        Legacy.VNI: share_of_vietnamese(from_vni(sample)),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > _SURE else None


def convert(runs: Sequence[Run], assumed: Legacy | None = None) -> str:
    """One line of runs as Unicode; ``assumed`` holds where the font tells nothing."""
    text: list[str] = []
    open_case: list[bool] = []
    for run in runs:
        encoding = encoding_of_font(run.font) or assumed
        if encoding is Legacy.VNI:
            converted = from_vni(run.text)
            open_case += [False] * len(converted)
        elif encoding is Legacy.TCVN3:
            capitals = encoding_of_font(run.font) is not None and run.font.lower().endswith("h")
            converted = from_tcvn3(run.text, capitals=capitals)
            told = capitals or _has_fonts_of_both_cases(runs)
            open_case += [False] * len(converted) if told else letters_without_case(run.text)
        else:
            converted = run.text
            open_case += [False] * len(converted)
        text.append(converted)
    line = "".join(text)
    return with_capitals(line, open_case) if any(open_case) else line


def _has_fonts_of_both_cases(runs: Iterable[Run]) -> bool:
    return any(
        run.font.lower().startswith(".vn") and run.font.lower().endswith("h") for run in runs
    )
