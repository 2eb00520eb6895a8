"""What the page asks of the program; every reply is plain JSON.

A reply has ``html`` or, where something went wrong, ``error``: one Vietnamese
sentence. Nothing else ever reaches the reader, least of all a stack trace.
"""

import logging
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import UserError
from search.page.answer_view import render_answer
from search.page.document_view import Focus, render_document
from search.page.examples import example_questions
from search.page.holdings_view import render_holdings
from search.page.inline import Span
from search.page.library import UNEXPECTED, Library
from search.page.templates import render

Reply = dict[str, Any]
Handler = Callable[[Any], Reply]

_LOG = logging.getLogger(__name__)
_Offset = Annotated[int, Field(ge=0)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Question(_Request):
    question: str


class _Passage(_Request):
    """A document and, where a quotation is to be shown, its place."""

    document: str
    issued: date | None
    locator: str | None = None
    start: _Offset = 0
    end: _Offset = 0


def build_handlers(library: Library) -> list[Handler]:
    """The functions that page.js calls by their names."""

    def ask_question(data: Any) -> Reply:
        request = _Question.model_validate(data)
        answer = library.ask(request.question)
        return {"html": render_answer(answer, library.find), "answered": answer.answered}

    def open_document(data: Any) -> Reply:
        request = _Passage.model_validate(data)
        document = library.find(request.document, request.issued)
        if document is None:
            raise UserError("Văn bản này không còn trong kho; hãy tải lại trang.")
        focus = None
        if request.locator is not None:
            focus = Focus(request.locator, Span(request.start, request.end))
        return {"html": render_document(document, focus)}

    def list_documents(_data: Any) -> Reply:
        return {"html": render_holdings(library.holdings)}

    def preparation(_data: Any) -> Reply:
        now = library.preparation
        reply: Reply = {"state": now.state, "html": render("preparation.html", now=now)}
        if now.state == "ready":
            questions = example_questions([h.metadata for h in library.holdings])
            reply["html"] = render(
                "examples.html", questions=questions, documents=len(library.holdings)
            )
        return reply

    return [_guarded(f) for f in (ask_question, open_document, list_documents, preparation)]


def _guarded(handler: Handler) -> Handler:
    """Turns what a handler raises into ``error``."""

    def reply(data: Any) -> Reply:
        try:
            return handler(data)
        except UserError as error:
            return {"error": str(error)}
        except ValidationError:
            return {"error": "Trang này đã cũ; hãy tải lại trang rồi thử lần nữa."}
        except (RuntimeError, ValueError, LookupError, TypeError, OSError, AssertionError) as error:
            _LOG.error("%s: %s", type(error).__name__, error)
            _LOG.debug("Stack trace", exc_info=error)
            return {"error": UNEXPECTED}

    reply.__name__ = handler.__name__
    return reply
