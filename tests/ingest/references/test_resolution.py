"""Where references lead."""

import pytest

from ingest.references import Library, Stub, Target, find_references, resolve
from tests.ingest.references.parse import metadata, parse

LAW = "Điều 1. Phạm vi\nNội dung.\nĐiều 2. Giải thích\n1. Một.\n2. Hai, theo khoản 1 Điều này.\nĐiều 3. Khác\nBa."
CITING = "Điều 1. Căn cứ\n1. {}\n2. Hết."


def _resolved(words: str) -> list[Target | Stub]:
    texts = {1: parse(LAW), 2: parse(CITING.format(words))}
    known = {1: metadata(title="Luật Cư trú"), 2: metadata("12/2020/NĐ-CP", "Nghị định", "Cư trú")}
    library = Library(known, lambda i: texts[i][1])
    return [resolve(r, library, 2) for r in find_references(*texts[2], known[2])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Theo khoản 2 Điều 2 Luật Cư trú.", Target(1, 4)),
        ("Theo Luật số 45/2019/QH14.", Target(1)),
        ("Theo Điều 9 Luật Cư trú.", Target(1, None)),
        ("Theo Điều 1 đến Điều 3 Luật Cư trú.", Target(1, 1, 5)),
        ("Theo Luật Cư trú năm 2006.", Stub(name="Luật Cư trú 2006")),
        ("Theo Điều 1 Luật Thú y.", Stub(name="Luật Thú y")),
        ("Theo khoản 2 Điều này.", Target(2, 3)),
        ("Theo Nghị định này.", Target(2)),
        ("Theo Nghị định số 12/2020/NĐ-CP.", Target(2)),
    ],
)
def test_targets(words: str, expected: Target | Stub):
    assert _resolved(words) == [expected]
