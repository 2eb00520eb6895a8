"""Bring vectors and words in line with the store, from any state they are in."""

from collections.abc import Callable
from pathlib import Path

from ingest.embedding.base import Embedder
from ingest.store import Store

VECTORS = "vectors"
LEXICAL = "lexical"
INDEXED = "indexed_generation"
# Kept small, so that an interrupted run loses little and the bar moves.
_BATCH = 64


def synchronise(
    store: Store,
    index_dir: Path,
    embedder: Callable[[], Embedder],
    progress: Callable[[str, int, int], None],
) -> int:
    """Embed and index the passages that are missing, drop those that are gone.

    Returns how many passages were embedded. The store is the truth: a run
    that was killed half-way is completed by the next one, and both indexes
    may be deleted at any time.
    """
    generation = store.generation
    lexical_dir, vectors_dir = index_dir / LEXICAL, index_dir / VECTORS
    complete = store.setting(INDEXED) == str(generation)
    if complete and lexical_dir.exists() and vectors_dir.exists():
        return 0
    # Imported here: a run that changes nothing does not pay for loading Chroma.
    from ingest.index.lexical import LexicalIndex
    from ingest.index.vectors import VectorIndex

    wanted = store.passage_ids()
    model = embedder()
    with VectorIndex(vectors_dir, model.name, model.dimension) as vectors:
        present = set(vectors.ids())
        missing = [i for i in wanted if i not in present]
        for first in range(0, len(missing), _BATCH):
            progress("Lập chỉ mục", first, len(missing))
            batch = store.passages(missing[first : first + _BATCH])
            vectors.add(
                [passage.id for passage in batch],
                model.embed_passages([passage.indexed_text for passage in batch]),
            )
        vectors.delete(sorted(present.difference(wanted)))
    lexical = LexicalIndex.load(lexical_dir)
    known = set(lexical.ids)
    added = store.passages(i for i in wanted if i not in known)
    lexical.update(
        sorted(known.difference(wanted)), [(passage.id, passage.indexed_text) for passage in added]
    )
    lexical.save(lexical_dir, generation)
    with store.changing():
        store.set_setting(INDEXED, str(generation))
    if missing:
        progress("Lập chỉ mục", len(missing), len(missing))
    return len(missing)
