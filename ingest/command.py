"""The command line of ingestion."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from ingest.locations import shipped_corpus
from ingest.options import add_index_option
from ingest.pipeline import Report, ingest
from ingest.terminal import ProgressBar, print_json, run

FAILED_FILES = 3
# Imported when asked for: each command needs libraries that the others do not.
_COMMANDS = {
    "doctor": "ingest.doctor.command",
    "missing": "ingest.missing.command",
    "fetch": "ingest.fetching.command",
    "validity": "ingest.validity.command",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0, or 3 if a file could not be taken in, or that of the error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = _command(given)
    if command is not None:
        return command(given[1:])
    options = _parser().parse_args(given)
    return run(lambda: _ingest(options))


def _command(arguments: list[str]) -> Callable[[Sequence[str]], int] | None:
    """The command that the first word names; a file of that name is taken in as any other."""
    word = arguments[0] if arguments else ""
    if word not in _COMMANDS or Path(word).exists():
        return None
    return import_module(_COMMANDS[word]).main


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest", description="Nạp văn bản vào chỉ mục để tra cứu.",
        epilog="Lệnh khác: doctor (kiểm tra máy và chỉ mục), missing (văn bản còn thiếu), "
        "fetch (tải nguyên văn), validity (hiệu lực của văn bản).",
    )  # fmt: skip
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="TỆP_HOẶC_THƯ_MỤC",
        help="mặc định: các văn bản đi kèm chương trình (corpus/)",
    )  # fmt: skip
    add_index_option(parser)
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
    for duplicate in report.duplicates:
        print(duplicate.message, file=sys.stderr)
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
