"""Follows the state of an RTF document and collects its story."""

import dataclasses
from dataclasses import dataclass

from ingest.extraction import BlockKind
from ingest.readers.legacy.conversion import Run
from ingest.readers.rtf.tokens import Token, tokens
from ingest.readers.story import StoryLine, StoryTable

_SKIPPED = frozenset(
    [
        "stylesheet",
        "colortbl",
        "info",
        "pict",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "annotation",
        "object",
        "objdata",
        "themedata",
        "datastore",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "fldinst",
        "xmlnstbl",
        "latentstyles",
        "revtbl",
        "filetbl",
        "nonshppict",
        "sp",
    ]
)
# Destinations marked as ignorable that hold printed text all the same.
_READ_ALL_THE_SAME = frozenset({"shpinst", "shptxt", "shppict", "listtext", "pntext", "fldrslt"})
_CHARACTERS = {
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}
_SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": " ", "_": "-", "-": "\u00ad"}
_CODE_PAGES = {163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254"}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and its end restores."""

    skipped: bool = False
    fonts: bool = False  # inside the table of fonts
    font: int | None = None
    bold: bool = False
    hidden: bool = False
    fallback: int = 1  # characters that stand in for one \u
    in_table: bool = False
    heading: bool = False


class RtfDocument:
    def __init__(self) -> None:
        self.story: list[StoryLine | StoryTable] = []
        self._state = _State()
        self._stack: list[_State] = []
        self._ignorable = False
        self._to_skip = 0
        self._default_font: int | None = None
        self._names: dict[int, str] = {}
        self._code_pages: dict[int, str] = {}
        self._line = StoryLine()
        self._printed: list[bool] = []
        self._table = _Rows()

    def read(self, source: str) -> None:
        for token in tokens(source):
            match token.kind:
                case "open":
                    self._stack.append(self._state)
                    self._to_skip = 0
                case "close":
                    self._state = self._stack.pop() if self._stack else self._state
                    self._to_skip = 0
                case "word":
                    self._word(token)
                case "symbol":
                    self._symbol(token.text)
                case "byte" | "text":
                    self._characters(token)
        self._end_line()
        self._end_table()

    def _set(self, **changes: object) -> None:
        self._state = dataclasses.replace(self._state, **changes)  # type: ignore[arg-type]

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._ignorable = True
        elif symbol in "\r\n":
            self._word(Token("word", "par"))
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _word(self, token: Token) -> None:
        word, value = token.text, token.value
        ignorable, self._ignorable = self._ignorable, False
        if word in _SKIPPED or (ignorable and word not in _READ_ALL_THE_SAME):
            self._set(skipped=True)
        elif word == "shptxt":
            self._set(skipped=False)
        elif word == "fonttbl":
            self._set(fonts=True)
        elif word == "deff":
            self._default_font = value
        elif word == "uc":
            self._set(fallback=max(0, min(value or 0, 20)))
        elif word == "u" and value is not None:
            self._add(chr(value % 0x10000))
            self._to_skip = self._state.fallback
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        else:
            self._format(word, value)

    def _format(self, word: str, value: int | None) -> None:
        match word:
            case "f":
                self._set(font=value)
            case "fcharset" if self._state.fonts and self._state.font is not None:
                self._code_pages[self._state.font] = _CODE_PAGES.get(value or 0, "cp1252")
            case "b":
                self._set(bold=value != 0)
            case "v":
                self._set(hidden=value != 0)
            case "plain":
                self._set(bold=False, hidden=False, font=self._default_font)
            case "pard":
                self._set(in_table=False, heading=False)
            case "intbl":
                self._set(in_table=True)
            case "outlinelevel":
                self._set(heading=value is not None and value < 9)
            case "par" | "line" | "sect" | "page" if not self._state.skipped:
                self._end_line()
            case "cell" | "nestcell" if not self._state.skipped:
                self._end_line()
                self._table.end_cell()
            case "row" if not self._state.skipped:
                self._table.end_row()
            case "brdrs" | "brdrdb" | "brdrth" | "brdrdot" | "brdrdash":
                self._table.bordered = True

    def _characters(self, token: Token) -> None:
        text = token.text
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if not text:
            return
        if self._state.fonts:
            if self._state.font is not None:
                known = self._names.get(self._state.font, "")
                self._names[self._state.font] = (known + text).split(";")[0]
            return
        if token.kind == "byte":
            page = self._code_pages.get(self._font(), "cp1252")
            text = text.encode("latin-1").decode(page, errors="replace").replace("\ufffd", text)
        self._add(text)

    def _font(self) -> int:
        font = self._state.font if self._state.font is not None else self._default_font
        return -1 if font is None else font

    def _add(self, text: str) -> None:
        if self._state.skipped or self._state.fonts or self._state.hidden:
            return
        if not self._state.in_table:
            self._end_table()
        self._line.runs.append(Run(text, self._names.get(self._font(), "").strip()))
        if text.strip():
            self._printed.append(self._state.bold)
        if self._state.heading:
            self._line.kind = BlockKind.HEADING

    def _end_line(self) -> None:
        if not self._line.text.strip():
            self._line, self._printed = StoryLine(), []
            return
        self._line.runs = _whole(self._line.runs)
        self._line.bold = bool(self._printed) and all(self._printed)
        if self._state.in_table:
            self._table.cell.append(self._line)
        else:
            self.story.append(self._line)
        self._line, self._printed = StoryLine(), []

    def _end_table(self) -> None:
        self.story += self._table.finished()
        self._table = _Rows()


class _Rows:
    """The rows of the table that is being read."""

    def __init__(self) -> None:
        self.bordered = False
        self.cell: list[StoryLine] = []
        self._row: list[list[StoryLine]] = []
        self._rows: list[list[list[StoryLine]]] = []

    def end_cell(self) -> None:
        self._row.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        if self._row:
            self._rows.append(self._row)
        self._row = []

    def finished(self) -> list[StoryLine | StoryTable]:
        """The table; without borders it only sets text side by side."""
        if self.cell:
            self.end_cell()
        self.end_row()
        columns = max(map(len, self._rows), default=0)
        if columns > 1 and (columns > 2 or (len(self._rows) > 1 and self.bordered)):
            return [StoryTable(self._rows)]
        by_column = range(columns)
        return [line for k in by_column for row in self._rows if k < len(row) for line in row[k]]


def _whole(runs: list[Run]) -> list[Run]:
    """Neighbouring runs of one font as one: a letter may be spread over several."""
    whole: list[Run] = []
    for run in runs:
        if whole and whole[-1].font == run.font:
            whole[-1] = Run(whole[-1].text + run.text, run.font)
        else:
            whole.append(run)
    return whole
