import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable
from ingest.store import Store
from ingest.store.schema import SCHEMA_VERSION


def test_an_older_store_gets_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "kho.sqlite"
    Store(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        whole = _tables(connection)
        connection.execute("DROP TABLE rulings")
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    with closing(Store(path)) as store:
        assert store.rulings() == []
    with closing(sqlite3.connect(path)) as connection:
        assert _tables(connection) == whole


@pytest.mark.parametrize("version", [1, SCHEMA_VERSION + 1])
def test_a_store_of_a_version_that_is_not_known(tmp_path: Path, version: int) -> None:
    path = tmp_path / "kho.sqlite"
    Store(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    with pytest.raises(IndexUnavailable, match="phiên bản khác"):
        Store(path)


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql <> ''")}
