"""Names of Vietnamese laws, codes and ordinances, to tell where a name ends."""

from search.understanding.syllables import fold

_WRITTEN = """
An ninh mạng|An ninh quốc gia|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động
Ban hành văn bản quy phạm pháp luật|Báo chí|Bảo hiểm tiền gửi|Bảo hiểm xã hội|Bảo hiểm y tế
Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng
Bảo vệ sức khỏe nhân dân|Bảo vệ và kiểm dịch thực vật|Bảo vệ và phát triển rừng
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Biên giới quốc gia|Biên phòng Việt Nam
Biển Việt Nam|Bình đẳng giới|Bưu chính|Các công cụ chuyển nhượng|Các tổ chức tín dụng|Cán bộ, công chức
Cảnh sát biển Việt Nam|Cảnh sát cơ động|Cảnh vệ|Căn cước|Căn cước công dân|Cạnh tranh|Chăn nuôi
Chất lượng sản phẩm, hàng hóa|Chính quyền địa phương|Chuyển giao công nghệ|Chứng khoán|Công an nhân dân
Công chứng|Công chức|Công đoàn|Công nghệ cao|Công nghệ thông tin|Công nghiệp quốc phòng, an ninh và động viên công nghiệp
Công nghiệp công nghệ số|Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài
Cơ quan đại diện|Cơ yếu|Cư trú|Dân chủ ở cơ sở|Dân quân tự vệ|Dân sự|Dầu khí|Doanh nghiệp|Doanh nghiệp nhà nước
Du lịch|Dữ liệu|Dự trữ quốc gia|Dược|Đa dạng sinh học|Đất đai|Đặc xá|Đấu giá tài sản|Đấu thầu
Đầu tư|Đầu tư công|Đầu tư nước ngoài tại Việt Nam|Đầu tư theo phương thức đối tác công tư|Đê điều
Địa chất và khoáng sản|Điện ảnh|Điện lực|Điều ước quốc tế|Đo đạc và bản đồ|Đo lường|Đường bộ|Đường sắt
Giá|Giám định tư pháp|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giáo dục
Giáo dục đại học|Giáo dục nghề nghiệp|Giáo dục quốc phòng và an ninh|Hải quan
Hàng hải Việt Nam|Hàng hải|Hàng không dân dụng Việt Nam|Hành chính|Hình sự
Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác|Hòa giải ở cơ sở
Hòa giải, đối thoại tại Tòa án|Hóa chất|Hoạt động chữ thập đỏ
Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hôn nhân và gia đình|Hộ tịch|Hỗ trợ doanh nghiệp nhỏ và vừa
Hợp tác xã|Kế toán|Khám bệnh, chữa bệnh|Khí tượng thủy văn|Khiếu nại|Khiếu nại, tố cáo|Khoa học và công nghệ
Khoa học, công nghệ và đổi mới sáng tạo|Khoáng sản|Kiểm toán độc lập|Kiểm toán nhà nước|Kiến trúc
Kinh doanh bảo hiểm|Kinh doanh bất động sản|Lao động|Lâm nghiệp|Lưu trữ|Luật sư|Lực lượng dự bị động viên
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Lý lịch tư pháp
Mặt trận Tổ quốc Việt Nam|Mặt trận Tổ quốc|Ngân hàng Nhà nước Việt Nam|Ngân hàng Nhà nước|Ngân sách nhà nước
Nghĩa vụ quân sự|Người cao tuổi|Người khuyết tật|Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
Nhà giáo|Nhà ở|Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam
Nuôi con nuôi|Năng lượng nguyên tử|Phá sản|Phí và lệ phí|Phòng bệnh|Phòng cháy và chữa cháy
Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng không nhân dân|Phòng thủ dân sự|Phòng, chống bạo lực gia đình
Phòng, chống bệnh truyền nhiễm|Phòng, chống khủng bố|Phòng, chống ma túy|Phòng, chống mua bán người
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)|Phòng, chống rửa tiền
Phòng, chống tác hại của rượu, bia|Phòng, chống tác hại của thuốc lá|Phòng, chống tham nhũng
Phòng, chống thiên tai|Phổ biến, giáo dục pháp luật|Quản lý, bảo vệ công trình quốc phòng và khu quân sự
Quản lý ngoại thương|Quản lý nợ công|Quản lý thuế|Quản lý, sử dụng tài sản công
Quản lý, sử dụng tài sản nhà nước|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp
Quảng cáo|Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng|Quốc phòng|Quốc tịch Việt Nam
Quy hoạch|Quy hoạch đô thị|Quy hoạch đô thị và nông thôn|Sĩ quan Quân đội nhân dân Việt Nam
Sở hữu trí tuệ|Sử dụng năng lượng tiết kiệm và hiệu quả|Tạm giữ, tạm giam
Tài nguyên, môi trường biển và hải đảo|Tài nguyên nước|Tần số vô tuyến điện|Thanh niên|Thanh tra
Thể dục, thể thao|Thi đua, khen thưởng|Thi hành án dân sự|Thi hành án hình sự|Thi hành tạm giữ, tạm giam
Thỏa thuận quốc tế|Thống kê|Thú y|Thủ đô|Thuế bảo vệ môi trường|Thuế giá trị gia tăng
Thuế sử dụng đất nông nghiệp|Thuế sử dụng đất phi nông nghiệp|Thuế tài nguyên|Thuế thu nhập cá nhân
Thuế thu nhập doanh nghiệp|Thuế tiêu thụ đặc biệt|Thuế xuất khẩu, thuế nhập khẩu|Thủy lợi|Thủy sản
Thư viện|Thực hành tiết kiệm, chống lãng phí|Thực hiện dân chủ ở cơ sở|Thương mại
Tiêu chuẩn và quy chuẩn kỹ thuật|Tiếp cận thông tin|Tiếp công dân|Tín ngưỡng, tôn giáo
Tố cáo|Tố tụng dân sự|Tố tụng hành chính|Tố tụng hình sự|Tổ chức chính quyền địa phương
Tổ chức Chính phủ|Tổ chức cơ quan điều tra hình sự|Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân|Trách nhiệm bồi thường của Nhà nước
Trẻ em|Trọng tài thương mại|Trồng trọt|Trợ giúp pháp lý|Trưng cầu ý dân|Trưng mua, trưng dụng tài sản
Trật tự, an toàn giao thông đường bộ|Tương trợ tư pháp|Tư pháp người chưa thành niên|Viên chức|Viễn thông
Việc làm|Xây dựng|Xuất bản|Xuất cảnh, nhập cảnh của công dân Việt Nam|Xử lý vi phạm hành chính
Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia|Cảnh sát môi trường|Công an xã
Cựu chiến binh|Dân số|Hợp nhất văn bản quy phạm pháp luật|Ngoại hối|Pháp điển hệ thống quy phạm pháp luật
Phòng, chống mại dâm|Quản lý thị trường|Thủ tục bắt giữ tàu bay|Thủ tục bắt giữ tàu biển
Ưu đãi người có công với cách mạng|Án phí, lệ phí Tòa án|Chi phí giám định, định giá
Tình trạng khẩn cấp|Giống cây trồng|Giống vật nuôi|Lãnh sự|Bảo vệ bí mật Nhà nước
"""
LAW_NAMES = frozenset(
    fold(name) for line in _WRITTEN.split("\n") for name in line.split("|") if name
)
"""Folded, without "Luật", "Bộ luật" or "Pháp lệnh"."""

LONGEST = max(len(name.split()) for name in LAW_NAMES)
"""Words in the longest name."""
