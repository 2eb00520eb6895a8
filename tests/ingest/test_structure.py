import pytest

from ingest.structure import build_units
from ingest.units import UnitKind

RESOLUTION = (
    "TỈNH ỦY NGHỆ AN",
    "NGHỊ QUYẾT",
    "I- TÌNH HÌNH",
    "Trong những năm qua, các cấp ủy quan tâm.",
    "II- NHIỆM VỤ",
    "1. Quan điểm",
    "Đổi mới tổ chức theo Điều 5 của Điều lệ.",
    "2. Một số chỉ tiêu",
    "2.1. Hằng năm, 100% cấp ủy làm việc.",
    "2.2. Đến năm 2025, đạt 86%.",
    "III- TỔ CHỨC THỰC HIỆN",
    "1. Ban Dân vận chủ trì.",
    "2. Văn phòng phối hợp.",
    "Nghị quyết này được phổ biến đến chi bộ.",
    "Nơi nhận:",
    "- Lưu Văn phòng.",
)
LAW = (
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi điều chỉnh",
    "Luật này quy định về giám sát.",
    "Điều 2. Giải thích từ ngữ",
    "Trong Luật này, các từ ngữ được hiểu như sau:",
    "1. Giám sát là việc theo dõi:",
    "a) Theo dõi thường xuyên;",
    "b) Theo dõi đột xuất;",
    "đ) Theo dõi khác.",
    "2. Phản biện là nhận xét.",
    "Chương II. TỔ CHỨC",
    "Mục 1. HÌNH THỨC",
    "Điều 3. Hình thức",
    "1. Trực tiếp.",
)


def locators(extraction) -> list[str]:
    return [unit.locator for unit in build_units(extraction)[1:]]


def test_party_resolution_with_decimal_headings(lines):
    units = build_units(lines(*RESOLUTION))
    assert [unit.locator for unit in units[1:]] == [
        "mở đầu", "I", "II", "II/1", "II/2", "II/2/2.1", "II/2/2.2",
        "III", "III/1", "III/2", "kết thúc", "nơi nhận",
    ]  # fmt: skip
    labels = {unit.locator: unit.label for unit in units}
    assert labels["II/2/2.2"] == "Phần II, mục 2, điểm 2.2"
    assert labels["III/2"] == "Phần III, khoản 2"


def test_law_with_chapters_articles_and_points(lines):
    units = build_units(lines(*LAW))
    assert [unit.locator for unit in units[1:]] == [
        "I", "I/1", "I/2", "I/2/1", "I/2/1/a", "I/2/1/b", "I/2/1/đ", "I/2/2",
        "II", "II/1", "II/1/3", "II/1/3/1",
    ]  # fmt: skip
    by_locator = {unit.locator: unit for unit in units}
    assert by_locator["I"].title == "QUY ĐỊNH CHUNG"
    assert by_locator["I/2/1/đ"].label == "Chương I, Điều 2, khoản 1, điểm đ"
    assert by_locator["II/1/3"].label == "Chương II, mục 1, Điều 3"


@pytest.mark.parametrize(
    "mention",
    [
        "Điều 5 của Luật này được áp dụng cho cán bộ.",
        "Điều 7 và Điều 8 quy định về trách nhiệm.",
        "Điều 1. Nội dung đã nêu ở trên được nhắc lại.",  # goes back in the sequence
        "Chương trình hành động được ban hành.",
        "Mục tiêu là nâng cao chất lượng.",
        "Phần lớn cán bộ đã được bồi dưỡng.",
        "2021. Đây là năm ban hành.",
        "I. Lênin nói về công tác dân vận",  # a Roman numeral out of sequence
        "đ/c Bí thư chủ trì.",
    ],
)
def test_a_mention_is_no_heading(lines, mention):
    before = ("Điều 3. Nguyên tắc", "Bảo đảm khách quan.")
    expected = locators(lines(*before))
    if mention.startswith("I."):
        before, expected = ("I- MỘT", "II- HAI"), ["I", "II"]
    assert locators(lines(*before, mention)) == expected


def test_quoted_articles_of_an_amending_law_stay_text(lines):
    text = (
        "Điều 1. Sửa đổi Luật",
        "1. Sửa đổi Điều 4 như sau:",
        "“Điều 4. Nguyên tắc",
        "1. Công khai.",
        "2. Minh bạch.”.",
        "2. Bãi bỏ Điều 9.",
        "Điều 2. Hiệu lực",
    )
    assert locators(lines(*text)) == ["1", "1/1", "1/2", "2"]


def test_attachment_restarts_articles(lines):
    text = (
        "QUYẾT ĐỊNH", "Điều 1. Ban hành Quy chế.", "Điều 2. Hiệu lực.", "Nơi nhận:", "- Như trên.",
        "QUY CHẾ", "Điều 1. Khái niệm", "1. Giám sát là theo dõi.",
    )  # fmt: skip
    units = build_units(lines(*text))
    assert [unit.locator for unit in units[1:]] == [
        "mở đầu", "1", "2", "nơi nhận", "Quy chế", "Quy chế/1", "Quy chế/1/1",
    ]  # fmt: skip
    assert units[-1].label == "Quy chế, Điều 1, khoản 1"


def test_a_missed_number_does_not_swallow_the_list(lines):
    assert locators(lines("III- VIỆC", "1. Một.", "3. Ba.", "4. Bốn.", "90. Không phải khoản.")) == [
        "III", "III/1", "III/3", "III/4",
    ]  # fmt: skip


def test_nested_decimals_of_points(lines):
    text = (
        "Điều 4. Hồ sơ",
        "a) Đơn.",
        "b) Tờ khai:",
        "b.1) Bản chính.",
        "b.2) Bản sao.",
        "c) Khác.",
    )
    assert locators(lines(*text)) == ["4", "4/a", "4/b", "4/b/b.1", "4/b/b.2", "4/c"]


@pytest.mark.parametrize("text", [RESOLUTION, LAW])
def test_every_character_belongs_to_one_unit(lines, text):
    extraction = lines(*text)
    units = build_units(extraction)
    owned = "".join(extraction.text[unit.start : unit.own_end] for unit in units[1:])
    assert "".join(owned.split()) == "".join(extraction.text.split())
    for unit in units[1:]:
        parent = units[unit.parent]
        assert parent.start <= unit.start <= unit.end <= parent.end
    assert len({unit.locator for unit in units}) == len(units)


def test_text_without_numbers_is_one_clause(lines):
    units = build_units(lines("Một đoạn văn.", "Đoạn nữa."))
    assert [unit.kind for unit in units] == [UnitKind.DOCUMENT]
    assert (units[0].start, units[0].own_end) == (0, len("Một đoạn văn.\nĐoạn nữa."))
