"""The documents that references can lead to, found by number or by name."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from functools import lru_cache

from ingest.metadata import DocumentMetadata
from ingest.references.reference import DocumentName
from ingest.units import Unit, UnitKind
from search.scope import Holdings
from search.understanding.clause_request import Element, canonical
from search.understanding.document_numbers import DocumentMention
from search.understanding.syllables import fold

_CACHED_TREES = 128
_OF_VIETNAM = " viet nam"

Address = tuple[str, tuple[tuple[UnitKind, str], ...]]
"""Title of an attachment or "", and the steps from a Điều down."""


class Library:
    """What the library holds: ``metadata`` by id, and the ``units`` of each document on demand."""

    def __init__(
        self,
        metadata: Mapping[int, DocumentMetadata],
        units: Callable[[int], Sequence[Unit]],
    ) -> None:
        self._metadata = metadata
        self._holdings = Holdings(metadata)
        self._by_mention: dict[tuple[object, ...], list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for document_id, known in metadata.items():
            for name in _names(known):
                self._by_name.setdefault(name, []).append(document_id)
        self.units = lru_cache(_CACHED_TREES)(units)
        self.addresses = lru_cache(_CACHED_TREES)(self._addresses)

    def metadata(self, document: int) -> DocumentMetadata:
        return self._metadata[document]

    def named(self, mention: DocumentMention) -> list[int]:
        """Ids of the documents that a mention by number may mean."""
        key = astuple(mention)[3:]
        if key not in self._by_mention:
            self._by_mention[key] = self._holdings.named(mention)
        return self._by_mention[key]

    def called(self, name: DocumentName) -> list[int]:
        """Ids of the documents of that name, of that year where one is said."""
        said = _plain(name.name)
        ids = self._by_name.get(said) or self._by_name.get(said + _OF_VIETNAM) or []
        if name.year is None:
            return ids
        dated = [(i, self._metadata[i].issued) for i in ids]
        return [i for i, issued in dated if issued is None or issued.year == name.year]

    def names(self) -> list[tuple[str, int]]:
        """Folded names of the documents, each with an id; without "Việt Nam" at their end too."""
        pairs = [(name, i) for name, ids in self._by_name.items() for i in ids]
        short = [(n.removesuffix(_OF_VIETNAM), i) for n, i in pairs if n.endswith(_OF_VIETNAM)]
        return pairs + short

    def _addresses(self, document: int) -> dict[Address, int]:
        return addresses(self.units(document))


def _names(metadata: DocumentMetadata) -> set[str]:
    title, kind = _plain(metadata.title), _plain(metadata.kind)
    names = {title if title.startswith(kind) else f"{kind} {title}"}
    # "Luật … số 45/2019/QH14" may be filed as "Bộ luật …", and the other way round.
    names |= {name.removeprefix("bo ") for name in names if name.startswith("bo luat ")}
    return names


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


def addresses(units: Sequence[Unit]) -> dict[Address, int]:
    """Position of every unit at or below a Điều; of two with one address the first."""
    known: dict[Address, int] = {}
    paths: list[tuple[str, tuple[tuple[UnitKind, str], ...]]] = []
    for position, unit in enumerate(units):
        attachment, steps = paths[unit.parent] if unit.parent is not None else ("", ())
        if unit.kind is UnitKind.ATTACHMENT:
            attachment, steps = fold(unit.title), ()
        elif unit.kind is UnitKind.ARTICLE:
            steps = ((unit.kind, canonical(unit.number, unit.kind) or ""),)
        elif steps:
            steps = (*steps, (unit.kind, canonical(unit.number, unit.kind) or ""))
        paths.append((attachment, steps))
        if steps:
            known.setdefault((attachment, steps), position)
    return known


def address_of(attachment: str, path: Sequence[Element]) -> Address:
    """The address that a path from a Điều down has in :func:`addresses`."""
    return fold(attachment), tuple((e.kind, e.number) for e in path if e.kind)
