"""Confidence intervals of shares."""

import math
from dataclasses import dataclass

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``n``, with its 95 % Wilson interval (Wilson 1927)."""

    hits: int
    n: int

    @property
    def value(self) -> float:
        """Between 0 and 1; nan when nothing was counted."""
        return self.hits / self.n if self.n else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound between 0 and 1; (0, 1) when nothing was counted."""
        if not self.n:
            return 0.0, 1.0
        share, spread = self.value, Z95 * Z95 / self.n
        centre = share + spread / 2
        half = Z95 * math.sqrt(share * (1 - share) / self.n + spread / (4 * self.n))
        return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))

    @property
    def text(self) -> str:
        """ "97.5 [92-99]" in per cent, or a dash when nothing was counted."""
        if not self.n:
            return "-"
        low, high = self.interval
        return f"{100 * self.value:5.1f} [{100 * low:.0f}-{100 * high:.0f}]"

    def as_json(self) -> dict[str, float | int | None]:
        low, high = self.interval
        value = round(self.value, 4) if self.n else None
        return {
            "hits": self.hits,
            "n": self.n,
            "share": value,
            "low": round(low, 4),
            "high": round(high, 4),
        }


def count(flags: "list[bool]") -> Share:
    """The share of true flags."""
    return Share(sum(flags), len(flags))
