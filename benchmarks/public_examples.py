"""Clauses that answer and clauses that do not, from a public set of judged questions."""

import tempfile
from pathlib import Path

import numpy as np

from benchmarks.fit_refusal import NAMES
from ingest.embedding.factory import load_embedder
from ingest.index.lexical import LexicalIndex
from ingest.index.synchronising import LEXICAL
from ingest.pipeline import ingest_parsed
from ingest.terminal import ProgressBar
from search.engine import Engine
from search.evaluate import documents_of
from search.judged_set import load_judged_set
from search.refusal import LibraryFacts
from search.refusal.findings import findings_of

_QUESTIONS = 600


def public_examples(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features (n, k) and 1 for clauses that answer (n,).

    Of each question, the best clause, and the best one of a document that
    does not answer, as if the library lacked the answer.
    """
    judged = load_judged_set(folder)
    step = max(1, len(judged.queries) // _QUESTIONS)
    rows: list[list[float]] = []
    right: list[float] = []
    with tempfile.TemporaryDirectory() as index:
        embedder = load_embedder()
        documents = documents_of(judged.records, embedder.count_tokens)
        ingest_parsed(documents, Path(index), embedder, ProgressBar(quiet=False))
        lexical = LexicalIndex.load(Path(index) / LEXICAL)
        with Engine.open(Path(index)) as engine:
            library = LibraryFacts.of([], lexical, len(lexical.ids))
            for query in judged.queries[::step]:
                found = engine.ranking(query.text)
                wrong = [c for c in found if c.document.origin.path not in query.relevant]
                for clause in {id(c): c for c in [*found[:1], *wrong[:1]]}.values():
                    finding = findings_of(query.text, query.text, [clause], library)[0]
                    if not finding.missing:
                        rows.append([getattr(finding.features, name) for name in NAMES])
                        right.append(float(clause.document.origin.path in query.relevant))
    return np.array(rows), np.array(right)
