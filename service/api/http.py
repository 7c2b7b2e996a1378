"""Declares what a view takes and answers, then reads, calls and writes for it.

`@operation(AnswerSchema, query=..., body=...)` over a view makes an `Operation`. The view gets what
the query parameters and the body load to, in that order, and the parts of the path by name; what
it returns is dumped, with status 200 unless it returns a `Reply`. `openapi` writes the contract from
the same declarations.
"""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import orjson
from flask import Response, current_app, request
from marshmallow import Schema, ValidationError

from schemas.fields import Body
from service.api.access import require_access
from service.api.metrics import STAGE
from service.api.problems import FieldProblems, pointers
from service.api.reading import read_body, read_query
from service.keys import Scope
from service.pipeline import Pipeline
from service.settings import Settings

View = Callable[..., Any]
Answers = Mapping[int, type[Schema] | None]
Needs = Scope | Callable[[Any], Scope] | None
"""What a key must be good for: WRITE always needs one, READ where the settings say so, None never. It
may depend on the query parameters, and is then a function of what they load to."""
MISSHAPEN = "Must be letters, digits, dots, hyphens and underscores, at most 100, a letter or digit first."


@dataclass(frozen=True, slots=True)
class Reply:
    """What a view returns whose status is not 200; `location` is the address of what it made."""

    status: int
    content: Any = None
    location: str | None = None


JSON = "application/json"
WRONG_QUERY = "The query parameters are not valid."


class Operation:
    """A view with its declarations; calling it handles the current request."""

    def __init__(
        self,
        view: View,
        answers: Answers,
        taken: tuple[type[Schema] | None, type[Schema] | None],
        errors: tuple[int, ...],
        needs: Needs,
    ) -> None:
        functools.update_wrapper(self, view)
        self.view = view
        self.name = view.__name__
        self.answers = {status: schema() if schema else None for status, schema in answers.items()}
        query, body = taken
        # A view without query parameters refuses them all, as one with some refuses the rest.
        self.query = (query or Body)()
        self.body = body() if body else None
        self.errors = errors
        self.needs = needs
        self.others: dict[str, tuple[View, Schema]] = {}
        self.path: dict[str, re.Pattern[str]] = {}

    def __call__(self, **path: str) -> Response:
        """Return the answer to the current request, whatever it holds."""
        sent = read_query()
        parameters = load(self.query, sent, WRONG_QUERY) if sent or self.query.fields else {}
        # Before the body is read: a stranger's megabytes are not.
        require_access(self.needs(parameters) if callable(self.needs) else self.needs)
        if wrong := [
            (f"/{name}", MISSHAPEN) for name, shape in self.path.items() if not shape.fullmatch(path[name])
        ]:
            raise FieldProblems("The address is not valid.", wrong)
        taken = [parameters] if self.query.fields else []
        if self.body:
            taken.append(load(self.body, read_body(), "The body is not valid."))
        if self.others:
            return self.represent(taken, path)
        result = self.view(*taken, **path)
        return self.write(result if isinstance(result, Reply) else Reply(200, result))

    def represent(self, taken: list[Any], path: Mapping[str, str]) -> Response:
        """Return the answer in the media type that the client likes best, JSON where it does not say."""
        views = {JSON: (self.view, self.answers[200]), **self.others}
        media_type = request.accept_mimetypes.best_match(views, JSON)
        view, schema = views[media_type]
        answer = answer_bytes(orjson.dumps(cast(Schema, schema).dump(view(*taken, **path))), media_type)
        answer.vary.add("Accept")
        return answer

    def write(self, reply: Reply) -> Response:
        """Return the reply as its status's schema has it."""
        schema = self.answers[reply.status]
        if reply.status == 200 and schema and self.needs is not Scope.WRITE:
            with STAGE["dump"].time():
                shown = orjson.dumps(schema.dump(reply.content))
            return answer_bytes(shown, JSON)
        content = orjson.dumps(schema.dump(reply.content)) if schema else None
        answer = Response(content, reply.status, mimetype="application/json" if schema else None)
        # What a write answers is about the write: no later request has the same answer.
        answer.headers["Cache-Control"] = "no-store"
        if reply.location:
            answer.headers["Location"] = reply.location
        if not schema:
            del answer.headers["Content-Type"]
        return answer


def operation(
    answer: type[Schema] | Answers,
    *,
    query: type[Schema] | None = None,
    body: type[Schema] | None = None,
    errors: tuple[int, ...] = (),
    needs: Needs = Scope.READ,
    path: Mapping[str, re.Pattern[str]] | None = None,
) -> Callable[[View], Operation]:
    """Declare a view: its answer, or its answers by status, and what it takes.

    `errors` are statuses beyond those that its query, body and needs bring, `path` what parts of the
    path must look like, where what does not is refused and not just unknown.
    """
    answers = answer if isinstance(answer, Mapping) else {200: answer}

    def declare(view: View) -> Operation:
        declared = Operation(view, answers, (query, body), errors, needs)
        declared.path.update(path or {})
        return declared

    return declare


def also(media_type: str, answer: type[Schema], view: View) -> Callable[[Operation], Operation]:
    """Let an operation answer in another media type too, with what another view returns."""

    def add(declared: Operation) -> Operation:
        declared.others[media_type] = (view, answer())
        return declared

    return add


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


def answer_bytes(content: bytes, media_type: str) -> Response:
    """Return the content with an ETag of its bytes; a GET that knows the tag gets 304.

    A verification holds its statement and the corpus version, so its tag is made of both. For a
    POST, HTTP has no such answer (RFC 9110, 13.1.2), so it gets the whole.
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
