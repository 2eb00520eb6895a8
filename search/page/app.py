"""The Gradio application: one page of our own markup, served on this machine."""

from types import ModuleType
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from ingest.errors import UserError
from search.page.builtin_strings import BUILTIN_STRINGS
from search.page.handlers import build_handlers
from search.page.library import Library
from search.page.local_only import LocalOnly
from search.page.tabs import TABS, script, style
from search.page.templates import render

TITLE = "Tra cứu văn kiện"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def build_page(gradio: ModuleType, library: Library) -> Any:
    """The ``gr.Blocks`` of the page, not yet served."""
    with gradio.Blocks(title=TITLE, analytics_enabled=False) as page:
        gradio.HTML(
            render("page.html", title=TITLE, tabs=TABS),
            js_on_load=script(),
            server_functions=build_handlers(library),
            apply_default_css=False,
            elem_id="trang",
        )
    return page


def serve(gradio: ModuleType, page: Any, host: str, port: int | None) -> str:
    """Start serving in the background and return the address; UserError if it cannot."""
    fonts = ("system-ui", "sans-serif")
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=True,
            quiet=True,
            share=False,
            ssr_mode=False,
            pwa=False,
            mcp_server=False,
            run_history=False,
            enable_monitoring=False,
            footer_links=[],
            theme=gradio.themes.Base(font=fonts, font_mono=("monospace",)),
            i18n=gradio.I18n(en=BUILTIN_STRINGS, vi=BUILTIN_STRINGS),
            head=f"<style>{style()}</style>",
            app_kwargs={"middleware": _middleware(host)},
        )
    except OSError as error:
        raise UserError(
            f"Không mở được cổng nào cho trang trên {host}; hãy chọn một cổng trống bằng --port."
        ) from error
    return address


def _middleware(host: str) -> list[Middleware]:
    middleware = [Middleware(LocalOnly)]
    if host in _LOOPBACK:
        # Else a web site could reach the page by pointing its own name at this machine.
        middleware.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=list(_LOOPBACK)))
    return middleware
