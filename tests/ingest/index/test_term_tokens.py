"""Terms looked up together are found like terms indexed one by one."""

import pytest

from ingest.index.lexical import LexicalIndex
from ingest.index.tokens import term_tokens, token_streams


@pytest.mark.parametrize(
    "term", ["đảng", "mặt trận", "hòa bình", "hoà bình", "kỹ thuật", "lý do", "5"]
)
def test_a_term_has_the_token_of_the_text(term: str) -> None:
    assert term_tokens([term])[0] == token_streams(term).accented[-1]


def test_only_terms_of_the_library_are_found() -> None:
    index = LexicalIndex()
    assert index.intersection(["mặt"]) == set()
    index.update([], [(1, "Mặt trận Tổ quốc")])
    asked = ["mặt", "mặt trận", "trận mặt", "tổ quốc", "tố quốc", "mat"]
    assert index.intersection(asked) == {"mặt", "mặt trận", "tổ quốc"}
    assert index.intersection([]) == set()
