import pytest

from ingest.errata import Repair
from ingest.extraction import BlockKind, Page
from search.page.document_view import Focus, render_document
from search.page.inline import Span
from tests.search.page.documents import stored
from tests.search.page.markup import Element, parse

LINES = ["1. Mặt trận giám sát.", "2. Cấp ủy lãnh đạo; chính quyền phối hợp.", "3. Nơi thực hiện."]


def opened(document, quote: str | None = None, locator: str = "2") -> Element:
    if quote is None:
        return parse(render_document(document))
    start = document.text.index(quote)
    return parse(render_document(document, Focus(locator, Span(start, start + len(quote)))))


def body(tree: Element) -> list[str]:
    return [p.text for p in tree.one(css="document-text").all(css="para")]


@pytest.mark.parametrize("quote", ["Cấp ủy lãnh đạo", "2. Cấp ủy", "phối hợp.", LINES[1]])
def test_the_quotation_and_nothing_else_is_marked(quote: str) -> None:
    tree = opened(stored(LINES), quote)
    assert tree.one("mark").text == quote
    assert body(tree) == LINES


def test_only_the_cited_clause_is_tinted() -> None:
    clause = opened(stored(LINES), "Cấp ủy").one(css="cited-clause")
    assert clause.text.strip() == LINES[1]
    assert clause.attributes["aria-label"] == "Điều khoản được trích: Khoản 2"


def test_a_quotation_over_two_paragraphs_is_marked_in_both() -> None:
    quote = "phối hợp.\n3. Nơi"
    assert [mark.text for mark in opened(stored(LINES), quote).all("mark")] == [
        "phối hợp.",
        "3. Nơi",
    ]


def test_a_document_opened_without_a_quotation_marks_nothing() -> None:
    tree = opened(stored(LINES))
    assert not tree.all("mark")
    assert not tree.all(css="cited-clause")


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", '<img src="x" onerror="y()">'])
def test_html_in_a_document_is_text(attack: str) -> None:
    document = stored(
        [f"1. {attack}", "2. **đậm** & `mã`"],
        title=attack, issuer=attack, signer=attack, status_note=attack,
        repairs=(Repair(0, 2, attack, "1.", attack),),
    )  # fmt: skip
    tree = opened(document, attack, locator="1")
    assert not tree.all("script")
    assert not tree.all("img")
    assert body(tree)[0] == f"1. {attack}"
    assert tree.one("mark").text == attack


def test_a_repair_says_what_was_read_and_changes_no_character() -> None:
    start = LINES[1].index("Cấp ủy") + len(LINES[0]) + 1
    repairs = (Repair(start, start + 6, "Cap uy", "Cấp ủy", "Mất dấu."),)
    tree = opened(stored(LINES, repairs=repairs), "Cấp ủy lãnh đạo")
    assert tree.one("mark").text == "Cấp ủy lãnh đạo"
    repaired = tree.one(css="repair")
    assert repaired.text == "Cấp ủy"
    note = next(
        p for p in tree.all("p") if p.attributes.get("id") == repaired.attributes["aria-controls"]
    )
    assert note.text == "Đọc từ bản quét: “Cap uy”; sửa thành: “Cấp ủy”. Lý do: Mất dấu."


def test_a_removed_reading_leaves_a_mark_at_its_place() -> None:
    end = len(LINES[0])
    tree = opened(stored(LINES, repairs=(Repair(end, end, "\nMỹ Q", "", "Nét chữ ký."),)))
    removed = tree.one(css="repair-removed")
    assert removed.text == ""
    assert "“Mỹ Q”, đã bỏ" in removed.attributes["title"]
    assert body(tree) == LINES


def test_a_repair_at_the_edge_of_the_quotation_is_shown_once() -> None:
    quote = "Cấp ủy lãnh đạo"
    at = "\n".join(LINES).index(quote) + len(quote)
    tree = opened(stored(LINES, repairs=(Repair(at, at, "x", "", "Thừa."),)), quote)
    assert len(tree.all(css="repair")) == 1


def test_page_breaks_stand_where_the_page_begins() -> None:
    text = "\n".join(LINES)
    middle = text.index("chính quyền")
    pages = (Page(1, 0, middle), Page(2, middle, len(text)))
    tree = opened(stored(LINES, pages=pages))
    assert tree.one(css="page-break").attributes["data-label"] == "trang 2"
    assert body(tree) == LINES


def test_source_marks_lead_to_their_source_and_other_brackets_do_not() -> None:
    document = stored(
        ["1. Theo báo [1] và [9]."],
        sources=[{"id": 1, "url": "https://example.org/a", "note": "Báo"}],
    )
    tree = opened(document)
    link = tree.one(css="source-mark")
    assert (link.text, link.attributes["href"]) == ("[1]", "#nguon-1")
    assert any(item.attributes.get("id") == "nguon-1" for item in tree.all("li"))


def test_a_digest_says_so_above_its_text() -> None:
    assert "bản tóm lược" in opened(stored(LINES, fidelity="digest")).one(css="notice-warn").text
    assert not opened(stored(LINES)).all(css="notice-warn")


def test_a_table_keeps_its_rows_and_can_be_quoted() -> None:
    document = stored(["Tên Số\nHội 5"], kinds={1: BlockKind.TABLE})
    table = opened(document, "Hội 5", locator="1").one(css="table")
    assert table.text == "Tên Số\nHội 5"
    assert table.one("mark").text == "Hội 5"


def test_a_document_without_a_date_is_shown() -> None:
    assert "không rõ ngày ban hành" in opened(stored(LINES, issued=None)).text
