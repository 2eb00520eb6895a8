"""The command line of the doctor."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from ingest.doctor.examination import examine
from ingest.doctor.finding import Finding, Severity
from ingest.options import add_index_option
from ingest.terminal import print_json, run

_MARKS = {Severity.OK: "✓", Severity.WARNING: "!", Severity.ERROR: "✗"}


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0, or 1 if something keeps the program from working."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest doctor",
        description="Kiểm tra máy, chương trình và chỉ mục; nói thiếu gì và cài thế nào.",
    )
    add_index_option(parser)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    options = parser.parse_args(arguments)
    return run(lambda: _report(examine(options.index), as_json=options.json))


def _report(findings: list[Finding], *, as_json: bool) -> int:
    healthy = all(finding.severity is not Severity.ERROR for finding in findings)
    if as_json:
        print_json({"ok": healthy, "checks": [asdict(finding) for finding in findings]})
        return 0 if healthy else 1
    for finding in findings:
        print(f"{_MARKS[finding.severity]} {finding.name}: {finding.found}")
        if finding.remedy:
            print(f"    → {finding.remedy}")
    print("Chương trình chạy được." if healthy else "Có lỗi cần sửa trước khi dùng (dấu ✗).")
    return 0 if healthy else 1
