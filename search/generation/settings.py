"""Where the language model is, if the user has one: read from the environment."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from ingest.errors import UserError

_PREFIX = "TRA_CUU_LLM_"
_MEANINGS = {
    "url": "phải là địa chỉ http:// hoặc https://, ví dụ http://127.0.0.1:11434/v1",
    "model": "phải là tên mô hình, ví dụ qwen3:8b",
    "key": "không được chứa ký tự xuống dòng hay ký tự ngoài ASCII",
    "timeout": "phải là số giây lớn hơn 0 và không quá 600",
}


class LanguageModelSettingsError(UserError):
    """An environment variable of the language model makes no sense."""

    exit_code = 2


class LanguageModelSettings(BaseModel):
    """An OpenAI-compatible endpoint. ``timeout`` is in seconds; ``key`` may be empty."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    url: str
    model: str = Field(min_length=1, max_length=200)
    key: SecretStr = SecretStr("")
    timeout: float = Field(default=60.0, gt=0, le=600)

    @field_validator("url")
    @classmethod
    def _base_address(cls, url: str) -> str:
        """The address without a final slash; "/v1" is added where no path is given."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("not an http address")
        if parts.query or parts.fragment or any(c.isspace() for c in url):
            raise ValueError("not a base address")
        return url.rstrip("/") if parts.path.strip("/") else f"{url.rstrip('/')}/v1"

    @field_validator("key")
    @classmethod
    def _header_value(cls, key: SecretStr) -> SecretStr:
        text = key.get_secret_value()
        if not (text.isascii() and (text.isprintable() or not text)):
            raise ValueError("not a header value")
        return key


def settings_from_environment(
    environment: Mapping[str, str] | None = None,
) -> LanguageModelSettings | None:
    """The settings, or None while TRA_CUU_LLM_URL is not set: then no model is ever called.

    Raises LanguageModelSettingsError, which names the variable that is wrong.
    """
    environment = os.environ if environment is None else environment
    given = {name: environment.get(_PREFIX + name.upper(), "").strip() for name in _MEANINGS}
    if not given["url"]:
        return None
    try:
        # "model" is passed even when empty, so that its absence is an error.
        return LanguageModelSettings.model_validate(
            {name: value for name, value in given.items() if value or name == "model"}
        )
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        message = f"Biến môi trường {_PREFIX}{name.upper()} {_MEANINGS[name]}."
    raise LanguageModelSettingsError(message)
