"""The open index behind the page: filled on the first start, asked ever after."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from ingest.errors import IndexUnavailable, StorageError, UserError
from ingest.pipeline import STORE_FILE, ingest
from ingest.records import StoredDocument
from ingest.store import Store
from search.contract import Answer
from search.engine import Engine
from search.page.holdings_view import Holding, holding

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

UNEXPECTED = "Chương trình gặp lỗi ngoài dự kiến; hãy đóng cửa sổ lệnh, chạy lại python ui.py."


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far the library is; ``message`` is Vietnamese, ``seconds_left`` an estimate."""

    state: Literal["preparing", "ready", "failed"]
    message: str
    done: int = 0
    total: int = 0
    seconds_left: int | None = None


class Library:
    """One index. All its work is done in one thread: neither SQLite nor Chroma is shared.

    ``start`` returns at once; ``ask`` and the others wait for their turn and
    raise ``UserError`` where something is wrong that a user can mend.
    """

    def __init__(self, index_dir: Path, corpus: Path) -> None:
        self._index_dir = index_dir
        self._corpus = corpus
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._opened = ExitStack()
        self._engine: Engine | None = None
        self._holdings: list[Holding] = []
        self._began = 0.0  # when the current count of steps began
        self._ends: float | None = None  # when it should end
        self._closing = False
        self._preparation = Preparation("preparing", "Đang mở kho văn bản")

    def start(self) -> Future[None]:
        """Open the index, filling it with the corpus first if there is none."""
        future = self._thread.submit(self._prepare)
        future.add_done_callback(self._note_outcome)
        return future

    def ask(self, question: str) -> Answer:
        return self.read(lambda engine: engine.ask(question))

    def find(self, number: str, issued: date | None) -> StoredDocument | None:
        """The document of that number and date, if it is in the library."""
        return self.read(lambda engine: engine.store.find(number, issued))

    def read(self, work: Callable[[Engine], T]) -> T:
        """What ``work`` makes of the open index, in its turn. It must not keep the engine."""

        def with_engine() -> T:
            if self._engine is None:
                raise UserError(self.preparation.message)
            return work(self._engine)

        return self._thread.submit(with_engine).result()

    @property
    def preparation(self) -> Preparation:
        """How far it is at this moment."""
        if self._preparation.state != "preparing" or self._ends is None:
            return self._preparation
        left = max(1, round(self._ends - time.monotonic()))
        return replace(self._preparation, seconds_left=left)

    @property
    def holdings(self) -> list[Holding]:
        return self._holdings

    def close(self) -> None:
        """Let go of the index; no more questions after it. Ingestion ends at its next step."""
        self._closing = True
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _prepare(self) -> None:
        self._fill()
        self._engine = self._opened.enter_context(Engine.open(self._index_dir))
        self._holdings = [holding(document) for document in self._engine.store.documents()]

    def _fill(self) -> None:
        """Take in the corpus on the first start, and what a broken-off start left out."""
        path = self._index_dir / STORE_FILE
        if path.exists() and not self._is_ours(path):
            return
        try:
            report = ingest([self._corpus], self._index_dir, progress=self._note_progress)
        except (IndexUnavailable, StorageError):
            # In use elsewhere, or on a read-only disk: what is there can still be read.
            if not path.exists():
                raise
            return
        for name, reason in report.failed:
            _LOG.warning("%s: %s", name, reason)

    def _is_ours(self, path: Path) -> bool:
        """Whether the index is empty or has documents of the corpus."""
        with closing(Store(path)) as store:
            stored = store.fingerprints()
        corpus = self._corpus.resolve()
        return not stored or any(Path(file).is_relative_to(corpus) for file in stored)

    def _close(self) -> None:
        self._engine = None
        self._opened.close()

    def _note_progress(self, what: str, done: int, total: int) -> None:
        if self._closing:
            raise UserError("Đã dừng khi đang nạp văn bản; lần mở sau sẽ làm tiếp.")
        now = time.monotonic()
        if done == 0:
            self._began = now
        self._ends = now + (now - self._began) / done * (total - done) if done else None
        self._preparation = Preparation("preparing", what, done, total)

    def _note_outcome(self, future: Future[None]) -> None:
        error = future.exception()
        if error is None:
            self._preparation = Preparation("ready", "Kho văn bản đã sẵn sàng")
        else:
            message = str(error) if isinstance(error, UserError) else UNEXPECTED
            self._preparation = replace(self._preparation, state="failed", message=message)
