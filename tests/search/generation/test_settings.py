import pytest

from ingest.errors import UserError
from search.generation import settings_from_environment

URL = "http://127.0.0.1:11434/v1"


def test_off_unless_an_address_is_given():
    assert settings_from_environment({}) is None
    assert settings_from_environment({"TRA_CUU_LLM_URL": " ", "TRA_CUU_LLM_MODEL": "m"}) is None


def test_all_that_can_be_set():
    settings = settings_from_environment(
        {
            "TRA_CUU_LLM_URL": "http://127.0.0.1:11434/",
            "TRA_CUU_LLM_MODEL": "qwen3:8b",
            "TRA_CUU_LLM_KEY": "khoa",
            "TRA_CUU_LLM_TIMEOUT": "12.5",
        }
    )
    assert settings is not None
    assert (settings.url, settings.model, settings.timeout) == (URL, "qwen3:8b", 12.5)
    assert settings.key.get_secret_value() == "khoa"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "ftp://a/v1"),
        ("URL", "127.0.0.1:11434"),
        ("URL", "http://a:99999/v1"),
        ("URL", "http://a/v1?x=1"),
        ("MODEL", ""),
        ("KEY", "khoá"),
        ("TIMEOUT", "0"),
        ("TIMEOUT", "nan"),
        ("TIMEOUT", "một phút"),
    ],
)
def test_the_variable_that_is_wrong_is_named(name, value):
    environment = {"TRA_CUU_LLM_URL": URL, "TRA_CUU_LLM_MODEL": "m"}
    with pytest.raises(UserError, match=f"TRA_CUU_LLM_{name} "):
        settings_from_environment(environment | {f"TRA_CUU_LLM_{name}": value})
