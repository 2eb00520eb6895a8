"""From files to proposals, decisions, and what a document's standing then is."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ingest.command import main
from ingest.metadata import Status
from ingest.pipeline import STORE_FILE, ingest
from ingest.store import Store
from ingest.validity.proposals import proposals, proposals_about
from ingest.validity.ruling import Evidence, Ruling, Standing

FRONT = """---
number: {number}
issued: {issued}
issuer: {issuer}
kind: {kind}
title: Về mức chi
fidelity: {fidelity}
---
"""
BODY = "## Điều 1. Mức chi\n\nMức chi là {amount} đồng.\n\n## Điều 2. Hiệu lực\n\n{last}\n"


def write(
    folder: Path, name: str, number: str, issued: str, last: str = "Thi hành từ nay.",
    issuer: str = "Tỉnh ủy Nghệ An", kind: str = "Quyết định", fidelity: str = "verbatim",
) -> Path:  # fmt: skip
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    front = FRONT.format(number=number, issued=issued, issuer=issuer, kind=kind, fidelity=fidelity)
    path.write_text(front + BODY.format(amount=len(name), last=last), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "van-ban"


def index(folder: Path) -> Path:
    ingest([folder], folder.parent / "chi-muc")
    return folder.parent / "chi-muc"


def opened(folder: Path) -> closing[Store]:
    return closing(Store(index(folder) / STORE_FILE))


REPLACING = (
    "Quyết định này có hiệu lực từ ngày 01/02/2025, thay thế Quyết định số 12-QĐ/TU ngày 06/5/2024."
)


def old_and_new(folder: Path, last: str = REPLACING) -> None:
    write(folder, "cu", "12-QĐ/TU", "2024-05-06")
    write(folder, "moi", "15-QĐ/TU", "2025-01-10", last)


def test_a_proposal_has_its_evidence_word_for_word(folder: Path) -> None:
    old_and_new(folder)
    with opened(folder) as store:
        ended, own = sorted(proposals(store), key=lambda ruling: ruling.about)
        new = store.find("15-QĐ/TU", date(2025, 1, 10))
        old = store.find("12-QĐ/TU", date(2024, 5, 6))
        assert new is not None
        assert old is not None
        assert (ended.status, ended.since) == (Status.LAPSED, date(2025, 2, 1))
        assert ended.about == old.metadata.identity.key
        assert (own.status, own.about) == (Status.IN_FORCE, new.metadata.identity.key)
        said = ended.evidence
        assert said.quote == new.text[said.start : said.end] == REPLACING
        assert (said.locator, said.label) == ("2", "Điều 2")
        assert proposals_about(store, old) == [ended]
        # A proposal changes nothing.
        assert old.standing.on(date(2026, 1, 1)) is Status.UNKNOWN
        assert old.metadata.status is Status.UNKNOWN


def test_a_decision_counts_until_it_is_withdrawn(folder: Path, capsys) -> None:
    old_and_new(folder)
    place = ["--index", str(index(folder))]
    assert main(["validity", "--json", *place]) == 0
    proposed = json.loads(capsys.readouterr().out)["proposed"]
    (code,) = [p["code"] for p in proposed if p["status"] == "lapsed"]
    assert main(["validity", "--confirm", code, *place]) == 0
    assert "Đã xác nhận: Quyết định 12-QĐ/TU" in capsys.readouterr().out
    with opened(folder) as store:
        old = store.find("12-QĐ/TU", date(2024, 5, 6))
        assert old is not None
        assert old.metadata.status is Status.UNKNOWN  # metadata is the file's, and stays
        assert old.standing.on(date(2025, 1, 31)) is Status.UNKNOWN
        assert old.standing.on(date(2025, 2, 1)) is Status.LAPSED
        assert old.standing.words(date(2025, 2, 1)) == "hết hiệu lực toàn bộ từ ngày 01/02/2025"
        assert code not in [ruling.code for ruling in proposals(store)]
    assert main(["validity", "--reject", code, *place]) == 0
    assert main(["validity", *place]) == 0
    assert "Đã bác bỏ:\n  [" + code in capsys.readouterr().out
    with opened(folder) as store:
        assert code not in [ruling.code for ruling in proposals(store)]
        assert store.document(store.document_ids()[0]).rulings == ()
    assert main(["validity", "--withdraw", code, *place]) == 0
    with opened(folder) as store:
        assert code in [ruling.code for ruling in proposals(store)]


def test_a_decision_outlives_the_files_but_says_when_its_evidence_is_gone(folder: Path) -> None:
    old_and_new(folder)
    with opened(folder) as store:
        ended = next(r for r in proposals(store) if r.status is Status.LAPSED)
        with store.changing():
            store.decide_ruling(ended, accepted=True, day=date(2026, 1, 1))
    write(folder, "cu", "12-QĐ/TU", "2024-05-06", "Thi hành từ nay, đã sửa lỗi.")
    with opened(folder) as store:
        old = store.find("12-QĐ/TU", date(2024, 5, 6))
        assert old is not None
        assert [r.stands for r in old.rulings] == [True]
    (folder / "moi.md").unlink()
    with opened(folder) as store:
        old = store.find("12-QĐ/TU", date(2024, 5, 6))
        assert old is not None
        assert [(r.stands, r.decided) for r in old.rulings] == [(False, date(2026, 1, 1))]


def test_124_of_2018_is_not_ended_by_what_ends_124_of_2023(folder: Path, capsys) -> None:
    write(folder, "a", "124-QĐ/TW", "2018-02-02", issuer="Ban Bí thư", kind="Quy định")
    write(folder, "b", "124-QĐ/TW", "2023-10-04", issuer="Bộ Chính trị", kind="Quy định")
    endings = [
        "Quy định này thay thế Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị.",
        "Quy định này thay thế Quy định số 124-QĐ/TW của Bộ Chính trị.",
        "Quy định này thay thế Quy định số 124-QĐ/TW.",
    ]
    for number, last in enumerate(endings, start=366):
        write(folder, f"c{number}", f"{number}-QĐ/TW", "2025-08-30", last, "Bộ Chính trị",
              kind="Quy định")  # fmt: skip
    with opened(folder) as store:
        of_2018 = store.find("124-QĐ/TW", date(2018, 2, 2))
        of_2023 = store.find("124-QĐ/TW", date(2023, 10, 4))
        assert of_2018 is not None
        assert of_2023 is not None
        assert proposals_about(store, of_2018) == []
        (only,) = proposals_about(store, of_2023)
        assert only.status is Status.LAPSED
        with store.changing():
            store.decide_ruling(only, accepted=True, day=date(2026, 1, 1))
    with opened(folder) as store:
        standing = [store.document(d.id).standing for d in (of_2018, of_2023)]
    assert [s.on(date(2026, 1, 1)) for s in standing] == [Status.UNKNOWN, Status.LAPSED]
    assert standing[0].words(date(2026, 1, 1)) == "không rõ hiệu lực"


def test_124_of_2018_alone_in_the_library_is_not_ended_either(folder: Path) -> None:
    write(folder, "a", "124-QĐ/TW", "2018-02-02", issuer="Ban Bí thư", kind="Quy định")
    for number, said in enumerate(["", " ngày 04/10/2023", " của Bộ Chính trị"], start=366):
        last = f"Quy định này thay thế Quy định số 124-QĐ/TW{said}."
        write(folder, f"c{number}", f"{number}-QĐ/TW", "2025-08-30", last, "Bộ Chính trị")
    with opened(folder) as store:
        assert proposals(store) == []


def test_a_digest_ends_nothing_and_can_be_ended(folder: Path) -> None:
    write(folder, "cu", "12-QĐ/TU", "2024-05-06", fidelity="digest")
    write(folder, "tom-luoc", "14-QĐ/TU", "2025-01-10", REPLACING, fidelity="digest")
    with opened(folder) as store:
        assert proposals(store) == []
    write(folder, "moi", "15-QĐ/TU", "2025-01-10", REPLACING)
    with opened(folder) as store:
        assert [r.status for r in proposals(store)].count(Status.LAPSED) == 1


def test_clauses_that_lapse(folder: Path) -> None:
    old_and_new(folder, "Bãi bỏ Điều 1 Quyết định số 12-QĐ/TU ngày 06/5/2024 của Tỉnh ủy Nghệ An.")
    with opened(folder) as store:
        (ruling,) = proposals(store)
    assert (ruling.status, ruling.clauses, ruling.parts) == (
        Status.PARTLY_LAPSED, ("1",), ("Điều 1",),
    )  # fmt: skip
    assert ruling.words == "hết hiệu lực một phần (Điều 1)"
    standing = Standing(rulings=(ruling,))
    day = date(2026, 1, 1)
    assert [standing.has_lapsed(at, day) for at in ("1", "1/2", "11", "2")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_the_strongest_ruling_decides_once_it_has_begun() -> None:
    evidence = Evidence("x", "X", "1", "Điều 1", 0, 1, "x")

    def ruling(status: Status, since: date | None) -> Ruling:
        return Ruling("a", status, since, (), evidence)

    standing = Standing(
        Status.CONCLUDED, None,
        (
            ruling(Status.IN_FORCE, date(2020, 1, 1)),
            ruling(Status.PARTLY_LAPSED, None),
            ruling(Status.LAPSED, date(2025, 1, 1)),
        ),
    )  # fmt: skip
    assert standing.on(date(2024, 1, 1)) is Status.PARTLY_LAPSED
    assert standing.on(date(2025, 1, 1)) is Status.LAPSED
    declared = Standing(Status.LAPSED, "Đã hết.", standing.rulings[:1])
    assert declared.on(date(2024, 1, 1)) is Status.LAPSED
    assert declared.words(date(2024, 1, 1)) == "hết hiệu lực toàn bộ"


def test_the_command_without_anything_to_say_and_with_a_wrong_code(folder: Path, capsys) -> None:
    write(folder, "cu", "12-QĐ/TU", "2024-05-06")
    place = ["--index", str(index(folder))]
    assert main(["validity", *place]) == 0
    assert "Không văn bản nào" in capsys.readouterr().out
    assert main(["validity", "--confirm", "khong-co", *place]) != 0
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "khong-co" in error


def test_the_shipped_documents_propose_nothing(shipped_index: Path, capsys) -> None:
    with closing(Store(shipped_index / STORE_FILE)) as store:
        assert proposals(store) == []
    assert main(["validity", "--index", str(shipped_index)]) == 0
    printed = capsys.readouterr().out
    assert "Nghị quyết 18-NQ/TW ngày 25/10/2017" in printed
    assert "đã tổng kết" in printed
