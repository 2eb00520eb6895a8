"""What the program says around the quotations."""

from collections.abc import Iterable, Mapping

from ingest.metadata import DocumentMetadata
from search.contract import Citation

DIGEST_WARNING = "bản tóm lược, cần đối chiếu nguyên văn"


def source_line(citation: Citation, kind: str) -> str:
    """ "Nghị quyết 04-NQ/TU ngày 19/11/2021, Phần II, mục 3, điểm 3.3, trang 3"."""
    year, month, day = citation.issued.split("-") if citation.issued else ("", "", "")
    date = f" ngày {day}/{month}/{year}" if year else ""
    page = f", trang {citation.page}" if citation.page else ""
    warning = f" ({DIGEST_WARNING})" if citation.fidelity == "digest" else ""
    return f"{kind} {citation.document}{date}, {citation.label}{page}{warning}"


def answer_text(citations: Iterable[Citation], documents: Mapping[int, DocumentMetadata]) -> str:
    """Each quotation with its source; ``documents`` is by number of the citation."""
    return "\n\n".join(
        f"“{citation.quote}” [{citation.n}]\n"
        f"Trích từ: {source_line(citation, documents[citation.n].kind)}."
        for citation in citations
    )


def refusal_text(reason: str | None) -> str:
    """One sentence that says what was not found."""
    if reason:
        return (
            f"Không tìm thấy câu trả lời trong các văn bản đã nạp: không có điều khoản nào "
            f"phù hợp nói đến {reason}. Dưới đây là những điều khoản gần nhất để tham khảo."
        )
    return (
        "Không tìm thấy câu trả lời trong các văn bản đã nạp. "
        "Dưới đây là những điều khoản gần nhất để tham khảo."
    )
