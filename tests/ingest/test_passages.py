import pytest

from ingest.passages import MAX_TOKENS, build_passages
from ingest.structure import build_units


def words(text: str) -> int:
    return len(text.split())


def passages(extraction):
    return build_passages(extraction.text, build_units(extraction), "Quy định 1-QĐ/TU", words)


def test_a_short_clause_is_one_passage_with_its_path_as_heading(lines):
    extraction = lines("Chương I", "QUY ĐỊNH CHUNG", "Điều 2. Phạm vi", "1. Áp dụng cho cán bộ.")
    (passage,) = passages(extraction)
    assert passage.text == "1. Áp dụng cho cán bộ."
    assert passage.heading == "Quy định 1-QĐ/TU, chương I. Quy định chung, Điều 2. Phạm vi"


def test_the_lead_of_a_list_is_context_for_its_items(lines):
    found = passages(
        lines("Điều 3. Cấm", "Nghiêm cấm các hành vi sau:", "a) Hối lộ;", "b) Trả thù.")
    )
    assert [p.text.split("\n")[-1] for p in found] == [
        "Nghiêm cấm các hành vi sau:",
        "a) Hối lộ;",
        "b) Trả thù.",
    ]
    assert all("Điều 3. Cấm" in p.heading for p in found[1:])


def test_a_long_clause_is_cut_at_sentence_ends(lines):
    sentences = [f"Câu thứ {i} nói về {'việc ' * 40}xong." for i in range(12)]
    extraction = lines("Điều 1. Dài", " ".join(sentences))
    found = passages(extraction)
    assert len(found) > 1
    assert all(words(p.text) + words(p.heading) <= MAX_TOKENS for p in found)
    assert all(p.text.endswith("xong.") for p in found)
    assert all(p.text == extraction.text[p.start : p.end] for p in found)


def test_one_sentence_longer_than_a_passage_is_cut_between_words(lines):
    extraction = lines("Điều 1. Dài", "từ " * 900 + "hết")
    found = passages(extraction)
    joined = " ".join(p.text for p in found)
    assert joined.split() == extraction.text.split()


@pytest.mark.parametrize("text", ["Chương I", "1."])
def test_a_bare_heading_gives_at_most_one_passage(lines, text):
    assert len(passages(lines(text))) <= 1
