"""Take in files: read, store, index. Only what changed is done again."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ingest.discovery import discover
from ingest.duplicates import Duplicate, find_duplicates
from ingest.embedding.base import Embedder
from ingest.embedding.factory import load_embedder
from ingest.errors import IndexUnavailable, ReadError
from ingest.index.lock import writing
from ingest.index.synchronising import synchronise
from ingest.parsing import SourceFile, parse_file
from ingest.records import Origin, ParsedDocument
from ingest.secrecy import SecretDocument
from ingest.store import Store

STORE_FILE = "van-ban.sqlite"
_EMBEDDER = "embedder"

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, in Vietnamese; steps done; steps in all)."""


@dataclass(slots=True)
class Report:
    """What a run did; paths are as the user gave them."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    documents: int = 0
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0


def _silent(_what: str, _done: int, _total: int) -> None:
    """No progress."""


def ingest(
    paths: Sequence[Path],
    index_dir: Path,
    *,
    embedder_setting: str | None = None,
    progress: Progress = _silent,
) -> Report:
    """Bring the index of ``index_dir`` in line with the files of ``paths``.

    Documents of a folder given here whose file is gone are removed. A file
    that cannot be read is listed in the report and stops nothing else.
    Raises IndexUnavailable (locked, another model), StorageError, or
    ReadError for a path that does not exist.
    """
    started = time.perf_counter()
    report = Report()
    sources = discover(paths)
    with writing(index_dir), closing(Store(index_dir / STORE_FILE, create=True)) as store:
        stale = _stale(sources, store.fingerprints(), report)
        gone = _gone(paths, sources, store)
        embedder = _Lazy(embedder_setting)
        if stale or gone:
            _check_model(store, embedder)
            taken_in: list[str] = []
            for i, (source, origin) in enumerate(stale):
                progress(f"Đọc {source.path.name}", i, len(stale))
                if _take_in(store, source, origin, embedder, report):
                    taken_in.append(origin.path)
            with store.changing():
                for path in gone:
                    store.remove(path)
                store.link_references()
            report.removed = gone
            report.duplicates = find_duplicates(store, taken_in)
        report.embedded = synchronise(store, index_dir, embedder, progress)
        report.documents = len(store.document_ids())
        report.passages = len(store.passage_ids())
    report.seconds = time.perf_counter() - started
    return report


def ingest_parsed(
    documents: Iterable[ParsedDocument],
    index_dir: Path,
    embedder: Embedder,
    progress: Progress = _silent,
) -> int:
    """Store and index documents that did not come from files; the number embedded."""
    lazy = _Lazy(None, embedder)
    with writing(index_dir), closing(Store(index_dir / STORE_FILE, create=True)) as store:
        _check_model(store, lazy)
        with store.changing():
            for document in documents:
                store.put(document)
            store.link_references()
        return synchronise(store, index_dir, lazy, progress)


class _Lazy:
    """The embedder, loaded when first needed: a run that changes nothing needs none."""

    def __init__(self, setting: str | None, embedder: Embedder | None = None) -> None:
        self._setting = setting
        self._embedder = embedder

    def __call__(self) -> Embedder:
        if self._embedder is None:
            self._embedder = load_embedder(self._setting)
        return self._embedder


def _stale(
    sources: list[SourceFile], known: dict[str, str], report: Report
) -> list[tuple[SourceFile, Origin]]:
    stale: list[tuple[SourceFile, Origin]] = []
    for source in sources:
        try:
            origin = source.origin()
        except ReadError as error:
            report.failed.append((str(source.path), str(error)))
            continue
        if known.get(origin.path) == origin.fingerprint:
            report.unchanged.append(str(source.path))
        else:
            stale.append((source, origin))
    return stale


def _gone(paths: Sequence[Path], sources: list[SourceFile], store: Store) -> list[str]:
    folders = [path.resolve() for path in paths if path.is_dir()]
    present = {str(source.path.resolve()) for source in sources}
    return [
        path
        for path in store.fingerprints()
        if path not in present and any(Path(path).is_relative_to(f) for f in folders)
    ]


def _take_in(
    store: Store, source: SourceFile, origin: Origin, embedder: _Lazy, report: Report
) -> bool:
    try:
        document = parse_file(source, origin, embedder().count_tokens)
    except ReadError as error:
        report.failed.append((str(source.path), str(error)))
        if isinstance(error, SecretDocument):
            with store.changing():
                store.remove(origin.path)
        return False
    with store.changing():
        store.put(document)
    report.added.append(str(source.path))
    return True


def _check_model(store: Store, embedder: _Lazy) -> None:
    """An index belongs to the model that made it: vectors of two models do not compare."""
    made_by = store.setting(_EMBEDDER)
    if made_by is None:
        with store.changing():
            store.set_setting(_EMBEDDER, embedder().name)
    elif made_by != embedder().name:
        raise another_model(made_by, embedder().name)


def another_model(made_by: str, chosen: str) -> IndexUnavailable:
    return IndexUnavailable(
        f"Chỉ mục này do mô hình {made_by} tạo ra, còn mô hình đang chọn là {chosen}; "
        "hãy chọn lại mô hình hoặc dùng thư mục --index khác."
    )
