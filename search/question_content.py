"""The content of a question, and how much of it a text has."""

import math
import re
from collections.abc import Callable, Sequence

from search.words import content_words, folded_words

Weight = Callable[[str], float]
"""How much a folded word tells documents apart (its inverse document frequency)."""


class QuestionContent:
    """The content words of a question with their weights."""

    def __init__(self, question: str, weight: Weight) -> None:
        self.question = question
        self.words = content_words(question)
        self._weights = {word: weight(word) for word in set(self.words)}

    def coverage(self, text: str) -> float:
        """Weight of the content words that stand in the text, as a share of all."""
        total = math.fsum(self._weights[word] for word in self.words)
        if not total:
            return 0.0
        said = set(folded_words(text))
        return math.fsum(self._weights[word] for word in self.words if word in said) / total

    def likeness(self, title: str) -> float:
        """How far the question and a title have the same words, 0 to 1 (Dice coefficient)."""
        asked, said = set(self.words), set(content_words(title))
        return 2 * len(asked & said) / (len(asked) + len(said)) if asked and said else 0.0

    def subject(self, opening: str) -> float:
        """How much of the question is the subject of a clause, 0 to 1.

        That is the run of the question's words with which the opening begins,
        or with which a member of its list of subjects begins ("Ban Tổ chức,
        Ủy ban Kiểm tra, …"), weighed as a share of the content words.
        """
        total = math.fsum(self._weights[word] for word in self.words)
        if not total:
            return 0.0
        asked = folded_words(self.question)
        parts = (folded_words(part) for part in re.split(r"[,;:]", opening))
        runs = [part[: _run_from_start(part, asked)] for part in parts if part]
        best = max(
            (
                math.fsum(self._weights.get(word, 0.0) for word in run)
                for run in runs
                if len(run) > 1
            ),
            default=0.0,
        )
        return min(1.0, best / total)


def _run_from_start(words: Sequence[str], asked: Sequence[str]) -> int:
    """Length of the longest run of ``asked`` that ``words`` begins with."""
    longest = 0
    for first in range(len(asked)):
        length = 0
        while (
            length < len(words)
            and first + length < len(asked)
            and words[length] == asked[first + length]
        ):
            length += 1
        longest = max(longest, length)
    return longest
