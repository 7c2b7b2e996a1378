"""What the commands stand on: the running app's pipeline, and errors told in one line."""

import functools
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

import click
from flask import current_app
from flask.cli import with_appcontext

from service.errors import ClaimsideError, UnreadableText
from service.extraction import check_readable
from service.pipeline import Pipeline
from service.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


def command(function: Callable[..., None]) -> Callable[..., None]:
    """Run within the app, with any error that Claimside reports told in one line and exit status 1."""

    @with_appcontext
    @functools.wraps(function)
    def told(*args: Any, **options: Any) -> None:
        try:
            function(*args, **options)
        except ClaimsideError as error:
            raise click.ClickException(str(error)) from None

    return told


def pipeline() -> Pipeline:
    """The app's pipeline, opened by its first use."""
    return cast(Pipeline, current_app.extensions["claimside"])


def settings() -> Settings:
    """The app's settings."""
    return cast(Settings, current_app.config["SETTINGS"])


def check_text(text: str, longest: int, what: str) -> str:
    """The text itself; raises UnreadableText if it is blank, too long, or holds what is no text."""
    if not text.strip():
        raise UnreadableText(f"{what} is blank")
    if len(text) > longest:
        raise UnreadableText(f"{what} has {len(text):,} characters, more than {longest:,}")
    try:
        check_readable(text)
    except UnreadableText as error:
        raise UnreadableText(f"{what}: {error}") from None
    return text


def day_of(moment: datetime | None) -> date | None:
    """The day of what click read for a DAY option."""
    return moment.date() if moment else None
