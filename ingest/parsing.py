"""From a file to a document ready to be stored."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errata import Repair, apply_errata, errata_path, load_errata, raw_text
from ingest.errors import ReadError
from ingest.extraction import Extraction
from ingest.identification import identify_document
from ingest.metadata import DocumentMetadata
from ingest.passages import CountTokens, build_passages
from ingest.readers import read
from ingest.recognition import compose, recognition_repairs
from ingest.records import Origin, ParsedDocument
from ingest.references import find_references
from ingest.secrecy import refuse_secret
from ingest.structure import build_units

# Part of every fingerprint: raise it when text, structure or passages of an
# unchanged file would come out differently.
PARSER_VERSION = 5


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file with the sidecars that say what to make of it."""

    path: Path

    @property
    def errata(self) -> Path:
        return errata_path(self.path)

    @property
    def identity(self) -> Path:
        return self.path.with_name(f"{self.path.stem}.meta.yaml")

    def origin(self) -> Origin:
        """Hashes of the file as it is now; ReadError if it cannot be read."""
        try:
            content = hashlib.sha256(self.path.read_bytes()).hexdigest()
            sidecars = [p.read_bytes() for p in (self.errata, self.identity) if p.is_file()]
        except OSError as error:
            raise ReadError(f"Không đọc được tệp {self.path} ({error.strerror}).") from error
        whole = hashlib.sha256(b"\0".join([content.encode(), b"%d" % PARSER_VERSION, *sidecars]))
        return Origin(str(self.path.resolve()), content, whole.hexdigest())


def parse_file(source: SourceFile, origin: Origin, count_tokens: CountTokens) -> ParsedDocument:
    """Read, repair and split one file; ReadError says in Vietnamese what is wrong with it.

    Raises SecretDocument, of which nothing may be kept.
    """
    extraction = read(source.path)
    refuse_secret(extraction, source.path)
    text, recognised = extraction.text, recognition_repairs(extraction)
    corrected = apply_errata(extraction, load_errata(source.path))
    extraction = corrected.extraction
    metadata = identify_document(extraction, source.path, source.identity)
    repairs = compose(text, recognised, corrected.repairs)
    return assemble(extraction, metadata, origin, count_tokens, raw_text(text, recognised), repairs)


def assemble(
    extraction: Extraction,
    metadata: DocumentMetadata,
    origin: Origin,
    count_tokens: CountTokens,
    raw: str | None = None,
    repairs: tuple[Repair, ...] = (),
    context: str | None = None,
) -> ParsedDocument:
    """Structure and passages of a text whose identity is known.

    ``raw`` is the text before ``repairs``; by default there were none.
    ``context`` opens the heading of every passage; by default it is the kind
    and number of the document.
    """
    units = build_units(extraction)
    if context is None:
        context = f"{metadata.kind} {metadata.number}"
    return ParsedDocument(
        metadata=metadata,
        origin=origin,
        text=extraction.text,
        raw_text=extraction.text if raw is None else raw,
        blocks=extraction.blocks,
        pages=extraction.pages,
        repairs=repairs,
        units=units,
        passages=build_passages(extraction.text, units, context, count_tokens),
        notes=extraction.notes,
        references=tuple(find_references(extraction.text, units, metadata)),
    )
