"""`flask openapi`: the contract as the code has it."""

import sys
from pathlib import Path

import click
from flask import current_app

from service.cli.running import command


@click.command("openapi")
@click.option("--write", "target", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@command
def write_openapi(target: Path | None) -> None:
    """Print the OpenAPI contract, or write it to FILE; the same code gives the same bytes."""
    contract: bytes = current_app.config["CONTRACT_YAML"]()
    if target is None:
        sys.stdout.buffer.write(contract)
        return
    try:
        target.write_bytes(contract)
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror}") from None
