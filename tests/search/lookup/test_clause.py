"""Clauses by their addresses."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from ingest.errors import QuestionError
from ingest.records import Origin, ParsedDocument
from ingest.store import Store
from search.lookup import ClauseFinder
from tests.ingest.references.parse import metadata, parse

FRONT = metadata("75/2015/QH13", title="Luật Mặt trận Tổ quốc Việt Nam", issued="2015-06-09")
LAW = """Chương I. Chung
Điều 1. Phạm vi
Nội dung.
Chương II. Riêng
Điều 2. Quyền
1. Một.
2. Hai:
a) A;
b) B;
c) C;
d) D;
đ) Đ.
Điều 3. Nghĩa vụ
Ba."""
PARTY = metadata("04-NQ/TU", "Nghị quyết", "về công tác", "2021-11-19")
RESOLUTION = """I- TÌNH HÌNH
Nội dung.
II- MỤC TIÊU
1. Chỉ tiêu
1.1. Một.
1.2. Hai.
2. Giải pháp
2.1. Một.
III- THỰC HIỆN
1. Tỉnh ủy.
2. Ban."""


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClauseFinder]:
    path = tmp_path_factory.mktemp("kho") / "kho.sqlite"
    with closing(Store(path, create=True)) as store:
        with store.changing():
            for known, text in ((FRONT, LAW), (PARTY, RESOLUTION)):
                origin = Origin(known.number, "", "")
                store.put(ParsedDocument(known, origin, text, text, (), (), (), parse(text)[1], []))
        yield ClauseFinder(store)


@pytest.mark.parametrize(
    ("text", "document", "locator"),
    [
        ("1.2", "04-NQ/TU", "II/1/1.2"),
        ("điểm 1.2", "04-NQ/TU", "II/1/1.2"),
        ("diem 1.2", "04-NQ/TU", "II/1/1.2"),
        ("khoản 2 phần III", "04-NQ/TU", "III/2"),
        ("III/2", "04-NQ/TU", "III/2"),
        ("Phần II, mục 1, điểm 1.1", "nghị quyết 04", "II/1/1.1"),
        ("Điều 3", "75/2015/QH13", "II/3"),
        ("điểm đ khoản 2 Điều 2", "75/2015/QH13", "II/2/2/đ"),
        ("khoản 2 Điều 2 Luật MTTQ", None, "II/2/2"),
        ("khoan 2 dieu 2 luat mttq", None, "II/2/2"),
        ("Điều 1 Luật Mặt trận Tổ quốc Việt Nam năm 2015", None, "I/1"),
        ("2.1", None, "II/2/2.1"),
        ("Chương II", "75/2015/QH13", "II"),
    ],
)
def test_a_clause_is_found(finder: ClauseFinder, text: str, document: str | None, locator: str):
    assert [c.unit.locator for c in finder.find(text, document).found] == [locator]


@pytest.mark.parametrize(
    ("text", "document", "near"),
    [
        ("Điều 9", "75/2015/QH13", ["I/1", "II/2", "II/3"]),
        ("khoản 7 Điều 2", "75/2015/QH13", ["II/2/1", "II/2/2"]),
        ("khoản 5 Điều 40", "75/2015/QH13", ["I/1", "II/2", "II/3"]),
        ("1.9", "04-NQ/TU", ["II/1/1.1", "II/1/1.2", "II/2/2.1"]),
    ],
)
def test_what_is_missing_names_the_nearest(
    finder: ClauseFinder, text: str, document: str, near: list[str]
):
    lookup = finder.find(text, document)
    assert lookup.found == ()
    assert [c.unit.locator for c in lookup.nearest] == near
    assert lookup.message.startswith(f"Không có “{text}” trong")


def test_a_document_that_is_not_there_is_said(finder: ClauseFinder):
    assert "999/2020/NĐ-CP" in finder.find("Điều 1 Nghị định số 999/2020/NĐ-CP").message
    with pytest.raises(QuestionError, match="không có văn bản"):
        finder.find("Điều 1", "Luật Thú y")


@pytest.mark.parametrize("text", ["", "xin chào", "a" * 400])
def test_what_is_no_address_is_refused(finder: ClauseFinder, text: str):
    with pytest.raises(QuestionError):
        finder.find(text, "04-NQ/TU")
