"""The pages for people: nothing inline, nothing from elsewhere, nothing that a client sent left raw."""

import re

import pytest
from flask import Flask

from tests.api.conforming import ConformingClient

STATEMENT = "Ukraine controls 28 settlements in the Kursk region"
SCRIPT = '<script type="module" src="/static/claimside.js">'


PAGES = [
    "/",
    "/docs",
    "/draft",
    "/corpus",
    "/corpus?q=settlements",
    "/corpus/004_be4f466f372b92eb",
    "/corpus/nothing",
    f"/?statement={STATEMENT}",
    "/?statement=%3Cb%3E",
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_hold_nothing_inline_and_need_no_other_host(client: ConformingClient, path: str) -> None:
    reply = client.get(path)
    page = reply.text
    assert page.startswith("<!doctype html>")
    assert set(re.findall(r"<script[^>]*>", page)) == {SCRIPT}
    assert not re.search(r"\son\w+=|style=|<style|javascript:", page)
    assert "script-src 'self'" in reply.headers["Content-Security-Policy"]
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    loaded = re.findall(r'<(?:link|img|iframe|script)[^>]*\s(?:href|src)="([^"]*)"', page)
    assert loaded
    for address in loaded:
        assert address.startswith("/static/")
        assert client.get(address).status_code == 200


def test_the_first_page_offers_the_examples_of_the_corpus(client: ConformingClient, app: Flask) -> None:
    page = client.get("/").text
    for address in re.findall(r'<li><a href="([^"]*statement=[^"]*)"', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert STATEMENT in page


def test_a_statement_is_answered_on_the_page(client: ConformingClient) -> None:
    page = client.get("/", query_string={"statement": STATEMENT}).text
    assert "disputed" in page
    assert "Alexei Smirnov" in page
    assert "Volodymyr Zelensky" in page
    assert "19 August 2024" in page


def test_a_day_is_taken_from_the_form_and_may_be_empty(client: ConformingClient) -> None:
    assert client.get("/", query_string={"statement": STATEMENT, "as_of": ""}).status_code == 200
    page = client.get("/", query_string={"statement": STATEMENT, "as_of": "2024-08-19"}).text
    assert 'value="2024-08-19"' in page


@pytest.mark.parametrize(
    "statement",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "</textarea><b>"],
)
def test_what_was_sent_is_shown_and_never_run(client: ConformingClient, statement: str) -> None:
    page = client.get("/", query_string={"statement": statement}).text
    assert set(re.findall(r"<script[^>]*>", page)) == {SCRIPT}
    assert "<img src=x" not in page
    assert "<b>" not in page
    assert "49" not in page or statement != "{{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"statement": " "}, "The statement: must not be blank."),
        ({"statement": "a" * 2001}, "The statement: must have at most 2,000 characters; this has 2,001."),
        ({"statement": "a\0"}, "The statement: must not hold a NUL character."),
        ({"as_of": "2024-08-19"}, "The statement: missing data"),
        ({"statement": "a", "as_of": "soon"}, "The day: must be a day written YYYY-MM-DD."),
    ],
)
def test_a_bad_form_says_what_is_wrong(client: ConformingClient, query: dict[str, str], words: str) -> None:
    reply = client.get("/", query_string=query)
    assert reply.status_code == 422
    assert reply.mimetype == "text/html"
    assert words in reply.text


def test_the_manual_shows_every_operation_and_schema(client: ConformingClient, app: Flask) -> None:
    page = client.get("/docs").text
    contract = app.config["CONTRACT"]
    for path, operations in contract["paths"].items():
        assert path in page
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page
    for name in contract["components"]["schemas"]:
        assert f'id="schema-{name}"' in page
    anchors = set(re.findall(r'href="#([^"]+)"', page))
    assert anchors <= set(re.findall(r'id="([^"]+)"', page))
    assert "curl -s" in page
