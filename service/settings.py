"""What an installation may set, as one frozen table; it also writes docs/settings.md.

Each field carries its environment variable and its help, so that the code, the page and the errors
cannot tell different stories. Nothing is read when this module is imported.
"""

import argparse
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


def _about(meaning: str, *, low: int | None = None, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"help": meaning, "low": low, "choices": choices}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one installation. Relative folders are relative to where the process starts."""

    data_dir: Path = field(
        default=Path("var"), metadata=_about("Folder of the record and the search index; made when missing.")
    )
    corpus_dir: Path = field(
        default=Path("seeds"), metadata=_about("Folder of the corpus: four TOML files and the articles.")
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
        f"| `{env_name(entry)}` | `{entry.default}` | {_meaning(entry)} |\n" for entry in fields(Settings)
    )


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
    if isinstance(entry.default, int):
        return _read_number(entry, text)
    if text.upper() not in entry.metadata["choices"]:
        raise SettingError(
            f"{env_name(entry)}: {value!r} is not one of {', '.join(entry.metadata['choices'])}"
        )
    return text.upper()


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
