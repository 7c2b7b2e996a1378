"""Declares what a view takes and answers, then reads, calls and writes for it.

`@operation(AnswerSchema, query=..., body=...)` over a view makes an `Operation`. The view gets what
the query parameters and the body load to, in that order, and the parts of the path by name; what
it returns is dumped. `openapi` writes the contract from the same declarations.
"""

import functools
from collections.abc import Callable
from typing import Any, cast

import orjson
from flask import Response, current_app, request
from marshmallow import Schema, ValidationError

from schemas.fields import Body
from service.api.problems import FieldProblems, pointers
from service.api.reading import read_body, read_query
from service.pipeline import Pipeline
from service.settings import Settings

View = Callable[..., Any]


class Operation:
    """A view with its declarations; calling it handles the current request."""

    def __init__(
        self,
        view: View,
        answer: type[Schema],
        query: type[Schema] | None,
        body: type[Schema] | None,
        errors: tuple[int, ...],
    ) -> None:
        functools.update_wrapper(self, view)
        self.view = view
        self.name = view.__name__
        self.answer = answer()
        # A view without query parameters refuses them all, as one with some refuses the rest.
        self.query = (query or Body)()
        self.body = body() if body else None
        self.errors = errors

    def __call__(self, **path: str) -> Response:
        """Return the answer to the current request, whatever it holds."""
        parameters = load(self.query, read_query(), "The query parameters are not valid.")
        taken = [parameters] if self.query.fields else []
        if self.body:
            taken.append(load(self.body, read_body(), "The body is not valid."))
        return answer_json(self.answer.dump(self.view(*taken, **path)))


def operation(
    answer: type[Schema],
    *,
    query: type[Schema] | None = None,
    body: type[Schema] | None = None,
    errors: tuple[int, ...] = (),
) -> Callable[[View], Operation]:
    """Declare a view; `errors` are statuses beyond those that its query and body bring."""
    return lambda view: Operation(view, answer, query, body, errors)


def load(schema: Schema, sent: Any, otherwise: str) -> Any:
    """Return what the schema makes of what was sent; raises `FieldProblems` naming each field."""
    try:
        return schema.load(sent)
    except ValidationError as error:
        raise FieldProblems(otherwise, pointers(error.messages)) from None


def require_length(pointer: str, text: str, longest: int) -> None:
    """Raise `FieldProblems` for a text that the contract allows and this installation does not."""
    if len(text) > longest:
        raise FieldProblems(
            "A text is too long for this service.", [(pointer, f"Must have at most {longest:,} characters.")]
        )


def answer_json(content: Any) -> Response:
    """Return JSON; a verification holds its statement and the corpus version, so its tag is made of both."""
    return answer_bytes(orjson.dumps(content), "application/json")


def answer_bytes(content: bytes, media_type: str) -> Response:
    """Return the content with an ETag of its bytes; a GET that knows the tag gets 304.

    For a POST, HTTP has no such answer (RFC 9110, 13.1.2), so it gets the whole.
    """
    answer = Response(content, mimetype=media_type)
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    return cast(Response, answer.make_conditional(request))


def pipeline() -> Pipeline:
    """Return the pipeline of the running app; raises `IndexUnavailable` where it cannot be opened."""
    return cast(Pipeline, current_app.extensions["claimside"])


def settings() -> Settings:
    """Return the settings of the running app."""
    return cast(Settings, current_app.config["SETTINGS"])
