"""Ways of the field to say the same, so that other words are not taken for other things."""

from collections.abc import Iterable, Mapping
from functools import cache

from search.checks.reading import Reading, spell

# Each line is one meaning. Only what is interchangeable in questions about Party
# and State documents stands here; likeness in general is the embedder's work.
_TABLE = """
đoàn thể = tổ chức chính trị xã hội = đoàn thể chính trị xã hội
mặt trận = mặt trận tổ quốc = mttq
hội phụ nữ = hội liên hiệp phụ nữ = hội lhpn = hội viên phụ nữ
hội cựu chiến binh = hội ccb
đoàn thanh niên = đoàn thanh niên cộng sản = đoàn tncs = tỉnh đoàn = huyện đoàn = thành đoàn
liên đoàn lao động = công đoàn
ủy ban nhân dân = ubnd = chính quyền
hội đồng nhân dân = hđnd
kinh phí = tiền = ngân sách = nguồn kinh phí
phần trăm = tỷ lệ
chỉ tiêu = mục tiêu = phấn đấu
tập hợp = thu hút
bao giờ = khi nào = thời điểm nào
hằng năm = hàng năm = mỗi năm = một năm
doanh nghiệp = xí nghiệp = công ty
công nhân = người lao động = lao động
người dân = nhân dân = dân = quần chúng
cán bộ nữ = cán bộ phụ nữ
cán bộ trẻ = người trẻ
dân tộc thiểu số = dân tộc ít người
tôn giáo = người có đạo = theo đạo
lãnh đạo = chỉ đạo
nhiệm vụ = trách nhiệm = việc
nguyên nhân = vì sao = tại sao = do đâu
giải pháp = biện pháp = cách
công nghệ thông tin = cntt
thoả ước lao động = thỏa ước lao động
sơ kết = tổng kết
ban hành = ra đời = ký
viện dẫn = dẫn = căn cứ = trích dẫn
thay thế = thay = bãi bỏ = hết hiệu lực
có hiệu lực = hiệu lực thi hành = áp dụng từ
hòm thư = hộp thư
kiến nghị = đề nghị = đề xuất
giải quyết = xử lý
sắp xếp = tinh gọn = sáp nhập = thu gọn = hợp nhất
giảm biên chế = tinh giản biên chế
chức danh = chức vụ
vợ chồng = vợ = chồng
phạt tù = tù = hình phạt tù
trẻ em = trẻ con
ô tô = xe ô tô = xe hơi
nghỉ hưu = về hưu
chuyển đổi số = số hóa = môi trường số = trên mạng
hạn chế = tồn tại = yếu kém = khuyết điểm = chưa tốt = thiếu sót = bất cập
kết quả = thành tích = đạt được = làm được
bí mật quốc gia = bí mật nhà nước = mật = dấu mật = đóng dấu mật
giấy tờ = tài liệu = văn bản = hồ sơ
góp ý = ý kiến = đóng góp = tham gia ý kiến
tuyển dụng = tuyển = tiếp nhận
điều động = luân chuyển = chuyển công tác
bố mẹ = cha mẹ
hoàn thành = xong = làm xong = kết thúc
khắc phục = chữa = sửa chữa = sửa = chấn chỉnh
quan tâm = chú trọng = ưu tiên = chăm lo = coi trọng
báo cáo = trình bày = báo lại = phản ánh
nắm bắt = lắng nghe = tìm hiểu = thu thập
nguyện vọng = tâm tư = mong muốn = ý kiến
giám sát = soi = theo dõi = kiểm tra
người đứng đầu = lãnh đạo = thủ trưởng = sếp
dự thảo = đang soạn = soạn thảo = bản thảo = đang soạn thảo
vui chơi = giải trí
thiếu nhi = trẻ em = trẻ nhỏ
bệnh thành tích = chạy theo thành tích
bồi dưỡng = tập huấn = đào tạo = học
bảo đảm = đảm bảo = lo
bố trí = cấp = chi
sáp nhập = nhập = gộp = hợp nhất
bãi bỏ = bỏ = chấm dứt hoạt động = giải thể
xe máy = mô tô = xe gắn máy
thuê nhà = thuê nhà ở
nghỉ việc = thôi việc = chấm dứt hợp đồng lao động
sa thải = đuổi việc
li hôn = ly hôn
phạt = xử phạt = mức phạt
bị cấm = nghiêm cấm = không được = cấm
con nuôi = nhận con nuôi = nuôi con nuôi
"""


@cache
def alternatives(bare: bool) -> Mapping[str, tuple[str, ...]]:
    """The other ways to say a phrase, by phrase in the spelling of a reading."""
    table: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.strip().splitlines():
        same = [spell(phrase.strip(), bare=bare) for phrase in line.split("=")]
        for phrase in same:
            others = tuple(other for other in same if other != phrase)
            table[phrase] = table.get(phrase, ()) + others
    return table


LONGEST = 6
"""Words of the longest phrase that has another way to say it."""


Span = tuple[int, int, tuple[str, ...]]


def sayable_otherwise(question: Reading) -> list[Span]:
    """Phrases of the question that have other names: start, end, the other names."""
    table = alternatives(question.bare)
    return [
        (start, end, table[phrase])
        for start, end, phrase in question.phrases(LONGEST)
        if phrase in table
    ]


def said_otherwise(spans: Iterable[Span], clause: Reading) -> set[int]:
    """Positions of the question's words that the clause says in another way."""
    covered: set[int] = set()
    for start, end, others in spans:
        if any(clause.has(other) for other in others):
            covered.update(range(start, end))
    return covered
