"""What the abbreviations of the field stand for; keys are folded, without hyphens."""

_PLAIN = """
mttq = Mặt trận Tổ quốc
mttqvn = Mặt trận Tổ quốc Việt Nam
ubmttq = Ủy ban Mặt trận Tổ quốc
ubmttqvn = Ủy ban Mặt trận Tổ quốc Việt Nam
ubmt = Ủy ban Mặt trận
ctxh = chính trị - xã hội
tcctxh = tổ chức chính trị - xã hội
ktxh = kinh tế - xã hội
qpan = quốc phòng, an ninh
antt = an ninh trật tự
htct = hệ thống chính trị
hdnd = Hội đồng nhân dân
ubnd = Ủy ban nhân dân
ldld = Liên đoàn Lao động
tldld = Tổng Liên đoàn Lao động
tldldvn = Tổng Liên đoàn Lao động Việt Nam
lhpn = Liên hiệp Phụ nữ
hlhpn = Hội Liên hiệp Phụ nữ
hpn = Hội Phụ nữ
ccb = Cựu chiến binh
hccb = Hội Cựu chiến binh
hnd = Hội Nông dân
dtn = Đoàn Thanh niên
dvtn = đoàn viên thanh niên
tncs = Thanh niên Cộng sản
tncshcm = Thanh niên Cộng sản Hồ Chí Minh
hcm = Hồ Chí Minh
dcsvn = Đảng Cộng sản Việt Nam
btv = Ban Thường vụ
btvtu = Ban Thường vụ Tỉnh ủy
bch = Ban Chấp hành
bchtw = Ban Chấp hành Trung ương
bcs = ban cán sự
bcsd = ban cán sự đảng
bct = Bộ Chính trị
bbt = Ban Bí thư
ubkt = Ủy ban Kiểm tra
ubkttu = Ủy ban Kiểm tra Tỉnh ủy
ubkttw = Ủy ban Kiểm tra Trung ương
btg = Ban Tuyên giáo
btgtu = Ban Tuyên giáo Tỉnh ủy
btgtw = Ban Tuyên giáo Trung ương
bdv = Ban Dân vận
bdvtu = Ban Dân vận Tỉnh ủy
bdvtw = Ban Dân vận Trung ương
btctu = Ban Tổ chức Tỉnh ủy
btctw = Ban Tổ chức Trung ương
bnc = Ban Nội chính
bnctu = Ban Nội chính Tỉnh ủy
vptu = Văn phòng Tỉnh ủy
vptw = Văn phòng Trung ương
tctd = tổ chức đảng
tccsd = tổ chức cơ sở đảng
xdd = xây dựng Đảng
pbxh = phản biện xã hội
gspbxh = giám sát, phản biện xã hội
gsxh = giám sát xã hội
qcdc = quy chế dân chủ
ddk = đại đoàn kết
cntt = công nghệ thông tin
cds = chuyển đổi số
khcn = khoa học - công nghệ
nckh = nghiên cứu khoa học
cnhhdh = công nghiệp hóa, hiện đại hóa
xhcn = xã hội chủ nghĩa
cnxh = chủ nghĩa xã hội
ntm = nông thôn mới
dtts = dân tộc thiểu số
nct = Người cao tuổi
kcn = khu công nghiệp
htx = hợp tác xã
cnld = công nhân lao động
cdcs = công đoàn cơ sở
cbcc = cán bộ, công chức
cbccvc = cán bộ, công chức, viên chức
cbdv = cán bộ, đảng viên
vbqppl = văn bản quy phạm pháp luật
ubtvqh = Ủy ban Thường vụ Quốc hội
dbqh = đại biểu Quốc hội
ttcp = Thủ tướng Chính phủ
ttg = Thủ tướng
nq = nghị quyết
nqtw = nghị quyết Trung ương
tw = Trung ương
ko = không
dc = được
ntn = như thế nào
"""

_CAPITALS = """
mt = Mặt trận
tu = Tỉnh ủy
hu = Huyện ủy
du = đảng ủy
dd = đảng đoàn
cd = công đoàn
dn = doanh nghiệp
qh = Quốc hội
cp = Chính phủ
cb = cán bộ
ctr = chương trình
pct = Phó Chủ tịch
pbt = Phó Bí thư
ttr = tờ trình
qd = quyết định
kl = kết luận
"""

_DOCUMENTS = """
ct = Chỉ thị
hd = Hướng dẫn
kh = Kế hoạch
tt = Thông tư
tb = Thông báo
bc = Báo cáo
kl = Kết luận
nd = Nghị định
nq = Nghị quyết
ctr = Chương trình
"""

_AFTER = """
hoi pn = Phụ nữ
hoi nd = Nông dân
hoi ccb = Cựu chiến binh
doan tn = Thanh niên
ban dv = Dân vận
ban tg = Tuyên giáo
ban tc = Tổ chức
ban nc = Nội chính
bo ct = Chính trị
nhiem_vu ct = chính trị
he_thong ct = chính trị
truong ct = Chính trị
tu_tuong ct = chính trị
an_ninh ct = chính trị
doan dv = viên
cb dv = đảng viên
can_bo dv = đảng viên
dv hv = hội viên
doan_vien hv = hội viên
xay_dung kh = kế hoạch
ban_hanh kh = kế hoạch
lap kh = kế hoạch
theo kh = kế hoạch
ban_thuong_vu tu = Tỉnh ủy
ban_chap_hanh tu = Tỉnh ủy
btv tu = Tỉnh ủy
ubkt tu = Tỉnh ủy
bi_thu tu = Tỉnh ủy
btg tu = Tỉnh ủy
bdv tu = Tỉnh ủy
dv tu = Tỉnh ủy
btc tu = Tỉnh ủy
van_phong tu = Tỉnh ủy
nq tu = Tỉnh ủy
"""

_BEFORE = """
ct ubnd = Chủ tịch
ct hdnd = Chủ tịch
ct mttq = Chủ tịch
ct ubmttq = Chủ tịch
ct hoi = Chủ tịch
ct ldld = Chủ tịch
ct hanh_dong = Chương trình
ct phoi_hop = Chương trình
tt hdnd = Thường trực
tt tinh_uy = Thường trực
tt tu = Thường trực
tt cap_uy = Thường trực
btc tu = Ban Tổ chức
btc tinh_uy = Ban Tổ chức
btc tw = Ban Tổ chức
btc trung_uong = Ban Tổ chức
dv hv = đoàn viên
"""


def _pairs(written: str) -> dict[str, str]:
    lines = (line.split(" = ") for line in written.strip().splitlines())
    return {key: meaning for key, meaning in lines}


def _contexts(written: str) -> dict[tuple[str, str], str]:
    contexts = {}
    for key, meaning in _pairs(written).items():
        first, second = key.split(" ")
        contexts[first.replace("_", " "), second.replace("_", " ")] = meaning
    return contexts


PLAIN = _pairs(_PLAIN)
"""Meant in any case of letters."""

CAPITALS = _pairs(_CAPITALS)
"""Meant only when typed in capitals; in lower case they are syllables or too short."""

DOCUMENTS = _pairs(_DOCUMENTS)
"""Kinds of documents, when a number follows."""

AFTER = _contexts(_AFTER)
"""(word before, abbreviation): what it means there."""

BEFORE = _contexts(_BEFORE)
"""(abbreviation, words after): what it means there."""
