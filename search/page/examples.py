"""Example questions that the loaded documents can answer."""

from collections.abc import Iterable

from ingest.metadata import DocumentMetadata

# By number and year: the same number in another year is another document.
_QUESTIONS: dict[tuple[str, int], tuple[str, ...]] = {
    ("04-NQ/TU", 2021): (
        "Chỉ tiêu tập hợp đoàn viên, hội viên là bao nhiêu phần trăm?",
        "Ban Dân vận Tỉnh ủy được giao nhiệm vụ gì?",
        "Khi nào sơ kết, tổng kết Nghị quyết 04?",
        "kinh phi cho Mat tran To quoc o co so lay tu dau",
    ),
    ("217-QĐ/TW", 2013): ("Phản biện xã hội là gì?",),
    ("218-QĐ/TW", 2013): ("Quyết định 218 quy định về việc gì?",),
    ("124-QĐ/TW", 2018): ("Quy định 124 giám sát những ai?",),
    ("18-NQ/TW", 2017): ("Nghị quyết 18 năm 2017 nói gì về tinh gọn bộ máy?",),
}
_MOST = 6


def example_questions(documents: Iterable[DocumentMetadata]) -> list[str]:
    """At most six, none of a document that is not there; one of each document first."""
    lists = [
        _QUESTIONS.get((metadata.number, metadata.issued.year if metadata.issued else 0))
        or (_general(metadata),)
        for metadata in documents
    ]
    longest = max(map(len, lists), default=0)
    in_turn = [questions[i] for i in range(longest) for questions in lists if i < len(questions)]
    return in_turn[:_MOST]


def _general(metadata: DocumentMetadata) -> str:
    return f"{metadata.kind} {metadata.number} quy định về việc gì?"
