import json
import os
import socket
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ingest.command import main
from ingest.fetching import fetching
from ingest.fetching.failure import FetchError
from ingest.fetching.fetching import fetch, place_file
from ingest.pipeline import STORE_FILE, ingest
from ingest.records import StoredDocument
from ingest.store import Store
from tests.ingest.fetching.conftest import article, library


def held(index: Path) -> StoredDocument:
    with closing(Store(index / STORE_FILE)) as store:
        (document,) = store.documents()
    return document


def test_right_page_takes_the_place_of_the_digest(site: str, tmp_path: Path) -> None:
    index = library(tmp_path, f"{site}/van-ban-khac", f"{site}/chuyen")
    done = fetch("12-qđ/tu", index, allow_loopback_http=True)
    assert done.address == f"{site}/chuyen"
    assert [address for address, _ in done.attempts] == [f"{site}/van-ban-khac"]
    assert done.path == index / "tai-ve" / "12-qd-tu-2020.html"
    document = held(index)
    assert document.metadata.fidelity == "verbatim"
    assert document.metadata.status.value == "in_force"
    assert document.metadata.sources[-1].url == f"{site}/dung"
    assert document.text.startswith("TỈNH ỦY A\n*\nSố 12-QĐ/TU")
    assert document.text.endswith("Nguyễn Văn An")
    assert "Bản quyền" not in document.text
    assert "Bản quyền" in (index / "tai-ve" / "12-qd-tu-2020.html.goc").read_text("utf-8")
    # What was fetched survives the next run over the folder of the digest.
    ingest([tmp_path / "tom-luoc.md"], index)
    assert held(index).metadata.fidelity == "verbatim"
    with pytest.raises(FetchError, match="đã có nguyên văn"):
        fetch("12-QĐ/TU", index, allow_loopback_http=True)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/van-ban-khac", "là 13-QĐ/TU"),
        ("/khac-ngay", "đề ngày 09/01/2020"),
        ("/thieu", "có 2/3 điều"),
        ("/lan", "có 5 điều, cần 3"),
        ("/dang-nhap", "đòi đăng nhập"),
        ("/mat", "dấu độ mật TỐI MẬT"),
        ("/vao-mang-noi-bo", "mạng nội bộ"),
        ("/cut", "cụt"),
    ],
)
def test_anything_else_leaves_the_library_as_it_was(
    site: str, tmp_path: Path, path: str, reason: str
) -> None:
    index = library(tmp_path, site + path)
    with pytest.raises(FetchError, match=reason) as caught:
        fetch("12-QĐ/TU", index, allow_loopback_http=True)
    assert "--file TỆP" in str(caught.value)
    assert "không có mạng" not in str(caught.value)
    assert held(index).metadata.fidelity == "digest"
    assert not (index / "tai-ve").exists()


def test_loopback_is_refused_unless_a_test_asks_for_it(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = library(tmp_path, f"{site}/dung", site.replace("http", "https") + "/dung")
    with pytest.raises(FetchError, match=r"chỉ tải qua https.*mạng nội bộ"):
        fetch("12-QĐ/TU", index)


def test_without_a_number_of_articles_the_signature_shows_the_end(
    site: str, tmp_path: Path
) -> None:
    index = library(tmp_path, expected=None)
    file = tmp_path / "tai.html"
    file.write_text(article(2).split("<p>T/M")[0], "utf-8")
    with pytest.raises(FetchError, match="chữ ký"):
        place_file("12-QĐ/TU", file, index)
    file.write_text(article(2), "utf-8")
    assert place_file("12-QĐ/TU", file, index, issued=date(2020, 1, 2)).path.exists()


def test_failure_to_take_in_leaves_no_file(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = library(tmp_path, f"{site}/dung")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(fetching, "ingest", full)
    with pytest.raises(OSError, match="No space"):
        fetch("12-QĐ/TU", index, allow_loopback_http=True)
    assert list((index / "tai-ve").iterdir()) == []


def test_offline_says_what_to_do_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lookup(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    index = library(tmp_path, "https://a.example/12")
    assert main(["fetch", "12-QĐ/TU", "--index", str(index)]) == 6
    said = capsys.readouterr().err.splitlines()[-1]
    assert "vì không có mạng: https://a.example/12" in said
    assert "python -m ingest fetch 12-QĐ/TU --file TỆP" in said


def test_command_with_a_file_got_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index = library(tmp_path)
    file = tmp_path / "tai.html"
    file.write_text(article(), "utf-8")
    arguments = ["fetch", "12-QĐ/TU", "--file", str(file), "--index", str(index)]
    assert main(["fetch", "99-QĐ/TU", *arguments[2:]]) == 6
    assert "Danh mục không có địa chỉ của 99-QĐ/TU" in capsys.readouterr().err
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"].endswith("12-qd-tu-2020.html")
    assert held(index).metadata.fidelity == "verbatim"
