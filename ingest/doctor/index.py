"""The index: readable, whole, and in line with the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ingest.doctor.finding import Finding, error, ok, warning
from ingest.embedding.factory import load_embedder
from ingest.errors import IndexUnavailable, UserError
from ingest.index.lock import reading
from ingest.index.synchronising import INDEXED, LEXICAL, VECTORS
from ingest.pipeline import STORE_FILE
from ingest.store import Store

_STORE, _WORDS, _VECTORS, _MODEL = (
    "Kho văn bản",
    "Chỉ mục từ",
    "Chỉ mục vectơ (Chroma)",
    "Mô hình của chỉ mục",
)


def index_findings(index_dir: Path) -> Iterator[Finding]:
    """Findings on the store, then on each index made from it. Takes the readers' lock."""
    again = f"Chạy: python -m ingest --index {index_dir}"
    if not (index_dir / STORE_FILE).exists():
        yield warning(_STORE, f"chưa có chỉ mục ở {index_dir}", again)
        return
    try:
        with reading(index_dir), closing(Store(index_dir / STORE_FILE)) as store:
            yield _store(store, index_dir)
            yield _model(store)
            yield _words(store, index_dir, again)
            yield _vectors(store, index_dir, again)
    except (UserError, sqlite3.DatabaseError) as failure:
        yield error(
            _STORE,
            str(failure),
            f"Nếu kho hỏng: dời thư mục {index_dir} đi nơi khác, rồi nạp lại các tệp gốc.",
        )


def _store(store: Store, index_dir: Path) -> Finding:
    damage = _damage(index_dir / STORE_FILE)
    if damage:
        remedy = f"Dời thư mục {index_dir} đi nơi khác, rồi nạp lại các tệp gốc."
        return error(_STORE, damage, remedy)
    return ok(_STORE, f"{len(store.document_ids())} văn bản, {len(store.passage_ids())} đoạn")


def _damage(path: Path) -> str:
    """What SQLite finds wrong with the file; empty if nothing."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    return "" if found == ["ok"] else "; ".join(found)


def _model(store: Store) -> Finding:
    made_by = store.setting("embedder")
    try:
        chosen = load_embedder().name
    except IndexUnavailable:
        chosen = "không nạp được"
    if made_by in (None, chosen):
        return ok(_MODEL, made_by or "chưa có")
    return error(
        _MODEL,
        f"chỉ mục do {made_by} tạo ra, mô hình đang chọn: {chosen}",
        "Chọn lại mô hình cũ bằng biến TRA_CUU_EMBEDDER, hoặc dùng thư mục --index khác.",
    )


def _words(store: Store, index_dir: Path, again: str) -> Finding:
    from ingest.index.lexical import LexicalIndex

    try:
        known = LexicalIndex.load(index_dir / LEXICAL).ids.tolist()
    except IndexUnavailable as failure:
        return error(_WORDS, str(failure), again)
    return _compared(_WORDS, store, known, again)


def _vectors(store: Store, index_dir: Path, again: str) -> Finding:
    from ingest.index.vectors import recorded_ids

    try:
        known = recorded_ids(index_dir / VECTORS)
    except UserError as failure:
        return error(
            _VECTORS, str(failure), f"Xóa thư mục {index_dir / VECTORS}. {again} để lập lại."
        )
    return _compared(_VECTORS, store, known, again)


def _compared(name: str, store: Store, known: list[int], again: str) -> Finding:
    wanted = set(store.passage_ids())
    missing, extra = len(wanted.difference(known)), len(set(known).difference(wanted))
    if missing or extra or store.setting(INDEXED) != str(store.generation):
        found = f"chưa khớp với kho: thiếu {missing} đoạn, thừa {extra} đoạn"
        return error(name, found, f"{again} (chỉ phần thiếu được làm lại)")
    return ok(name, f"{len(known)} đoạn, khớp với kho")
