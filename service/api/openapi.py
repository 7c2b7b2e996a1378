"""Writes the contract, OpenAPI 3.1, from the operations of the app; the same app, the same bytes.

Names come from the code: an operation's id is its view's name, its summary and description are the
view's docstring, its tag is the blueprint, described by the first line of its module.
"""

import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

import yaml
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Flask
from marshmallow import Schema
from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.routing import Rule

from schemas.problems import ProblemSchema
from service.api.examples import Example, of_operation
from service.api.headers import (
    ETAG,
    HEADERS,
    LIMITS,
    LOCATION,
    MORE_HEADERS,
    RATE_LIMIT,
    REQUEST_ID,
    REQUEST_ONLY,
)
from service.api.http import JSON, Operation
from service.api.paths import KEY, KEY_OR_NONE, KNOWN, METRICS_PATH, OWN_PATH, SECURITY
from service.api.problems import PROBLEM_TYPE
from service.keys import Scope

VERSION = "1.0.0"
DESCRIPTION = """\
Checks a statement against what each side has said. It never says what is true: it says who says so,
who says otherwise, and shows the words, where they stand, the speaker, the side and the day.

Every error is a problem (RFC 9457) and every answer carries `X-Request-ID`: the client's own, where
it is at most 100 letters, digits or any of `. _ ~ : -`, else a new one. Unknown fields and unknown
query parameters are refused. Answers to reads carry an `ETag`, and GET knows `If-None-Match`.

Writing needs an API key, sent as `Authorization: Bearer KEY`; reading does where the service is set
so. A client may spend a budget of points a minute: a request costs one, another for every 200 bytes of
its body, for each further statement of a batch and for each sentence of a draft that is checked.
`RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds) tell where it stands.
"""
ALWAYS = (400, 422, 500, 503)
WITH_BODY = (408, 413, 415)
WITH_TERMS = (401, 429)
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


class Converter(OpenAPIConverter):
    """Describes each schema by the first paragraph of its docstring."""

    def schema2jsonschema(self, schema: Schema) -> dict[str, Any]:
        """Return the JSON Schema of a schema, its description first."""
        described: dict[str, Any] = super().schema2jsonschema(schema)  # type: ignore[no-untyped-call]
        return {"description": paragraphs(schema)[0]} | described


class Plugin(MarshmallowPlugin):
    """The marshmallow plugin with our converter."""

    Converter = Converter


class Contract:
    """A contract being written, an operation at a time."""

    def __init__(self, examples: tuple[Example, ...]) -> None:
        self.examples = examples
        plugin = Plugin(schema_name_resolver=lambda schema: type(schema).__name__.removesuffix("Schema"))
        self.spec = APISpec("Claimside", VERSION, "3.1.0", [plugin])
        self.converter = cast(Converter, plugin.converter)
        self.spec.components.header("RequestId", REQUEST_ID)
        self.spec.components.header("ETag", ETAG)
        for name, description in RATE_LIMIT.items():
            counted = {"type": "integer", "minimum": 0}
            self.spec.components.header(name, {"description": description, "schema": counted})
        self.spec.components.security_scheme("ApiKey", SECURITY)
        self.tags: set[str] = set()
        self.statuses: set[int] = set()

    def reference(self, schema: Schema) -> dict[str, Any]:
        """Return the reference to a schema, which is added to the components."""
        reference: dict[str, Any] = self.converter.resolve_nested_schema(schema)  # type: ignore[no-untyped-call]
        return reference

    def describe(self, rule: Rule, operation: Operation) -> dict[str, Any]:
        """Return the operation object."""
        name = operation.name
        shown = of_operation(self.examples, name)
        summary, *rest = paragraphs(operation.view)
        described: dict[str, Any] = {
            "tags": [self.tag(operation)],
            "operationId": name,
            "summary": summary.rstrip("."),
            "description": "\n\n".join(rest) or summary,
        }
        if operation.needs is not None:
            described["security"] = KEY if operation.needs is Scope.WRITE else KEY_OR_NONE
        if parameters := self.parameters(rule, operation, shown):
            described["parameters"] = parameters
        if operation.body:
            content: dict[str, Any] = {"schema": self.reference(operation.body)}
            if bodies := {key: {"summary": each.summary, "value": each.body} for key, each in shown.items()}:
                content["examples"] = bodies
            described["requestBody"] = {"required": True, "content": {"application/json": content}}
        return described | {"responses": self.responses(rule, operation)}

    def tag(self, operation: Operation) -> str:
        """Return the tag of an operation, which is added to the tags."""
        module = operation.view.__module__
        name = module.rpartition(".")[2]
        if name not in self.tags:
            self.tags.add(name)
            self.spec.tag({"name": name, "description": paragraphs(sys.modules[module])[0]})
        return name

    def parameters(
        self, rule: Rule, operation: Operation, shown: Mapping[str, Example]
    ) -> list[dict[str, Any]]:
        """Return the parameters of the path, then those of the query string."""
        path: list[dict[str, Any]] = [
            {
                "in": "path",
                "name": name,
                "description": f"The {name.removesuffix('_id')}'s id.",
                "required": True,
                "schema": schema_of(operation.path.get(name)),
            }
            for name in PARAMETER.findall(rule.rule)
        ]
        query = self.converter.schema2parameters(operation.query, location="query")
        for parameter in (*path, *query):
            values = {
                key: {"summary": each.summary, "value": sent[parameter["name"]]}
                for key, each in shown.items()
                if parameter["name"] in (sent := each.query | each.path)
            }
            if values:
                parameter["examples"] = values
        return [*path, *query]

    def responses(self, rule: Rule, operation: Operation) -> dict[str, Any]:
        """Return the answer and every problem that can come instead."""
        described: dict[str, Any] = {
            str(status): self.answer(status, schema, operation)
            for status, schema in operation.answers.items()
        }
        if method_of(rule) == "get":
            described["304"] = KNOWN
        for status in sorted(errors_of(operation)):
            described[str(status)] = {"$ref": f"#/components/responses/{self.problem(status)}"}
        return described

    def answer(self, status: int, schema: Schema | None, operation: Operation) -> dict[str, Any]:
        """Return what comes with a status that is no error."""
        headers: dict[str, Any] = dict(HEADERS if is_tagged(operation, status) else REQUEST_ONLY)
        if operation.needs is not None:
            headers |= LIMITS
        if status == 201:
            headers["Location"] = LOCATION
        if schema is None:
            return {"description": "Done; there is nothing to show.", "headers": headers}
        content = {JSON: {"schema": self.reference(schema)}}
        for media_type, (_, other) in operation.others.items():
            content[media_type] = {"schema": self.reference(other)}
        return {"description": paragraphs(schema)[0], "headers": headers, "content": content}

    def problem(self, status: int) -> str:
        """Return the name of the response for an error, which is added to the components."""
        title = HTTP_STATUS_CODES[status]
        name = title.replace(" ", "")
        if status not in self.statuses:
            self.statuses.add(status)
            content = {PROBLEM_TYPE: {"schema": self.reference(ProblemSchema())}}
            headers = REQUEST_ONLY | MORE_HEADERS.get(status, {})
            self.spec.components.response(
                name, {"description": f"{title}.", "headers": headers, "content": content}
            )
        return name


def schema_of(shape: re.Pattern[str] | None) -> dict[str, Any]:
    """Return the schema of a part of the path."""
    return {"type": "string", "minLength": 1} | ({"pattern": f"^{shape.pattern}$"} if shape else {})


def errors_of(operation: Operation) -> set[int]:
    """Return the statuses of all problems that can come of an operation."""
    errors = {*ALWAYS, *operation.errors}
    if operation.body:
        errors.update(WITH_BODY)
    if operation.needs is not None:
        errors.update(WITH_TERMS)
    if operation.needs not in (None, Scope.READ):
        errors.add(403)
    return errors


def is_tagged(operation: Operation, status: int) -> bool:
    """Tell whether an answer carries an ETag: all do that another request may get again."""
    return status == 200 and operation.needs is not Scope.WRITE


def build_contract(app: Flask) -> dict[str, Any]:
    """Return the contract of the app as an OpenAPI document; it opens no index."""
    contract = Contract(app.config["EXAMPLES"])
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if isinstance(view, Operation):
            paths[PARAMETER.sub(r"{\1}", rule.rule)][method_of(rule)] = contract.describe(rule, view)
    for path, operations in paths.items():
        contract.spec.path(path, operations=operations)
    contract.spec.tag({"name": "contract", "description": "What this service takes and answers."})
    contract.spec.path("/metrics", operations=METRICS_PATH)
    contract.spec.path("/openapi.yaml", operations=OWN_PATH)
    head = {
        "openapi": "3.1.0",
        "info": {"title": "Claimside", "version": VERSION, "description": DESCRIPTION},
        "servers": [{"url": "/", "description": "The service that gave you this document"}],
    }
    return head | {part: contract.spec.to_dict()[part] for part in ("tags", "paths", "components")}


def build_openapi(app: Flask) -> str:
    """Return the contract of the app as YAML, as `openapi.yaml` holds it."""
    return to_yaml(build_contract(app))


def to_yaml(document: dict[str, Any]) -> str:
    """Return the document in YAML, keys in their order."""
    text: str = yaml.dump(document, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text


class Dumper(yaml.SafeDumper):
    """Writes long texts as blocks, and everything in full instead of by anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return True: the file is read by people."""
        return True


def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return a text of several lines as a block."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, represent_text)


def paragraphs(thing: object) -> list[str]:
    """Return the paragraphs of a docstring, each on one line."""
    return [" ".join(part.split()) for part in (inspect.getdoc(thing) or "").split("\n\n")]


def method_of(rule: Rule) -> str:
    """Return the one method that a rule was made for."""
    return next(method.lower() for method in sorted(rule.methods or ()) if method not in ("HEAD", "OPTIONS"))
