"""The YAML block that may open a Markdown file."""

from pathlib import Path

import yaml

from ingest.readers import failures

_FENCE = "---"


def split(path: Path, text: str) -> tuple[dict[str, object], str]:
    """``(metadata, body)``; no metadata where the first line is not “---”.

    Raises ``ReadError`` where the block is not a YAML mapping.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    for i, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return _mapping(path, "\n".join(lines[1:i])), "\n".join(lines[i + 1 :])
    return {}, text


def _mapping(path: Path, block: str) -> dict[str, object]:
    try:
        found = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise failures.failure(path, "phần khai báo YAML ở đầu tệp viết sai") from error
    if found is None:
        return {}
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise failures.failure(
            path, "phần khai báo YAML ở đầu tệp phải gồm các dòng “khóa: giá trị”"
        )
    return found
