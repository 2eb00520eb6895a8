"""The command line that lists what is missing."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from ingest.index.lock import reading
from ingest.missing.listing import MissingDocument, Reason, list_missing
from ingest.options import add_index_option
from ingest.pipeline import STORE_FILE
from ingest.store import Store
from ingest.terminal import print_json, run


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 once the list is printed, or that of the error."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest missing",
        description="Liệt kê văn bản mới có bản tóm lược hoặc mới được viện dẫn, và nơi đăng.",
    )
    add_index_option(parser)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    options = parser.parse_args(arguments)
    return run(lambda: _list(options.index, as_json=options.json))


def _list(index_dir: Path, *, as_json: bool) -> int:
    with reading(index_dir), closing(Store(index_dir / STORE_FILE)) as store:
        missing = list_missing(store)
    if as_json:
        print_json([{**asdict(m), "issued": m.issued and m.issued.isoformat()} for m in missing])
        return 0
    for document in missing:
        print("\n".join(_lines(document)))
    print(_summary(missing))
    return 0


def _lines(document: MissingDocument) -> list[str]:
    date = f" ngày {document.issued:%d/%m/%Y}" if document.issued else ""
    issuer = f", {document.issuer}" if document.issuer else ""
    known = "mới có bản tóm lược" if document.reason is Reason.DIGEST else "chỉ được nhắc tên"
    lines = [f"{document.number or '(không rõ số)'}{date}{issuer} [{known}]"]
    if document.title:
        lines.append(f"    {document.title}")
    if document.cited_by:
        lines.append(f"    Được nhắc trong: {', '.join(document.cited_by)}")
    lines += [f"    {address}" for address in document.addresses]
    return lines


def _summary(missing: Sequence[MissingDocument]) -> str:
    if not missing:
        return "Thư viện có nguyên văn mọi văn bản được nhắc đến."
    digests = sum(m.reason is Reason.DIGEST for m in missing)
    ready = (
        " Lấy nguyên văn: python -m ingest fetch SỐ." if any(m.addresses for m in missing) else ""
    )
    return (
        f"{digests} văn bản mới có bản tóm lược, {len(missing) - digests} văn bản chỉ được nhắc tên."
        + ready
    )
