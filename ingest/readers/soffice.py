"""Converts old Word files with LibreOffice, which is optional."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from ingest.readers import failures

TIMEOUT = 120.0  # seconds
_PROGRAMS = ("soffice", "libreoffice")
# Macros off, and nothing a document links to is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """The path of LibreOffice's command, or None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def to_docx(path: Path, data: bytes) -> bytes:
    """The DOCX form of a DOC file; ``path`` serves for messages.

    Raises ``ReadError`` without LibreOffice, where it finds no document in
    the file, and after ``TIMEOUT``. Writes only below a temporary folder.
    """
    command = program()
    if command is None:
        raise failures.failure(
            path,
            "cần LibreOffice (soffice) để đọc tệp Word đời cũ (.doc); "
            "hãy cài LibreOffice hoặc lưu lại thành .docx",
        )
    with tempfile.TemporaryDirectory(prefix="van-kien-") as folder:
        source = Path(folder, "in", "document.doc")
        target = Path(folder, "out", "document.docx")
        profile = Path(folder, "profile", "user")
        for place in (source.parent, target.parent, profile):
            place.mkdir(parents=True)
        source.write_bytes(data)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        _run(path, command, Path(folder), source, target)
        if not target.is_file():
            raise failures.damaged(path, "DOC")
        return target.read_bytes()


def _run(path: Path, command: str, folder: Path, source: Path, target: Path) -> None:
    arguments = [
        command,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(target.parent),
        str(source),
    ]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise failures.failure(path, "không chạy được LibreOffice (soffice)") from error
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        raise failures.failure(
            path, f"LibreOffice không chuyển xong tệp trong {TIMEOUT:.0f} giây"
        ) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
