"""The contract: committed as the code has it, valid, complete, its examples true."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from flask import Flask
from openapi_spec_validator import validate

from service.api.examples import Example, load_examples
from service.api.http import Operation
from service.api.openapi import build_openapi
from service.errors import CorpusError
from tests.api.conforming import CONTRACT, ConformingClient
from tests.api.conftest import SEEDS

PAGES = {
    "pages.show_check",
    "pages.show_docs",
    "pages.get_contract",
    "pages.static",
    "draft_page.show_draft",
    "draft_page.check_draft",
    "corpus_page.show_corpus",
    "corpus_page.show_document",
    "health.get_metrics",
}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in CONTRACT["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_committed_contract_is_what_the_code_says(app: Flask) -> None:
    committed = (SEEDS.parent / "openapi.yaml").read_text("utf-8")
    assert build_openapi(app) == committed, "run: make openapi"
    assert build_openapi(app) == build_openapi(app)


def test_the_contract_is_valid() -> None:
    validate(CONTRACT)


def test_the_contract_served_is_the_one_committed(client: ConformingClient) -> None:
    reply = client.get("/openapi.yaml")
    assert reply.mimetype == "application/yaml"
    assert reply.data == (SEEDS.parent / "openapi.yaml").read_bytes()


def test_every_view_is_in_the_contract_or_a_page(app: Flask) -> None:
    undeclared = {name for name, view in app.view_functions.items() if not isinstance(view, Operation)}
    assert undeclared == PAGES


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(names)) == len(names)
    for _, _, operation in operations():
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"][0] in {tag["name"] for tag in CONTRACT["tags"]}


def test_everything_a_client_can_send_is_described() -> None:
    for _, _, operation in operations():
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], parameter["name"]
        if "requestBody" in operation:
            name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[
                2
            ]
            body = CONTRACT["components"]["schemas"][name]
            assert body["additionalProperties"] is False
            assert all(field["description"] for field in body["properties"].values())


def test_every_error_is_a_problem() -> None:
    for _, _, operation in operations():
        for status, response in operation["responses"].items():
            if status >= "400":
                name = response["$ref"].rpartition("/")[2]
                assert list(CONTRACT["components"]["responses"][name]["content"]) == [
                    "application/problem+json"
                ]


def test_nothing_in_the_contract_is_unused() -> None:
    text = yaml.safe_dump(CONTRACT)
    for kind, things in CONTRACT["components"].items():
        for name in things:
            if kind == "securitySchemes":  # which are named, not referred to
                assert {name: []} in CONTRACT["paths"]["/v1/documents/{document_id}"]["put"]["security"]
            else:
                assert f"#/components/{kind}/{name}" in text


@pytest.mark.parametrize("example", load_examples(SEEDS), ids=lambda each: f"{each.operation}-{each.name}")
def test_every_example_works(client: ConformingClient, example: Example) -> None:
    path, method = next(
        (path, method)
        for path, method, operation in operations()
        if operation["operationId"] == example.operation
    )
    reply = client.open(
        path.format(**example.path), method=method, query_string=example.query, json=example.body or None
    )
    assert reply.status_code == 200
    if example.operation == "verify_statement":
        assert example.name == "dated" or reply.get_json()["verdict"] == example.name


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[example]]\nname = 'a'", "operation"),
        ("[[example]]\noperation = 'a'\nname = 'b'\nsummary = 'c'\ncolour = 'd'", "colour"),
        ("[[sample]]\noperation = 'a'\nname = 'b'\nsummary = 'c'", "sample"),
        ("[[example]", "examples.toml"),
    ],
)
def test_a_wrong_example_is_named(tmp_path: Any, text: str, complaint: str) -> None:
    (tmp_path / "examples.toml").write_text(text)
    with pytest.raises(CorpusError, match=complaint):
        load_examples(tmp_path)


def test_a_corpus_needs_no_examples(tmp_path: Any) -> None:
    assert load_examples(tmp_path) == ()
