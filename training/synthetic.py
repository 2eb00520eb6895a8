"""Questions made out of a document: of its heading, or of one of its sentences.

A passage and a piece of itself are a training pair that needs no annotator
(inverse cloze task, Lee et al. 2019; title and body pairs, Wang et al. 2022,
E5). Words are left out of sentences so that the pair is not solved by copying.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from search.judged_set import Record

Kind = Literal["heading", "sentence"]

_HEADING_SHARE = 0.6
_TEMPLATES = (
    "{}",
    "Quy định về {}",
    "{} gồm những gì?",
    "{} là gì?",
    "{} được quy định thế nào?",
    "Văn bản nói gì về {}?",
)
_ARTICLE = re.compile(r"^(?:(?P<source>.*?),\s*)?Điều\s+\S+\s*(?P<topic>.*)$", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+|\n")
_SHORTEST_TEXT = 80
_SHORTEST_TOPIC = 8
_SENTENCE = range(30, 300)  # characters
_FRAGMENT = range(8, 15)  # words
_DROPPED_WORD = 0.12
_COMMON_TOPIC = 3  # documents; a commoner heading says nothing without its source
_NAMES_SOURCE = 0.3


class QuestionMaker:
    """Makes questions to the passages of a material."""

    def __init__(self, passages: Iterable[Record]) -> None:
        self._common = Counter(_topic_and_source(record.title)[0].lower() for record in passages)

    def question(self, record: Record, rng: random.Random) -> tuple[str, Kind] | None:
        """A question that ``record`` answers; None if it is too short to ask about."""
        if len(record.text) < _SHORTEST_TEXT:
            return None
        kinds: list[Kind] = ["heading", "sentence"]
        if rng.random() > _HEADING_SHARE:
            kinds.reverse()
        for kind in kinds:
            text = self._of_heading(record, rng) if kind == "heading" else _fragment(record, rng)
            if text:
                return text, kind
        return None

    def _of_heading(self, record: Record, rng: random.Random) -> str | None:
        topic, source = _topic_and_source(record.title)
        if len(topic) < _SHORTEST_TOPIC:
            return None
        common = self._common[topic.lower()] > _COMMON_TOPIC
        if common and not source:
            return None
        if source and (common or rng.random() < _NAMES_SOURCE):
            topic += rng.choice((" trong ", " theo ", " của ")) + source
        return rng.choice(_TEMPLATES).format(topic)


def _topic_and_source(title: str) -> tuple[str, str]:
    """ "Phạm vi điều chỉnh", "Bộ luật dân sự" of "Bộ luật dân sự, Điều 1. Phạm vi điều chỉnh"."""
    article = _ARTICLE.match(title)
    if article is None:
        return title.strip(), ""
    return article["topic"].strip(), (article["source"] or "").strip()


def _fragment(record: Record, rng: random.Random) -> str | None:
    sentences = [s for s in _SENTENCE_END.split(record.text) if len(s) in _SENTENCE]
    if not sentences:
        return None
    words = rng.choice(sentences).split()
    length = rng.choice(_FRAGMENT)
    if len(words) > length:
        start = rng.randrange(len(words) - length + 1)
        words = words[start : start + length]
    return " ".join(w for w in words if rng.random() > _DROPPED_WORD) or None
