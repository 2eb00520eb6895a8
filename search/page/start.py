"""The command ``python ui.py``: arguments, start, wait, end."""

import argparse
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import UserError
from ingest.locations import default_index, shipped_corpus
from ingest.terminal import run

if TYPE_CHECKING:
    from search.page.library import Library

_TICK = 0.1  # seconds between looks at what has changed


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until it is stopped; the exit status."""
    options = _parser().parse_args(arguments)
    return run(lambda: _serve(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ui.py", description="Mở trang tra cứu văn kiện trên máy này.", add_help=False
    )
    parser.add_argument("-h", "--help", action="help", help="hiện phần hướng dẫn này")
    parser.add_argument(
        "--index", type=Path, default=default_index(), help="thư mục chỉ mục (mặc định: var)"
    )
    parser.add_argument("--port", type=int, default=None, help="cổng (mặc định: từ 7860)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định: 127.0.0.1)")
    parser.add_argument("--no-browser", action="store_true", help="không tự mở trình duyệt")
    return parser


def _serve(options: argparse.Namespace) -> int:
    if options.port is not None:
        check_port(options.host, options.port)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    # Read by Gradio and by libraries under it when they are imported.
    os.environ.update(GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1", DO_NOT_TRACK="1")
    from search.page.gradio_import import import_gradio

    gradio = import_gradio()
    from search.page.app import build_page, serve
    from search.page.library import Library

    library = Library(options.index, shipped_corpus())
    opened = library.start()
    page = build_page(gradio, library)
    address = serve(gradio, page, options.host, options.port)
    try:
        print(f"Trang tra cứu: {address}  (nhấn Ctrl+C để dừng)", flush=True)
        _wait_for_library(library, opened, stop, None if options.no_browser else address)
        while not stop.wait(_TICK):
            pass
    finally:
        page.close(verbose=False)
        library.close()
    print("Đã dừng.", flush=True)
    return 0


def check_port(host: str, port: int) -> None:
    """Raises UserError where nothing can listen there: sooner than Gradio could say so."""
    try:
        with socket.create_server((host, port)):
            pass
    except (OSError, OverflowError) as error:
        raise UserError(
            f"Không mở được cổng {port} trên {host}: cổng đang bận hoặc không dùng được; "
            "hãy chọn cổng khác bằng --port."
        ) from error


def _wait_for_library(
    library: "Library", opened: Future[None], stop: threading.Event, address: str | None
) -> None:
    """Open the browser once there is something to see; raises what the library raised."""
    while not stop.wait(_TICK):
        if opened.done():
            opened.result()
            print("Kho văn bản đã sẵn sàng.", flush=True)
        if address and (opened.done() or library.preparation.total):
            webbrowser.open(address)
            address = None
        if opened.done():
            return
