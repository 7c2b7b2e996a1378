"""The README's request gets the README's reply, and its links lead somewhere."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from service.app import create_app
from service.settings import Settings

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("readme"), corpus_dir=PROJECT / "seeds"))


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
