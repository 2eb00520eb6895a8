from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.extraction import Block, Extraction, Page
from ingest.pipeline import ingest
from ingest.secrecy import SecretDocument, find_stamp, refuse_secret
from tests.ingest.readers.conftest import docx_bytes

Lines = Callable[..., Extraction]
HEAD = ("TỈNH ỦY NGHỆ AN", "*", "Số 05-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM")
BODY = ("NGHỊ QUYẾT", "về một số việc", "Điều 1. Phạm vi", "Nội dung của điều này.")


@pytest.mark.parametrize(
    ("stamp", "degree"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("Tuyệt mật", "TUYỆT MẬT"),
        ("Mật", "MẬT"),
        ("[ TỐI  MẬT ]", "TỐI MẬT"),
        ("| MẬT |", "MẬT"),
        ("**MẬT**", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("T U Y Ệ T  M Ậ T", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("MẬT - HỎA TỐC", "MẬT"),
        ("MẬT Bản số: 03", "MẬT"),
        ("Số 05-NQ/TU MẬT", "MẬT"),
        ("Số: 05/QĐ-UBND   TUYỆT MẬT", "TUYỆT MẬT"),
        ("MA\u0323\u0302T", "MẬT"),
    ],
)
def test_stamp_in_the_letterhead_is_found(lines: Lines, stamp: str, degree: str) -> None:
    assert find_stamp(lines(*HEAD, stamp, *BODY)) == degree


@pytest.mark.parametrize(
    "texts",
    [
        ("LUẬT", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Điều 1. Phạm vi điều chỉnh"),
        ("LUẬT BẢO VỆ BÍ", "MẬT", "NHÀ NƯỚC"),
        ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT, MẬT CỦA NGÀNH",),
        ("Điều 8. Phân loại", "1. Tuyệt mật;", "Tối mật", "mật", "Mật"),
        ("Bí mật nhà nước gồm ba độ:", "- Tuyệt mật", "- Tối mật", "- Mật"),
        ("MẬT ONG RỪNG", "mật", "MẶT", "GIẢI MẬT"),
        ("Giữ bí mật là trách nhiệm của mọi cán bộ.", "Tài liệu mật phải được cất giữ."),
        (*HEAD, *BODY, *("Nội dung.",) * 60, "MẬT"),
    ],
)
def test_words_about_secrecy_are_no_stamp(lines: Lines, texts: tuple[str, ...]) -> None:
    assert find_stamp(lines(*texts)) is None


def test_only_the_first_page_and_the_heads_of_all_count(lines: Lines) -> None:
    plain = lines(*HEAD, *BODY, "MẬT")
    two = (Page(1, 0, len(plain.text) - 4), Page(2, len(plain.text) - 3, len(plain.text)))
    paged = Extraction(plain.text, plain.blocks, two)
    assert find_stamp(paged) is None
    headed = Extraction(
        plain.text, plain.blocks, two, {"page_furniture": [{"page": 2, "text": "MẬT"}]}
    )
    assert find_stamp(headed) == "MẬT"


def recognised(*words: tuple[str, float, float]) -> Extraction:
    """One line of words, each at (left, right), 12 points high."""
    text, places = "", []
    for word, left, right in words:
        places.append([len(text), len(text) + len(word), 90.0, 1, left, 100.0, right, 112.0])
        text += word + " "
    text = text.rstrip()
    metadata: dict[str, object] = {"recognised_words": places}
    return Extraction(text, (Block(0, len(text)),), (Page(1, 0, len(text)),), metadata)


def test_recognised_stamp_is_found_misread_or_beside_other_text() -> None:
    assert find_stamp(recognised(("TÓI", 90, 120), ("MẶT", 124, 150))) == "TỐI MẬT"
    assert find_stamp(recognised(("MẬT", 90, 120), ("Nghệ", 240, 270), ("An,", 273, 290))) == "MẬT"
    beside = recognised(("TUYỆT", 90, 120), ("MẬT", 124, 150), ("Vinh,", 240, 270))
    assert find_stamp(beside) == "TUYỆT MẬT"
    assert find_stamp(recognised(("BÍ", 90, 100), ("MẬT", 104, 130), ("NHÀ", 134, 150))) is None


def test_refusal_gives_the_legal_reason_and_no_text(lines: Lines) -> None:
    with pytest.raises(SecretDocument, match=r"Luật Bảo vệ bí mật nhà nước năm 2018") as caught:
        refuse_secret(lines("MẬT", *HEAD, *BODY), Path("a.docx"))
    assert "Phạm vi" not in str(caught.value)


SECRET = "Kho thóc dự trữ số bảy"


def traces(folder: Path) -> list[Path]:
    needles = [SECRET.encode(form) for form in ("utf-8", "utf-16-le")] + [b"Kho thoc", b"kho thoc"]
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]


def test_nothing_of_a_secret_document_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, index = tmp_path / "nguon", tmp_path / "chi-muc"
    folder.mkdir()
    text = f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p>"
    header = "<w:p><w:r><w:t>TUYỆT MẬT</w:t></w:r></w:p>"
    (folder / "a.docx").write_bytes(docx_bytes(text, header1=header))
    (folder / "b.txt").write_text(f"MẬT\nĐiều 1. Một\n{SECRET}\n", "utf-8")
    (folder / "c.txt").write_text("Điều 1. Một\nNội dung thường.\n", "utf-8")
    report = ingest([folder], index)
    assert [Path(path).name for path in report.added] == ["c.txt"]
    assert [Path(path).name for path, _ in report.failed] == ["a.docx", "b.txt"]
    assert traces(index) == []
    assert SECRET not in "".join(capsys.readouterr())


def test_document_that_is_stamped_later_is_forgotten(tmp_path: Path) -> None:
    path, index = tmp_path / "a.txt", tmp_path / "chi-muc"
    path.write_text(f"Điều 1. Một\n{SECRET}\n", "utf-8")
    ingest([path], index)
    assert traces(index)
    path.write_text(f"MẬT\nĐiều 1. Một\n{SECRET}\n", "utf-8")
    report = ingest([path], index)
    assert (report.documents, len(report.failed)) == (0, 1)
    assert traces(index) == []
