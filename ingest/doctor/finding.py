"""One thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An ERROR keeps the program from working; a WARNING costs a feature."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """``remedy`` says what to do; it is empty exactly where all is well."""

    name: str
    severity: Severity
    found: str
    remedy: str = ""


def ok(name: str, found: str) -> Finding:
    return Finding(name, Severity.OK, found)


def warning(name: str, found: str, remedy: str) -> Finding:
    return Finding(name, Severity.WARNING, found, remedy)


def error(name: str, found: str, remedy: str) -> Finding:
    return Finding(name, Severity.ERROR, found, remedy)
