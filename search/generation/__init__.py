"""The optional answer written by a language model. Off unless TRA_CUU_LLM_URL is set."""

from search.generation.generating import (
    GeneratedAnswer,
    SentenceEvent,
    StruckSentence,
    compose_generated,
    generate,
)
from search.generation.settings import (
    LanguageModelSettings,
    LanguageModelSettingsError,
    settings_from_environment,
)

__all__ = [
    "GeneratedAnswer",
    "LanguageModelSettings",
    "LanguageModelSettingsError",
    "SentenceEvent",
    "StruckSentence",
    "compose_generated",
    "generate",
    "settings_from_environment",
]
