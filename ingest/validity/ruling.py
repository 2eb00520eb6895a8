"""What a document of the library says of the force of another, with its evidence."""

import hashlib
from dataclasses import dataclass
from datetime import date

from ingest.metadata import Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that says so: ``quote`` is exactly ``text[start:end]`` of that document.

    ``identity`` is the key of the document, ``document`` its name in words.
    """

    identity: str
    document: str
    locator: str
    label: str
    start: int
    end: int
    quote: str

    @property
    def source(self) -> str:
        """ "Điều 3 Quyết định 12-QĐ/TU ngày 06/05/2024 của Tỉnh ủy Nghệ An"."""
        return f"{self.label} {self.document}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """``status`` of the document whose identity is ``about``, from ``since`` where it is known.

    ``clauses`` are the locators that have lapsed, where that is told, and
    ``parts`` their names in words; empty for the whole, or for a part that is
    not told. A ruling is a proposal
    until the user has ``decided`` on a day to accept it or not. ``stands``
    tells whether the library still has the evidence, word for word.
    """

    about: str
    status: Status
    since: date | None
    clauses: tuple[str, ...]
    evidence: Evidence
    parts: tuple[str, ...] = ()
    accepted: bool | None = None
    decided: date | None = None
    stands: bool = True

    @property
    def code(self) -> str:
        """Eight characters by which the user names it; the same after the text has moved."""
        said = [self.about, self.status.value, self.since.isoformat() if self.since else ""]
        said += [*self.clauses, self.evidence.identity, self.evidence.quote]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:8]

    @property
    def words(self) -> str:
        """ "hết hiệu lực một phần (Điều 5) từ ngày 01/02/2025"."""
        parts = f" ({'; '.join(self.parts)})" if self.parts else ""
        since = f"{self.since:%d/%m/%Y}" if self.since else ""
        link = "ngày" if self.status is Status.CONCLUDED else "từ ngày"
        return f"{self.status.label}{parts}" + (f" {link} {since}" if since else "")

    def holds(self, day: date) -> bool:
        """Whether it has begun by that day; one of no known day has."""
        return self.since is None or self.since <= day

    def covers(self, locator: str) -> bool:
        """Whether it is about a clause or one above it."""
        return any(locator == c or locator.startswith(f"{c}/") for c in self.clauses)


_STRENGTH = (
    Status.UNKNOWN, Status.IN_FORCE, Status.CONCLUDED, Status.PARTLY_LAPSED, Status.LAPSED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a document is in force: what its metadata declares, and accepted rulings on it."""

    declared: Status = Status.UNKNOWN
    note: str | None = None
    rulings: tuple[Ruling, ...] = ()

    def decisive(self, day: date) -> Ruling | None:
        """The ruling that says most on a day; None where the declared status stands."""
        held = [ruling for ruling in self.rulings if ruling.holds(day)]
        best = max(held, key=_weight, default=None)
        if best is None or _STRENGTH.index(best.status) < _STRENGTH.index(self.declared):
            return None
        return best

    def on(self, day: date) -> Status:
        ruling = self.decisive(day)
        return ruling.status if ruling else self.declared

    def words(self, day: date) -> str:
        """The status on a day, with the day that it began where that is known."""
        ruling = self.decisive(day)
        return ruling.words if ruling else self.declared.label

    def has_lapsed(self, locator: str, day: date) -> bool:
        """Whether a clause is out of force on a day, by itself or with its document."""
        return self.on(day) is Status.LAPSED or any(
            r.covers(locator) for r in self.rulings if r.holds(day)
        )


def _weight(ruling: Ruling) -> tuple[int, date]:
    return _STRENGTH.index(ruling.status), ruling.since or date.min
