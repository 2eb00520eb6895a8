"""Why no answer was generated."""


class GenerationFailed(Exception):
    """The message is a Vietnamese clause that completes "… vì …"; never leaves the package."""
