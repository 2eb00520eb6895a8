"""A server on this machine, with pages made for the tests."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.pipeline import ingest

ARTICLES = 3


def article(count: int = ARTICLES, number: str = "12-QĐ/TU", day: int = 2) -> str:
    """The document as a site prints it, with what it prints around it."""
    articles = "".join(
        f"<p><b>Điều {n}. Việc thứ {n}</b></p><p>Nội dung của điều {n}.</p>"
        for n in range(1, count + 1)
    )
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Tin</title></head><body>
    <nav><a href="/">Trang chủ</a> <a href="/x">Điều khoản sử dụng</a></nav>
    <main><h1>Quyết định {number}</h1><div class="noi-dung">
    <table><tr><td><p>TỈNH ỦY A</p><p>*</p><p>Số {number}</p></td>
    <td><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p>A, ngày {day:02} tháng 01 năm 2020</p></td></tr></table>
    <p>QUYẾT ĐỊNH</p><p>ban hành quy chế làm việc</p>{articles}
    <p>T/M BAN THƯỜNG VỤ</p><p>BÍ THƯ</p><p>Nguyễn Văn An</p>
    </div></main><footer>Bản quyền thuộc về trang tin. Chia sẻ bài viết.</footer></body></html>"""


PAGES: dict[str, str] = {
    "/dung": article(),
    "/van-ban-khac": article(number="13-QĐ/TU"),
    "/khac-ngay": article(day=9),
    "/thieu": article(2),
    "/lan": article(ARTICLES + 2),
    "/dang-nhap": "<html><body><form>Tên <input name=u> <input type=password></form></body></html>",
    "/mat": article().replace("<p>QUYẾT ĐỊNH</p>", "<p>TỐI MẬT</p><p>QUYẾT ĐỊNH</p>"),
}
REDIRECTS = {
    "/chuyen": "/dung",
    "/vao-mang-noi-bo": "http://192.168.1.1/dung",
    "/sang-https-noi-bo": "https://10.0.0.1/dung",
    "/sang-tep": "file:///etc/hostname",
    "/vong": "/vong",
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path in PAGES:
            self._send(PAGES[self.path].encode(), "text/html; charset=utf-8")
        elif self.path == "/cut":
            data = PAGES["/dung"].encode()
            self._send(data[:500], "text/html", length=len(data))
        elif self.path == "/to":
            self._send(b"x" * 3000, "text/html")
        elif self.path == "/to-khong-noi":
            self._send(b"x" * 3000, "text/html", length=None)
        elif self.path == "/cham":
            self._drip(self.wfile)
        elif self.path == "/anh":
            self._send(b"GIF89a", "image/gif")
        elif self.path == "/nen":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
        else:
            self.send_error(404)

    def _send(self, data: bytes, kind: str, length: int | None = -1) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(len(data) if length == -1 else length))
        self.end_headers()
        self.wfile.write(data)

    def _drip(self, out: object) -> None:
        """A byte at a time, each in good time, without end."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(600):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def library(folder: Path, *addresses: str, expected: int | None = ARTICLES) -> Path:
    """An index that knows 12-QĐ/TU as a digest."""
    articles = f"expected_articles: {expected}\n" if expected else ""
    (folder / "tom-luoc.md").write_text(
        "---\nnumber: 12-QĐ/TU\nissued: 2020-01-02\nissuer: Tỉnh ủy A\nkind: Quyết định\n"
        f"title: Quy chế làm việc\nfidelity: digest\n{articles}status: in_force\n"
        f"text_sources: [{', '.join(addresses)}]\n---\n\nTóm lược của quy chế.\n",
        "utf-8",
    )
    ingest([folder / "tom-luoc.md"], folder / "chi-muc")
    return folder / "chi-muc"
