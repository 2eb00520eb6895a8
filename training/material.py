"""The passages and questions that the models learn from, and what they must never learn from."""

import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ingest.errors import ReadError, UserError
from ingest.folding import fold_for_search
from search.judged_set import Query, Record

RESERVED = "dev"
"""A folder below one of this name is for evaluation only."""

_NOT_WORDS = re.compile(r"\W+")
_Model = TypeVar("_Model", bound=BaseModel)


class ReservedForEvaluation(UserError):
    """A folder of the development sets was given as training data."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A real question of a folder; ``relevant`` are positions in ``Material.passages``.

    An unanswerable one names the passage that it only seems to ask about.
    """

    text: str
    relevant: tuple[int, ...]
    unanswerable: bool


@dataclass(frozen=True, slots=True)
class Material:
    """All folders together.

    ``corpora`` are the ranges of ``passages``, one a folder: negatives are
    looked for in the folder of their question. ``questions`` are grouped by
    folder. ``dropped`` counts the questions that ``exclude`` ruled out.
    """

    passages: list[Record]
    corpora: list[range]
    questions: list[list[Question]]
    dropped: int


def load_material(folders: Sequence[Path], exclude: Sequence[Path] = ()) -> Material:
    """Read folders of ``corpus.jsonl[.xz]`` and, where there are any, ``queries.jsonl``.

    Questions that a folder of ``exclude`` also asks are dropped, whatever
    their case, diacritics and punctuation. Raises ReservedForEvaluation for a
    folder of the development sets, ReadError for one that cannot be read.
    """
    for folder in folders:
        if RESERVED in (*folder.parts, *folder.resolve().parts):
            raise ReservedForEvaluation(
                f"{folder} là bộ đánh giá (thư mục “{RESERVED}”), không được dùng để huấn luyện; "
                "hãy bỏ nó khỏi danh sách dữ liệu."
            )
    judged = {_gist(query.text) for folder in exclude for query in _queries(folder)}
    material = Material([], [], [], 0)
    dropped = 0
    for folder in folders:
        start = len(material.passages)
        material.passages.extend(_records(folder))
        corpus = range(start, len(material.passages))
        places = {material.passages[i].id: i for i in corpus}
        asked = list(_queries(folder)) if (folder / "queries.jsonl").is_file() else []
        kept = [query for query in asked if _gist(query.text) not in judged]
        dropped += len(asked) - len(kept)
        material.corpora.append(corpus)
        material.questions.append(list(_placed(kept, places)))
    return Material(material.passages, material.corpora, material.questions, dropped)


def texts_of(folder: Path) -> Iterator[str]:
    """Every title, text and question of a folder, for counting its tokens."""
    for record in _records(folder):
        yield passage_text(record)
    if (folder / "queries.jsonl").is_file():
        yield from (query.text for query in _queries(folder))


def passage_text(record: Record) -> str:
    """What is embedded for a record: title, newline, text."""
    return f"{record.title}\n{record.text}" if record.title else record.text


def _placed(queries: Iterable[Query], places: dict[str, int]) -> Iterator[Question]:
    for query in queries:
        relevant = tuple(places[name] for name in query.relevant if name in places)
        if relevant:
            yield Question(query.text, relevant, query.unanswerable)


def _gist(question: str) -> str:
    return _NOT_WORDS.sub(" ", fold_for_search(question).text).strip()


def _records(folder: Path) -> Iterator[Record]:
    packed, plain = folder / "corpus.jsonl.xz", folder / "corpus.jsonl"
    return _parsed(plain if plain.is_file() else packed, Record)


def _queries(folder: Path) -> Iterator[Query]:
    return _parsed(folder / "queries.jsonl", Query)


def _parsed(path: Path, model: type[_Model]) -> Iterator[_Model]:
    opened = lzma.open if path.suffix == ".xz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            yield from (model.model_validate_json(line) for line in lines if line.strip())
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        shown = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise ReadError(f"Không đọc được {path} ({shown}); hãy kiểm tra tệp dữ liệu.") from error
