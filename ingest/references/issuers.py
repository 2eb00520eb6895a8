"""Names of bodies that issue documents, as running text writes them after "của"."""

_MINISTRIES = (
    "Công an|Quốc phòng|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Công [Tt]hương|Công nghiệp|Thương mại"
    "|Thủy sản|Kế hoạch và Đầu tư|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường"
    "|Giao thông [Vv]ận tải|Xây dựng|Tài nguyên và Môi trường|Thông tin và Truyền thông"
    "|Bưu chính, Viễn thông|Lao động\\s*[-–,]\\s*Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch"
    "|Văn hóa\\s*[-–]\\s*Thông tin|Khoa học và Công nghệ|Khoa học, Công nghệ và Môi trường"
    "|Giáo dục và Đào tạo|Y tế|Dân tộc và Tôn giáo"
)
_BODIES = (
    rf"Bộ (?:{_MINISTRIES})|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?"
    r"|Ban Chấp hành Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?|Thủ tướng Chính phủ|Chính phủ"
    r"|Ủy ban [Tt]hường vụ Quốc hội|Quốc hội|Chủ tịch nước|Ngân hàng Nhà nước(?: Việt Nam)?"
    r"|Thanh tra Chính phủ|Ủy ban Dân tộc|Văn phòng (?:Chính phủ|Quốc hội|Trung ương Đảng)"
    r"|Kiểm toán [Nn]hà nước|(?:Hội đồng Thẩm phán )?Tòa án nhân dân tối cao"
    r"|Viện [Kk]iểm sát nhân dân tối cao|Tổng Liên đoàn Lao động Việt Nam"
    r"|(?:Đoàn Chủ tịch )?Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
    r"|Hội (?:Nông dân|Cựu chiến binh|Liên hiệp Phụ nữ) Việt Nam"
)
_HEADS = (
    r"Bộ trưởng|Thống đốc|Chủ nhiệm|Tổng Thanh tra|Chánh án|Viện trưởng|Tổng Kiểm toán|Bộ trưởng,"
    r" Chủ nhiệm"
)
ISSUER = rf"(?:(?:{_HEADS})\s+)?(?:{_BODIES})(?!\w)"
"""A pattern over text with marks; bodies of provinces are left to the reader."""
