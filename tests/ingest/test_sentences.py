from ingest.sentences import sentence_spans, split_long


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_the_number_of_a_clause_opens_its_first_sentence():
    assert sentences("3.1. Hằng năm, 100% cấp ủy. 100% chính quyền.") == [
        "3.1. Hằng năm, 100% cấp ủy.", "100% chính quyền.",
    ]  # fmt: skip


def test_abbreviations_decimals_and_quotations_do_not_end_a_sentence():
    text = 'TP. Vinh đạt 72,5% so với 3.600 hội viên, v.v. của tỉnh nói: "Dân biết. Dân bàn." Hết.'
    assert sentences(text)[-1] == "Hết."
    assert sentences(text)[0].startswith("TP. Vinh đạt 72,5%")


def test_a_line_end_always_ends_a_sentence():
    assert sentences("Mục tiêu\nTăng cường lãnh đạo") == ["Mục tiêu", "Tăng cường lãnh đạo"]


def test_pieces_of_a_long_sentence_cover_it():
    text = "Hội Nông dân đạt 86%; Hội Phụ nữ đạt 75%, Đoàn đạt 72,5%: hết"
    pieces = [text[a:b] for a, b in split_long(text, 0, len(text))]
    assert " ".join(pieces) == text
    assert "Đoàn đạt 72,5%:" in pieces
