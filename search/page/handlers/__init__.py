"""What the page asks of the program, one module a job."""

from search.page.handlers import asking, documents
from search.page.handlers.request import Handler, guarded
from search.page.library import Library

_JOBS = (asking.handlers, documents.handlers)


def build_handlers(library: Library) -> list[Handler]:
    """The functions that the scripts of the page call by their names."""
    return [guarded(handler) for handlers in _JOBS for handler in handlers(library)]
