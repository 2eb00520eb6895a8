import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexUnavailable
from ingest.index.vectors import VectorIndex


def unit_vectors(count: int) -> np.ndarray:
    vectors = np.random.default_rng(5).normal(size=(count, 8)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_search_gives_exact_cosines_best_first(tmp_path: Path) -> None:
    vectors = unit_vectors(40)
    with VectorIndex(tmp_path, "model", 8) as index:
        index.add(range(100, 140), vectors)
        ids, cosines = index.search(vectors[3], 5)
        expected = np.argsort(-(vectors @ vectors[3]))[:5]
        assert ids.tolist() == (expected + 100).tolist()
        assert cosines == pytest.approx(vectors[expected] @ vectors[3], abs=1e-5)
        assert index.cosines(vectors[3], [139, 7, 100]) == pytest.approx(
            [vectors[39] @ vectors[3], 0.0, vectors[0] @ vectors[3]], abs=1e-5
        )


def test_deleted_and_replaced_vectors(tmp_path: Path) -> None:
    vectors = unit_vectors(10)
    with VectorIndex(tmp_path, "model", 8) as index:
        index.add(range(10), vectors)
        index.delete([3, 999])
        index.add([4, 3], vectors[[5, 6]])
        assert len(index) == 10
        assert index.cosines(vectors[5], [4]) == pytest.approx([1.0], abs=1e-5)
    with VectorIndex(tmp_path, "model", 8) as index:
        assert sorted(index.ids()) == list(range(10))
        assert index.cosines(vectors[6], [3]) == pytest.approx([1.0], abs=1e-5)


@pytest.mark.parametrize(("name", "dimension"), [("other", 8), ("model", 16)])
def test_vectors_of_another_model_are_refused(tmp_path: Path, name: str, dimension: int) -> None:
    with VectorIndex(tmp_path, "model", 8) as index:
        index.add([1], unit_vectors(1))
    with pytest.raises(IndexUnavailable, match="model"):
        VectorIndex(tmp_path, name, dimension)
    with VectorIndex(tmp_path, "model", 8) as index:
        assert index.ids() == [1]


def test_acknowledged_vectors_survive_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; import numpy as np\n"
        "from ingest.index.vectors import VectorIndex\n"
        "index = VectorIndex(Path(sys.argv[1]), 'model', 8)\n"
        "index.add(range(300), np.eye(300, 8, dtype=np.float32) + 1)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=environment)
    assert done.returncode == -9
    with VectorIndex(tmp_path, "model", 8) as index:
        assert sorted(index.ids()) == list(range(300))
