"""Repairs what recognition gets wrong in Vietnamese print, where the evidence is strong.

At a low resolution the acute, the hook and the tilde above a letter look
alike. Pairs of syllables that official Vietnamese writes with one set of
marks only decide between them; the sequence of headings decides for their
numbers. What was read is kept beside what is meant.
"""

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Sequence

from ingest.readers.layout.geometry import Line, PageLayout, Word

_ALIKE = {0x0301: "\u0301", 0x0309: "\u0301", 0x0303: "\u0301"}
_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.S)
_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})[:,;]$")
_ROMAN_HEADING = re.compile(r"([IVX]+)[-.]$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_PAIRS = """
bảo đảm, bảo hiểm, bảo vệ, bổ nhiệm, bổ sung, cải cách, cải thiện, cảnh sát, chỉ đạo,
chỉ huy, chỉ thị, chỉ tiêu, chính phủ, chủ chốt, chủ động, chủ nghĩa, chủ nhiệm, chủ quyền,
chủ tịch, chủ trì, chủ trương, chủ yếu, chuẩn bị, chuyển biến, chuyển đổi, chuyển giao, có thể,
cơ sở, cổ phần, cụ thể, cử tri, cưỡng chế, dân chủ, đảm bảo, đảm nhiệm, đảng bộ,
đảng đoàn, đảng ủy, đảng viên, đẩy mạnh, đổi mới, điển hình, điều chỉnh,
điều khoản, đoàn thể, giải pháp, giải quyết, giải thích, giảm thiểu, hiểu biết, hiệu quả,
hoàn chỉnh, hỗ trợ, hợp tác, hưởng ứng, kết quả, khẩn trương, khả năng, khảo sát, khẳng định,
khiển trách, kiểm điểm, kiểm sát, kiểm soát, kiểm tra, kỷ luật, lãnh đạo, luân chuyển, mở rộng,
mẫu mực, nghĩa vụ, nghiên cứu, phản ánh, phản biện, phẩm chất, phát triển,
phổ biến, phổ thông, quản lý, quản trị, quảng bá, sản phẩm, sản xuất, sở hữu, sử dụng,
sửa đổi, tài khoản, tập thể, thảo luận, thẩm định, thẩm quyền, thể chế, thể hiện, thể thao,
thỏa thuận, thoả thuận, thủ tục, thủ tướng, thử nghiệm, tỉnh đoàn, tỉnh ủy, tiểu ban,
tiêu biểu, tiêu chuẩn, tổ chức, tổ quốc, tổng hợp, tổng kết, tổng số, trải nghiệm, triển khai,
triển vọng, trưởng ban, tuyển chọn, tuyển dụng, tư tưởng, ủy ban, ủy quyền, ủy viên, vẫn còn,
vi phạm, xử lý, xử phạt, bổ nhiệm, tranh thủ, tỷ lệ, tổ hợp, khởi nghiệp, khởi tố, bí thư,
cấp ủy, thành ủy, huyện ủy, thị ủy, hủy bỏ, bãi bỏ, xóa bỏ, bổn phận
"""


def _skeleton(word: str) -> str:
    """Lower case, with the marks that look alike made the same."""
    letters = unicodedata.normalize("NFD", word.lower()).translate(_ALIKE)
    return unicodedata.normalize("NFC", letters)


def _lexicon() -> dict[tuple[str, str], tuple[str, str]]:
    pairs = [tuple(pair.split()) for pair in _PAIRS.replace("\n", " ").split(",")]
    return {(_skeleton(a), _skeleton(b)): (a, b) for a, b in pairs}


_LEXICON = _lexicon()


def repair(pages: Sequence[PageLayout]) -> None:
    """Repairs recognised words in place; ``Word.read`` keeps what was read."""
    for page in pages:
        page.segments = _with_marks(page.segments)
    _repair_decimals(pages)
    _repair_romans(pages)


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """Pairs may run over a line end, so that the words are taken in one row."""
    words = [word for line in lines for word in line.words]
    for i, j in itertools.pairwise(range(len(words))):
        first, second = _EDGES.match(words[i].text), _EDGES.match(words[j].text)
        if not first or not second or first.group(3) or second.group(1):
            continue
        meant = _LEXICON.get((_skeleton(first.group(2)), _skeleton(second.group(2))))
        if meant:
            words[i] = _meant(words[i], first, meant[0])
            words[j] = _meant(words[j], second, meant[1])
    rest = iter(words)
    return [Line(tuple(itertools.islice(rest, len(line.words))), line.page) for line in lines]


def _meant(word: Word, parts: re.Match[str], meant: str) -> Word:
    before, read, after = parts.groups()
    if word.confidence is None or read.lower() == meant:
        return word
    cased = "".join(m.upper() if r.isupper() else m for r, m in zip(read, meant, strict=False))
    return _replaced(word, before + cased + after)


def _replaced(word: Word, text: str) -> Word:
    return dataclasses.replace(word, text=text, read=word.read or word.text)


def _repair_decimals(pages: Sequence[PageLayout]) -> None:
    """“3.1:” opens a line and “3.2.” another: the colon is a full stop."""
    numbers = {line.words[0].text for page in pages for line in page.segments}
    for page in pages:
        for i, line in enumerate(page.segments):
            found = _DECIMAL.match(line.words[0].text)
            if not found or line.words[0].confidence is None:
                continue
            part, item = found.group(1), int(found.group(2))
            if f"{part}.{item + 1}." in numbers or f"{part}.{item - 1}." in numbers:
                word = _replaced(line.words[0], f"{part}.{item}.")
                page.segments[i] = Line((word, *line.words[1:]), line.page)


def _repair_romans(pages: Sequence[PageLayout]) -> None:
    """A Roman heading that repeats the number before it lost a stroke: “II-” twice is “III-”."""
    last = 0
    for page in pages:
        for line in sorted(page.segments, key=lambda line: line.baseline):
            number = _roman_heading(line)
            if number is None:
                continue
            word = line.words[0]
            if number == last and word.confidence is not None and last < len(_ROMANS):
                meant = _replaced(word, _ROMANS[last] + word.text[-1])
                place = page.segments.index(line)
                page.segments[place] = Line((meant, *line.words[1:]), line.page)
                number += 1
            last = number


def _roman_heading(line: Line) -> int | None:
    """The number of a heading such as “II- MỤC TIÊU”, which is in capitals."""
    found = _ROMAN_HEADING.match(line.words[0].text)
    title = "".join(word.text for word in line.words[1:])
    if not found or found.group(1) not in _ROMANS or not title.isupper():
        return None
    return _ROMANS.index(found.group(1)) + 1
