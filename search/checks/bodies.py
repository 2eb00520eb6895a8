"""Bodies: "Hội Người cao tuổi" is not answered by "Hội Nông dân"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from search.checks.missing import Missing, MissingKind
from search.checks.reading import Reading, spell
from search.checks.synonyms import LONGEST, alternatives

# What names of bodies open with. Those of one syllable are parts of many other
# words, so the words that may not stand around them are listed.
_LONG_HEADS = """
ủy ban|hội đồng|liên đoàn|tổng liên đoàn|liên hiệp|hiệp hội|công an|tòa án|viện kiểm sát
thanh tra|kiểm toán|ngân hàng|học viện|bệnh viện|kho bạc|tổng cục|chi cục|tổng công ty|tập đoàn
đảng đoàn|ban cán sự đảng|ban thường vụ|ban chấp hành|ban chỉ đạo|văn phòng|câu lạc bộ|trung tâm
bộ đội|bộ chỉ huy|tỉnh đoàn|thành đoàn|huyện đoàn|đảng ủy|thường trực|ban quản lý|ban tổ chức
"""
# Names by themselves; every other head is one only with the words after it.
_WHOLE_NAMES = frozenset(
    {"công an", "tòa án", "viện kiểm sát", "thanh tra", "kiểm toán", "kho bạc", "bộ đội"}
    | {"tỉnh đoàn", "thành đoàn", "huyện đoàn"}
)
# What names go on with that is not written with a capital.
_LOWER_CASE = frozenset("nhân kiểm lao mặt dân thường cán chấp trung cựu liên".split())
_SHORT_HEADS: Mapping[str, tuple[str, str]] = {
    # head: words that may not precede, words that may not follow
    "ban": (
        "khai phân cơ lâm",
        "hành đầu bố tặng ngày đêm công phát giám bí đó là cán thường chấp nhạc",
    ),
    "bộ": (
        "cán nội toàn đảng tiến chi đồng cục sơ tuyến đường đi thủ tướng lạc",
        "máy phận môn luật mặt nhớ tộc phiếu tiêu sưu chứng đội tài hồ ba ngành",
    ),
    "hội": (
        "xã đại cơ quốc giáo lễ chi dạ mở hiệp cộng tụ phụ tổ",
        "viên nghị đồng nhập thảo họp chợ tụ phí trường ý cùng quán hè",
    ),
    "đoàn": (
        "tập công liên chi tỉnh thành đảng trung quân huyện binh sư lữ",
        "viên thể kết phí tụ",
    ),
    "sở": ("cơ trụ xứ công", "hữu thích tại dĩ chỉ ngành"),
    "phòng": (
        "quốc đề dự văn căn biên hải tiên trốn phố tòa dân tiền",
        "chống ngừa vệ thủ bệnh cháy tránh khi thi ở ngủ trọ",
    ),
    "cục": ("bố kết đại tổng chi bộ", "bộ diện"),
    "viện": ("bệnh học", "dẫn trợ kiểm phí"),
    "trường": ("môi thị công hội lập chủ kịch hiện nông lâm", "hợp đoạn phái kỳ"),
}
# Heads that are read in a question without capitals too.
_SAFE_HEADS = frozenset({"ban", "hội", "đoàn", "sở"})
# Words that end a name: question words, verbs, links, levels of government.
_END = frozenset(
    "là có được đạt làm giao và của trong theo đến tại thì nào gì bao mấy phải cần phối chủ chỉ tham"
    " thực tỷ tỉ số từ ở với cho về do bị đã sẽ không hay hoặc ra khi năm quy nói lãnh xây tổ hoạt"
    " tỉnh huyện xã cấp mỗi thế như sao ai này đó nên để vào các những đề ban hành ký đối chịu trách"
    " nhiệm vụ việc cùng thuộc quản có gồm trên dưới ngoài liên qua vì mà khác còn đang tập chức nêu ký hướng báo tiếp sau".split()
)
# Second words of names that would end one if alone ("Tổ chức", "Thường vụ", "Quản lý").
_NAME_WORDS = 2
_NAME_REST = 5


@dataclass(frozen=True, slots=True)
class Body:
    """A body as named: ``key`` is what tells it apart, ``text_vi`` its name as typed."""

    key: str
    text_vi: str
    start: int
    end: int


def find_bodies(question: Reading) -> list[Body]:
    """The bodies a question names, in order; nothing that is only a general word."""
    found: list[Body] = []
    taken = 0
    for start, length in _heads(question):
        if start < taken:
            continue
        head = " ".join(question.words[start : start + length])
        end = start + length + _name_length(question, start + length, head)
        if end == start + length and head not in _spelled(_WHOLE_NAMES, question.bare):
            continue
        end = max(end, _alias_end(question, start))
        taken = end
        key = " ".join(question.words[start:end])
        whole = " ".join(question.raw[start : _whole_end(question, end)])
        found.append(Body(key, whole, start, end))
    return found


def missing_bodies(bodies: Sequence[Body], clause: Reading, origin: Reading) -> list[Missing]:
    """Bodies that neither the clause nor the names of its document's issuer and title have."""
    return [
        Missing(MissingKind.BODY, body.text_vi)
        for body in bodies
        if not (says(clause, body) or says(origin, body))
    ]


def says(text: Reading, body: Body) -> bool:
    """Whether a text names the body, under one of its names."""
    if text.has(body.key):
        return True
    table = alternatives(text.bare)
    for name, others in table.items():
        if (body.key == name or body.key.startswith(f"{name} ")) and any(map(text.has, others)):
            return True
    return False


def _heads(question: Reading) -> Iterator[tuple[int, int]]:
    words = question.words
    long_heads = _long_heads(question.bare)
    mixed = any(word[0].isupper() for word in question.raw[1:])
    for start in range(len(words)):
        for length in (4, 3, 2):
            if " ".join(words[start : start + length]) in long_heads and not any(
                question.after_break[start + 1 : start + length]
            ):
                yield start, length
                break
        else:
            if _is_short_head(question, start, mixed):
                yield start, 1


def _is_short_head(question: Reading, at: int, mixed: bool) -> bool:
    words = question.words
    around = _short_heads(question.bare).get(words[at])
    if around is None or at + 1 >= len(words) or question.after_break[at + 1]:
        return False
    before, after = around
    # "Ban Tổ chức", "Sở Quy hoạch": capitals tell a name from a sentence.
    capitals = question.raw[at][0].isupper() and question.raw[at + 1][0].isupper()
    ends = words[at + 1] in after or words[at + 1] in _spelled(_END, question.bare)
    if ends and not capitals:
        return False
    if at and words[at - 1] in before and not question.after_break[at]:
        return False
    if not mixed:
        return words[at] in _spelled(_SAFE_HEADS, question.bare)
    return question.raw[at][0].isupper() and (at > 0 or question.raw[1][0].isupper())


def _name_length(question: Reading, start: int, head: str) -> int:
    """Words of the name after its head that tell it apart: at most two."""
    ends = _spelled(_END, question.bare)
    lower = _spelled(_LOWER_CASE, question.bare)
    mixed = any(word[0].isupper() for word in question.raw[1:])
    short = " " not in head
    length = 0
    for at in range(start, min(start + _NAME_WORDS, len(question.words))):
        if question.after_break[at]:
            break
        # Capitals mark each first syllable, so a word after a capital is still the name.
        in_name = question.raw[at][0].isupper() or (
            at > start and question.raw[at - 1][0].isupper() and at - start == 1
        )
        if question.words[at] in ends and not in_name:
            break
        # In a question that has capitals a name has them, but for a few words.
        if mixed and at == start and not (in_name or short or question.words[at] in lower):
            break
        length += 1
    return length


def _whole_end(question: Reading, end: int) -> int:
    """Where the name ends that is told apart by its words before ``end``."""
    ends = _spelled(_END, question.bare)
    starts = {start for start, _ in _heads(question)}
    last = min(end + _NAME_REST, len(question.words))
    while end < last and not question.after_break[end]:
        # "Sở Giáo dục và Đào tạo"
        links = question.words[end] in ("và", "va") and question.raw[end + 1 : end + 2]
        word = links[0] if links and end + 1 not in starts else question.raw[end]
        if question.words[end] in ends and not word[0].isupper():
            break
        end += 1
    return end


def _alias_end(question: Reading, start: int) -> int:
    """Where a name that has other names ends, if one starts here ("Hội Liên hiệp Phụ nữ")."""
    table = alternatives(question.bare)
    ends = range(start + LONGEST, start, -1)
    return next((end for end in ends if " ".join(question.words[start:end]) in table), start)


@cache
def _long_heads(bare: bool) -> frozenset[str]:
    heads = [head for line in _LONG_HEADS.split("\n") for head in line.split("|") if head]
    return frozenset(spell(head, bare=bare) for head in heads)


@cache
def _short_heads(bare: bool) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    # Without diacritics "ban" may be "bạn", "bản", "bán" and "so" may be "số":
    # only heads that stay themselves are read.
    return (
        {}
        if bare
        else {
            spell(head): (frozenset(spell(before).split()), frozenset(spell(after).split()))
            for head, (before, after) in _SHORT_HEADS.items()
        }
    )


@cache
def _spelled(words: frozenset[str], bare: bool) -> frozenset[str]:
    return frozenset(spell(word, bare=bare) for word in words)
