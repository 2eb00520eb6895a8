"""Questions about a document itself, told from questions about its content."""

import pytest

from ingest.units import UnitKind
from search.understanding.metadata_question import Field, parse_metadata_question


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Ai ký Nghị quyết 04-NQ/TU?", Field.SIGNER),
        ("Người ký nghị quyết 04 giữ chức vụ gì?", Field.SIGNER),
        ("Quyết định 217 ban hành ngày nào?", Field.ISSUED),
        ("nghị quyết ban hành khi nào", Field.ISSUED),
        ("Quyết định 217 do cơ quan nào ban hành?", Field.ISSUER),
        ("số hiệu văn bản là gì", Field.NUMBER),
        ("Tên đầy đủ của Nghị quyết 04-NQ/TU là gì?", Field.TITLE),
        ("Nghị quyết 04 được ban hành ở tỉnh nào?", Field.PLACE),
        ("văn bản này gửi cho những ai", Field.RECIPIENTS),
        ("nơi nhận gồm những cơ quan nào", Field.RECIPIENTS),
        ("Nghị quyết 04-NQ/TU có mấy phần?", Field.STRUCTURE),
        ("Quyết định 217 căn cứ vào những văn bản nào?", Field.CITES),
        ("nghi quyet dan nhung van ban nao", Field.CITES),
        ("Quyết định 217 còn hiệu lực không?", Field.STATUS),
        ("Quyết định 218 có hiệu lực từ ngày nào?", Field.EFFECTIVE),
    ],
)
def test_the_field_is_recognised(text: str, field: Field) -> None:
    request = parse_metadata_question(text)
    assert request is not None
    assert request.fields == (field,)


@pytest.mark.parametrize(
    "text",
    [
        "ai chủ trì việc sơ kết", "ai ký kết chương trình phối hợp",
        "cơ quan nào ban hành quy chế phối hợp", "khi nào ban hành kế hoạch giám sát",
        "Cơ quan nào đề nghị ban hành Quyết định 217?", "mấy điều kiện để được vay",
        "văn bản góp ý gửi cho ai", "có bao nhiêu phần trăm", "Chỉ thị 18-CT/TW có mấy nhiệm vụ?",
        "Quyết định 217 giao những cơ quan nào chỉ đạo?",
    ],
)  # fmt: skip
def test_questions_about_the_content_are_not(text: str) -> None:
    assert parse_metadata_question(text) is None


def test_two_fields_keep_their_order_and_document() -> None:
    request = parse_metadata_question("Ai ký nghị quyết 04-NQ/TU và nghị quyết ban hành ngày nào?")
    assert request is not None
    assert request.fields == (Field.SIGNER, Field.ISSUED)
    assert [mention.serial for mention in request.documents] == ["4"]


def test_what_is_counted_is_kept() -> None:
    request = parse_metadata_question("Quyết định 218 có bao nhiêu điều?")
    assert request is not None
    assert request.counts is UnitKind.ARTICLE
