"""The command line: `flask verify`, `flask corpus ...`, `flask keys ...`, `flask openapi`.

One module a command group; `looks` holds what they print with. Every error that Claimside reports
on purpose is one line on standard error and exit status 1; a wrong option is status 2.
"""

from flask import Flask

from service.cli.contract import write_openapi
from service.cli.corpus import corpus_commands
from service.cli.keys import key_commands
from service.cli.verify import verify_statement


def register_commands(app: Flask) -> None:
    """Give the app's `flask` command its subcommands."""
    app.cli.add_command(corpus_commands)
    app.cli.add_command(key_commands)
    app.cli.add_command(verify_statement)
    app.cli.add_command(write_openapi)
