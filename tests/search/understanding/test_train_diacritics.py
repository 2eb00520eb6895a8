"""The table of syllables is made from text and gives its words back."""

import sys
from pathlib import Path

import pytest

from search.understanding import train_diacritics
from search.understanding.diacritics import Restorer
from search.understanding.ngrams import NgramTable
from search.understanding.training_text import sentences


def test_a_table_made_of_one_text_restores_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("Con voi vác ngà qua sông.\n" * 20, encoding="utf-8")
    table = tmp_path / "table.bin"
    monkeypatch.setattr(sys, "argv", ["train", f"{corpus}=50", "--out", str(table)])
    train_diacritics.main()
    restorer = Restorer(NgramTable.load(table))
    assert restorer.restore("con voi vac nga qua song") == "con voi vác ngà qua sông"


def test_sentences_end_and_codes_are_one_symbol() -> None:
    text = "a) Hoà giải 3 lần. Theo 217-QĐ/TW?"
    assert list(sentences(text)) == [["hòa", "giải", "<n>", "lần"], ["theo", "<x>"]]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="n-gram"):
        NgramTable.load(path)
