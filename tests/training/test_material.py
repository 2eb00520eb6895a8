from pathlib import Path

import pytest

from tests.training.conftest import judged_set
from training.material import ReservedForEvaluation, load_material


def test_a_development_set_is_never_trained_on(tmp_path: Path) -> None:
    folder = judged_set(tmp_path / "dev" / "bo-danh-gia")
    with pytest.raises(ReservedForEvaluation):
        load_material([folder])


def test_a_link_does_not_hide_a_development_set(tmp_path: Path) -> None:
    folder = judged_set(tmp_path / "dev" / "bo-danh-gia")
    link = tmp_path / "train"
    link.symlink_to(folder)
    with pytest.raises(ReservedForEvaluation):
        load_material([link])


def test_questions_of_an_excluded_set_are_dropped(data: Path, tmp_path: Path) -> None:
    judged = tmp_path / "dev" / "bo-danh-gia"
    judged.mkdir(parents=True)
    (judged / "queries.jsonl").write_text(
        '{"id": "x", "text": "hoi nong dan giam sat can bo the nao"}\n', "utf-8"
    )
    whole, rest = load_material([data]), load_material([data], exclude=[judged])
    assert whole.dropped == 0
    assert rest.dropped == 1
    assert len(rest.questions[0]) == len(whole.questions[0]) - 1


def test_each_folder_keeps_its_own_passages(data: Path, tmp_path: Path) -> None:
    material = load_material([data, judged_set(tmp_path / "them")])
    assert [len(corpus) for corpus in material.corpora] == [20, 20]
    assert material.questions[1][0].relevant == (20,)
