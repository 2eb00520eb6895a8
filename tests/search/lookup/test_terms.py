"""Terms that documents define."""

from search.lookup import find_terms
from tests.ingest.references.parse import parse

LAW = """Điều 1. Phạm vi
1. Luật này là cơ sở của việc quản lý.
Điều 2. Giải thích từ ngữ
Trong Luật này, các từ ngữ dưới đây được hiểu như sau:
1. *Không gian mạng* là mạng lưới kết nối của cơ sở hạ tầng.
2. Đơn vị chủ quản (sau đây gọi là chủ quản) là cơ quan, tổ chức sở hữu.
3. Thiết bị bao gồm:
a) Máy chủ là thiết bị dùng chung;
b) Máy trạm."""


def test_only_what_explains_words_defines_terms():
    text, units = parse(LAW)
    terms = find_terms(text, units)
    assert [t.term for t in terms] == ["Không gian mạng", "Đơn vị chủ quản", "Thiết bị"]
    assert text[terms[0].start : terms[0].end].startswith("1. *Không gian mạng* là mạng lưới")
    assert [units[t.unit].locator for t in terms] == ["2/1", "2/2", "2/3"]
