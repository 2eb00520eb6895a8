"""Which sentences of a clause to quote: the shortest run that answers completely."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.units import Unit
from search.answer_type import form_fits
from search.asking import Asked, asked
from search.clause_sentences import Run, Sentence, clause_sentences, completed, paragraph
from search.question_content import QuestionContent
from search.words import folded_words

# Characters up to which a clause is not worth cutting.
_SHORT = {
    Asked.FIGURE: 200,
    Asked.FACT: 200,
    Asked.MEANING: 360,
    Asked.MEMBERS: 500,
    Asked.WHOLE: 500,
}
_LONG_WHOLE = 1800  # a clause on just what was asked is quoted whole up to here
_ABOUT = 0.55  # likeness of the title, or share of the subject, that makes a clause be about it
_STANDS_OUT = 0.2  # below this no sentence has enough of the question to be preferred
_PHRASES = 0.4
_AS_ASKED = 0.2  # all pairs of neighbouring words, function words too
_FORM = 0.35
_MEANING = 0.5
_WHY = re.compile(r"\b(?:vì sao|tại sao|do đâu|nguyên nhân|lý do)\b", re.IGNORECASE)
_BECAUSE = re.compile(r"\b(?:nguyên nhân|lý do|chủ yếu do|vì|bởi)\b", re.IGNORECASE)
# Figures in words; "một" is more often an article.
_NUMBER_WORD = re.compile(
    r"\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|nghìn|ngàn|triệu|tỷ|nửa)\b(?! \d)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPELT = 0.6  # of what a figure in digits is worth
_PER_CHARACTER = 0.00035  # what another character must bring in


def quotation_span(
    document: str, unit: Unit, question: str, content: QuestionContent
) -> tuple[int, int]:
    """Span of the whole sentences of ``unit`` that answer, within its own text."""
    sentences = clause_sentences(document, unit)
    if not sentences:
        return unit.start, unit.own_end
    first, last = _run(sentences, unit, question, content)
    start = unit.start if first == 0 and not unit.title else sentences[first].start
    return start, sentences[last].end


def _run(sentences: Sequence[Sentence], unit: Unit, question: str, content: QuestionContent) -> Run:
    kind = asked(question)
    whole = (0, len(sentences) - 1)
    wants_all = kind in (Asked.WHOLE, Asked.MEMBERS)
    length = sentences[-1].end - sentences[0].start
    if length <= _SHORT[kind]:
        return whole
    if wants_all and length <= _LONG_WHOLE and _is_about(unit, sentences, content):
        return whole
    scores = _Scores(sentences, kind, question, content)
    run, score = scores.best()
    if score < _STANDS_OUT:
        return whole if length <= _LONG_WHOLE else completed(sentences, run)
    if kind is Asked.WHOLE:
        run = paragraph(sentences, run)
    if kind is Asked.FIGURE:
        run = scores.with_figure(run)
    return completed(sentences, run)


def _is_about(unit: Unit, sentences: Sequence[Sentence], content: QuestionContent) -> bool:
    opening = sentences[0].text.removeprefix(unit.number).lstrip(" .)-")
    likeness = content.likeness(unit.title) if unit.title else 0.0
    return max(likeness, content.subject(opening)) >= _ABOUT


class _Scores:
    """How well runs of neighbouring sentences answer, for what they cost in characters."""

    def __init__(
        self, sentences: Sequence[Sentence], kind: Asked, question: str, content: QuestionContent
    ) -> None:
        self._sentences = sentences
        self._kind = kind
        self._question = question
        self._numbers = set(_DIGITS.findall(question))
        self._asks_why = bool(_WHY.search(question))
        self._weights = {word: content.coverage(word) for word in set(content.words)}
        self._pairs = {
            pair: self._weights[pair[0]] + self._weights[pair[1]]
            for pair in pairwise(content.words)
        }
        self._asked = set(pairwise(folded_words(question)))
        self._words = [folded_words(sentence.text) for sentence in sentences]

    def best(self) -> tuple[Run, float]:
        """The run of the highest score, the shortest and first of equals."""
        scored = [(run, self._score(run)) for run in self._runs()]
        return max(scored, key=lambda item: (item[1], item[0][0] - item[0][1], -item[0][0]))

    def with_figure(self, run: Run) -> Run:
        """The run with the sentence after it, or before it, that has the figure it lacks."""
        first, last = run
        if any(self._figure(self._sentences[at].text) for at in range(first, last + 1)):
            return run
        if last + 1 < len(self._sentences) and self._figure(self._sentences[last + 1].text):
            return first, last + 1
        if first > 0 and self._figure(self._sentences[first - 1].text):
            return first - 1, last
        return run

    def _runs(self) -> Iterator[Run]:
        most = 1 if self._kind is Asked.FIGURE else 4
        for first in range(len(self._sentences)):
            for last in range(first, min(first + most, len(self._sentences))):
                yield first, last

    def _score(self, run: Run) -> float:
        first, last = run
        words = [word for part in self._words[first : last + 1] for word in part]
        length = self._sentences[last].end - self._sentences[first].start
        score = sum(self._weights.get(word, 0.0) for word in set(words))
        if self._pairs:
            found = sum(self._pairs.get(pair, 0.0) for pair in set(pairwise(words)))
            score += _PHRASES * found / sum(self._pairs.values())
        if self._asked:
            score += _AS_ASKED * len(self._asked & set(pairwise(words))) / len(self._asked)
        text = " ".join(sentence.text for sentence in self._sentences[first : last + 1])
        if self._kind is Asked.FIGURE:
            score += _FORM * self._figure(text)
        if self._kind is Asked.MEANING:
            score += _MEANING * self._defines(words)
        if self._asks_why and _BECAUSE.search(text):
            score += _FORM
        return score - _PER_CHARACTER * length

    def _figure(self, text: str) -> float:
        """Whether a sentence has a figure of the form asked for that the question does not name."""
        text = _without_number(text)
        if set(_DIGITS.findall(text)) - self._numbers:
            return form_fits(self._question, text) or 0.0
        return _SPELT if _NUMBER_WORD.search(text) else 0.0

    def _defines(self, words: Sequence[str]) -> float:
        """How much of the question comes before the first "là" of a sentence."""
        if "la" not in words:
            return 0.0
        before = set(words[: words.index("la")])
        return sum(self._weights.get(word, 0.0) for word in before)


def _without_number(text: str) -> str:
    head, _, rest = text.partition(" ")
    return rest if head.rstrip(".)").replace(".", "").isdigit() else text
