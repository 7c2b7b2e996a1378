"""The README's request gets the README's reply, and its links lead somewhere."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from service.app import create_app
from service.keys import KeyStore, Scope
from service.settings import Settings

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder, origins = tmp_path_factory.mktemp("readme"), ("https://desk.example",)
    return create_app(Settings(data_dir=folder, corpus_dir=PROJECT / "seeds", allowed_origins=origins))


def missing(shown: Any, real: Any, where: str = "") -> list[str]:
    """What is shown and not so in the real answer, which may hold more of everything."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return [
            line
            for key in shown
            for line in (
                missing(shown[key], real[key], f"{where}/{key}") if key in real else [f"{where}/{key}"]
            )
        ]
    if isinstance(shown, list) and isinstance(real, list):
        return [
            f"{where}/{at}"
            for at, item in enumerate(shown)
            if not any(not missing(item, each) for each in real)
        ]
    return [] if shown == real else [f"{where}: {shown!r}, really {real!r}"]


def test_the_reply_shown_is_the_reply_given(app: Flask) -> None:
    sent = re.search(r"-d '(\{.*?\})'", README)
    shown = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert sent and shown
    real = app.test_client().post("/v1/verify", json=json.loads(sent[1])).json
    assert missing(json.loads(shown[1]), real) == []


BLOCK = re.compile(r"```sh\n(curl .*?)```(?:\n\n```json\n(.*?)```)?", re.DOTALL)
FILE = re.compile(r"`article\.json`:\n\n```json\n(.*?)```", re.DOTALL)
PROMISED = re.compile(r"# (\d{3})(?:, ([\w-]+): (\S+))?")
"""What a comment says of the answer: its status, and how a header of it begins."""
CURLS = [
    pytest.param(page, commands, shown, id=f"{page.name}-{at}")
    for page in PAGES
    for at, (commands, shown) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")))
]


def test_every_task_shows_a_request() -> None:
    shown = {page.values[0].name for page in CURLS}  # type: ignore[union-attr]
    assert shown >= {"README.md", "check-a-sentence.md", "check-a-draft.md"}
    assert shown >= {"feed-the-corpus.md", "embed-in-a-tool.md"}


@pytest.mark.parametrize(("page", "commands", "shown"), CURLS)
def test_every_request_shown_gets_the_reply_shown(app: Flask, page: Path, commands: str, shown: str) -> None:
    for command in re.split(r"\n(?=curl )", commands.replace("\\\n", " ")):
        reply = app.test_client().open(**read_curl(app, page, command))
        status, header, value = (PROMISED.findall(command) or [("200", "", "")])[0]
        assert reply.status_code == int(status), reply.text
        if header:
            assert reply.headers[header].startswith(value)
    if shown:
        assert missing(json.loads(shown), reply.json) == []


def read_curl(app: Flask, page: Path, command: str) -> dict[str, Any]:
    """What a curl command sends, for werkzeug's client; an option that is not known here fails."""
    words = iter(shlex.split(command, comments=True)[1:])
    request: dict[str, Any] = {"headers": []}
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            request["headers"].append((name, value.replace("$KEY", key_of(app))))
        elif word == "-d":
            request["data"] = contents(page, next(words))
        elif word == "-X":
            request["method"] = next(words)
        elif word == "--data-urlencode":
            name, _, value = next(words).partition("=")
            request.setdefault("query_string", {})[name] = value
        elif word not in ("-s", "-i", "-G"):
            assert word.startswith("127.0.0.1:8000/"), word
            request["path"] = word.removeprefix("127.0.0.1:8000")
    return {"method": "POST" if "data" in request else "GET"} | request


def contents(page: Path, data: str) -> str:
    """What `-d` sends: the words themselves, or the file that the page shows."""
    if data != "@article.json":
        return data
    shown = FILE.search(page.read_text(encoding="utf-8"))
    assert shown
    return shown[1]


def key_of(app: Flask) -> str:
    """A key that may write, a new one each time."""
    keys: KeyStore = app.extensions["keys"]
    return keys.create("a reader", Scope.WRITE)[1]


ROW = re.compile(r"^\| (.+\.) \| (\w+) \| (.*?)\|(.*?)\|$", re.MULTILINE)
SAID = re.compile(r"“(.+?)” \((.+?)\)")


@pytest.mark.parametrize(("asked", "verdict", "supporting", "contradicting"), ROW.findall(README))
def test_the_table_shows_every_answer_whole(
    app: Flask, asked: str, verdict: str, supporting: str, contradicting: str
) -> None:
    real = app.test_client().post("/v1/verify", json={"statement": asked}).json
    assert real is not None
    assert real["verdict"] == verdict
    for stance, cell in (("supports", supporting), ("contradicts", contradicting)):
        items = [item["claim"] for item in real["evidence"] if item["stance"] == stance]
        shown = SAID.findall(cell)
        assert len(shown) == len(items)
        for words, who in shown:
            assert any(words in claim["excerpt"]["text"] and who == signature(claim) for claim in items), (
                words
            )


def signature(claim: dict[str, Any]) -> str:
    """Speaker, side and day of a claim as the table gives them, without those that the text does not tell."""
    attribution = claim["attribution"]
    return ", ".join(filter(None, (attribution["speaker"], attribution["side"], claim["stated_on"])))


def test_the_table_shows_every_verdict(app: Flask) -> None:
    rows = ROW.findall(README)
    assert len(rows) >= 5
    assert {"contradicted", "disputed", "unverified"} <= {verdict for _, verdict, _, _ in rows}
    asked = rows[-2][0].removeprefix("On 15 August 2024 ")
    undated = app.test_client().post("/v1/verify", json={"statement": asked}).json
    assert undated is not None
    assert undated["verdict"] == "disputed"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_exists(page: Path, app: Flask) -> None:
    targets = re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)(?:[A-Z_]+=\S+ )*make ([a-z]+)", text, re.MULTILINE):
        assert target in targets, target
    for group, name in re.findall(r"flask (?:--app wsgi )?(corpus|verify|openapi)(?: ([a-z]+))?", text):
        command = app.cli.commands[group]
        if group == "corpus" and name:
            assert name in command.commands, name  # type: ignore[attr-defined]
