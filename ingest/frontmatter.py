"""The YAML block ("---" … "---") at the head of a Markdown document."""

import re
from collections.abc import Hashable
from dataclasses import dataclass

import yaml

from ingest.errors import ReadError
from ingest.folding import nfc

# Front matter is a page of plain fields. Anything larger or deeper is an
# accident or an attack (alias bombs, nesting that overflows the stack).
MAX_CHARACTERS = 64 * 1024
_MAX_DEPTH = 12
# What libyaml says, from 0.2.6 on, of more nesting than it reads itself.
_PARSER_DEPTH = "exceeded maximum nesting depth"
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"\s*[A-Za-z_][\w-]*[ \t]*:")
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``fields`` is empty where there is no block; ``body`` is ``text[body_start:]``."""

    fields: dict[str, object]
    body: str
    body_start: int


class _PlainLoader(_SafeLoader):  # type: ignore[misc, valid-type]
    """A safe loader that refuses a key given twice instead of keeping the last."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(
                None, None, "một trường được ghi hai lần", node.start_mark
            )
        return mapping


def split_front_matter(text: str, file: str) -> FrontMatter:
    """Separate the fields from the body of a Markdown text.

    A text that opens with a horizontal rule is no front matter: the line after
    "---" must be a field. Raises ReadError for a block that is not closed,
    not a list of fields, too large, or uses anchors, aliases or tags.
    """
    offset = 1 if text.startswith("\ufeff") else 0
    opening = _OPENING.match(text, offset)
    if not opening or not _FIELD.match(text, opening.end()):
        return FrontMatter({}, text[offset:], offset)
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise ReadError(
            f"Tệp {file}: phần khai báo đầu tệp thiếu dòng “---” đóng lại; hãy thêm dòng đó."
        )
    fields = load_yaml_fields(text[opening.end() : closing.start()], file)
    body_start = min(closing.end() + 1, len(text))
    return FrontMatter(fields, text[body_start:], body_start)


def load_yaml_fields(source: str, file: str) -> dict[str, object]:
    """The fields of a YAML text of plain values (text, numbers, dates, lists, maps)."""
    if len(source) > MAX_CHARACTERS:
        raise ReadError(
            f"Tệp {file}: phần khai báo YAML quá lớn ({len(source)} ký tự, "
            f"tối đa {MAX_CHARACTERS}); hãy rút gọn."
        )
    try:
        _refuse_tricks(source, file)
        fields = yaml.load(nfc(source), Loader=_PlainLoader)
    except (yaml.YAMLError, ValueError) as error:
        if _PARSER_DEPTH in str(error):
            raise _too_deep(file) from error
        raise ReadError(
            f"Tệp {file}: phần khai báo YAML sai cú pháp{_place(error)}; hãy sửa rồi nạp lại."
        ) from error
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise ReadError(f"Tệp {file}: phần khai báo YAML phải là các dòng “trường: giá trị”.")
    return fields


def _refuse_tricks(source: str, file: str) -> None:
    depth = documents = 0
    for event in yaml.parse(source, Loader=_SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        tagged = getattr(event, "tag", None) is not None
        if getattr(event, "anchor", None) is not None or tagged:
            raise ReadError(
                f"Tệp {file}: phần khai báo YAML không được dùng neo (&), bí danh (*) hay thẻ (!)."
            )
        if depth > _MAX_DEPTH or documents > 1:
            raise _too_deep(file)


def _too_deep(file: str) -> ReadError:
    return ReadError(
        f"Tệp {file}: phần khai báo YAML lồng quá sâu hoặc gồm nhiều tài liệu; hãy viết gọn lại."
    )


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    place = f" ở dòng {mark.line + 1}" if mark else ""
    return f"{place} ({problem})" if problem else f"{place} ({error})"
