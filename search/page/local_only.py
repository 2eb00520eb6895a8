"""Keeps the page on this machine, and says that it is Vietnamese."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio runs code it builds from strings; everything it may load or send is ours alone.
_POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_LANGUAGE = (b'lang="en"', b'lang="vi"')


class LocalOnly:
    """ASGI middleware: a browser refuses whatever the page would fetch from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_page = False

        async def send_marked(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                is_page = headers.get("content-type", "").startswith("text/html")
            elif message["type"] == "http.response.body" and is_page:
                # Same length, so that Content-Length stays true.
                message["body"] = message.get("body", b"").replace(*_LANGUAGE, 1)
            await send(message)

        await self._app(scope, receive, send_marked)
