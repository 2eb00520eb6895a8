import pytest

from search.generation.splitting import SentenceSplitter


def split(text: str, size: int) -> list[str]:
    splitter = SentenceSplitter()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = [sentence for piece in pieces for sentence in splitter.feed(piece)]
    return found + list(splitter.close())


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một: “a. B c.” [1]\n- Hai: “d” [2].\n", ["Một: “a. B c.” [1]", "Hai: “d” [2]."]),
        ("Một: “a” [1]. Hai: “b” [2].", ["Một: “a” [1].", "Hai: “b” [2]."]),
        ("Một: “a.” [1] Điều này đúng.", ["Một: “a.” [1]", "Điều này đúng."]),
        ("Một là a. [1] Hai là b. [2]", ["Một là a. [1]", "Hai là b. [2]"]),
        ("Ở TP. Vinh có 72,5% hộ.", ["Ở TP. Vinh có 72,5% hộ."]),
        ("<think>Hội có 9%. Thế à?</think>\n\nĐúng: “a” [1].", ["Đúng: “a” [1]."]),
        ("<think>mãi không thôi. Hết.", []),
        ("Mở “a. Chưa đóng\nDòng sau [1].", ["Mở “a. Chưa đóng", "Dòng sau [1]."]),
        ("  \n\n ", []),
    ],
)
def test_sentences_do_not_depend_on_the_pieces(text, sentences, size):
    assert split(text, size) == sentences
