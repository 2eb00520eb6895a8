"""The list of documents, and one of them opened at a place."""

from typing import Any

from search.page.document_view import Focus, render_document
from search.page.handlers.request import DocumentRequest, Handler, Offset, Reply
from search.page.holdings_view import render_holdings
from search.page.inline import Span
from search.page.library import Library


class _Passage(DocumentRequest):
    """A document and, where a quotation is to be shown, its place."""

    locator: str | None = None
    start: Offset = 0
    end: Offset = 0


def handlers(library: Library) -> list[Handler]:
    """The functions of the tab "Kho văn bản" and of the document beside it."""

    def open_document(data: Any) -> Reply:
        request = _Passage.model_validate(data)
        document = request.find_in(library)
        focus = None
        if request.locator is not None:
            focus = Focus(request.locator, Span(request.start, request.end))
        return {"html": render_document(document, focus)}

    def list_documents(_data: Any) -> Reply:
        return {"html": render_holdings(library.holdings)}

    return [open_document, list_documents]
