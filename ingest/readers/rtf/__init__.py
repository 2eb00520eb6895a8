"""Reads RTF with its fonts, bold type and tables."""

from pathlib import Path

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.assembly import Assembler
from ingest.readers.rtf.document import RtfDocument
from ingest.readers.rtf.tokens import TooDeep
from ingest.readers.story import add_story


class RtfReader:
    suffixes = frozenset({".rtf"})

    def read(self, path: Path, data: bytes) -> Extraction:
        document = RtfDocument()
        try:
            document.read(data.decode("latin-1"))
        except TooDeep as error:
            raise failures.damaged(path, "RTF") from error
        assembler = Assembler()
        add_story(assembler, document.story)
        extraction = assembler.finish()
        if not extraction.text:
            raise failures.no_text(path)
        return extraction
