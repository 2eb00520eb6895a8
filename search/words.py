"""The words of a question that carry what it asks about."""

import re

from ingest.folding import fold_tone_placement, nfc, strip_diacritics

_WORD = re.compile(r"\w+(?:[.,]\w+)*")
# Words of question forms, courtesy and grammar: they say how one asks, not about
# what. With diacritics, since "chỉ" is grammar and "chi" (bộ) is not.
_FUNCTION = frozenset(
    fold_tone_placement(word)
    for word in """
    ai à ạ ấy bao bằng bị bởi các cách cái cần câu cho chưa có còn của cũng chính cụ thể đã
    đang đâu đây để đến đều đi đó do được dùng dưới em gì gồm giúp giờ hãy hay hiện hoặc hỏi
    ích kèm kể khi không là làm lại lên lời lúc mà mấy mình mỗi một mới muốn nào này nên nếu
    nêu ngay ngoài nhất nhé nhiêu nhiều như nhưng những nó nói ở phải qua ra ráng rằng rất
    riêng rõ rồi sao sau sẽ tại tất theo thế thì thôi tôi tóm tắt trả trên trong trước tuy
    từ và vào vẫn vậy về vì việc với vừa xem xin biết bác anh chị đồng dùm giùm luôn liệu
    thuộc đối giữa bên cùng hơn nữa ý dung nội
    """.split()
)


def folded_words(text: str) -> list[str]:
    """All words, lower case, without diacritics; numbers keep their inner "," and "."."""
    return _WORD.findall(strip_diacritics(nfc(text)).lower())


def content_words(text: str) -> list[str]:
    """Folded words of a question without its function words, in order, repeats kept.

    ``text`` has its diacritics, or they have been restored.
    """
    return [strip_diacritics(word) for word in accented_content_words(text)]


def accented_content_words(text: str) -> list[str]:
    """The same words with their diacritics, the tone of oa, oe, uy on the second vowel."""
    words = _WORD.findall(fold_tone_placement(nfc(text).lower()))
    return [word for word in words if word not in _FUNCTION]


def years(text: str) -> set[str]:
    """Years from 1900 to 2099 named in the text."""
    return set(re.findall(r"(?<![\d.,-])(?:19|20)\d\d(?!\d|[.,/]\d)", text))


def numbers(text: str) -> set[str]:
    """Numbers as printed, without leading zeros: "02" and "2" are one number."""
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    return {number.lstrip("0") or "0" for number in found}
