import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from ingest.readers import pdf_properties, read_bytes
from ingest.readers.pdf_properties import PdfProperties
from tests.ingest.readers.conftest import MakePdf, Text

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon")
PAGES: list[list[Text]] = [[(85, 400, 13, False, f"The letter {word}.")] for word in WORDS]
Change = Callable[[pypdf.PdfWriter], object]


@pytest.fixture
def changed(make_pdf: MakePdf) -> Callable[[Change], bytes]:
    def build(change: Change) -> bytes:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(PAGES)))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return build


def form(style: str, start: int = 1, prefix: str = "") -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/S"): NameObject(f"/{style}"),
            NameObject("/St"): NumberObject(start),
            NameObject("/P"): TextStringObject(prefix),
        }
    )


def node(key: str, items: Sequence[PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): ArrayObject(items)})


def labelled(tree: DictionaryObject) -> Change:
    def change(writer: pypdf.PdfWriter) -> None:
        writer.root_object[NameObject("/PageLabels")] = tree

    return change


def properties(data: bytes) -> PdfProperties:
    return pdf_properties.pdf_properties(data, len(PAGES))


def test_labels_are_those_printed_in_every_style(changed: Callable[[Change], bytes]) -> None:
    kids = [
        node("Nums", [NumberObject(0), form("r", 4), NumberObject(1), form("A", 27)]),
        node("Nums", [NumberObject(3), form("D", 7, "PL-")]),
    ]
    found = read_bytes(Path("a.pdf"), changed(labelled(node("Kids", kids))))
    assert [page.label for page in found.pages] == ["iv", "AA", "BB", "PL-7", "PL-8"]


def test_without_labels_pages_have_none(make_pdf: MakePdf) -> None:
    found = read_bytes(Path("a.pdf"), make_pdf(PAGES))
    assert {page.label for page in found.pages} == {None}


def test_metadata_is_what_the_file_says(changed: Callable[[Change], bytes]) -> None:
    data = changed(lambda writer: writer.add_metadata({"/Title": "Tên", "/Other": "x"}))
    found = read_bytes(Path("a.pdf"), data)
    assert found.metadata["Title"] == "Tên"
    assert "Other" not in found.metadata


def test_file_locked_without_a_password_is_read_and_known_as_encrypted(
    changed: Callable[[Change], bytes],
) -> None:
    def lock(writer: pypdf.PdfWriter) -> None:
        labelled(node("Nums", [NumberObject(0), form("R")]))(writer)
        writer.encrypt("", "owner", algorithm="RC4-128")

    data = changed(lock)
    assert properties(data).encrypted
    found = read_bytes(Path("a.pdf"), data)
    assert [page.label for page in found.pages] == ["I", "II", "III", "IV", "V"]


def test_cyclic_tree_of_labels_ends(changed: Callable[[Change], bytes]) -> None:
    def cycle(writer: pypdf.PdfWriter) -> None:
        tree = node("Nums", [NumberObject(0), form("D")])
        reference = writer._add_object(tree)
        tree[NameObject("/Kids")] = ArrayObject([reference, reference])
        writer.root_object[NameObject("/PageLabels")] = reference

    assert properties(changed(cycle)).labels == {n: str(n) for n in range(1, 6)}


@pytest.mark.parametrize(
    "tree",
    [
        node("Nums", [NumberObject(0)]),
        node("Nums", [TextStringObject("0"), form("D")]),
        node("Nums", [NumberObject(0), NumberObject(1)]),
        node("Nums", [NumberObject(0), form("r", 2_000_000_000)]),
        node("Nums", [NumberObject(-(10**12)), form("D")]),
        node("Kids", [NumberObject(3)]),
    ],
)
def test_nonsense_gives_no_labels(
    tree: DictionaryObject, changed: Callable[[Change], bytes]
) -> None:
    assert properties(changed(labelled(tree))).labels == {}


def test_reading_is_bounded(make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_properties, "_MOST_READS", 20)
    assert properties(make_pdf(PAGES)) == PdfProperties()


def test_table_of_objects_that_leads_back_to_itself_ends(make_pdf: MakePdf) -> None:
    data = make_pdf(PAGES)
    place = data.index(b"xref")
    looped = data.replace(b"trailer << ", b"trailer << /Prev %d " % place)
    assert properties(looped).labels == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_broken_file_has_no_properties(data: bytes) -> None:
    assert properties(data) == PdfProperties()
