"""What a syllable that looks mistyped may have been meant to be."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from search.understanding.ngrams import STEP, NgramTable
from search.understanding.syllables import fold, is_marked, settle_tone, split_tone, strip_marks

_LETTERS = "abcdeghiklmnopqrstuvxy"
_MOST_RESPELLINGS = 8

COMPLETED = round(1.5 * STEP)
"""What a reading that only adds marks costs in a syllable that is no word."""

REMARKED, RETYPED = 4 * STEP, 5 * STEP
"""What other marks, another letter cost in a syllable that is no word."""


def adds_marks(form: str, typed: str) -> bool:
    """Whether ``form`` is ``typed`` with more marks ("hội" of "hôi", "định" of "dịnh")."""
    letters, tone = split_tone(typed)
    meant, meant_tone = split_tone(form)
    return (
        len(letters) == len(meant)
        and tone in (0, meant_tone)
        and all(a in (b, strip_marks(b)) for a, b in zip(letters, meant, strict=True))
    )


def completions(table: NgramTable, forms: Mapping[str, Sequence[int]], typed: str) -> Iterator[int]:
    """Words that are lower-case ``typed`` with more marks."""
    own = settle_tone(typed)
    for number in forms.get(fold(typed), ()):
        word = table.words[number]
        if word != own and adds_marks(word, own):
            yield number


def respellings(
    table: NgramTable, forms: Mapping[str, Sequence[int]], typed: str
) -> list[tuple[int, int]]:
    """Words (with scores) one slip away from lower-case ``typed``, which is no word."""
    found: dict[int, int] = {}
    folded = fold(typed)
    if is_marked(typed):
        for number in forms.get(folded, ()):
            found[number] = -COMPLETED if adds_marks(table.words[number], typed) else -REMARKED
    tone = split_tone(typed)[1]
    for near in _one_letter_away(folded):
        for number in forms.get(near, ()):
            if not tone or split_tone(table.words[number])[1] in (0, tone):
                found.setdefault(number, -RETYPED)
    likely = sorted(
        found.items(), key=lambda item: item[1] / STEP + math.log(table.probability(item[0]))
    )
    return likely[-_MOST_RESPELLINGS:]


def _one_letter_away(word: str) -> Iterable[str]:
    """Words with a letter dropped, doubled, swapped with its neighbour, added or replaced."""
    if len(word) < 3:
        return ()
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in splits if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    near |= {a + letter + b for a, b in splits for letter in _LETTERS}
    near |= {a + letter + b[1:] for a, b in splits if b for letter in _LETTERS}
    near.discard(word)
    return near
