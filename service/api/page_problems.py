"""Errors of the pages for people: the same statuses and headers as problems, said in words on a page."""

from typing import Any

import orjson
from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import HTTPException

from service.api.problems import (
    answer_bad_cursor,
    answer_http_error,
    answer_not_found,
    answer_unavailable,
    answer_unexpected,
    answer_unreadable,
)
from service.errors import BadCursor, IndexUnavailable, KeysUnavailable, NotFound, UnreadableText

NAMES = {
    "/statement": "The statement",
    "/as_of": "The day",
    "/text": "The draft",
    "/html": "The draft",
    "/published_on": "The day",
    "/q": "The words",
    "/side": "The side",
    "/speaker": "The speaker",
    "/document_id": "The document",
    "/from": "The first day",
    "/to": "The last day",
    "/cursor": "The page of the list",
}
"""What a form calls the field that a JSON pointer names."""

FOR_PROGRAMS = {"pages.static", "pages.get_contract"}
"""What stands among the pages and nobody looks at; its problems stay as they are."""


def in_words(problems: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return for each problem what a person calls the field, and what is wrong with it."""
    return [(NAMES.get(pointer, pointer.strip("/")), message) for pointer, message in problems]


def show(answer: Response) -> Response:
    """Return the problem as a page, with its status and headers; of a style or a script, as it is."""
    if request.endpoint in FOR_PROGRAMS:
        return answer
    problem: dict[str, Any] = orjson.loads(answer.data)
    wrong = in_words([(one["pointer"], one["detail"]) for one in problem.get("errors", ())])
    answer.set_data(render_template("wrong.html", problem=problem, wrong=wrong))
    answer.mimetype = "text/html"
    return answer


def register_page_problems(blueprint: Blueprint) -> None:
    """Answer every error of a blueprint of pages with a page."""
    blueprint.register_error_handler(HTTPException, lambda error: show(answer_http_error(error)))
    blueprint.register_error_handler(NotFound, lambda error: show(answer_not_found(error)))
    blueprint.register_error_handler(BadCursor, lambda error: show(answer_bad_cursor(error)))
    blueprint.register_error_handler(UnreadableText, lambda error: show(answer_unreadable(error)))
    for unavailable in (IndexUnavailable, KeysUnavailable):
        blueprint.register_error_handler(unavailable, lambda error: show(answer_unavailable(error)))
    blueprint.register_error_handler(Exception, lambda error: show(answer_unexpected(error)))
