"""Whether a mention names exactly one document: by number, date and issuer.

A number alone does not. 124-QĐ/TW of 2018 (Ban Bí thư) is not ended by what
ends 124-QĐ/TW of 2023 (Bộ Chính trị), however few of them the library holds.
"""

import re

from ingest.folding import fold_tone_placement
from ingest.identity import fold_issuer, normalize_number
from ingest.metadata import DocumentMetadata
from ingest.references.reference import DocumentName, Reference

# The number of a document of the State says its year and its body; those of
# provinces, districts and Party committees are given by many bodies alike.
_NATIONAL = re.compile(r"^\d+[a-zđ]?/(?:(?:19|20)\d\d/(?!.*(?:UBND|HĐND|TU$))|.*QH\d+$)")
_OF_THE_CENTRE = re.compile(r"/(?:TW|CP|TTg|QH\d+)$|-(?:CP|TTg)$")


def names_exactly(
    reference: Reference, target: DocumentMetadata, speaker: DocumentMetadata
) -> bool:
    """Whether a reference in ``speaker`` that resolves to ``target`` can mean no other document.

    The number must be the same, and so must the date, unless the number
    itself holds the year and belongs to one body of the country. Where many
    bodies number alike, the issuer must be named or be that of the speaker.
    """
    said = reference.document
    if said is None or target.identity == speaker.identity:
        return False
    if isinstance(said, DocumentName):
        return said.year is not None and target.issued is not None and (
            said.year == target.issued.year
        )  # fmt: skip
    if normalize_number(reference.number) != target.number:
        return False
    if said.issued is None:
        return bool(_NATIONAL.match(target.number))
    if said.issued != target.issued:
        return False
    return bool(
        _NATIONAL.match(target.number)
        or _OF_THE_CENTRE.search(target.number)
        or fold_issuer(target.issuer) == fold_issuer(speaker.issuer)
        or _fold(target.issuer) in _fold(reference.text)
    )


def _fold(text: str) -> str:
    return fold_tone_placement(" ".join(text.casefold().split()))
