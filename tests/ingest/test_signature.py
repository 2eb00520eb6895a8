import pytest

from ingest.signature import read_signature


@pytest.mark.parametrize(
    ("lines", "organ", "signer"),
    [
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Thái Thanh Quý"], "BAN THƯỜNG VỤ", "Thái Thanh Quý"),
        (["T/M BAN THƯỜNG VỤ BÍ THƯ", "Thái Thanh Quý"], "BAN THƯỜNG VỤ", "Thái Thanh Quý"),
        (["T/M BAN BÍ THƯ", "(Đã ký)", "Trần Văn Mẫu"], "BAN BÍ THƯ", "Trần Văn Mẫu"),
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Thiếu tướng Lê Văn Mẫu"], None, "Lê Văn Mẫu"),
        (["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "NGUYỄN VĂN MẪU"], "CHÍNH PHỦ", "Nguyễn Văn Mẫu"),
        (["CHỦ TỊCH QUỐC HỘI", "Nguyễn Thị Mẫu"], None, "Nguyễn Thị Mẫu"),
        (["Một đoạn văn.", "Nghệ An"], None, None),
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phòng Tổng Hợp"], "BAN THƯỜNG VỤ", None),
    ],
)
def test_on_whose_behalf_and_by_whom(lines: list[str], organ: str | None, signer: str | None):
    found = read_signature(["Điều 1. Nội dung.", *lines])
    assert (found.organ, found.signer) == (organ, signer)


def test_the_document_is_signed_before_its_attachments():
    found = read_signature(
        ["T/M BỘ CHÍNH TRỊ", "Lê Văn Mẫu", "QUY CHẾ", "T/M BAN BÍ THƯ", "Trần Văn Khác"]
    )
    assert (found.organ, found.signer) == ("BỘ CHÍNH TRỊ", "Lê Văn Mẫu")
