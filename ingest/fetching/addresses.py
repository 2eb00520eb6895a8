"""Which addresses may be asked, and the machines they lead to.

A page must not lead the program into the office's own network, so that the
machine is looked up once, checked, and connected to by its number.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ingest.fetching.failure import AddressError, Unreachable

_IN_PATHS = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart; ``target`` is the path and query to ask for."""

    secure: bool
    host: str
    port: int
    target: str


def parse_address(address: str, *, allow_loopback_http: bool = False) -> Place:
    """Raises AddressError for all but https. ``allow_loopback_http`` is for tests only."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise AddressError("địa chỉ sai dạng") from error
    if parts.scheme != "https" and not (parts.scheme == "http" and allow_loopback_http):
        raise AddressError("chỉ tải qua https")
    if not host or parts.username is not None:
        raise AddressError("địa chỉ sai dạng")
    secure = parts.scheme == "https"
    target = quote(parts.path or "/", safe=_IN_PATHS)
    if parts.query:
        target += "?" + quote(parts.query, safe=_IN_PATHS + "?")
    return Place(secure, host, port or (443 if secure else 80), target)


def machines(place: Place, *, allow_loopback_http: bool = False) -> list[str]:
    """Numeric addresses of the host, all of them public.

    Raises Unreachable if the name is not found, AddressError if any of its
    addresses belongs to a private network.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("không tìm thấy máy chủ, có thể do máy này không có mạng") from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not _is_allowed(number, loopback=allow_loopback_http and not place.secure):
            raise AddressError("địa chỉ dẫn vào mạng nội bộ, bị từ chối")
    return numbers


def _is_allowed(number: str, *, loopback: bool) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    address = mapped or address
    if loopback:
        return address.is_loopback
    return address.is_global and not address.is_multicast
