"""An answer as HTML: the quotations first, each with its source in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from ingest.folding import nfc
from ingest.metadata import Status
from ingest.records import StoredDocument
from search.contract import Answer, Citation
from search.notes import notes_under
from search.page.badges import Badge, fidelity_badge, status_badge
from search.page.dates import date_in_words
from search.page.inline import with_source_marks
from search.page.templates import render

FindDocument = Callable[[str, date | None], StoredDocument | None]
_SOURCE_MARK = Markup(
    '<span class="source-mark" title="Nguồn số {0}, ghi ở phần thông tin của văn bản">[{0}]</span>'
)
_PREVIEW = 260  # characters of a clause that is only listed


@dataclass(frozen=True, slots=True)
class _Entry:
    """A citation as it is shown."""

    citation: Citation
    source: str
    origin: str
    badges: list[Badge]
    quote: Markup
    preview: str


def render_answer(answer: Answer, find: FindDocument) -> str:
    """The answer or the refusal; ``find`` gives the document of a citation."""
    entries = [_entry(citation, find) for citation in answer.citations]
    quoted = [entry for entry in entries if answer.answered and _is_quoted(answer, entry.citation)]
    if answer.answered and not quoted:
        quoted = entries[:1]
    return render(
        "answer.html",
        answer=answer,
        interpreted=_interpreted(answer),
        quoted=quoted,
        notes=notes_under(answer),
        nearest=[entry for entry in entries if entry not in quoted],
    )


def source_in_words(citation: Citation, document: StoredDocument | None) -> str:
    """ "Nghị quyết 04-NQ/TU, Phần II, mục 3, điểm 3.3, trang 3"."""
    kind = f"{document.metadata.kind} " if document else ""
    page = f", trang {citation.page}" if citation.page else ""
    return f"{kind}{citation.document}, {citation.label}{page}"


def _entry(citation: Citation, find: FindDocument) -> _Entry:
    issued = date.fromisoformat(citation.issued) if citation.issued else None
    document = find(citation.document, issued)
    badges = [fidelity_badge(citation.fidelity)]
    origin = date_in_words(issued)
    if document is not None:
        origin = f"{document.metadata.issuer}, {origin}"
        # Silence about a lapsed document would mislead; "không rõ" on each quotation only tires.
        if document.metadata.status is not Status.UNKNOWN:
            badges.append(status_badge(document.metadata.status))
        if any(r.start < citation.end and citation.start < r.end for r in document.repairs):
            badges.append(Badge("có chữ sửa từ bản quét", "plain"))
    return _Entry(
        citation=citation,
        source=source_in_words(citation, document),
        origin=origin,
        badges=badges,
        quote=_quote(citation, document),
        preview=_preview(citation.quote),
    )


def _quote(citation: Citation, document: StoredDocument | None) -> Markup:
    """The quotation; the source marks of a digest are told from the numbers of citations."""
    if document is None:
        return escape(citation.quote)
    return with_source_marks(citation.quote, document.metadata, _SOURCE_MARK)


def _is_quoted(answer: Answer, citation: Citation) -> bool:
    # The number alone would not do: a quoted digest has source marks like "[3]" of its own.
    return f"“{citation.quote}” [{citation.n}]" in answer.answer


def _interpreted(answer: Answer) -> str | None:
    """How the question was understood, where that is not what was typed."""
    if nfc(answer.interpreted) in ("", " ".join(nfc(answer.question).split())):
        return None
    return answer.interpreted


def _preview(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _PREVIEW:
        return text
    return text[:_PREVIEW].rsplit(" ", 1)[0] + " …"
