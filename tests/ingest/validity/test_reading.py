"""Sentences as closing clauses write them, and sentences that only look like them."""

from datetime import date

import pytest

from ingest.metadata import Status
from ingest.validity.reading import read_statements
from ingest.validity.statement import Statement
from tests.search.clauses import law

OLD = "Nghị định số 12/2010/NĐ-CP ngày 01 tháng 02 năm 2010 của Chính phủ"
OLDER = "Nghị định số 34/2005/NĐ-CP ngày 3/4/2005 của Chính phủ"


def statements(*lines: str, **metadata: object) -> list[Statement]:
    fields = {"kind": "Nghị định", "number": "99/2020/NĐ-CP", "issuer": "Chính phủ"} | metadata
    document = law("Điều 1. Phạm vi", "Nghị định này quy định về phí.", *lines, **fields)
    found = read_statements(document.text, document.units, _references(document), document.metadata)
    for said in found:
        assert document.text[said.start : said.end].strip() == document.text[said.start : said.end]
        unit = document.units[said.unit]
        assert unit.start <= said.start < said.end <= unit.own_end
    return found


def _references(document):
    from ingest.references import find_references

    return find_references(document.text, document.units, document.metadata)


def others(*lines: str, **metadata: object) -> list[tuple[str, str, date | None]]:
    return [
        (said.reference.number or said.reference.text, said.status.value, said.since)
        for said in statements(*lines, **metadata)
        if said.reference is not None
    ]


EFFECT = "1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2020."
DAY = date(2020, 7, 1)
N12, N34 = "12/2010/NĐ-CP", "34/2005/NĐ-CP"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"2. Nghị định này thay thế {OLD} về phí.", [(N12, "lapsed")]),
        (f"2. Bãi bỏ {OLD} về phí và {OLDER} về lệ phí.", [(N12, "lapsed"), (N34, "lapsed")]),
        (f"2. {OLD} về phí hết hiệu lực kể từ ngày Nghị định này có hiệu lực.", [(N12, "lapsed")]),
        (f"2. Kể từ ngày Nghị định này có hiệu lực, {OLD} hết hiệu lực.", [(N12, "lapsed")]),
        (f"2. {OLD} được thay thế bằng Nghị định này.", [(N12, "lapsed")]),
        (f"2. Huỷ bỏ {OLD}.", [(N12, "lapsed")]),
        (f"2. Nghị định này thay thế {OLD}; bãi bỏ Điều 5 {OLDER}.",
         [(N12, "lapsed"), (N34, "partly_lapsed")]),
        (f"2. Bãi bỏ các quy định về lệ phí tại {OLD}.", [(N12, "partly_lapsed")]),
        (f"2. Bãi bỏ khoản 2 Điều 5 {OLD}.", [(N12, "partly_lapsed")]),
        (f"2. {OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực, trừ Điều 7.",
         [(N12, "partly_lapsed")]),
        (f"2. Sửa đổi, bổ sung một số điều của {OLD}:", [(N12, "partly_lapsed")]),
        (f"2. Thay thế cụm từ “huyện” tại Điều 3 {OLD}.", [(N12, "partly_lapsed")]),
    ],
)  # fmt: skip
def test_what_ends_or_changes_a_document(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = others("Điều 2. Hiệu lực", EFFECT, sentence)
    assert found == [(number, status, DAY) for number, status in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        f"2. Trường hợp {OLD} được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản mới.",
        f"2. Trường hợp {OLD} hết hiệu lực thì áp dụng văn bản mới.",
        f"2. Cơ quan có thẩm quyền bãi bỏ {OLD} theo quy định.",
        f"2. {OLDER} đã thay thế {OLD}.",
        f"2. Giao Bộ Tài chính trình văn bản để thay thế {OLD}.",
        f"2. Giấy phép cấp theo {OLD} hết hiệu lực sau 6 tháng.",
        f"2. Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Phí số 12/2010/QH12 và {OLD}.",
        f"2. Bổ sung danh mục thiết bị quy định tại khoản 3 Điều 3 {OLD}.",
        f"2. Nội dung mới: “Nghị định này thay thế {OLD}.”",
        "2. Nghị định này thay thế các quy định trước đây.",
    ],
)
def test_what_only_looks_like_it(sentence: str) -> None:
    assert others("Điều 2. Hiệu lực", EFFECT, sentence) == []


def test_documents_in_the_title_of_another_are_not_ended() -> None:
    guide = "Thông tư số 05/2011/TT-BTC ngày 01/02/2011 của Bộ trưởng Bộ Tài chính hướng dẫn"
    other = "Thông tư số 06/2011/TT-BTC ngày 02/02/2011"
    one = others("Điều 2. Hiệu lực", EFFECT, f"2. Bãi bỏ {guide} thi hành {OLD} và {OLDER}.")
    assert [number for number, _, _ in one] == ["05/2011/TT-BTC"]
    two = others("Điều 2. Hiệu lực", EFFECT, f"2. Bãi bỏ {guide} thi hành {OLD} và {other} về phí.")
    assert [number for number, _, _ in two] == ["05/2011/TT-BTC", "06/2011/TT-BTC"]


@pytest.mark.parametrize(
    "lead",
    [
        "2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:",
        "2. Nghị định này thay thế các văn bản sau:",
        "2. Bãi bỏ các nghị định sau đây:",
    ],
)
def test_lists(lead: str) -> None:
    items = [f"a) {OLD} về phí hướng dẫn {OLDER};", f"b) {OLDER}, trừ Điều 4."]
    after = ["3. Bộ Tài chính hướng dẫn thi hành.", f"a) {OLD} về phí."]
    found = others("Điều 2. Hiệu lực", EFFECT, lead, *items, *after)
    assert found == [(N12, "lapsed", DAY), (N34, "partly_lapsed", DAY)]


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("Nghị định này có hiệu lực từ ngày 01/7/2020.", DAY),
        ("Nghị định này có hiệu lực thi hành kể từ ngày ký.", date(2020, 1, 1)),
        ("Nghị định này có hiệu lực kể từ ngày ký ban hành và thay thế văn bản cũ.",
         date(2020, 1, 1)),
        ("Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký.", None),
        ("Nghị định này có hiệu lực từ ngày 31/02/2020.", None),
    ],
)  # fmt: skip
def test_from_when_a_document_says_it_is_in_force(sentence: str, since: date | None) -> None:
    (said,) = statements("Điều 2. Hiệu lực", sentence)
    assert (said.status, said.since, said.reference) == (Status.IN_FORCE, since, None)


def test_a_document_with_an_end() -> None:
    until = "Nghị định này có hiệu lực từ ngày 01/7/2020 đến hết ngày 31/12/2025."
    begins, ends = statements("Điều 2. Hiệu lực", until)
    assert (begins.status, begins.since) == (Status.IN_FORCE, DAY)
    assert (ends.status, ends.since) == (Status.LAPSED, date(2026, 1, 1))
    (own,) = statements("Điều 2. Hiệu lực", "2. Nghị định này hết hiệu lực từ ngày 01/01/2026.")
    assert (own.status, own.since) == (Status.LAPSED, date(2026, 1, 1))


def test_another_documents_date_is_not_its_own() -> None:
    assert statements(f"2. {OLD} có hiệu lực từ ngày 01/7/2020.") == []


def test_a_plan_ends_nothing_by_saying_so() -> None:
    sentence = f"2. Sửa đổi, bổ sung {OLD}; bãi bỏ {OLDER}."
    assert others("Điều 2. Việc cần làm", sentence, kind="Kế hoạch", number="12-KH/TU") == []
    party = {"kind": "Nghị quyết", "number": "12-NQ/TU"}
    assert others("Điều 2. Việc cần làm", f"2. Bãi bỏ {OLD}.", **party) == []


def test_a_conclusion_sums_up_what_its_title_names() -> None:
    resolution = "Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương"
    document = law(
        "KẾT LUẬN", f"về tổng kết việc thực hiện {resolution}",
        "I. Tình hình", f"1. Việc tổng kết {resolution} đã làm xong.",
        kind="Kết luận", number="121-KL/TW", issued=date(2025, 1, 24),
    )  # fmt: skip
    (said,) = read_statements(
        document.text, document.units, _references(document), document.metadata
    )
    assert (said.status, said.since) == (Status.CONCLUDED, date(2025, 1, 24))
    assert said.reference is not None
    assert said.reference.number == "18-NQ/TW"


def test_hard_blanks_and_older_spelling_change_nothing() -> None:
    sentence = f"2.\xa0Kể\xa0từ ngày Nghị định này có hiệu lực, huỷ bỏ {OLD}."
    assert others("Điều 2. Hiệu lực", EFFECT, sentence) == [(N12, "lapsed", DAY)]
    assert others("Điều 2. Hiệu lực", EFFECT, sentence.replace("huỷ", "hủy")) == [
        (N12, "lapsed", DAY)
    ]
