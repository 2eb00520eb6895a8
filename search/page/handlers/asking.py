"""A question from the page, and how far the library is."""

from typing import Any

from search.page.answer_view import render_answer
from search.page.examples import example_questions
from search.page.handlers.request import Handler, Reply, Request
from search.page.library import Library
from search.page.templates import render


class _Question(Request):
    question: str


def handlers(library: Library) -> list[Handler]:
    """The functions of the tab "Hỏi đáp"."""

    def ask_question(data: Any) -> Reply:
        request = _Question.model_validate(data)
        answer = library.ask(request.question)
        return {"html": render_answer(answer, library.find), "answered": answer.answered}

    def preparation(_data: Any) -> Reply:
        now = library.preparation
        reply: Reply = {"state": now.state, "html": render("preparation.html", now=now)}
        if now.state == "ready":
            questions = example_questions([h.metadata for h in library.holdings])
            reply["html"] = render(
                "examples.html", questions=questions, documents=len(library.holdings)
            )
        return reply

    return [ask_question, preparation]
