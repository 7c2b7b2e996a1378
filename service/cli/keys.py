"""`flask keys`: make, list and revoke the keys that writing needs."""

import click
from flask import current_app
from rich.table import Table

from service.cli.looks import console, visible
from service.cli.running import command
from service.keys import KeyStore, Scope


@click.group("keys")
def key_commands() -> None:
    """Make, list and revoke API keys."""


@key_commands.command()
@click.argument("name")
@click.option("--read-only", is_flag=True, help="Good for reading only, where reading needs a key.")
@command
def create(name: str, read_only: bool) -> None:
    """Make a key for NAME, a person or a tool, and show it, this once."""
    if not name.strip():
        raise click.BadParameter("the name is blank", param_hint="NAME")
    key, secret = keys().create(name, Scope.READ if read_only else Scope.WRITE)
    click.echo(f"Key {key.id} for {visible(name)}. It is shown this once and kept nowhere:", err=True)
    click.echo(secret)


@key_commands.command("list")
@command
def list_keys() -> None:
    """List the keys, the revoked ones too."""
    table = Table("Key", "For", "May", "Made on", "Revoked on")
    for key in keys().every():
        revoked = key.revoked_on.isoformat() if key.revoked_on else "–"
        table.add_row(key.id, visible(key.name), key.scope, key.made_on.isoformat(), revoked)
    console().print(table)


@key_commands.command()
@click.argument("key_id", metavar="KEY")
@command
def revoke(key_id: str) -> None:
    """Make KEY, an id from the list, useless from now on."""
    keys().revoke(key_id)
    click.echo(f"Key {key_id} is revoked.")


def keys() -> KeyStore:
    """The app's keys."""
    store: KeyStore = current_app.extensions["keys"]
    return store
