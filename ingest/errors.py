"""Errors that a user can act on: one Vietnamese line and an exit status each."""


class UserError(Exception):
    """A failure whose message is shown to the user as it is.

    ``exit_code`` is what the command line returns. The message is one
    Vietnamese sentence that says what happened and what to do next.
    """

    exit_code = 1


class ReadError(UserError):
    """One file cannot be read; the other files of the run go on."""

    exit_code = 3


class IndexUnavailable(UserError):
    """The index is missing, locked, damaged, or made by another model."""

    exit_code = 4


class StorageError(UserError):
    """The index folder cannot be written (permission, disk full)."""

    exit_code = 5


class QuestionError(UserError):
    """The question is empty or too long."""

    exit_code = 2
