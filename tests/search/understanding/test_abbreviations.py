"""Abbreviations of the field, in capitals, lower case and context."""

import pytest

from search.understanding.abbreviations import expand_abbreviations


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("MTTQ làm gì", "Mặt trận Tổ quốc làm gì"),
        ("mttq, hdnd, ubnd", "Mặt trận Tổ quốc, Hội đồng nhân dân, Ủy ban nhân dân"),
        ("các tổ chức CT-XH", "các tổ chức chính trị - xã hội"),
        ("LĐLĐ và Hội LHPN", "Liên đoàn Lao động và Hội Liên hiệp Phụ nữ"),
        ("Hội CCB, HND, ĐTN", "Hội Cựu chiến binh, Hội Nông dân, Đoàn Thanh niên"),
        ("bcs đảng UBND tỉnh", "ban cán sự đảng Ủy ban nhân dân tỉnh"),
        ("BTV TU giao Ban DV", "Ban Thường vụ Tỉnh ủy giao Ban Dân vận"),
        ("btv tu giao gì", "Ban Thường vụ Tỉnh ủy giao gì"),
        ("ĐĐ HĐND tỉnh", "đảng đoàn Hội đồng nhân dân tỉnh"),
        ("CĐS trong MT", "chuyển đổi số trong Mặt trận"),
        ("PBXH theo NQ 04", "phản biện xã hội theo Nghị quyết 04"),
        ("Đoàn TNCS HCM", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("ban của T.Ư", "ban của Trung ương"),
        ("tổng kết NQ", "tổng kết nghị quyết"),
    ],
)
def test_what_is_certain_is_written_out(typed: str, meant: str) -> None:
    assert expand_abbreviations(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CT 18 nói gì", "Chỉ thị 18 nói gì"),
        ("CT 18-CT/TW", "Chỉ thị 18-CT/TW"),
        ("trường CT tỉnh", "trường Chính trị tỉnh"),
        ("CT UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("HD 27-HD/BDVTW", "Hướng dẫn 27-HD/BDVTW"),
        ("TT HĐND", "Thường trực Hội đồng nhân dân"),
        ("TT 15/2020", "Thông tư 15/2020"),
        ("xây dựng KH giám sát", "xây dựng kế hoạch giám sát"),
        ("ĐV, HV", "đoàn viên, hội viên"),
        ("CB, ĐV", "cán bộ, đảng viên"),
    ],
)
def test_the_context_decides(typed: str, meant: str) -> None:
    assert expand_abbreviations(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "04-NQ/TU", "217-QĐ/TW", "13/2023/NĐ-CP", "QĐ 217", "nq04-tu", "tu tưởng", "CT", "TT",
        "từ năm 2015 có dân số", "Mặt trận Tổ quốc",
    ],
)  # fmt: skip
def test_codes_syllables_and_doubtful_ones_stay(text: str) -> None:
    assert expand_abbreviations(text) == text
