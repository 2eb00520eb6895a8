"""What the library knows of a document besides its text, checked on load."""

import datetime
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from ingest.errors import ReadError
from ingest.folding import nfc
from ingest.frontmatter import split_front_matter
from ingest.identity import Identity, normalize_number

Fidelity = Literal["verbatim", "digest"]


class Status(StrEnum):
    """Whether a document is in force, as far as a source says."""

    IN_FORCE = "in_force"
    PARTLY_LAPSED = "partly_lapsed"
    LAPSED = "lapsed"
    CONCLUDED = "concluded"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


class RelationKind(StrEnum):
    """What this document does to the other, or the other to it ("…_by")."""

    CITES = "cites"
    BASED_ON = "based_on"
    REPLACES = "replaces"
    REPLACED_BY = "replaced_by"
    AMENDS = "amends"
    AMENDED_BY = "amended_by"
    REVIEWED_BY = "reviewed_by"
    DETAILED_BY = "detailed_by"
    RELATED = "related"
    DISTINCT_FROM = "distinct_from"  # same or like number, another document

    @property
    def label(self) -> str:
        return _RELATION_LABELS[self]


_STATUS_LABELS = {
    Status.IN_FORCE: "còn hiệu lực",
    Status.PARTLY_LAPSED: "hết hiệu lực một phần",
    Status.LAPSED: "hết hiệu lực toàn bộ",
    Status.CONCLUDED: "đã tổng kết",
    Status.UNKNOWN: "không rõ hiệu lực",
}
_RELATION_LABELS = {
    RelationKind.CITES: "viện dẫn",
    RelationKind.BASED_ON: "căn cứ",
    RelationKind.REPLACES: "thay thế",
    RelationKind.REPLACED_BY: "được thay thế bởi",
    RelationKind.AMENDS: "sửa đổi, bổ sung",
    RelationKind.AMENDED_BY: "được sửa đổi, bổ sung bởi",
    RelationKind.REVIEWED_BY: "được sơ kết, tổng kết bởi",
    RelationKind.DETAILED_BY: "được thể chế hóa, quy định chi tiết bởi",
    RelationKind.RELATED: "liên quan",
    RelationKind.DISTINCT_FROM: "dễ nhầm với",
}


def _parse_text(value: object) -> object:
    return " ".join(nfc(value).split()) if isinstance(value, str) else value


def _parse_date(value: object) -> object:
    """A YAML date, "2021-11-19" or "19/11/2021"; numbers would be read as seconds."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str):
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.datetime.strptime(value.strip(), form).date()
            except ValueError:
                continue
    raise ValueError("phải là ngày dạng 2021-11-19 hoặc 19/11/2021")


def _parse_number(value: object) -> object:
    return normalize_number(value) if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1), BeforeValidator(_parse_text)]
Number = Annotated[str, Field(min_length=1), BeforeValidator(_parse_number)]
Date = Annotated[datetime.date, BeforeValidator(_parse_date)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Relation(_Record):
    """A tie to another document, which may have a title and no known number."""

    kind: RelationKind
    number: Number | None = None
    issued: Date | None = None
    issuer: Text | None = None
    title: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _names_a_document(self) -> "Relation":
        if self.number is None and self.title is None:
            raise ValueError("quan hệ phải ghi số (number) hoặc tên (title) của văn bản kia")
        return self


class Source(_Record):
    """Where a statement was read; ``id`` is the number of its mark "[1]" in the text."""

    id: int | None = Field(default=None, ge=1)
    url: Address
    note: Text | None = None


class DocumentMetadata(_Record):
    """One document of the library. What no source says is None, never guessed.

    ``issued`` must be given, if only as null: a file that names no date is
    kept apart from every dated document.

    ``fidelity`` is "digest" where the text is the library's own summary.
    ``number_note`` says where the number comes from when the page lacks it.
    ``text_sources`` are addresses that publish the full text;
    ``expected_articles`` counts the Điều of that text, attachments included.
    """

    number: Number
    issued: Date | None
    issuer: Text
    kind: Text
    title: Text
    fidelity: Fidelity
    signer: Text | None = None
    place: Text | None = None
    term: Text | None = None
    status: Status = Status.UNKNOWN
    status_note: Text | None = None
    number_note: Text | None = None
    relations: tuple[Relation, ...] = ()
    sources: tuple[Source, ...] = ()
    text_sources: tuple[Address, ...] = ()
    expected_articles: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _source_marks_are_unique(self) -> "DocumentMetadata":
        ids = [source.id for source in self.sources if source.id is not None]
        if len(ids) != len(set(ids)):
            raise ValueError("hai nguồn (sources) mang cùng một số id")
        return self

    @property
    def identity(self) -> Identity:
        return Identity(self.number, self.issued, self.issuer)

    @property
    def name(self) -> str:
        """ "Nghị quyết 04-NQ/TU ngày 19/11/2021 của Ban Thường vụ Tỉnh ủy Nghệ An"."""
        date = f" ngày {self.issued:%d/%m/%Y}" if self.issued else ""
        return f"{self.kind} {self.number}{date} của {self.issuer}"


def parse_metadata(fields: Mapping[str, object], file: str) -> DocumentMetadata:
    """Check fields read from front matter or a sidecar. Raises ReadError in Vietnamese."""
    try:
        return DocumentMetadata.model_validate(dict(fields))
    except ValidationError as error:
        raise ReadError(describe_validation_error(error, file)) from error


def load_metadata(path: Path) -> DocumentMetadata:
    """The metadata in the front matter of a Markdown file."""
    fields = split_front_matter(read_utf8(path), path.name).fields
    if not fields:
        raise ReadError(f"Tệp {path.name} không có phần khai báo “---” ở đầu; hãy bổ sung.")
    return parse_metadata(fields, path.name)


def load_folder_metadata(folder: Path) -> dict[Path, DocumentMetadata]:
    """The metadata of every Markdown file directly in ``folder``, by path."""
    return {path: load_metadata(path) for path in sorted(folder.glob("*.md"))}


def read_utf8(path: Path) -> str:
    """A text file as it is. Raises ReadError when it is missing or not UTF-8."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(
            f"Không đọc được tệp {path.name}: tệp thiếu, bị chặn quyền hoặc không phải UTF-8."
        ) from error


def describe_validation_error(error: ValidationError, file: str) -> str:
    """One Vietnamese sentence: the file, the first wrong field, the reason."""
    details = error.errors(include_url=False)
    first = details[0]
    field = ".".join(str(part) for part in first["loc"]) or "(toàn bộ)"
    others = f" (và {len(details) - 1} lỗi khác)" if len(details) > 1 else ""
    return f"Tệp {file}, trường “{field}”: {_reason(first)}{others}."


def _reason(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "thiếu giá trị bắt buộc"
        case "extra_forbidden":
            return "tên trường lạ, không được dùng"
        case "enum" | "literal_error":
            allowed = re.sub(r"\s+or\s+", ", ", str(context.get("expected", "")))
            return f"giá trị không hợp lệ, chỉ nhận {allowed}"
        case "string_type":
            return "phải là chữ (đặt trong dấu nháy nếu chỉ có số)"
        case "string_too_short":
            return "không được để trống"
        case "string_pattern_mismatch":
            return "phải là địa chỉ bắt đầu bằng http:// hoặc https://"
        case "int_type" | "int_parsing" | "greater_than_equal":
            return "phải là số nguyên dương"
        case "tuple_type" | "list_type":
            return "phải là một danh sách"
        case "value_error":
            return str(context.get("error", detail["msg"]))
        case _:
            return "giá trị không hợp lệ"
