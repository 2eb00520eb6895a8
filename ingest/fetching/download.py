"""Downloads one address within limits of size, time and redirects."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from ingest.fetching.addresses import Place, machines, parse_address
from ingest.fetching.failure import AddressError, Unreachable

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/plain": ".txt",
}
_UNSAID = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")
_HEADERS = {
    "User-Agent": "tra-cuu-van-kien",
    "Accept": "text/html, application/pdf, application/msword, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """``size`` in bytes; ``seconds`` for the whole download, ``wait`` for each answer."""

    size: int = 30 * 1024 * 1024
    seconds: float = 90.0
    wait: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Downloaded:
    """``suffix`` is that of the file the content would be saved as."""

    data: bytes
    suffix: str
    address: str


def download(
    address: str, limits: Limits | None = None, *, allow_loopback_http: bool = False
) -> Downloaded:
    """The content of an https address.

    Redirects are followed to public https addresses only. Raises
    AddressError; its subclass Unreachable where no machine answered.
    ``allow_loopback_http`` is for tests only.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        place = parse_address(address, allow_loopback_http=allow_loopback_http)
        numbers = machines(place, allow_loopback_http=allow_loopback_http)
        with _answer(place, numbers, limits, deadline) as response:
            if response.status not in _REDIRECTS:
                return _content(response, address, place, limits)
            address = urljoin(address, response.getheader("Location") or "")
    raise AddressError("bị chuyển hướng quá nhiều lần")


class _Connection(http.client.HTTPConnection):
    """Connects to a machine that was checked, whatever its name leads to by now."""

    def __init__(self, place: Place, numbers: list[str], limits: Limits, deadline: float) -> None:
        super().__init__(place.host, place.port)
        self._place, self._numbers, self._wait, self._deadline = (
            place, numbers, limits.wait, deadline,
        )  # fmt: skip

    def connect(self) -> None:
        for left, number in zip(range(len(self._numbers) - 1, -1, -1), self._numbers, strict=True):
            wait = max(0.1, min(self._wait, self._deadline - time.monotonic()))
            try:
                self.sock = socket.create_connection((number, self.port), wait)
                break
            except OSError:
                if not left:
                    raise
        if self._place.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


@contextmanager
def _answer(
    place: Place, numbers: list[str], limits: Limits, deadline: float
) -> Iterator[http.client.HTTPResponse]:
    """The response; every failure until it is closed is an AddressError."""
    connection = _Connection(place, numbers, limits, deadline)
    late = threading.Event()
    watch: threading.Timer | None = None
    try:
        _connect(connection)
        # A slow sender keeps each single wait short; only closing the line ends it.
        watch = threading.Timer(
            max(0.0, deadline - time.monotonic()), _hang_up, (connection.sock, late)
        )
        watch.daemon = True
        watch.start()
        connection.request("GET", place.target, headers=_HEADERS)
        with connection.getresponse() as response:
            yield response
        if late.is_set():
            raise _slow(limits)
    except TimeoutError as error:
        raise AddressError("máy chủ không trả lời kịp") from error
    except (OSError, http.client.HTTPException) as error:
        if late.is_set():
            raise _slow(limits) from error
        raise AddressError("đường truyền bị ngắt giữa chừng") from error
    except AddressError as error:
        if late.is_set():
            raise _slow(limits) from error
        raise
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()


def _connect(connection: _Connection) -> None:
    try:
        connection.connect()
    except ssl.SSLError as error:
        raise AddressError("chứng thư https của máy chủ không hợp lệ") from error
    except OSError as error:
        raise Unreachable("không kết nối được tới máy chủ") from error


def _hang_up(line: socket.socket, late: threading.Event) -> None:
    late.set()
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed in the meantime


def _slow(limits: Limits) -> AddressError:
    return AddressError(f"tải chưa xong sau {limits.seconds:.0f} giây")


def _content(
    response: http.client.HTTPResponse, address: str, place: Place, limits: Limits
) -> Downloaded:
    if response.status != http.client.OK:
        raise AddressError(f"máy chủ trả lời mã {response.status}")
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise AddressError("máy chủ trả nội dung nén, không đọc được")
    suffix = _suffix(response, place)
    promised = response.length
    if promised is not None and promised > limits.size:
        raise _too_large(limits)
    data = bytearray()
    while piece := response.read(_PIECE):
        data += piece
        if len(data) > limits.size:
            raise _too_large(limits)
    if promised is not None and len(data) < promised:
        raise AddressError("nội dung tải về bị cụt")
    return Downloaded(bytes(data), suffix, address)


def _suffix(response: http.client.HTTPResponse, place: Place) -> str:
    said = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    if said in _SUFFIXES:
        return _SUFFIXES[said]
    named = "." + place.target.partition("?")[0].rpartition(".")[2].lower()
    if said in _UNSAID and named in _SUFFIXES.values():
        return named
    raise AddressError(f"nội dung không phải văn bản ({said or 'không rõ loại'})")


def _too_large(limits: Limits) -> AddressError:
    return AddressError(f"nội dung lớn hơn {limits.size // 2**20} MB")
