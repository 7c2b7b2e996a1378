"""The page that checks a draft, as it is sent."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.api.conforming import ConformingClient
from tests.api.conftest import client_of

TEXT = "Ukraine controls 28 settlements in the Kursk region. Is that so?"
FORM = "application/x-www-form-urlencoded"


def test_a_draft_comes_back_marked(client: ConformingClient) -> None:
    reply = client.post("/draft", data={"text": TEXT, "published_on": ""})
    assert reply.status_code == 200
    assert 'class="said disputed"' in reply.text
    assert "1 of 2 sentences can be checked" in reply.text
    assert TEXT in reply.text, "it stays in its field"


def test_lines_stay_lines(client: ConformingClient) -> None:
    page = client.post("/draft", data={"text": f"A headline\r\n\r\n{TEXT}\r\n"}).text
    assert f"A headline\n\n{TEXT}\n</textarea>" in page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "Must have exactly one of text and html."),
        ({"text": " "}, "The draft: must not be blank."),
        ({"text": TEXT, "published_on": "soon"}, "The day: must be a day written YYYY-MM-DD."),
        ({"text": "a" * 200_001}, "The draft: must have at most 200,000 characters; this has 200,001."),
    ],
)
def test_a_bad_form_says_what_is_wrong(client: ConformingClient, form: dict[str, str], words: str) -> None:
    reply = client.post("/draft", data=form)
    assert reply.status_code == 422
    assert words.lower() in reply.text.lower()


def test_a_long_draft_in_any_script_can_be_sent(client: ConformingClient) -> None:
    reply = client.post("/draft", data={"text": "Один два три. " * 14_000})
    assert reply.status_code == 200
    assert "0 of " in reply.text


@pytest.mark.parametrize("body", [b"text=%ff", b"text=\xff", b"&".join(b"a=1" for _ in range(50))])
def test_what_is_no_form_is_refused_in_words(client: ConformingClient, body: bytes) -> None:
    reply = client.post("/draft", data=body, content_type=FORM)
    assert reply.status_code == 400
    assert "The form cannot be read." in reply.text


@pytest.mark.parametrize("path", ["/draft", "/corpus", "/corpus/004_be4f466f372b92eb", "/"])
def test_pages_are_as_closed_as_the_service(another: Callable[..., Flask], path: str) -> None:
    reply = client_of(another(reads_need_key=True)).get(path)
    assert reply.status_code == 401
    assert reply.mimetype == "text/html"
    assert "This needs a key" in reply.text
    assert reply.headers["WWW-Authenticate"]


def test_a_long_draft_costs_more(another: Callable[..., Flask]) -> None:
    client = client_of(another(rate_limit="1000/minute"))
    left = int(client.get("/draft").headers["RateLimit-Remaining"])
    short = int(client.post("/draft", data={"text": TEXT}).headers["RateLimit-Remaining"])
    long = int(client.post("/draft", data={"text": TEXT * 20}).headers["RateLimit-Remaining"])
    assert 0 < left - short < short - long


def test_it_says_when_there_is_more_evidence_than_it_shows(client: ConformingClient) -> None:
    text = "Up to 100 settlements in the Kursk region have been captured by Ukraine."
    assert re.search(r"The strongest 5 of \d+ are shown\.", client.post("/draft", data={"text": text}).text)
    assert "The strongest" not in client.get("/", query_string={"statement": text}).text
