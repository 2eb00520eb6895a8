"""Words that come after the name of a document and are no part of it."""

import re

_WRITTEN = """
    là được có gồm bao thì và hoặc hay của về do này đó số năm ngày khi nếu để cho với các những một
    tại trong ngoài trên dưới theo từ đến tới vào ra ở bởi bằng qua như đã đang sẽ cũng không chưa
    phải cần nên vẫn còn chỉ giao quy hướng ban kèm nêu nói giải đối trước sau mà rằng trừ nhưng
    thành thay sửa bổ thêm mở đặt dự đánh yêu hiện hiệu vừa cùng nhằm khác thường
"""
_FOLLOWERS = frozenset(_WRITTEN.split())
_NEXT = re.compile(r"\s+([^\W_]+)")


def ends_name(line: str, end: int) -> bool:
    """Whether a name may end at ``end``: at punctuation, or before a word that goes on."""
    following = _NEXT.match(line, end)
    return following is None or following[1] in _FOLLOWERS


def is_follower(word: str) -> bool:
    """Whether ``word`` as written cannot be part of a document's name."""
    return word in _FOLLOWERS
