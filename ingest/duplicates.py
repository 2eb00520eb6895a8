"""Two files that are one document: the same identity, or the same text."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.store import Store


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``path`` was taken in after ``other``; ``message`` says in Vietnamese what that means."""

    path: str
    other: str
    message: str


def find_duplicates(store: Store, paths: Iterable[str]) -> list[Duplicate]:
    """For files just taken in, those that the store had before, each pair once."""
    return [
        Duplicate(path, other, _message(path, other, same_identity, same_text))
        for path in paths
        for other, same_identity, same_text in store.twins(path)
    ]


def _message(path: str, other: str, same_identity: bool, same_text: bool) -> str:
    names = f"“{Path(path).name}” trùng với “{other}”"
    if not same_identity:
        return f"{names}: nội dung giống hệt nhau; nên giữ một tệp."
    if same_text:
        return (
            f"{names}: cùng số, ngày, cơ quan ban hành và cùng nội dung; chỉ tra cứu tệp nạp sau."
        )
    return (
        f"{names}: cùng số, ngày, cơ quan ban hành nhưng nội dung khác; chỉ tra cứu tệp nạp sau, "
        "hãy kiểm tra tệp nào đúng."
    )
