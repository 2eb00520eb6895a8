"""The one-line Vietnamese messages of everything that can go wrong with a file."""

from pathlib import Path

from ingest.errors import ReadError


def failure(path: Path, reason: str) -> ReadError:
    """A ReadError that names the file; ``reason`` is a Vietnamese clause without a full stop."""
    printable = "".join(c if c.isprintable() else "?" for c in path.name)
    return ReadError(f"Không đọc được “{printable}”: {reason}.")


def empty(path: Path) -> ReadError:
    return failure(path, "tệp rỗng; hãy kiểm tra lại tệp gốc")


def no_text(path: Path) -> ReadError:
    return failure(path, "trong tệp không có chữ nào; hãy kiểm tra lại tệp gốc")


def binary(path: Path) -> ReadError:
    return failure(
        path, "đây là tệp nhị phân, không phải văn bản; hãy chọn tệp PDF, Word hoặc văn bản"
    )


def damaged(path: Path, form: str) -> ReadError:
    return failure(path, f"tệp {form} bị hỏng hoặc thiếu; hãy lấy lại bản gốc")


def encrypted(path: Path, form: str) -> ReadError:
    return failure(path, f"tệp {form} có mật khẩu; hãy gỡ mật khẩu rồi nạp lại")


def too_large(path: Path, what: str) -> ReadError:
    return failure(path, f"{what}; hãy chia nhỏ tệp rồi nạp lại")


def unknown_encoding(path: Path) -> ReadError:
    return failure(path, "không nhận ra bảng mã của chữ; hãy lưu lại bằng UTF-8")
