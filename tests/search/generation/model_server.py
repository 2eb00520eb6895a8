"""A server that speaks as an OpenAI-compatible one does, or not quite, on loopback."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ModelServer(ThreadingHTTPServer):
    """Says ``pieces``; ``requests`` are the bodies received, ``headers`` the last headers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pieces: Sequence[str] = ()
        self.status = 200
        self.raw: bytes | None = None  # sent as it is instead of the pieces
        self.finish: str | None = "stop"
        self.stalls = False
        self.released = threading.Event()
        self.requests: list[dict] = []
        self.headers: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.requests.append(json.loads(self.rfile.read(length)))
        self.server.headers = dict(self.headers)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.server.raw is not None:
            self.wfile.write(self.server.raw)
            return
        for piece in self.server.pieces:
            self._send(piece, None)
        if self.server.stalls:
            self.server.released.wait(30)
            return
        if self.server.finish:
            self._send("", self.server.finish)
            self.wfile.write(b"data: [DONE]\n\n")

    def _send(self, text: str, finish: str | None) -> None:
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m",
                 "choices": [choice]}  # fmt: skip
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A running server; its threads have ended afterwards."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
