"""What the page is put together from: its tabs, scripts and styles, in their order."""

from dataclasses import dataclass

from search.page.templates import asset


@dataclass(frozen=True, slots=True)
class Tab:
    """``id`` is its address in the page (after "#"), ``template`` what it opens with."""

    id: str
    label: str
    template: str


TABS = (
    Tab("hoi-dap", "Hỏi đáp", "asking.html"),
    Tab("kho-van-ban", "Kho văn bản", "library.html"),
)
# One scope: core first, for what it defines; start last, for what it sets going.
# A click goes to the first of their selectors that it is inside of.
_SCRIPTS = ("core", "documents", "asking", "holdings", "start")
_STYLES = ("page", "notes")


def script() -> str:
    """All scripts of the page as one function body."""
    return "\n".join(asset(f"scripts/{name}.js") for name in _SCRIPTS)


def style() -> str:
    """All style sheets of the page as one."""
    return "\n".join(asset(f"styles/{name}.css") for name in _STYLES)
