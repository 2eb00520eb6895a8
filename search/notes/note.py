"""One remark under an answer."""

from dataclasses import dataclass

from ingest.metadata import Source


@dataclass(frozen=True, slots=True)
class Note:
    """``text`` is one Vietnamese sentence; ``citations`` are the numbers of those it is about."""

    citations: tuple[int, ...]
    text: str
    sources: tuple[Source, ...] = ()

    @property
    def marks(self) -> str:
        """ "[1][3]"."""
        return "".join(f"[{n}]" for n in self.citations)
