import datetime
from dataclasses import astuple, dataclass

import pytest

from ingest.extraction import Block, BlockKind, Extraction
from ingest.identity import Identity
from ingest.letterhead import identify
from ingest.readers import read
from tests.ingest.lines import extraction_of

BODY = (
    "1. Các cấp ủy thực hiện tốt Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.",
    "2. Số 18-NQ/TW",
    "Hà Nội, ngày 25 tháng 10 năm 2017",
)
RESOLUTION_TAIL = (
    "Nơi nhận:",
    "- Các ban, Văn phòng Tỉnh ủy,",
    "- Lưu Văn phòng Tỉnh uỷ.",
    "T/M BAN THƯỜNG VỤ",
    "BÍ THƯ",
    "Thái Thanh Quý",
)


@dataclass
class Case:
    lines: tuple[str, ...]
    number: str | None
    issued: datetime.date | None
    issuer: str | None
    signer: str | None
    kind: str | None
    title: str | None
    place: str | None


PROVINCIAL = Case(
    (
        "TỈNH ỦY NGHỆ AN",
        "*",
        "Số 05-NQ/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Nghệ An, ngày 19 tháng 11 năm 2021",
        "NGHỊ QUYẾT",
        "CUA BAN THƯỜNG VỤ TỈNH ỦY",
        "về tăng cường sự lãnh đạo của Đảng, giai đoạn 2021 - 2025 và những năm tiếp theo",
        "I- TÌNH HÌNH VÀ NGUYÊN NHÂN",
        *BODY,
        *RESOLUTION_TAIL,
    ),
    "05-NQ/TU",
    datetime.date(2021, 11, 19),
    "Ban Thường vụ Tỉnh ủy Nghệ An",
    "Thái Thanh Quý",
    "Nghị quyết",
    "Về tăng cường sự lãnh đạo của Đảng, giai đoạn 2021 - 2025 và những năm tiếp theo",
    "Nghệ An",
)
TWO_COLUMNS = Case(
    (
        "TỈNH ỦY NGHỆ AN ĐẢNG CỘNG SẢN VIỆT NAM",
        "* Nghệ An, ngày 19 tháng 11 năm 2021",
        "Số 05-NQ/TU",
        *PROVINCIAL.lines[5:-6],
        "Nơi nhận: T/M BAN THƯỜNG VỤ",
        "- Các ban, Văn phòng Tỉnh ủy, BÍ THƯ",
        "- Lưu Văn phòng Tỉnh uỷ. Thái Thanh Quý",
    ),
    *astuple(PROVINCIAL)[1:],
)
NUMBER_BESIDE_DATE = Case(
    (
        "TỈNH ỦY NGHỆ AN ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 05-NQ/TU Nghệ An, ngày 19 tháng 11 năm 2021",
        *PROVINCIAL.lines[5:],
    ),
    *astuple(PROVINCIAL)[1:],
)
POLITBURO = Case(
    (
        "BAN CHẤP HÀNH TRUNG ƯƠNG",
        "*",
        "Số 217-QĐ/TW",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hà Nội, ngày 12 tháng 12 năm 2013",
        "QUYẾT ĐỊNH",
        "ban hành Quy chế giám sát và phản biện xã hội",
        "- Căn cứ Điều lệ Đảng;",
        "Căn cứ Nghị quyết số 12-NQ/TW, ngày 16 tháng 01 năm 2012;",
        "BỘ CHÍNH TRỊ QUYẾT ĐỊNH",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế.",
        *BODY,
        "T/M BỘ CHÍNH TRỊ",
        "(đã ký)",
        "Nguyễn Văn Bình",
        "QUY CHẾ",
        "T/M BAN BÍ THƯ",
        "Trần Văn Khác",
    ),
    "217-QĐ/TW",
    datetime.date(2013, 12, 12),
    "Bộ Chính trị",
    "Nguyễn Văn Bình",
    "Quyết định",
    "Ban hành Quy chế giám sát và phản biện xã hội",
    "Hà Nội",
)
DECREE = Case(
    (
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "------- Độc lập - Tự do - Hạnh phúc",
        "Số: 13/2023/NĐ-CP Hà Nội, ngày 17 tháng 4 năm 2023",
        "NGHỊ ĐỊNH",
        "Bảo vệ dữ liệu cá nhân",
        "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
        "Chương I",
        "QUY ĐỊNH CHUNG",
        "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng",
        *BODY,
        "TM. CHÍNH PHỦ",
        "KT. THỦ TƯỚNG",
        "PHÓ THỦ TƯỚNG",
        "Trần Hồng Hà",
    ),
    "13/2023/NĐ-CP",
    datetime.date(2023, 4, 17),
    "Chính phủ",
    "Trần Hồng Hà",
    "Nghị định",
    "Bảo vệ dữ liệu cá nhân",
    "Hà Nội",
)
PEOPLES_COMMITTEE = Case(
    (
        "ỦY BAN NHÂN DÂN",
        "TỈNH NGHỆ AN",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 1234/QĐ-UBND",
        "Nghệ An, ngày 05 tháng 3 năm 2024",
        "QUYẾT ĐỊNH",
        "Về việc phê duyệt kế hoạch chuyển đổi số",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Phê duyệt kế hoạch.",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "BÙI VĂN MẪU",
    ),
    "1234/QĐ-UBND",
    datetime.date(2024, 3, 5),
    "Ủy ban nhân dân tỉnh Nghệ An",
    "Bùi Văn Mẫu",
    "Quyết định",
    "Về việc phê duyệt kế hoạch chuyển đổi số",
    "Nghệ An",
)
PEOPLES_COUNCIL = Case(
    (
        "HỘI ĐỒNG NHÂN DÂN",
        "THÀNH PHỐ HỒ CHÍ MINH",
        "Số: 07/2021/NQ-HĐND",
        "Thành phố Hồ Chí Minh, ngày 19 tháng 4 năm 2021",
        "NGHỊ QUYẾT",
        "Về chính sách hỗ trợ",
        "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",
        "Điều 1. Thông qua chính sách.",
        "CHỦ TỊCH",
        "Nguyễn Thị Mẫu",
    ),
    "07/2021/NQ-HĐND",
    datetime.date(2021, 4, 19),
    "Hội đồng nhân dân thành phố Hồ Chí Minh",
    "Nguyễn Thị Mẫu",
    "Nghị quyết",
    "Về chính sách hỗ trợ",
    "TP. Hồ Chí Minh",
)
LAW = Case(
    (
        "QUỐC HỘI",
        "Luật số: 24/2018/QH14",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "LUẬT",
        "AN NINH MẠNG",
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Quốc hội ban hành Luật An ninh mạng.",
        "Chương I",
        "Điều 1. Phạm vi điều chỉnh",
        *BODY,
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV, kỳ họp thứ 5 "
        "thông qua ngày 12 tháng 6 năm 2018.",
        "CHỦ TỊCH QUỐC HỘI",
        "Nguyễn Thị Kim Ngân",
    ),
    "24/2018/QH14",
    datetime.date(2018, 6, 12),
    "Quốc hội",
    "Nguyễn Thị Kim Ngân",
    "Luật",
    "AN NINH MẠNG",
    None,
)
OFFICIAL_LETTER = Case(
    (
        "UBND TỈNH NGHỆ AN",
        "SỞ NỘI VỤ",
        "Số: 22/SNV-TCBC",
        "V/v báo cáo biên chế năm 2021",
        "Nghệ An, ngày 7 tháng 1 năm 2021",
        "Kính gửi: Các huyện, thành phố, thị xã",
        "Thực hiện công văn số 15/BNV-TCBC ngày 02 tháng 01 năm 2021 của Bộ Nội vụ, đề nghị:",
    ),
    "22/SNV-TCBC",
    datetime.date(2021, 1, 7),
    "Sở Nội vụ tỉnh Nghệ An",
    None,
    "Công văn",
    "báo cáo biên chế năm 2021",
    "Nghệ An",
)
PARTY_OFFICE = Case(
    (
        "TỈNH ỦY NGHỆ AN",
        "BAN TUYÊN GIÁO",
        "*",
        "Số 36 - HD/BTGTU",
        "Nghệ An, ngày 02 tháng 01 năm 2022",
        "HƯỚNG DẪN",
        "tuyên truyền nghị quyết",
        "1. Mục đích",
    ),
    "36-HD/BTGTU",
    datetime.date(2022, 1, 2),
    "Ban Tuyên giáo Tỉnh ủy Nghệ An",
    None,
    "Hướng dẫn",
    "Tuyên truyền nghị quyết",
    "Nghệ An",
)
SCAN_WITHOUT_BODY = Case(
    ("Nghệ An, ngày 19 tháng 11 năm 2021", *PROVINCIAL.lines[5:]),
    None,
    *astuple(PROVINCIAL)[2:],
)
CASES = {name: case for name, case in list(globals().items()) if isinstance(case, Case)}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_forms_of_party_and_state(case: Case):
    found = identify(extraction_of(*case.lines))
    assert (
        found.number,
        found.issued,
        found.issuer,
        found.signer,
        found.kind,
        found.title,
        found.place,
    ) == astuple(case)[1:]


def test_a_number_cited_in_the_body_is_never_the_identity():
    found = identify(extraction_of(*BODY, *BODY))
    assert (found.number, found.issued, found.issuer, found.kind) == (None, None, None, None)
    assert found.identity is None


def test_a_line_of_its_own_far_below_is_no_letterhead():
    prose = ["Một đoạn văn không có số thứ tự."] * 25
    found = identify(extraction_of(*prose, "Số 18-NQ/TW", "NGHỊ QUYẾT", "về tổ chức bộ máy"))
    assert (found.number, found.kind) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị về giám sát",
        "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương",
        "Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017 về tổ chức bộ máy",
        "Số 18-NQ/TW được nhắc lại ở đây",
        "Hôm nay, ngày 25 tháng 10 năm 2017",
        "HỘI NGHỊ TỔNG KẾT",
    ],
)
def test_a_sentence_is_no_letterhead(line: str):
    found = identify(extraction_of(line, "Mở đầu bài viết.", *BODY))
    assert (found.number, found.issued, found.issuer) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "field"),
    [("Số:       /QĐ-UBND", "number"), ("Nghệ An, ngày 31 tháng 2 năm 2021", "issued")],
)
def test_what_is_left_blank_or_impossible_stays_unknown(line: str, field: str):
    found = identify(extraction_of("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", line, "QUYẾT ĐỊNH", "về việc A"))
    assert getattr(found, field) is None
    assert found.issuer == "Ủy ban nhân dân tỉnh Nghệ An"


def test_the_evidence_is_the_printed_line():
    evidence = identify(extraction_of(*PROVINCIAL.lines)).evidence
    assert evidence["number"] == "Số 05-NQ/TU"
    assert evidence["issued"] == "Nghệ An, ngày 19 tháng 11 năm 2021"
    assert evidence["issuer"] == "CUA BAN THƯỜNG VỤ TỈNH ỦY"
    assert evidence["signer"] == "Thái Thanh Quý"


def test_identity_when_all_its_parts_are_there():
    found = identify(extraction_of(*PROVINCIAL.lines))
    assert found.identity == Identity(PROVINCIAL.number, PROVINCIAL.issued, PROVINCIAL.issuer)


def test_a_letterhead_in_a_table_and_running_headers():
    text = "Trang 1\nTỈNH ỦY NGHỆ AN\n*\nSố 05-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nNGHỊ QUYẾT"
    table = text.index("TỈNH")
    kind = text.index("NGHỊ")
    blocks = (
        Block(0, 7, BlockKind.PAGE_HEADER),
        Block(table, kind - 1, BlockKind.TABLE),
        Block(kind, len(text)),
    )
    found = identify(Extraction(text, blocks))
    assert (found.number, found.issuer, found.kind) == (
        "05-NQ/TU",
        "Tỉnh ủy Nghệ An",
        "Nghị quyết",
    )


def test_an_empty_document_has_no_letterhead():
    assert identify(Extraction("", ())).identity is None


def test_the_letterhead_of_a_file_that_is_read(tmp_path):
    path = tmp_path / "van-ban.txt"
    path.write_text("\n\n".join(PROVINCIAL.lines), encoding="utf-8")
    found = identify(read(path))
    assert found.identity == Identity(PROVINCIAL.number, PROVINCIAL.issued, PROVINCIAL.issuer)
    assert found.title == PROVINCIAL.title
