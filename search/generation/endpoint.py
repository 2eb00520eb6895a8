"""One streamed call of an OpenAI-compatible endpoint, through LlamaIndex.

Imported only when an answer is to be generated, so that nothing of it is
loaded, and no connection can be made, while the language model is off.
"""

import time
from collections.abc import Iterator

import httpx
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

from search.generation.failures import GenerationFailed
from search.generation.prompt import Prompt
from search.generation.settings import LanguageModelSettings

_MOST_TOKENS = 1024
_MOST_BYTES = 4 * 1024 * 1024  # of the stream, some 250 bytes a token
_NO_KEY = "khong-can-khoa"  # never empty: the client would look for OPENAI_API_KEY instead

# What the client raises, and what it trips over, when the stream is not what it
# should be; a server is free to send anything.
_MALFORMED = (ValueError, TypeError, AttributeError, LookupError)


def stream_text(prompt: Prompt, settings: LanguageModelSettings) -> Iterator[str]:
    """The answer of the model piece by piece; GenerationFailed if it does not end properly.

    Takes at most twice ``settings.timeout`` seconds.
    """
    finished: str | None = None
    with _client(settings.timeout) as client:
        try:
            for piece, reason in _chat(prompt, settings, client):
                finished = reason or finished
                if piece:
                    yield piece
        except (APITimeoutError, httpx.TimeoutException) as error:
            raise GenerationFailed("mô hình ngôn ngữ không trả lời kịp") from error
        except APIStatusError as error:
            raise GenerationFailed(f"máy chủ mô hình báo lỗi {error.status_code}") from error
        except (APIConnectionError, httpx.HTTPError, OSError) as error:
            raise GenerationFailed("không kết nối được với máy chủ mô hình") from error
        except (OpenAIError, httpx.StreamError, httpx.InvalidURL, *_MALFORMED) as error:
            raise GenerationFailed("máy chủ mô hình trả về dữ liệu không đọc được") from error
    if finished != "stop":
        raise GenerationFailed("câu trả lời của mô hình bị cắt giữa chừng")


def _chat(
    prompt: Prompt, settings: LanguageModelSettings, client: httpx.Client
) -> Iterator[tuple[str, str | None]]:
    """Pieces of text, each with the reason for ending if this one ends the answer."""
    model = OpenAILike(
        model=settings.model,
        api_base=settings.url,
        api_key=settings.key.get_secret_value() or _NO_KEY,
        is_chat_model=True,
        temperature=0.0,
        max_tokens=_MOST_TOKENS,
        max_retries=0,
        timeout=settings.timeout,
        http_client=client,
    )
    messages = [
        ChatMessage(role=MessageRole.SYSTEM, content=prompt.system),
        ChatMessage(role=MessageRole.USER, content=prompt.user),
    ]
    for response in model.stream_chat(messages):
        choices = response.raw.choices
        yield response.delta or "", choices[0].finish_reason if choices else None


def _client(timeout: float) -> httpx.Client:
    """A client that goes to the given address and nowhere else: no proxy, no redirect."""
    return httpx.Client(
        transport=_BoundedTransport(timeout),
        timeout=timeout,
        follow_redirects=False,
        trust_env=False,
    )


class _BoundedTransport(httpx.HTTPTransport):
    """Ends a response that goes on too long, however steadily it trickles."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        deadline = time.monotonic() + self._seconds
        response = super().handle_request(request)
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _BoundedStream(response.stream, deadline)
        return response


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        room = _MOST_BYTES
        for piece in self._stream:
            room -= len(piece)
            if room < 0 or time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the response goes on too long")
            yield piece

    def close(self) -> None:
        self._stream.close()
