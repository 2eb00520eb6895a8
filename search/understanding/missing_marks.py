"""How many of a text's diacritics were left out, judged from what was typed."""

import math
from collections.abc import Mapping

from search.understanding.syllables import WORD, fold, is_marked, is_syllable

SLIP_RATE = 5e-5
"""How often a mark is missing in a text typed with its marks."""

RATES = (SLIP_RATE, 0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 0.97)
"""Shares of left-out marks that are considered for a partly marked text."""

CARELESS = 3.0
"""Nats of evidence that marks were left out on purpose must have."""

NAME = 0.01
"""Chance that a bare syllable is a name or a foreign word."""

MISTYPED = 2.0
"""Nats by which a word that cannot be Vietnamese tells of careless typing."""

ENGLISH = frozenset(
    {"is", "are", "was", "of", "and", "what", "how", "who", "when", "where", "which", "does", "with"}
)  # fmt: skip


def missing_rate(text: str, bare_share: Mapping[str, float]) -> float:
    """Estimated share of marks left out of ``text``; 0 for other languages.

    The rate under which the marked and bare syllables that were typed are
    most likely, given how often each folded syllable is rightly written
    without marks (``bare_share``).
    """
    foreign = marked = english = mistyped = 0
    bare: list[float] = []
    for word in WORD.findall(text):
        folded = fold(word)
        english += folded in ENGLISH
        if is_marked(word):
            marked += 1
            mistyped += not is_syllable(word.lower())
        elif folded in bare_share:
            bare.append(max(NAME, bare_share[folded]))
        elif word.islower() and len(word) > 1:
            foreign += 1
    if not marked:
        return 0.0 if not bare or english > 1 or foreign > len(bare) else 1.0

    def likelihood(rate: float) -> float:
        seen = sum(math.log(share + (1 - share) * rate) for share in bare)
        careless = (CARELESS - MISTYPED * mistyped) * (rate > SLIP_RATE)
        return seen + marked * math.log(1 - rate) - careless

    return max(RATES, key=likelihood)
