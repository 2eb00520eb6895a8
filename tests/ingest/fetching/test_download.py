import socket

import pytest

from ingest.fetching.addresses import Place, machines, parse_address
from ingest.fetching.download import Limits, download
from ingest.fetching.failure import AddressError, Unreachable


def test_page_and_redirect_within_the_site(site: str) -> None:
    got = download(f"{site}/chuyen", allow_loopback_http=True)
    assert got.suffix == ".html"
    assert got.address == f"{site}/dung"
    assert "Điều 3" in got.data.decode()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/vao-mang-noi-bo", "mạng nội bộ"),
        ("/sang-https-noi-bo", "mạng nội bộ"),
        ("/sang-tep", "chỉ tải qua https"),
        ("/vong", "chuyển hướng quá nhiều"),
        ("/cut", "cụt"),
        ("/to", "lớn hơn"),
        ("/to-khong-noi", "lớn hơn"),
        ("/anh", "image/gif"),
        ("/nen", "nén"),
        ("/khong-co", "404"),
    ],
)
def test_what_is_refused(site: str, path: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason):
        download(site + path, Limits(size=2000), allow_loopback_http=True)


def test_slow_sender_is_hung_up_on(site: str) -> None:
    with pytest.raises(AddressError, match="chưa xong"):
        download(f"{site}/cham", Limits(seconds=0.6, wait=5), allow_loopback_http=True)


def test_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreachable):
        download(f"http://127.0.0.1:{port}/", allow_loopback_http=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/a",
        "ftp://example.com/a",
        "file:///etc/passwd",
        "https://user:secret@example.com/",
        "https:///a",
        "https://exa mple:x/",
    ],
)
def test_only_plain_https_addresses_are_asked(address: str) -> None:
    with pytest.raises(AddressError):
        parse_address(address)


def test_addresses_with_vietnamese_letters_are_written_as_the_network_wants_them() -> None:
    place = parse_address("https://vănbản.vn/tải về?số=12%2FQĐ")
    assert place.host.startswith("xn--")
    assert place.target == "/t%E1%BA%A3i%20v%E1%BB%81?s%E1%BB%91=12%2FQ%C4%90"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:a00:1::",
    ],
)  # fmt: skip
def test_machines_of_private_networks_are_refused(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("1.1.1.1", 443)), (0, 0, 0, "", (number, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    place = Place(True, "a.vn", 443, "/")
    with pytest.raises(AddressError, match="nội bộ"):
        machines(place)
    # Not even in tests by https, nor anything but this machine by http.
    with pytest.raises(AddressError, match="nội bộ"):
        machines(place, allow_loopback_http=True)
