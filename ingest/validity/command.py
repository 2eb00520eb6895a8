"""The command line that lists what is said of the force of documents, and takes decisions."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from ingest.errors import UserError
from ingest.index.lock import reading, writing
from ingest.metadata import DocumentMetadata, Status
from ingest.options import add_index_option
from ingest.pipeline import STORE_FILE
from ingest.store import Store
from ingest.terminal import print_json, run
from ingest.validity.proposals import proposals
from ingest.validity.ruling import Ruling


def main(arguments: Sequence[str]) -> int:
    """Exit status: 0 once the list is printed or the decisions are kept, or that of the error."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest validity",
        description="Liệt kê điều các văn bản nói về hiệu lực của nhau, kèm căn cứ. Chỉ điều bạn "
        "đã xác nhận mới được dùng khi tra cứu.",
    )
    for option, what in _DECISIONS.items():
        parser.add_argument(f"--{option}", nargs="+", default=[], metavar="MÃ", help=what)
    add_index_option(parser)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    options = parser.parse_args(arguments)
    deciding = any(getattr(options, option) for option in _DECISIONS)
    return run(lambda: _decide(options) if deciding else _list(options.index, options.json))


_DECISIONS = {
    "confirm": "xác nhận những đề xuất mang các mã này",
    "reject": "bác bỏ: không đề xuất nữa, không dùng",
    "withdraw": "rút lại điều đã xác nhận hoặc bác bỏ",
}


def _decide(options: argparse.Namespace) -> int:
    with writing(options.index), closing(Store(options.index / STORE_FILE)) as store:
        known = {ruling.code: ruling for ruling in (*proposals(store), *store.rulings())}
        for code in (*options.confirm, *options.reject, *options.withdraw):
            if code not in known:
                raise UserError(
                    f"Không có đề xuất nào mang mã {code}; xem mã bằng: python -m ingest validity"
                )
        names = _names(store)
        with store.changing():
            for code in options.withdraw:
                store.withdraw_decision(code)
            for codes, accepted in ((options.confirm, True), (options.reject, False)):
                for code in codes:
                    store.decide_ruling(known[code], accepted=accepted, day=date.today())
    done = {"confirm": "Đã xác nhận", "reject": "Đã bác bỏ", "withdraw": "Đã rút lại"}
    for option, what in done.items():
        for code in getattr(options, option):
            print(f"{what}: {_said(known[code], names)}.")
    return 0


def _list(index_dir: Path, as_json: bool) -> int:
    with reading(index_dir), closing(Store(index_dir / STORE_FILE)) as store:
        proposed, decided, library = proposals(store), store.rulings(), store.metadata()
        names = _names(store)
    if as_json:
        print_json({
            "declared": [_declared_json(m) for m in library.values()],
            "proposed": [_json(ruling) for ruling in proposed],
            "decided": [_json(ruling) for ruling in decided],
        })  # fmt: skip
        return 0
    groups = [
        ("Đã khai báo", [line for m in library.values() if (line := _declared(m))]),
        ("Đã xác nhận", [_entry(r, names) for r in decided if r.accepted]),
        ("Đã bác bỏ", [_entry(r, names) for r in decided if not r.accepted]),
        ("Đề xuất, chưa xác nhận nên chưa dùng", [_entry(r, names) for r in proposed]),
    ]
    for title, entries in groups:
        if entries:
            print(f"{title}:")
            print("\n".join(entries))
    if proposed:
        if any(ruling.status is Status.IN_FORCE for ruling in proposed):
            print(
                "“Còn hiệu lực” là lời văn bản tự nói khi ban hành; trong kho không có văn bản nào "
                "nói khác, nhưng ngoài kho có thể có."
            )
        print("Xác nhận: python -m ingest validity --confirm MÃ; bác bỏ: --reject MÃ.")
    elif not any(entries for _, entries in groups):
        print("Không văn bản nào trong kho nói về hiệu lực của văn bản khác.")
    return 0


def _names(store: Store) -> dict[str, str]:
    return {m.identity.key: m.name for m in store.metadata(active_only=False).values()}


def _declared(metadata: DocumentMetadata) -> str:
    if metadata.status is Status.UNKNOWN:
        return ""
    note = f"\n    {metadata.status_note}" if metadata.status_note else ""
    return f"  {metadata.name}: {metadata.status.label}{note}"


def _entry(ruling: Ruling, names: dict[str, str]) -> str:
    gone = "" if ruling.stands else " (câu này nay không còn trong kho)"
    return (
        f"  [{ruling.code}] {_said(ruling, names)}\n"
        f"    Căn cứ{gone}: {ruling.evidence.source}: “{' '.join(ruling.evidence.quote.split())}”"
    )


def _said(ruling: Ruling, names: dict[str, str]) -> str:
    name = names.get(ruling.about) or " ".join(ruling.about.split("|"))
    return f"{name}: {ruling.words}"


def _declared_json(metadata: DocumentMetadata) -> dict[str, object]:
    return {
        "document": metadata.number,
        "issued": metadata.issued and metadata.issued.isoformat(),
        "issuer": metadata.issuer,
        "status": metadata.status.value,
        "note": metadata.status_note,
    }


def _json(ruling: Ruling) -> dict[str, object]:
    number, issued, issuer = ruling.about.split("|")
    evidence = ruling.evidence
    return {
        "code": ruling.code,
        "document": number, "issued": issued or None, "issuer": issuer,
        "status": ruling.status.value, "label": ruling.status.label,
        "since": ruling.since and ruling.since.isoformat(),
        "clauses": ruling.clauses, "parts": ruling.parts,
        "accepted": ruling.accepted, "decided": ruling.decided and ruling.decided.isoformat(),
        "evidence": {
            "document": evidence.document, "locator": evidence.locator, "label": evidence.label,
            "start": evidence.start, "end": evidence.end, "quote": evidence.quote,
            "stands": ruling.stands,
        },
    }  # fmt: skip
