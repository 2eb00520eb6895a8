import pytest

from ingest.bodies import complete_organ, join_body_lines, opens_body, write_body


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("TỈNH ỦY NGHỆ AN", "Tỉnh ủy Nghệ An"),
        ("TỈNH UỶ NGHỆ AN", "Tỉnh ủy Nghệ An"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo"),
        ("UBND TỈNH ĐẮK LẮK", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("ĐẢNG BỘ TỈNH NGHỆ AN", "Đảng bộ tỉnh Nghệ An"),
    ],
)
def test_capitals_become_running_text(printed: str, written: str):
    assert write_body(printed) == written


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["ỦY BAN NHÂN DÂN", "HUYỆN DIỄN CHÂU"], "Ủy ban nhân dân huyện Diễn Châu"),
        (["UBND TỈNH NGHỆ AN", "SỞ Y TẾ"], "Sở Y tế tỉnh Nghệ An"),
        (["ĐẢNG BỘ TỈNH NGHỆ AN", "HUYỆN ỦY DIỄN CHÂU"], "Huyện ủy Diễn Châu"),
        (["TỈNH ỦY NGHỆ AN", "VĂN PHÒNG"], "Văn phòng Tỉnh ủy Nghệ An"),
        (["ĐẠI HỘI XIII"], None),
        ([], None),
    ],
)
def test_the_lower_line_issues(lines: list[str], issuer: str | None):
    assert join_body_lines(lines) == issuer


@pytest.mark.parametrize(
    ("organ", "body", "place", "issuer"),
    [
        ("BAN THƯỜNG VỤ", "Tỉnh ủy Nghệ An", None, "Ban Thường vụ Tỉnh ủy Nghệ An"),
        ("BAN THƯỜNG VỤ TỈNH UỶ", "Tỉnh ủy Nghệ An", None, "Ban Thường vụ Tỉnh ủy Nghệ An"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", None, "Nghệ An", "Ban Thường vụ Tỉnh ủy Nghệ An"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", None, None, "Ban Thường vụ Tỉnh ủy"),
        (
            "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
            "Tỉnh ủy Nghệ An",
            None,
            "Ban Chấp hành Đảng bộ tỉnh Nghệ An",
        ),
        ("BỘ CHÍNH TRỊ", "Ban Chấp hành Trung ương", "Hà Nội", "Bộ Chính trị"),
        ("BAN BÍ THƯ", None, "Hà Nội", "Ban Bí thư"),
    ],
)
def test_the_organ_is_completed_by_its_committee(
    organ: str, body: str | None, place: str | None, issuer: str
):
    assert complete_organ(organ, body, place) == issuer


def test_only_names_of_bodies_open_a_body():
    assert opens_body("BAN TỔ CHỨC TỈNH ỦY")
    assert not opens_body("HỘI NGHỊ TỔNG KẾT")
    assert not opens_body("MẬT")
