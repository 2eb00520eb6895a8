import json
from datetime import date

import pytest

from search.command import main, render
from search.notes import notes_under
from search.notes.changed_bodies import ChangedBody, changed_bodies, table
from search.page.answer_view import render_answer
from tests.search.page.documents import answer, citation, stored
from tests.search.page.markup import parse


def texts(quote: str, **metadata: object) -> list[str]:
    return [note.text for note in changed_bodies([citation(stored([quote], **metadata), quote)])]


@pytest.mark.parametrize(
    ("quote", "terms"),
    [
        ("1. Các đảng đoàn, ban cán sự đảng quán triệt.", ["“đảng đoàn”, “ban cán sự đảng”:"]),
        ("1. Đảng Đoàn Hội đồng nhân dân tỉnh.", ["“đảng đoàn”:"]),
        ("1. Ban Dân vận\nTỉnh uỷ, BAN TUYÊN GIÁO Tỉnh ủy.", ["“Ban Dân vận”, “Ban Tuyên giáo”:"]),
        ("1. Huyện, thành, thị uỷ phối hợp.", ["“huyện, thành, thị ủy”:"]),
        ("1. Đảng đoàn và Mặt trận cấp huyện.", ["“đảng đoàn”:", "“cấp huyện”:"]),
        ("1. Tổ chức đảng, đoàn thể làm công tác dân vận ở huyện.", []),
        ("1. Các tổ chức đảng đoàn thể; đảng đoàn viên.", []),
        ("1. Ban dân vậnđộng.", []),
    ],
)
def test_bodies_are_found_whatever_their_spelling(quote: str, terms: list[str]) -> None:
    found = texts(quote)
    assert len(found) == len(terms)
    assert all(text.startswith(start) for text, start in zip(found, terms, strict=True))


def test_a_note_says_by_what_when_and_what_is_not_known() -> None:
    (text,) = texts("1. Ban Dân vận chủ trì.")
    assert text == (
        "“Ban Dân vận”: theo Kết luận 121-KL/TW ngày 24/01/2025, Ban Tuyên giáo hợp nhất với Ban "
        "Dân vận; nguồn không ghi ngày cụ thể (tra đến ngày 23/11/2026)."
    )


def test_a_document_of_after_the_change_needs_no_note() -> None:
    quote = "1. Đảng đoàn và cấp huyện."
    assert len(texts(quote, issued=date(2025, 1, 23))) == 2
    assert [t[:5] for t in texts(quote, issued=date(2025, 1, 24))] == ["“cấp "]
    assert texts(quote, issued=date(2026, 1, 1)) == []
    assert len(texts(quote, issued=None)) == 2


def test_a_quotation_that_tells_of_the_change_needs_no_note() -> None:
    assert texts("1. Theo Kết luận 121-KL/TW, các đảng đoàn chấm dứt hoạt động.") == []


def test_each_change_is_noted_once_for_all_its_quotations() -> None:
    document = stored(["1. Đảng đoàn.", "2. Không có gì.", "3. Ban cán sự đảng."])
    quotes = [citation(document, line, n) for n, line in enumerate(document.text.split("\n"), 1)]
    (note,) = changed_bodies(quotes)
    assert (note.citations, note.marks) == ((1, 3), "[1][3]")


def test_only_quotations_of_the_answer_get_notes() -> None:
    document = stored(["1. Mặt trận.", "2. Đảng đoàn."])
    cited = [citation(document, "1. Mặt trận."), citation(document, "2. Đảng đoàn.", 2)]
    assert notes_under(answer(cited)) == []
    assert notes_under(answer(cited[1:], quoted=0)) == []
    assert len(notes_under(answer(cited, quoted=2))) == 1


def test_the_table_names_a_source_for_everything() -> None:
    known = table()
    ids = {source.id for source in known.sources}
    for body in known.bodies:
        assert set(body.sources) <= ids
        assert body.decided_by is None or body.decided_by.issued.year == body.year


def test_a_known_day_is_said() -> None:
    body = ChangedBody.model_validate(
        table().bodies[0].model_dump() | {"took_effect": "2025-02-01"}
    )
    assert body.concerns(date(2025, 1, 31))
    assert not body.concerns(date(2025, 2, 1))


def test_the_terminal_and_the_page_show_the_note() -> None:
    document = stored(["1. Ban Dân vận <b>chủ trì</b>."])
    given = answer([citation(document, document.text)])
    printed = render(given)
    assert "Lưu ý [1]: “Ban Dân vận”: theo Kết luận 121-KL/TW ngày 24/01/2025" in printed
    address = table().sources[0].url
    assert f"\n{address}\n" in printed
    notes = parse(render_answer(given, lambda number, issued: document)).one(css="answer-notes")
    assert "“Ban Dân vận”" in notes.one("li").text
    assert notes.all("a")[0].attributes["href"] == address


def test_json_has_notes_only_for_who_asks(shipped_index, capsys) -> None:
    question = ["Ban Dân vận làm gì?", "--index", str(shipped_index), "--json"]
    assert main(question) == 0
    assert main([*question, "--notes"]) == 0
    plain, noted = map(json.loads, capsys.readouterr().out.splitlines())
    assert "notes" not in plain
    (note,) = noted.pop("notes")
    assert note["citations"] == [1]
    assert note["text"].startswith("“Ban Dân vận”")
    assert note["sources"][0].startswith("https://")
    assert set(noted) == set(plain)
