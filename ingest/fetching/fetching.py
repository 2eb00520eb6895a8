"""Puts an official text in the place of its digest."""

import contextlib
import datetime
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ingest.errors import ReadError, UserError
from ingest.fetching.article import article_of
from ingest.fetching.checking import check_text
from ingest.fetching.download import Downloaded, Limits, download
from ingest.fetching.failure import AddressError, FetchError, Unreachable
from ingest.folding import strip_diacritics
from ingest.identity import normalize_number
from ingest.index.lock import reading
from ingest.metadata import DocumentMetadata
from ingest.pipeline import STORE_FILE, ingest
from ingest.readers import file_bytes, read_bytes
from ingest.secrecy import refuse_secret
from ingest.store import Store

FOLDER = "tai-ve"
_ORIGINAL = ".goc"  # not a suffix of documents: kept beside the text, never taken in


@dataclass(slots=True)
class Fetched:
    """Where the text was put, and why each address before it gave none."""

    number: str
    address: str = ""
    path: Path = Path()
    attempts: list[tuple[str, str]] = field(default_factory=list)


Told = Callable[[str], None]


def fetch(
    number: str,
    index_dir: Path,
    *,
    issued: datetime.date | None = None,
    limits: Limits | None = None,
    embedder_setting: str | None = None,
    tell: Told = lambda _: None,
    allow_loopback_http: bool = False,
) -> Fetched:
    """Download the text of a digest from the addresses of the catalogue and take it in.

    Raises FetchError with what to do by hand if no address gives the right
    text. ``allow_loopback_http`` is for tests only.
    """
    wanted = digest_of(number, index_dir, issued)
    result = Fetched(wanted.number)
    offline = bool(wanted.text_sources)
    for address in wanted.text_sources:
        tell(f"Thử {address}")
        try:
            got = download(address, limits, allow_loopback_http=allow_loopback_http)
            text = _checked(got, wanted)
        except AddressError as error:
            offline = offline and isinstance(error, Unreachable)
            result.attempts.append((address, str(error)))
            tell(f"  {error}")
            continue
        result.address = address
        result.path = _take_in(text, got, wanted, index_dir, embedder_setting)
        return result
    raise FetchError(_by_hand(wanted, result, offline))


def place_file(
    number: str,
    file: Path,
    index_dir: Path,
    *,
    issued: datetime.date | None = None,
    embedder_setting: str | None = None,
) -> Fetched:
    """Like ``fetch`` for a file that the user has downloaded."""
    wanted = digest_of(number, index_dir, issued)
    got = Downloaded(file_bytes(file), file.suffix.lower(), "")
    try:
        text = _checked(got, wanted)
    except AddressError as error:
        raise FetchError(f"Tệp {file.name} không dùng được: {error}.") from error
    path = _take_in(text, got, wanted, index_dir, embedder_setting)
    return Fetched(wanted.number, str(file), path)


def digest_of(number: str, index_dir: Path, issued: datetime.date | None) -> DocumentMetadata:
    """What the library knows of the document; FetchError if there is no digest of it."""
    number = normalize_number(number)
    with reading(index_dir), closing(Store(index_dir / STORE_FILE)) as store:
        known = [m for m in store.metadata().values() if m.number == number]
    if issued is not None:
        known = [m for m in known if m.issued == issued]
    digests = [m for m in known if m.fidelity == "digest"]
    if len(digests) == 1:
        return digests[0]
    if digests:
        dates = ", ".join(f"{m.issued:%d/%m/%Y}" if m.issued else "không ngày" for m in digests)
        raise FetchError(f"Có nhiều văn bản số {number} ({dates}); hãy thêm --date NGÀY.")
    if known:
        raise FetchError(f"Thư viện đã có nguyên văn {number}.")
    raise FetchError(
        f"Danh mục không có địa chỉ của {number}; hãy tìm văn bản ấy rồi nạp tệp bằng lệnh: "
        "python -m ingest TỆP."
    )


def _checked(got: Downloaded, wanted: DocumentMetadata) -> bytes:
    """The text to keep, once it is known to be the document, whole, and not secret."""
    path = Path(f"{wanted.number}{got.suffix}")
    try:
        data = article_of(got.data, wanted) if got.suffix in (".html", ".htm") else got.data
        extraction = read_bytes(path, data)
        refuse_secret(extraction, path)
    except ReadError as error:
        raise AddressError(str(error).rstrip(".")) from error
    check_text(extraction, wanted)
    return data


def _take_in(
    text: bytes, got: Downloaded, wanted: DocumentMetadata, index_dir: Path, setting: str | None
) -> Path:
    """Keep the text with what the catalogue knows of it; nothing is kept if that fails."""
    folder = index_dir / FOLDER
    year = f"-{wanted.issued.year}" if wanted.issued else ""
    plain = strip_diacritics(wanted.number).lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") + year
    path = folder / f"{stem}{got.suffix}"
    files = {folder / f"{stem}.meta.yaml": _sidecar(wanted, got), path: text}
    if text != got.data:
        files[folder / f"{stem}{got.suffix}{_ORIGINAL}"] = got.data
    with _undone_on_failure(list(files)):
        folder.mkdir(parents=True, exist_ok=True)
        for place, data in files.items():
            _write(place, data)
        report = ingest([path], index_dir, embedder_setting=setting)
        if report.failed:
            raise FetchError(report.failed[0][1])
    return path


def _sidecar(wanted: DocumentMetadata, got: Downloaded) -> bytes:
    known = wanted.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    known |= {"fidelity": "verbatim", "issued": wanted.issued and wanted.issued.isoformat()}
    if got.address:
        today = datetime.date.today()
        source = {"url": got.address, "note": f"Nguyên văn, tải về ngày {today:%d/%m/%Y}"}
        known["sources"] = [*known.get("sources", ()), source]
    return yaml.safe_dump(known, allow_unicode=True, sort_keys=False).encode()


def _write(place: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(temporary, place)


@contextlib.contextmanager
def _undone_on_failure(files: list[Path]) -> Iterator[None]:
    try:
        yield
    except (UserError, OSError):
        for file in files:
            file.unlink(missing_ok=True)
        raise


def _by_hand(wanted: DocumentMetadata, result: Fetched, offline: bool) -> str:
    if not wanted.text_sources:
        return (
            f"Danh mục chưa có địa chỉ nào đăng nguyên văn {wanted.number}; nếu có tệp văn bản, "
            f"hãy chạy: python -m ingest fetch {wanted.number} --file TỆP."
        )
    why = "không có mạng" if offline else "không địa chỉ nào cho đúng văn bản"
    tried = "; ".join(f"{address} ({reason})" for address, reason in result.attempts)
    return (
        f"Chưa lấy được nguyên văn {wanted.number} vì {why}: {tried}. Hãy mở một trong các địa chỉ "
        "ấy bằng trình duyệt trên máy có mạng, lưu văn bản thành tệp, chép về rồi chạy: "
        f"python -m ingest fetch {wanted.number} --file TỆP."
    )
