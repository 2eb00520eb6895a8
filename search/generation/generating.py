"""An answer written by a language model, sentence by sentence, each one checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from search.contract import Answer, Citation
from search.generation.checking import check
from search.generation.clauses import clauses_of
from search.generation.failures import GenerationFailed
from search.generation.prompt import Prompt, prompt_for
from search.generation.settings import LanguageModelSettings
from search.generation.splitting import SentenceSplitter
from search.wording import source_line


@dataclass(frozen=True, slots=True)
class SentenceEvent:
    """A sentence that may be shown ("kept") or not ("struck"), or the end ("done").

    ``reason`` is Vietnamese: of a struck sentence, why; of the end, why the
    extractive answer stands, empty if the generated one may be shown.
    ``citations`` are those of a kept sentence, verified, with whole sentences.
    """

    kind: Literal["kept", "struck", "done"]
    text: str = ""
    reason: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class StruckSentence:
    """A sentence to be shown struck out, with the reason."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class GeneratedAnswer:
    """What to show: the generated text, or the extractive one with ``failure`` saying why."""

    text: str
    struck: tuple[StruckSentence, ...]
    citations: tuple[Citation, ...]
    failure: str = ""


def generate(
    question: str, answer: Answer, settings: LanguageModelSettings
) -> Iterator[SentenceEvent]:
    """Write an answer to ``question`` from the clauses of ``answer``; the last event is "done".

    Whatever goes wrong with the model is told in that last event. Kept
    sentences count only if its ``reason`` is empty. Closing the iterator early
    closes the connection.
    """
    cited: set[int] = set()
    try:
        for event in _sentences(question, answer, settings):
            cited.update(citation.n for citation in event.citations)
            yield event
        _check_whole(cited, answer)
    except GenerationFailed as failure:
        yield SentenceEvent("done", reason=str(failure))
    else:
        yield SentenceEvent("done")


def _sentences(
    question: str, answer: Answer, settings: LanguageModelSettings
) -> Iterator[SentenceEvent]:
    if not answer.answered:
        raise GenerationFailed("các văn bản không có căn cứ trả lời")
    clauses = {clause.n: clause for clause in clauses_of(answer)}
    if not clauses:
        raise GenerationFailed("các điều khoản tìm được quá dài")
    for sentence in _split(_stream(prompt_for(question, list(clauses.values())), settings)):
        verdict = check(sentence, clauses)
        if verdict.fault:
            yield SentenceEvent("struck", sentence, verdict.fault)
        else:
            yield SentenceEvent("kept", sentence, citations=verdict.citations)


def _stream(prompt: Prompt, settings: LanguageModelSettings) -> Iterator[str]:
    try:
        from search.generation.endpoint import stream_text
    except ImportError as error:
        raise GenerationFailed(
            'chưa cài phần nối mô hình ngôn ngữ (pip install "tra-cuu-van-kien[llm]")'
        ) from error
    return stream_text(prompt, settings)


def _split(pieces: Iterable[str]) -> Iterator[str]:
    splitter = SentenceSplitter()
    for piece in pieces:
        yield from splitter.feed(piece)
    yield from splitter.close()


def _check_whole(cited: set[int], answer: Answer) -> None:
    """Raise GenerationFailed unless the kept sentences rest on what the answer rests on."""
    if not cited:
        raise GenerationFailed("không câu nào của mô hình kiểm chứng được")
    if not any(f"[{n}]" in answer.answer for n in cited):
        raise GenerationFailed("mô hình không dùng điều khoản nào của câu trả lời trích nguyên văn")


def compose_generated(answer: Answer, events: Iterable[SentenceEvent]) -> GeneratedAnswer:
    """The whole of what ``generate`` told about ``answer``.

    Unless it ended well, the text and the citations are those of ``answer``,
    unchanged. Citations keep their numbers; one that was quoted anew spans all
    that was quoted of its clause.
    """
    kept: list[SentenceEvent] = []
    struck: list[StruckSentence] = []
    failure = "câu trả lời của mô hình bị cắt giữa chừng"
    for event in events:
        if event.kind == "kept":
            kept.append(event)
        elif event.kind == "struck":
            struck.append(StruckSentence(event.text, event.reason))
        else:
            failure = event.reason
    if failure or not kept:
        original = answer.answer if answer.answered else answer.refusal or ""
        return GeneratedAnswer(original, tuple(struck), tuple(answer.citations), failure)
    citations = _citations(answer, kept)
    used = {citation.n for event in kept for citation in event.citations}
    sources = [f"[{c.n}] {source_line(c, '').strip()}." for c in citations if c.n in used]
    text = "\n".join(event.text for event in kept)
    return GeneratedAnswer(
        "\n\n".join([text, "\n".join(["Trích từ:", *sources])]), tuple(struck), citations
    )


def _citations(answer: Answer, kept: Iterable[SentenceEvent]) -> tuple[Citation, ...]:
    quoted: dict[int, Citation] = {}
    for event in kept:
        for citation in event.citations:
            known = quoted.get(citation.n)
            quoted[citation.n] = _span(known, citation) if known else citation
    return tuple(quoted.get(citation.n, citation) for citation in answer.citations)


def _span(one: Citation, other: Citation) -> Citation:
    """Both quotations of one clause and what lies between them."""
    first, last = sorted((one, other), key=lambda citation: citation.start)
    if last.end <= first.end:
        return first
    length, apart = last.end - first.start, last.start - first.start
    text = first.text
    for at in range(len(text) - length + 1):
        if text.startswith(first.quote, at) and text.startswith(last.quote, at + apart):
            return first.model_copy(update={"quote": text[at : at + length], "end": last.end})
    raise AssertionError(f"not of one clause: {one.label}, {other.label}")
