"""Where recognised words stand in the text, how sure they are, and where on the page."""

from collections.abc import Sequence
from statistics import fmean

from ingest.readers.assembly import Assembler, clean
from ingest.readers.layout.geometry import Word

_MOST_NAMED = 8


class RecognisedWords:
    """Collects ``[start, end, confidence, page, left, top, right, bottom]`` of every word.

    Offsets are those of the text; the box is in points from the top left
    corner of the page as shown. ``repairs`` has what was read where the text
    says what is meant.
    """

    def __init__(self) -> None:
        self.words: list[list[float]] = []
        self.repairs: list[dict[str, object]] = []

    def add(
        self,
        assembler: Assembler,
        span: tuple[int, int] | None,
        words: Sequence[tuple[int, Word]],
    ) -> None:
        """Finds the words of the block that was added last, in their order."""
        if span is None:
            return
        text, at = assembler.last_block, 0
        for page, word in words:
            letters = clean(word.text)
            found = text.find(letters, at)
            if found < 0:
                continue
            at = found + len(letters)
            if word.read is not None:
                place = {"start": span[0] + found, "end": span[0] + at}
                self.repairs.append({**place, "read": clean(word.read), "meant": letters})
            if word.confidence is not None and word.box is not None:
                box = [round(edge, 1) for edge in word.box]
                self.words.append(
                    [span[0] + found, span[0] + at, round(word.confidence, 1), page, *box]
                )

    def note(self, pages: int) -> str:
        """A remark for the user on a document of so many pages, some of them recognised."""
        scanned = sorted({int(word[3]) for word in self.words})
        if len(scanned) == pages:
            where = "Văn bản"
        elif len(scanned) <= _MOST_NAMED:
            where = "Trang " + ", ".join(map(str, scanned))
        else:
            where = f"{len(scanned)} trong {pages} trang"
        sure = round(fmean(word[2] for word in self.words))
        repaired = f", đã sửa {len(self.repairs)} chữ theo từ điển" if self.repairs else ""
        return (
            f"{where} do máy nhận dạng từ ảnh quét (độ tin cậy trung bình {sure} %{repaired}); "
            "hãy đối chiếu với ảnh trang."
        )
