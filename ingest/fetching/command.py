"""The command line that fetches an official text."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.fetching.fetching import Fetched, fetch, place_file
from ingest.options import add_index_option
from ingest.terminal import print_json, run


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 once the text is taken in, or that of the error."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest fetch",
        description="Tải nguyên văn một văn bản từ địa chỉ trong danh mục, kiểm tra rồi thay bản "
        "tóm lược.",
    )
    parser.add_argument("number", metavar="SỐ", help="số văn bản, ví dụ 217-QĐ/TW")
    parser.add_argument(
        "--date", type=_date, metavar="NGÀY", help="ngày ban hành, khi nhiều văn bản trùng số"
    )
    parser.add_argument(
        "--file", type=Path, metavar="TỆP", help="tệp đã tự tải về; kiểm tra như khi tải qua mạng"
    )
    add_index_option(parser)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    options = parser.parse_args(arguments)
    return run(lambda: _fetch(options))


def _date(value: str) -> datetime.date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(value, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError("phải là ngày dạng 12/12/2013 hoặc 2013-12-12")


def _fetch(options: argparse.Namespace) -> int:
    if options.file is not None:
        done = place_file(options.number, options.file, options.index, issued=options.date)
    else:
        done = fetch(options.number, options.index, issued=options.date, tell=_tell)
    if options.json:
        print_json(_as_json(done))
    else:
        print(f"Đã thay bản tóm lược {done.number} bằng nguyên văn từ {done.address}.")
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _as_json(done: Fetched) -> dict[str, object]:
    return {
        "number": done.number,
        "address": done.address,
        "path": str(done.path),
        "attempts": [{"address": a, "reason": reason} for a, reason in done.attempts],
    }
