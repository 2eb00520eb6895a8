import datetime

import pytest

from ingest.identity import Identity, fold_issuer, normalize_number


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("217-QĐ/TW", "217-QĐ/TW"),
        ("217/QĐ-TW", "217-QĐ/TW"),
        ("217 - QĐ/TW", "217-QĐ/TW"),
        ("217–QĐ/TW", "217-QĐ/TW"),
        ("217-qđ/tw", "217-QĐ/TW"),
        ("217-qd/tw", "217-QĐ/TW"),
        ("QĐ 217-QĐ/TW", "217-QĐ/TW"),
        ("Quyết định số 217-QĐ/TW", "217-QĐ/TW"),
        ("217 QĐ TW", "217-QĐ/TW"),
        ("Số: 04-NQ/TU", "04-NQ/TU"),
        ("4-NQ/TU", "04-NQ/TU"),
        ("11-QĐi/TW", "11-QĐi/TW"),
        ("23-CTr/TU", "23-CTr/TU"),
        ("59-CV/BCĐ", "59-CV/BCĐ"),
        ("165-KH/HNDTW", "165-KH/HNDTW"),
    ],
)
def test_party_numbers_have_one_form(typed: str, canonical: str):
    assert normalize_number(typed) == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("13/2023/NĐ-CP", "13/2023/NĐ-CP"),
        ("13/2023/nđ-cp", "13/2023/NĐ-CP"),
        ("Nghị định 13/2023/NĐ-CP", "13/2023/NĐ-CP"),
        ("Luật số: 24/2018/QH14", "24/2018/QH14"),
        ("22/2020/QĐ-TTg", "22/2020/QĐ-TTg"),
        ("22/TTg-V.III", "22/TTg-V.III"),
        ("726/HD-TLĐ", "726/HD-TLĐ"),
        ("1234 / QĐ - UBND", "1234/QĐ-UBND"),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"),
    ],
)
def test_state_numbers_keep_their_form(typed: str, canonical: str):
    assert normalize_number(typed) == canonical


@pytest.mark.parametrize("typed", ["không số", "VB-7.2021", "TCVN 5687:2024", "12a"])
def test_unknown_forms_stay_as_typed(typed: str):
    assert normalize_number(f"  {typed} ") == typed


def test_decomposed_unicode_is_composed():
    assert normalize_number("217-QĐ/TW") == "217-QĐ/TW"
    assert normalize_number("Tơ\u0300 12a") == "Tờ 12a"


def test_a_number_alone_is_no_identity():
    first = Identity("124-QĐ/TW", datetime.date(2018, 2, 2), "Ban Bí thư")
    assert first.key != Identity("124-QĐ/TW", datetime.date(2023, 10, 4), "Bộ Chính trị").key
    assert first.key != Identity("124-QĐ/TW", datetime.date(2018, 2, 2), "Bộ Chính trị").key


def test_typing_variants_are_one_identity():
    day = datetime.date(2021, 11, 19)
    assert (
        Identity("04-NQ/TU", day, "Ban Thường vụ Tỉnh ủy Nghệ An").key
        == Identity("4 - nq/tu", day, "BAN THƯỜNG VỤ  TỈNH UỶ NGHỆ AN").key
        == f"04-NQ/TU|2021-11-19|{fold_issuer('Ban Thường vụ Tỉnh ủy Nghệ An')}"
    )


@pytest.mark.parametrize(
    "written",
    [
        "Ban Chấp hành Trung ương khóa XII",
        "Ban Chấp hành Trung ương (khoá XII)",
        "Ban Chấp hành Trung ương Đảng, khóa XII",
        "BAN CHẤP HÀNH TRUNG ƯƠNG",
    ],
)
def test_the_term_is_no_part_of_an_issuer(written: str):
    assert fold_issuer(written) == "ban chấp hành trung ương"
