"""The whole program as a reader meets it: `python ui.py`, then a browser."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ingest.pipeline import ingest
from tests.browser import PATIENCE, ROOT, program

QUESTION = "Tỷ lệ tập hợp đoàn viên, hội viên của Hội Nông dân là bao nhiêu?"
UNANSWERABLE = "Giá vàng hôm nay bao nhiêu?"
HOSTILE = """---
number: 01-NQ/TU
issued: 2020-01-02
issuer: <b>Tỉnh ủy</b>
kind: Nghị quyết
title: "<img src=x onerror='window.attacked=1'> về chăn nuôi"
fidelity: verbatim
---

1. Đàn trâu của hợp tác xã <script>window.attacked = 1</script> có 45 con trâu cày.

2. Đàn bò <img src=x onerror="window.attacked=1"> có 30 con bò sữa **giống** tốt.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The program on its first start: there is no index yet."""
    with program(tmp_path_factory.mktemp("first") / "var") as (address, _):
        yield address


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """The page, ready to be asked. The first one of the run sees the corpus taken in."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".examples")).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_label("Bạn muốn hỏi điều gì?").fill(question)
    page.keyboard.press("Enter")


def is_in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    height = page.viewport_size["height"]
    return box is not None and 0 <= box["y"] < height


def test_first_start_shows_what_it_does_and_keeps_an_early_question(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".preparation, .examples").first).to_be_visible()
    ask(page, QUESTION)
    expect(page.locator(".quotation").first).to_contain_text("Hội Nông dân")


def test_clicking_a_citation_shows_its_source_beside_the_answer(page: Page) -> None:
    ask(page, QUESTION)
    quote = page.locator(".quotation blockquote").first.inner_text()
    page.get_by_role("button", name="Trích dẫn 1").click()
    document = page.get_by_role("region", name="Văn bản đang mở")
    expect(document.get_by_role("heading", level=2)).to_have_text("Nghị quyết 04-NQ/TU")
    expect(document.locator(".document-bar p")).to_have_text(
        "Nghị quyết 04-NQ/TU, Phần II, mục 3, điểm 3.3"
    )
    assert "\n".join(document.locator("mark").all_text_contents()) == quote
    assert document.locator(".cited-clause mark").count() == document.locator("mark").count()
    assert is_in_view(page, "#van-ban mark")
    answer, panel = page.locator(".answer").bounding_box(), document.bounding_box()
    assert panel["x"] >= answer["x"] + answer["width"]


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".quotation")).to_have_count(1)
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.citation')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#van-ban mark").first).to_be_visible()
    assert page.evaluate("document.activeElement.matches('.cited-clause')")
    page.keyboard.press("Escape")
    expect(page.locator("#van-ban")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.citation')")


def test_a_refusal_looks_like_one_and_shows_the_nearest_clauses(page: Page) -> None:
    ask(page, UNANSWERABLE)
    expect(page.locator(".refusal")).to_contain_text("Chưa trả lời được")
    expect(page.locator(".answer, blockquote")).to_have_count(0)
    nearest = page.locator(".nearest .citation")
    assert nearest.count() > 0
    nearest.first.click()
    expect(page.locator("#van-ban mark").first).to_be_visible()


@pytest.mark.parametrize(("question", "message"), [("  ", "đang trống"), ("dài " * 2500, "quá")])
def test_bad_questions_get_one_sentence(page: Page, question: str, message: str) -> None:
    ask(page, question)
    expect(page.get_by_role("alert")).to_contain_text(message)
    assert "Traceback" not in page.content()


def test_every_example_is_answered(page: Page) -> None:
    for button in page.locator(".examples button").all():
        page.locator(".examples").evaluate("details => (details.open = true)")
        page.locator("#tra-loi").evaluate("place => place.replaceChildren()")
        button.click()
        expect(page.locator(".answer, .refusal").first).to_be_visible()
        assert page.locator(".refusal").count() == 0, button.text_content()


def test_the_library_lists_the_documents_and_opens_them(page: Page) -> None:
    page.get_by_role("link", name="Kho văn bản").click()
    expect(page.locator(".holding")).to_have_count(5)
    resolution = page.locator(".holding", has_text="04-NQ/TU")
    for words in ("19/11/2021", "Ban Thường vụ Tỉnh ủy Nghệ An", "nguyên văn", "Số điều khoản"):
        expect(resolution).to_contain_text(words)
    resolution.get_by_role("button").click()
    expect(page.locator(".document-text")).to_contain_text("TÌNH HÌNH VÀ NGUYÊN NHÂN")
    page.go_back()
    expect(page.locator("#hoi-dap")).to_be_visible()


def test_repaired_words_show_what_was_read(page: Page) -> None:
    page.get_by_role("link", name="Kho văn bản").click()
    page.locator(".holding", has_text="04-NQ/TU").get_by_role("button").click()
    repaired = page.locator(".repair", has_text="phấn đấu")
    repaired.click()
    note = page.locator(f"#{repaired.get_attribute('aria-controls')}")
    expect(note).to_contain_text("Đọc từ bản quét: “phần đầu”")
    page.locator(".repairs summary").first.click()
    page.get_by_text("Xem toàn bộ chữ máy đọc").click()
    expect(page.locator(".raw")).to_contain_text("CUA BAN THƯỜNG VỤ")


def test_a_narrow_screen_has_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})

    def overflow() -> int:
        return page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert overflow() <= 0
    ask(page, QUESTION)
    page.get_by_role("button", name="Trích dẫn 1").click()
    expect(page.locator("#van-ban mark").first).to_be_visible()
    assert overflow() <= 0
    assert is_in_view(page, "#van-ban mark")
    answer, panel = (page.locator(s).bounding_box() for s in (".answer", "#van-ban"))
    assert panel["y"] >= answer["y"] + answer["height"]
    page.get_by_role("link", name="Kho văn bản").click()
    expect(page.locator(".holding").first).to_be_visible()
    assert overflow() <= 0


def test_nothing_is_asked_of_another_machine(context: BrowserContext, address: str) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".examples")).to_be_visible()
    ask(page, QUESTION)
    page.get_by_role("button", name="Trích dẫn 1").click()
    page.get_by_role("link", name="Kho văn bản").click()
    expect(page.locator(".holding").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_the_page_is_vietnamese_and_large_enough(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Trích dẫn 1").click()
    expect(page.locator("#van-ban mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.title() == "Tra cứu văn kiện"
    smallest = page.evaluate(
        """() => {
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            let smallest = Infinity;
            while (texts.nextNode()) {
                const element = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
                smallest = Math.min(smallest, parseFloat(getComputedStyle(element).fontSize));
            }
            return smallest;
        }"""
    )
    assert smallest >= 16
    quote = page.locator(".quotation blockquote").first
    assert float(quote.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 20


def test_scripts_in_documents_are_inert_and_a_lost_program_is_told(
    context: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "chan-nuoi.md").write_text(HOSTILE, encoding="utf-8")
    ingest([tmp_path / "doc"], tmp_path / "var")
    with program(tmp_path / "var") as (address, process):
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".examples")).to_be_visible()
        ask(page, "Hợp tác xã có bao nhiêu con trâu cày?")
        page.locator(".citation").first.click()
        expect(page.locator("#van-ban mark")).to_contain_text(
            "<script>window.attacked = 1</script>"
        )
        expect(page.locator("#van-ban")).to_contain_text('<img src=x onerror="window.attacked=1">')
        page.get_by_role("link", name="Kho văn bản").click()
        expect(page.locator(".holding")).to_contain_text("<b>Tỉnh ủy</b>")
        assert page.locator("#trang img, #trang script").count() == 0
        assert page.evaluate("window.attacked") is None
        page.get_by_role("link", name="Hỏi đáp").click()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0
        ask(page, "Còn ai không?")
        expect(page.get_by_role("alert")).to_contain_text("Không liên lạc được")


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "ui.py", "--index", str(tmp_path), "--port", port, "--no-browser"],
            cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode != 0
    assert done.stderr.strip().count("\n") == 0
    assert f"cổng {port}" in done.stderr
