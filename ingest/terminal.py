"""What every command line of the program shares: errors in one line, UTF-8, progress."""

import errno
import json
import sqlite3
import sys
from collections.abc import Callable

from tqdm import tqdm

from ingest.errors import StorageError, UserError

_NO_SPACE = "Hết dung lượng đĩa; hãy giải phóng chỗ trống rồi chạy lại. Dữ liệu đã lưu còn nguyên."


def run(command: Callable[[], int]) -> int:
    """Exit status of ``command``; an error that the user can mend becomes one line."""
    use_utf8()
    try:
        return command()
    except UserError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail("Đã dừng theo yêu cầu; phần đã lưu vẫn dùng được.", 130)
    except BrokenPipeError:
        return 0
    except (OSError, sqlite3.OperationalError) as error:
        return _fail(describe_os_error(error), StorageError.exit_code)


def describe_os_error(error: OSError | sqlite3.OperationalError) -> str:
    """A Vietnamese line for a failure of the disk or of the permissions on it."""
    if getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in str(error):
        return _NO_SPACE
    place = f" ({error.filename})" if isinstance(error, OSError) and error.filename else ""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"Không đọc hoặc ghi được tệp{place}: {reason}; kiểm tra quyền và dung lượng đĩa."


def _fail(message: str, code: int) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return code


def use_utf8() -> None:
    """Vietnamese prints on any console, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


class ProgressBar:
    """A bar with the time left on standard error; silent where nobody looks."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: tqdm | None = None
        self._what = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._quiet:
            return
        if self._bar is None or self._bar.total != total:
            self.close()
            self._bar = tqdm(
                total=total,
                file=sys.stderr,
                leave=False,
                bar_format="{desc} {percentage:3.0f}% |{bar:24}| còn {remaining}",
            )
        self._bar.set_description_str(what[:48])
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
