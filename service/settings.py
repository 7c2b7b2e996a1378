"""What an installation may set, as one frozen table; it also writes docs/settings.md.

Each field carries its environment variable and its help, so that the code, the page and the errors
cannot tell different stories. Nothing is read when this module is imported.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from service.errors import SettingError

PREFIX = "CLAIMSIDE_"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

PAGE_HEAD = """# Settings

Claimside is set by environment variables. Every one has a default that serves on one machine; a
variable that begins with `CLAIMSIDE_` and is not in this table stops the start, so that a slip of
the pen is never silently ignored.

This page is written by `python -m service.settings --write docs/settings.md`.

| variable | default | meaning |
|---|---|---|
"""


ORIGIN = re.compile(
    r"https?://[a-z0-9.-]+(:[0-9]{1,5})?|chrome-extension://[a-p]{32}|moz-extension://[0-9a-f-]{36}"
)
"""What a browser sends as Origin, in its own spelling: no path, no capital, never a pattern."""
RATE = re.compile(r"[1-9][0-9]{0,8}/(second|minute|hour|day)|off")
STORE = re.compile(r"memory://|rediss?://[!-~]+")


def _about(
    meaning: str,
    *,
    low: int | None = None,
    choices: tuple[str, ...] = (),
    shape: re.Pattern[str] | None = None,
) -> dict[str, Any]:
    return {"help": meaning, "low": low, "choices": choices, "shape": shape}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one installation. Relative folders are relative to where the process starts."""

    data_dir: Path = field(
        default=Path("var"), metadata=_about("Folder of the record and the search index; made when missing.")
    )
    corpus_dir: Path = field(
        default=Path("seeds"), metadata=_about("Folder of the corpus: four TOML files and the articles.")
    )
    inference: bool = field(
        default=True,
        metadata=_about(
            "Whether the nearest claims on which no rule takes a stance are found by the sentence encoder, 2"
            " ms of a core a statement and a claim taken in, and read by the inference model, some 27 ms for"
            " each, up to four for fewer than half of them; both take 200 MB that all workers share. What"
            " claims mean is kept when they are taken in: another choice has every document read again."
        ),
    )
    max_body_bytes: int = field(
        default=2_621_440,
        metadata=_about(
            "Largest request body. The default holds 200,000 characters however JSON escapes them.", low=1_024
        ),
    )
    max_statement_length: int = field(
        default=2_000, metadata=_about("Longest statement that is checked, in characters.", low=1)
    )
    max_document_length: int = field(
        default=200_000,
        metadata=_about(
            "Longest article that is taken in, in characters; reading takes memory in proportion.", low=1
        ),
    )
    max_open_document_length: int = field(
        default=200_000,
        metadata=_about(
            "Longest article that a dry run reads for a client without a key, in characters; 200,000 cost up"
            " to 15 seconds of a core, and points of the rate limit by their length.",
            low=1,
        ),
    )
    reads_need_key: bool = field(
        default=False,
        metadata=_about(
            "Whether reads and dry runs need an API key too, as writes always do. Health checks, the contract"
            " and its page stay open."
        ),
    )
    allowed_origins: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "Web pages and browser extensions that may call the API from a browser, by comma: exact origins,"
            " as `https://desk.example` or `chrome-extension://ID`.",
            shape=ORIGIN,
        ),
    )
    rate_limit: str = field(
        default="6000/minute",
        metadata=_about(
            "What one client address without a key may spend; a point is about 15 ms of a core"
            " ([operations.md](operations.md)). `off` for no limit.",
            shape=RATE,
        ),
    )
    key_rate_limit: str = field(
        default="60000/minute",
        metadata=_about("What the clients with one API key may spend. `off` for no limit.", shape=RATE),
    )
    rate_limit_store: str = field(
        default="memory://",
        metadata=_about(
            "Where the spending is counted: in memory, each worker for itself, or for all in Redis, as"
            " `redis://host:6379/0`.",
            shape=STORE,
        ),
    )
    trusted_proxies: int = field(
        default=0,
        metadata=_about(
            "How many reverse proxies stand before the service and set X-Forwarded-For; 0 believes no such"
            " header.",
            low=0,
        ),
    )
    log_statements: bool = field(
        default=False,
        metadata=_about("Whether the log of requests shows the statements and texts that were sent."),
    )
    log_level: str = field(
        default="INFO", metadata=_about("What is logged, to standard error.", choices=LOG_LEVELS)
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings that the environment gives; unset ones have their default.

        Raises SettingError, naming the variable, for a value that cannot be used and for a name that
        begins with CLAIMSIDE_ and means nothing.
        """
        known = {env_name(entry): entry for entry in fields(cls)}
        given = {name: value for name, value in environ.items() if name.startswith(PREFIX)}
        for name in given:
            if name not in known:
                raise SettingError(f"{name}: there is no such setting; known are {', '.join(known)}")
        values: dict[str, Any] = {known[name].name: _read(known[name], text) for name, text in given.items()}
        return cls(**values)


def env_name(entry: Field[Any]) -> str:
    """The environment variable of a field."""
    return PREFIX + entry.name.upper()


def settings_page() -> str:
    """docs/settings.md, from the table itself."""
    return PAGE_HEAD + "".join(
        f"| `{env_name(entry)}` | {_shown(entry.default)} | {_meaning(entry)} |\n"
        for entry in fields(Settings)
    )


def _shown(default: object) -> str:
    """The default as the environment variable would give it."""
    if isinstance(default, tuple):
        return "none" if not default else f"`{','.join(default)}`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _meaning(entry: Field[Any]) -> str:
    help_text = cast(str, entry.metadata["help"])
    if entry.metadata["choices"]:
        return f"{help_text} One of {', '.join(entry.metadata['choices'])}."
    if entry.metadata["low"] is not None:
        return f"{help_text} At least {entry.metadata['low']}."
    return help_text


def _read(entry: Field[Any], value: str) -> object:
    text = value.strip()
    if not text:
        raise SettingError(f"{env_name(entry)}: is empty; unset it to have the default, {entry.default}")
    if isinstance(entry.default, Path):
        return Path(text)
    if isinstance(entry.default, bool):
        return _read_flag(entry, text)
    if isinstance(entry.default, int):
        return _read_number(entry, text)
    if isinstance(entry.default, tuple):
        return tuple(_read_shaped(entry, part.strip()) for part in text.split(","))
    if entry.metadata["shape"]:
        return _read_shaped(entry, text)
    if text.upper() not in entry.metadata["choices"]:
        raise SettingError(
            f"{env_name(entry)}: {value!r} is not one of {', '.join(entry.metadata['choices'])}"
        )
    return text.upper()


def _read_flag(entry: Field[Any], text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise SettingError(f"{env_name(entry)}: {text!r} is not true or false")
    return text.lower() == "true"


def _read_shaped(entry: Field[Any], text: str) -> str:
    if not entry.metadata["shape"].fullmatch(text):
        raise SettingError(f"{env_name(entry)}: {text!r} cannot be used; see docs/settings.md")
    return text


def _read_number(entry: Field[Any], text: str) -> int:
    low = entry.metadata["low"]
    try:
        number = int(text)
    except ValueError:
        raise SettingError(f"{env_name(entry)}: {text!r} is not a whole number") from None
    if number < low:
        raise SettingError(f"{env_name(entry)}: {number} is less than {low}")
    return number


def main() -> None:
    """Print the page of the settings, or write it to a file."""
    parser = argparse.ArgumentParser(prog="python -m service.settings", description=main.__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there")
    target = parser.parse_args().write
    if target is None:
        sys.stdout.write(settings_page())
    else:
        target.write_text(settings_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
