from datetime import date

from ingest.errata import Repair
from search.contract import Answer
from search.page.answer_view import render_answer
from tests.search.page.documents import answer, citation, stored
from tests.search.page.markup import Element, parse

DOCUMENT = stored(["1. Mặt trận giám sát.", "2. Cấp ủy lãnh đạo."])


def shown(given: Answer, document=DOCUMENT) -> Element:
    return parse(render_answer(given, lambda number, issued: document))


def test_quotations_come_first_and_the_rest_is_listed() -> None:
    first, second = citation(DOCUMENT, "Cấp ủy lãnh đạo."), citation(DOCUMENT, "Mặt trận", 2)
    tree = shown(answer([first, second]))
    assert [quote.text for quote in tree.all("blockquote")] == ["Cấp ủy lãnh đạo."]
    assert tree.one(css="answer").one(css="source-name").text == "Nghị quyết 04-NQ/TU, Khoản 2"
    assert tree.one(css="nearest").one(css="source-name").text == "Nghị quyết 04-NQ/TU, Khoản 1"


def test_a_source_mark_in_a_quotation_is_not_the_number_of_a_citation() -> None:
    digest = stored(
        ["1. Mặt trận giám sát [2].", "2. Cấp ủy lãnh đạo."],
        fidelity="digest", sources=[{"id": 2, "url": "https://example.org"}],
    )  # fmt: skip
    first, second = citation(digest, "Mặt trận giám sát [2]."), citation(digest, "Cấp ủy", 2)
    tree = shown(answer([first, second]), digest)
    assert [quote.text for quote in tree.all("blockquote")] == ["Mặt trận giám sát [2]."]
    assert tree.one("blockquote").one(css="source-mark").text == "[2]"


def test_a_citation_button_carries_the_exact_place() -> None:
    cited = citation(DOCUMENT, "Cấp ủy")
    button = shown(answer([cited])).one("button", "citation").attributes
    assert DOCUMENT.text[int(button["data-start"]) : int(button["data-end"])] == "Cấp ủy"
    assert (button["data-document"], button["data-issued"]) == ("04-NQ/TU", "2021-11-19")
    assert button["data-locator"] == "2"


def test_a_refusal_is_no_answer() -> None:
    tree = shown(answer([citation(DOCUMENT, "Mặt trận")], quoted=0))
    assert not tree.all(css="answer")
    assert not tree.all("blockquote")
    assert "Không tìm thấy." in tree.one(css="refusal").text
    assert "không phải câu trả lời" in tree.one(css="nearest").one("h3").text


def test_interpretation_is_shown_only_when_it_differs() -> None:
    cited = [citation(DOCUMENT, "Mặt trận")]
    same = answer(cited, question="  Hỏi   gì? ")
    assert not shown(same).all(css="understood")
    restored = answer(cited, question="hoi gi?")
    assert shown(restored).one(css="understood").text == "Hiểu là: Hỏi gì?"


def badges(document, quote: str = "Mặt trận") -> list[str]:
    tree = shown(answer([citation(document, quote)]), document)
    return [badge.text for badge in tree.all(css="badge")]


def test_badges_say_how_far_to_trust() -> None:
    assert badges(DOCUMENT) == ["nguyên văn"]
    lapsed = stored(["1. Mặt trận"], fidelity="digest", status="lapsed")
    assert badges(lapsed) == ["bản tóm lược, cần đối chiếu nguyên văn", "hết hiệu lực toàn bộ"]
    repaired = stored(["1. Mặt trận"], repairs=(Repair(3, 6, "Măt", "Mặt", "Mất dấu."),))
    assert badges(repaired) == ["nguyên văn", "có chữ sửa từ bản quét"]
    assert badges(stored(["1. Mặt trận", "2. Cấp ủy"]), "Cấp ủy") == ["nguyên văn"]


def test_html_in_question_and_quotation_is_text() -> None:
    attack = '<script>alert("x")</script>'
    document = stored([f"1. {attack}"], issuer=attack)
    tree = shown(answer([citation(document, attack)], question="a", interpreted=attack), document)
    assert not tree.all("script")
    assert tree.one("blockquote").text == attack
    assert tree.one(css="understood").one("strong").text == attack


def test_a_document_that_is_gone_still_has_its_number() -> None:
    tree = shown(answer([citation(DOCUMENT, "Mặt trận")]), None)
    assert tree.one(css="source-name").text == "04-NQ/TU, Khoản 1"
    assert date(2021, 11, 19).strftime("%d/%m/%Y") in tree.one(css="origin").text
