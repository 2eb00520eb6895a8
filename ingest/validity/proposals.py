"""What the documents of the library say of each other's force, for the user to decide on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ingest.metadata import Status
from ingest.records import StoredDocument
from ingest.references.reference import Target
from ingest.store import Store
from ingest.units import Unit
from ingest.validity.naming import names_exactly
from ingest.validity.reading import read_statements
from ingest.validity.ruling import Evidence, Ruling
from ingest.validity.statement import Statement


def proposals(store: Store) -> list[Ruling]:
    """All rulings that the documents of the library speak and the user has not decided on.

    Nothing of this is applied: only :meth:`Store.decide_ruling` makes it count.
    """
    return _open(store, _spoken(store, store.document_ids()))


def proposals_about(store: Store, document: StoredDocument) -> list[Ruling]:
    """Those about one document of the library."""
    speakers = {r.document for r in store.references_to(document.id)} | {document.id}
    about = document.metadata.identity.key
    return _open(store, (r for r in _spoken(store, sorted(speakers)) if r.about == about))


def _open(store: Store, spoken: Iterable[Ruling]) -> list[Ruling]:
    decided = {ruling.code for ruling in store.rulings()}
    found = {r.code: r for r in spoken if r.code not in decided}
    ended = {r.about for r in (*found.values(), *store.rulings()) if r.status is Status.LAPSED}
    known = {m.identity.key: m.status for m in store.metadata().values()}
    return [
        ruling
        for ruling in found.values()
        if not (ruling.status is Status.IN_FORCE and ruling.about in ended)
        and known.get(ruling.about) is not ruling.status
    ]


def _spoken(store: Store, speakers: Iterable[int]) -> Iterator[Ruling]:
    metadata = store.metadata()
    for speaker in speakers:
        # A digest is the library's own text: it decides nothing.
        if metadata[speaker].fidelity == "verbatim":
            yield from _rulings_of(store, store.document(speaker))


def _rulings_of(store: Store, speaker: StoredDocument) -> Iterator[Ruling]:
    stored = store.references_from(speaker.id)
    targets = {(s.reference.start, s.reference.end): s.target for s in stored}
    statements = read_statements(
        speaker.text, speaker.units, [s.reference for s in stored], speaker.metadata
    )
    library = store.metadata()
    aimed: list[tuple[int, Statement, Target | None]] = []
    for said in statements:
        if said.reference is None:
            aimed.append((speaker.id, said, None))
            continue
        target = targets[said.reference.start, said.reference.end]
        if target is None or target.document not in library:
            continue
        if names_exactly(said.reference, library[target.document], speaker.metadata):
            aimed.append((target.document, said, target))
    aimed.sort(key=_sentence)
    for (document, *_), group in groupby(aimed, key=_sentence):
        same = list(group)
        parts = _parts(store.units(document), [target for _, _, target in same])
        yield Ruling(
            about=library[document].identity.key,
            status=same[0][1].status,
            since=same[0][1].since,
            clauses=tuple(unit.locator for unit in parts),
            evidence=_evidence(speaker, same[0][1]),
            parts=tuple(unit.label for unit in parts),
        )


def _sentence(aimed: tuple[int, Statement, Target | None]) -> tuple[int, int, str]:
    document, said, _ = aimed
    return document, said.start, said.status.value


def _parts(units: Sequence[Unit], targets: Iterable[Target | None]) -> list[Unit]:
    """The units meant; none if one of them is not known."""
    found: dict[int, Unit] = {}
    for target in targets:
        if target is None or target.unit is None:
            return []
        last = target.unit if target.last is None else target.last
        parent = units[target.unit].parent
        found |= {p: units[p] for p in range(target.unit, last + 1) if units[p].parent == parent}
    return list(found.values())


def _evidence(speaker: StoredDocument, said: Statement) -> Evidence:
    unit = speaker.units[said.unit]
    return Evidence(
        identity=speaker.metadata.identity.key,
        document=speaker.metadata.name,
        locator=unit.locator,
        label=unit.label,
        start=said.start,
        end=said.end,
        quote=speaker.text[said.start : said.end],
    )
