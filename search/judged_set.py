"""A folder of documents and questions with known answers."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import ReadError

_CORPUS = ("corpus.jsonl", "corpus.jsonl.xz")
_QUERIES = "queries.jsonl"
_Model = TypeVar("_Model", bound=BaseModel)


class Record(BaseModel):
    """A document of the set; it is indexed under its title."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str = ""
    text: str


class Query(BaseModel):
    """A question and the ids of the documents that answer it; none if nothing does."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    relevant: tuple[str, ...] = ()
    unanswerable: bool = False


@dataclass(frozen=True, slots=True)
class JudgedSet:
    records: list[Record]
    queries: list[Query]


def load_judged_set(folder: Path) -> JudgedSet:
    """Read ``corpus.jsonl[.xz]`` and ``queries.jsonl`` of ``folder``.

    Only questions that some document of the set answers are kept. Raises
    ReadError with the file and line at fault.
    """
    corpus = next((folder / name for name in _CORPUS if (folder / name).is_file()), None)
    if corpus is None or not (folder / _QUERIES).is_file():
        raise ReadError(
            f"Thư mục {folder} không phải là bộ đánh giá: cần có corpus.jsonl "
            "(hoặc corpus.jsonl.xz) và queries.jsonl."
        )
    records = [_parse(Record, line, at) for at, line in _lines(corpus)]
    known = {record.id for record in records}
    if len(known) < len(records):
        raise ReadError(f"{corpus}: có hai văn bản trùng id; mỗi văn bản phải có id riêng.")
    asked = [_parse(Query, line, at) for at, line in _lines(folder / _QUERIES)]
    queries = [q for q in asked if not q.unanswerable and known.intersection(q.relevant)]
    if not queries:
        raise ReadError(f"{folder / _QUERIES}: không có câu hỏi nào có đáp án trong bộ này.")
    return JudgedSet(records, queries)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each line that is not empty, with its place for messages."""
    try:
        with _open(path) as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield f"{path}, dòng {number}", line
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise ReadError(
            f"Không đọc được {path} ({error}); tệp hỏng hoặc không phải UTF-8."
        ) from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _parse(model: type[_Model], line: str, at: str) -> _Model:
    try:
        return model.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError) as error:
        fields = ", ".join(model.model_fields)
        raise ReadError(f"{at}: cần một đối tượng JSON có các trường {fields}.") from error
