"""An altered quotation never passes, a true one always does."""

import random
import unicodedata

import pytest

from ingest.folding import fold_for_quotation
from search.verification import find_quotation

CLAUSES = (
    "3.3. Đến năm 2025, tỷ lệ tập hợp đoàn viên, hội viên: Hội Nông dân đạt 86%; Hội Cựu Chiến binh "
    "đạt 98%; Đoàn thanh niên đạt 72,5%. 100% khối, xóm, bản có chi đoàn thanh niên; 100% doanh nghiệp "
    "có 25 công nhân, lao động trở lên có tổ chức công đoàn.",
    "Điều 4. Không tổ chức giám sát đối với vụ việc đang được xem xét. Cơ quan không được từ chối trả "
    "lời, trừ trường hợp thuộc bí mật nhà nước. Chỉ Ban Thường trực mới quyết định việc này.",
    "2. Thực hiện Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị; "
    "uỷ ban hoà giải ở cơ sở, thuỷ lợi và khoẻ mạnh.\nTổ chức thực hiện nghiêm túc, đúng quy định.",
)
DOCUMENT = "\n".join(CLAUSES)
SPANS = []
for _clause in CLAUSES:
    _start = DOCUMENT.index(_clause)
    SPANS.append((_start, _start + len(_clause)))
INSERTED = ("không", "chưa", "trừ", "chỉ", "năm", "87%", "mọi", "và", "được", "phải", "cấp", "2030")


def find(quote: str, clause: int):
    return find_quotation(quote, DOCUMENT, *SPANS[clause])


def other_tone_placement(text: str) -> str:
    pairs = {"uỷ": "ủy", "oà": "òa", "khoẻ": "khỏe", "thuỷ": "thủy"}
    for new, old in pairs.items():
        text = text.replace(new, old)
    return text


def true_quotes(count: int, seed: int):
    """Runs of whole words of a clause, written in every way that changes nothing."""
    rng = random.Random(seed)
    ways = (
        lambda t: t,
        lambda t: unicodedata.normalize("NFD", t),
        other_tone_placement,
        str.upper,
        lambda t: t.replace(" ", "  "),
        lambda t: t.replace(" ", "\n", 1),
        lambda t: f"  {t}\t",
        lambda t: unicodedata.normalize("NFD", other_tone_placement(t.lower())),
    )
    for _ in range(count):
        clause = rng.randrange(len(CLAUSES))
        words = CLAUSES[clause].split()
        first = rng.randrange(len(words))
        last = rng.randint(first + 1, min(len(words), first + 25))
        yield clause, rng.choice(ways)(" ".join(words[first:last]))


def alter(words: list[str], rng: random.Random) -> list[str]:
    """One change inside a quotation of at least four words."""
    inner = rng.randrange(1, len(words) - 1)
    kind = rng.randrange(6)
    if kind == 0:
        return words[:inner] + words[inner + 1 :]
    if kind == 1:
        return words[:inner] + [rng.choice(INSERTED)] + words[inner:]
    if kind == 2:
        swapped = list(words)
        swapped[inner], swapped[inner + 1 if inner + 2 < len(words) else inner - 1] = (
            swapped[inner + 1 if inner + 2 < len(words) else inner - 1],
            swapped[inner],
        )
        return swapped
    if kind == 3:
        word = words[inner]
        digits = [i for i, c in enumerate(word) if c.isdigit()]
        at = rng.choice(digits) if digits else rng.randrange(len(word))
        replacement = str((int(word[at]) + 1) % 10) if digits else rng.choice("aăâeêioôơuưy")
        return words[:inner] + [word[:at] + replacement + word[at + 1 :]] + words[inner + 1 :]
    if kind == 4:
        return words[:inner] + [words[inner] + rng.choice(("%", "0", "không"))] + words[inner + 1 :]
    cut = rng.randrange(1, max(2, len(words) - inner))
    return words[:inner] + words[inner + cut :]


def test_ten_thousand_true_quotes_pass():
    for clause, quote in true_quotes(10_000, seed=1):
        found = find(quote, clause)
        assert found is not None, quote
        assert DOCUMENT[found.start : found.end] == found.text
        folded = fold_for_quotation(found.text).text
        assert fold_for_quotation(quote).text.strip() in folded


def test_ten_thousand_altered_quotes_fail():
    rng = random.Random(2)
    whole = [f" {fold_for_quotation(clause).text} " for clause in CLAUSES]
    tried = 0
    while tried < 10_000:
        clause = rng.randrange(len(CLAUSES))
        words = CLAUSES[clause].split()
        first = rng.randrange(len(words) - 4)
        quote = words[first : first + rng.randint(4, 20)]
        altered = " ".join(alter(quote, rng))
        if f" {fold_for_quotation(altered).text} " in whole[clause]:
            continue  # the change made another true quotation
        tried += 1
        assert find(altered, clause) is None, altered


@pytest.mark.parametrize(
    "quote",
    [
        "Tổ chức giám sát đối với vụ việc đang được xem xét và chưa kết luận",
        "đạt 8", "đạt 72", "đạt 72,5", "5%", "Quyết định số 217", "QĐ/TW", "12/12", "13 của Bộ", "ội Nông dân",
        "", "  ", "…", ".", "Hội Nông dân đạt 98%",
    ],
)  # fmt: skip
def test_cut_numbers_words_and_splices_fail(quote):
    assert all(find(quote, clause) is None for clause in range(len(CLAUSES)))


def test_a_quotation_may_not_run_from_one_clause_into_the_next():
    joined = f"{CLAUSES[0][-30:]} {CLAUSES[1][:30]}"
    assert find(joined, 0) is None
    assert find(joined, 1) is None


@pytest.mark.parametrize(
    ("cut", "negation"),
    [
        ("tổ chức giám sát đối với vụ việc đang được xem xét", "Không tổ chức"),
        ("được từ chối trả lời", "không được từ chối"),
        ("trường hợp thuộc bí mật nhà nước", "trừ trường hợp"),
        ("Ban Thường trực mới quyết định việc này", "Chỉ Ban Thường trực"),
    ],
)
def test_a_cut_is_widened_so_that_its_meaning_stays(cut, negation):
    found = find(cut, 1)
    assert found is not None
    assert negation in found.text
