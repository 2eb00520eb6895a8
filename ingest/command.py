"""The command line of ingestion."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.locations import default_index, shipped_corpus
from ingest.pipeline import Report, ingest
from ingest.terminal import ProgressBar, print_json, run

FAILED_FILES = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0, or 3 if a file could not be taken in, or that of the error."""
    options = _parser().parse_args(arguments)
    return run(lambda: _ingest(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest", description="Nạp văn bản vào chỉ mục để tra cứu."
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="TỆP_HOẶC_THƯ_MỤC",
        help="mặc định: các văn bản đi kèm chương trình (corpus/)",
    )  # fmt: skip
    parser.add_argument(
        "--index", type=Path, default=default_index(), metavar="THƯ_MỤC",
        help="thư mục chỉ mục (mặc định: var)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _ingest(options: argparse.Namespace) -> int:
    bar = ProgressBar(quiet=options.json)
    try:
        report = ingest(options.paths or [shipped_corpus()], options.index, progress=bar)
    finally:
        bar.close()
    if options.json:
        print_json({"index": str(options.index), **asdict(report)})
    else:
        _print(report, options.index)
    for path, reason in report.failed:
        print(reason if path in reason else f"{path}: {reason}", file=sys.stderr)
    return FAILED_FILES if report.failed else 0


def _print(report: Report, index: Path) -> None:
    counts = [
        (len(report.added), "văn bản được nạp"),
        (len(report.unchanged), "văn bản không đổi"),
        (len(report.removed), "văn bản bị gỡ vì tệp không còn"),
        (len(report.failed), "tệp không nạp được"),
    ]
    done = ", ".join(f"{count} {what}" for count, what in counts if count) or "không có tệp nào"
    print(
        f"{done}. Chỉ mục {index}: {report.documents} văn bản, {report.passages} đoạn "
        f"({report.seconds:.1f} giây)."
    )
