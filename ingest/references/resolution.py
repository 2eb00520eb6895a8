"""What a reference leads to in a library."""

from collections.abc import Sequence

from ingest.references.library import Library, address_of
from ingest.references.reference import DocumentName, Reference, Stub, Target
from ingest.units import Unit, UnitKind
from search.understanding import clause_request
from search.understanding.clause_resolution import choices
from search.understanding.syllables import fold


def resolve(reference: Reference, library: Library, source: int) -> Target | Stub:
    """The target of a reference that stands in document ``source``.

    A document that the library lacks, or that it cannot tell from others, is
    a Stub. A clause that the document lacks, or that several units may be,
    leaves ``unit`` None: nothing is guessed. References are not followed, so
    that circles of them do no harm.
    """
    document = source
    if isinstance(reference.document, DocumentName):
        found = library.called(reference.document)
    elif reference.document is not None:
        found = library.named(reference.document)
    else:
        found = [source]
    if len(found) != 1:
        return _stub(reference)
    document = found[0]
    units = library.units(document)
    positions = _positions(reference, library, document, units)
    if not positions:
        return Target(document)
    if reference.through is None:
        return Target(document, positions[0] if len(positions) == 1 else None)
    return Target(document, positions[0], positions[-1])


def _stub(reference: Reference) -> Stub:
    said = reference.document
    if isinstance(said, DocumentName):
        return Stub(name=f"{said.name} {said.year}" if said.year else said.name)
    if said is None:
        return Stub()
    return Stub(reference.number or said.serial, said.issued, said.issuer)


def _positions(
    reference: Reference, library: Library, document: int, units: Sequence[Unit]
) -> list[int]:
    if not reference.path:
        attachment = fold(reference.attachment)
        return [
            i
            for i, unit in enumerate(units)
            if attachment and unit.kind is UnitKind.ATTACHMENT and fold(unit.title) == attachment
        ][:1]
    if reference.path[0].kind is UnitKind.ARTICLE and reference.through is None:
        known = library.addresses(document)
        exact = known.get(address_of(reference.attachment, reference.path))
        if exact is not None:
            return [exact]
    found = _search(reference, units, reference.attachment)
    if not found and reference.attachment and reference.document is None:
        # The notes to a digest speak of the articles of the document.
        found = _search(reference, units, "")
    return found


def _search(reference: Reference, units: Sequence[Unit], attachment: str) -> list[int]:
    request = clause_request.ClauseRequest(
        targets=(clause_request.Target(reference.path, reference.through),),
        start=0, end=0, whole_question=False, attachment=fold(attachment),
    )  # fmt: skip
    found = choices(request, units)[0]
    if attachment:
        return found
    own = [i for i in found if not is_attached(i, units)]
    return own or found


def is_attached(position: int, units: Sequence[Unit]) -> bool:
    """Whether a unit is in an attachment."""
    at: int | None = units[position].parent
    while at is not None:
        if units[at].kind is UnitKind.ATTACHMENT:
            return True
        at = units[at].parent
    return False
