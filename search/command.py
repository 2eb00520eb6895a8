"""The command line of search."""

import argparse
import json
import sys
import textwrap
import typing
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from ingest.errors import QuestionError, ReadError
from ingest.locations import default_index
from ingest.terminal import run
from search.contract import Answer, Citation
from search.notes import Note, notes_under
from search.parts import used_citations
from search.wording import DIGEST_WARNING

if typing.TYPE_CHECKING:
    from search.generation import LanguageModelSettings

_WIDTH = 96
# First word → module and function: imported only when asked for.
_COMMANDS = {
    "clause": ("search.lookup.command", "clause_command"),
    "references": ("search.lookup.command", "references_command"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 once every question has its answer or refusal."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # A question of one such word is still a question.
    if len(given) > 1 and given[0] in _COMMANDS:
        module, function = _COMMANDS[given[0]]
        command: Callable[[Sequence[str]], int] = getattr(import_module(module), function)
        return command(given[1:])
    options = _parser().parse_args(given)
    return run(lambda: _search(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m search", description="Hỏi các văn bản đã nạp, trả lời bằng trích dẫn."
    )
    parser.add_argument("question", nargs="*", metavar="CÂU_HỎI")
    parser.add_argument(
        "--index", type=Path, default=default_index(), metavar="THƯ_MỤC",
        help="thư mục chỉ mục (mặc định: var)",
    )  # fmt: skip
    parser.add_argument(
        "--top", type=_positive, default=5, metavar="N", help="số trích dẫn nhiều nhất"
    )
    parser.add_argument("--json", action="store_true", help="in câu trả lời dạng JSON")
    parser.add_argument(
        "--notes", action="store_true",
        help="thêm vào JSON trường notes: các lưu ý dưới câu trả lời",
    )  # fmt: skip
    parser.add_argument(
        "--batch", type=Path, metavar="TỆP",
        help='mỗi dòng một câu hỏi {"id", "q"}; in mỗi câu trả lời một dòng JSON',
    )  # fmt: skip
    parser.add_argument(
        "--llm", action="store_true", help="nhờ mô hình ngôn ngữ đã khai báo diễn đạt câu trả lời"
    )
    return parser


def _positive(value: str) -> int:
    number = int(value) if value.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("phải là số nguyên từ 1 trở lên")
    return number


def _search(options: argparse.Namespace) -> int:
    from search.engine import Engine, check_question

    question = " ".join(options.question)
    if options.batch is None:
        check_question(question)
    model = _language_model(options)
    with Engine.open(options.index) as engine:
        if options.batch is not None:
            for question_id, text in _batch(options.batch):
                try:
                    answer = engine.ask(text, options.top, question_id)
                except QuestionError as error:
                    answer = _unanswerable(question_id, text, str(error))
                print(_record(answer, options.notes), flush=True)
            return 0
        answer = engine.ask(question, options.top)
    notes: list[str] = []
    if model is not None and answer.answered:
        answer, notes = _written(answer, model)
    print(_record(answer, options.notes) if options.json else render(answer, notes))
    return 0


def _record(answer: Answer, with_notes: bool) -> str:
    """The answer as JSON; the contract has no notes, so only who asks for them gets them."""
    if not with_notes:
        return answer.model_dump_json()
    notes = [
        {"citations": note.citations, "text": note.text, "sources": [s.url for s in note.sources]}
        for note in notes_under(answer)
    ]
    return json.dumps(answer.model_dump() | {"notes": notes}, ensure_ascii=False)


def _language_model(options: argparse.Namespace) -> "LanguageModelSettings | None":
    """Settings of the optional language model; QuestionError if it is asked for and not set."""
    if not options.llm:
        return None
    from search.generation import settings_from_environment

    settings = settings_from_environment()
    if settings is None:
        raise QuestionError(
            "Chưa đặt TRA_CUU_LLM_URL và TRA_CUU_LLM_MODEL nên không dùng được --llm."
        )
    return settings


def _written(answer: Answer, settings: "LanguageModelSettings") -> tuple[Answer, list[str]]:
    """The answer in the model's words where they were verified, and what was struck out."""
    from search.generation import compose_generated, generate

    written = compose_generated(answer, generate(answer.interpreted, answer, settings))
    notes = [f"Câu bị gạch bỏ: ~~{s.text}~~ ({s.reason})" for s in written.struck]
    if written.failure:
        return answer, [*notes, f"Giữ câu trích nguyên văn vì {written.failure}."]
    update = {"answer": written.text, "citations": list(written.citations)}
    return answer.model_copy(update=update), notes


def _batch(path: Path) -> Iterator[tuple[str | None, str]]:
    """Questions of a file; a line that is none raises ReadError with its number."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"Không đọc được tệp câu hỏi {path}: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            question_id, text = record.get("id"), record["q"]
        except (ValueError, KeyError, AttributeError) as error:
            raise ReadError(
                f'{path}, dòng {number}: cần một đối tượng JSON {{"id": …, "q": "câu hỏi"}}.'
            ) from error
        yield None if question_id is None else str(question_id), str(text)


def _unanswerable(question_id: str | None, question: str, reason: str) -> Answer:
    return Answer(
        id=question_id, question=question, interpreted="", answered=False, answer="",
        refusal=reason, citations=[], elapsed_ms=0.0,
    )  # fmt: skip


def render(answer: Answer, notes: Sequence[str] = ()) -> str:
    """The answer for a terminal, with remarks on how it was written."""
    parts: list[str] = []
    if answer.interpreted != " ".join(answer.question.split()):
        parts.append(f"Hiểu là: {answer.interpreted}")
    if answer.answered:
        parts.append(answer.answer)
        parts.extend(notes)
        parts.extend(map(_footnote, notes_under(answer)))
        used = used_citations(answer)
        others = [c for c in answer.citations if c not in used]
        if others:
            parts.append("Xem thêm:\n" + "\n".join(_line(c) for c in others))
    else:
        parts.append(answer.refusal or "")
        parts.extend(_line(citation) for citation in answer.citations)
    return "\n\n".join("\n".join(_wrap(part)) for part in parts)


def _footnote(note: Note) -> str:
    sources = "".join(f"\nNguồn: {s.note or ''}\n{s.url}" for s in note.sources)
    return f"Lưu ý {note.marks}: {note.text}{sources}"


def _line(citation: Citation) -> str:
    warning = f" ({DIGEST_WARNING})" if citation.fidelity == "digest" else ""
    quote = textwrap.shorten(citation.quote, 160, placeholder=" …")
    return f"[{citation.n}] {citation.document}, {citation.label}{warning}: {quote}"


def _wrap(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(
            line, _WIDTH, break_long_words=False, break_on_hyphens=False
        ) or [""]
