import random
from pathlib import Path

from ingest.folding import strip_diacritics
from search.judged_set import Record
from training.material import load_material
from training.noise import noisy
from training.synthetic import QuestionMaker


def test_noise_makes_the_variants_that_people_type() -> None:
    question = "Hội đồng nhân dân giám sát thế nào?"
    rng = random.Random(0)
    variants = {noisy(question, rng) for _ in range(300)}
    assert strip_diacritics(question) in variants
    assert question in variants
    assert "HĐND giám sát thế nào?" in variants


def test_noise_is_the_same_for_the_same_seed() -> None:
    first, second = (noisy("Mặt trận Tổ quốc làm gì?", random.Random(5)) for _ in range(2))
    assert first == second


def test_a_common_heading_is_asked_with_its_source() -> None:
    records = [
        Record(id=str(i), title=f"Luật {i}, Điều 9. Hiệu lực thi hành", text="một câu ngắn\n" * 9)
        for i in range(5)
    ]
    made = QuestionMaker(records).question(records[3], random.Random(0))
    assert made is not None
    assert "Hiệu lực thi hành" in made[0]
    assert "Luật 3" in made[0]


def test_every_passage_can_be_asked_about(data: Path) -> None:
    passages = load_material([data]).passages
    maker = QuestionMaker(passages)
    made = [maker.question(record, random.Random(i)) for i, record in enumerate(passages)]
    assert all(made)
    assert {kind for _, kind in filter(None, made)} == {"heading", "sentence"}
