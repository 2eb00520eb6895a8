"""How the page asks the program: one JSON object in, one JSON object out.

A reply has ``html`` or, where something went wrong, ``error``: one Vietnamese
sentence. Nothing else ever reaches the reader, least of all a stack trace.
"""

import logging
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import UserError
from ingest.records import StoredDocument
from search.page.library import UNEXPECTED, Library

Reply = dict[str, Any]
Handler = Callable[[Any], Reply]
Offset = Annotated[int, Field(ge=0)]

_LOG = logging.getLogger(__name__)


class Request(BaseModel):
    """What a script of the page sends; anything else means a page of another version."""

    model_config = ConfigDict(extra="forbid")


class DocumentRequest(Request):
    """Names a document by its number and date."""

    document: str
    issued: date | None = None

    def find_in(self, library: Library) -> StoredDocument:
        """UserError where it is no longer in the library."""
        found = library.find(self.document, self.issued)
        if found is None:
            raise UserError("Văn bản này không còn trong kho; hãy tải lại trang.")
        return found


def guarded(handler: Handler) -> Handler:
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
