"""A run that is killed at any moment loses no document that it had acknowledged."""

import random
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from ingest.index.lexical import LexicalIndex
from ingest.index.synchronising import LEXICAL, VECTORS
from ingest.index.vectors import recorded_ids
from ingest.pipeline import STORE_FILE
from ingest.store import Store
from tests.ingest.crash.light_run import READY

KILLS = 10
FILES = 24
CHANGED = 6  # files before each run
_SHARE = 0.5  # of the time of a first run: those that follow have less to do
_STEP = re.compile(r"Đọc (\S+) \d+/\d+")


class Folder:
    """Files that change before every run, each with a word of its own."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self.place = place
        self.words: dict[str, str] = {}
        self._chance = chance
        place.mkdir()
        for _ in range(FILES):
            self._write(f"van-ban-{len(self.words):03}.md")

    def change(self) -> None:
        names = sorted(self.words)
        for name in self._chance.sample(names, CHANGED):
            self._write(name)
        self._write(f"van-ban-{self._chance.randrange(10**9)}.md")
        gone = self._chance.choice(names)
        (self.place / gone).unlink()
        del self.words[gone]

    def _write(self, name: str) -> None:
        word = "".join(self._chance.choices("bcdghklmnprstvx", k=12))
        clauses = "".join(
            f"## Điều {n}. Việc {n}\n\nNội dung {word} của điều {n}.\n\n" for n in range(1, 6)
        )
        (self.place / name).write_text(clauses, "utf-8")
        self.words[name] = word


def start(folder: Folder, index: Path) -> subprocess.Popen[str]:
    """A run that has loaded its program and begins to work."""
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.ingest.crash.light_run", str(folder.place)]
        + ["--index", str(index)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert run.stdout is not None
    assert run.stdout.readline().strip() == READY
    return run


def acknowledged(said: str) -> set[str]:
    """Files that were stored: a file is, once the next step begins."""
    names = _STEP.findall(said)
    return set(names if "Lập chỉ mục" in said else names[:-1])


def check_what_is_left(index: Path, folder: Folder, stored: set[str]) -> None:
    """The store is whole, has every acknowledged text, and both indexes open."""
    path = index / STORE_FILE
    if not stored and not path.exists():
        return
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with closing(Store(path)) as store:
        texts = {Path(d.origin.path).name: d.text for d in store.documents(active_only=False)}
    for name in stored & set(folder.words):
        assert folder.words[name] in texts[name]
    LexicalIndex.load(index / LEXICAL)
    recorded_ids(index / VECTORS)


def check_complete(index: Path, folder: Folder) -> None:
    """Every document is found by its word, and both indexes are in line with the store."""
    lexical = LexicalIndex.load(index / LEXICAL)
    with closing(Store(index / STORE_FILE)) as store:
        wanted = store.passage_ids()
        assert sorted(lexical.ids.tolist()) == sorted(recorded_ids(index / VECTORS)) == wanted
        documents = {Path(d.origin.path).name: d for d in store.documents()}
        assert documents.keys() == folder.words.keys()
        for name, word in folder.words.items():
            best = int(lexical.ids[lexical.scores(word).argmax()])
            (passage,) = store.passages([best])
            assert passage.document == documents[name].id
            assert word in passage.text


def kill_at_random(place: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    folder, index = Folder(place / "nguon", chance), place / "chi-muc"
    run = start(folder, place / "mau")
    begun = time.monotonic()
    run.communicate()
    longest = time.monotonic() - begun
    stored: set[str] = set()
    for _ in range(kills):
        run = start(folder, index)
        time.sleep(chance.uniform(0, _SHARE * longest))
        run.kill()
        stored |= acknowledged(run.communicate()[0])
        check_what_is_left(index, folder, stored)
        before = dict(folder.words)
        folder.change()
        stored -= {name for name, word in before.items() if folder.words.get(name) != word}
    last = start(folder, index)
    said = last.communicate()[0]
    assert last.returncode == 0, said
    check_complete(index, folder)


def test_killed_runs_lose_nothing(tmp_path: Path) -> None:
    kill_at_random(tmp_path, KILLS, seed=20)
