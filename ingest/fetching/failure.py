"""Why an official text could not be fetched."""

from ingest.errors import UserError


class FetchError(UserError):
    """No text was fetched; the library is as it was."""

    exit_code = 6


class AddressError(Exception):
    """One address gives no usable text; the message is a Vietnamese clause."""


class Unreachable(AddressError):
    """The machine at the address did not answer; there may be no network."""
