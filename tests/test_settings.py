"""Settings are read whole or not at all, and their page tells what the code does."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from service.errors import SettingError
from service.settings import Settings, env_name, settings_page

PROJECT = Path(__file__).parent.parent


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Settings.from_env({}) == Settings()
    assert Settings.from_env({"PATH": "/bin", "claimside_data_dir": "x"}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("data_dir", " /srv/claims ", Path("/srv/claims")),
        ("corpus_dir", "our corpus", Path("our corpus")),
        ("max_body_bytes", "1024", 1024),
        ("max_statement_length", "1", 1),
        ("max_document_length", "1_000", 1000),
        ("log_level", "debug", "DEBUG"),
        ("reads_need_key", "True", True),
        ("log_statements", "false", False),
        ("trusted_proxies", "1", 1),
        ("rate_limit", "10/second", "10/second"),
        ("key_rate_limit", "off", "off"),
        ("rate_limit_store", "redis://cache:6379/0", "redis://cache:6379/0"),
        ("allowed_origins", "http://localhost:3000", ("http://localhost:3000",)),
        (
            "allowed_origins",
            f"https://desk.example, chrome-extension://{'ab' * 16}",
            ("https://desk.example", f"chrome-extension://{'ab' * 16}"),
        ),
    ],
)
def test_a_variable_sets_its_field(name: str, value: str, expected: object) -> None:
    settings = Settings.from_env({f"CLAIMSIDE_{name.upper()}": value})
    assert getattr(settings, name) == expected


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("CLAIMSIDE_DATADIR", "var", "no such setting"),
        ("CLAIMSIDE_", "x", "no such setting"),
        ("CLAIMSIDE_DATA_DIR", " ", "is empty"),
        ("CLAIMSIDE_MAX_BODY_BYTES", "1023", "less than 1024"),
        ("CLAIMSIDE_MAX_BODY_BYTES", "1 MB", "not a whole number"),
        ("CLAIMSIDE_MAX_STATEMENT_LENGTH", "0", "less than 1"),
        ("CLAIMSIDE_MAX_DOCUMENT_LENGTH", "-5", "less than 1"),
        ("CLAIMSIDE_LOG_LEVEL", "loud", "not one of DEBUG"),
        ("CLAIMSIDE_READS_NEED_KEY", "1", "not true or false"),
        ("CLAIMSIDE_TRUSTED_PROXIES", "-1", "less than 0"),
        ("CLAIMSIDE_RATE_LIMIT", "60", "cannot be used"),
        ("CLAIMSIDE_RATE_LIMIT", "0/minute", "cannot be used"),
        ("CLAIMSIDE_RATE_LIMIT_STORE", "file:///etc", "cannot be used"),
        *(
            ("CLAIMSIDE_ALLOWED_ORIGINS", origin, "cannot be used")
            for origin in (
                "*",
                "null",
                "desk.example",
                "https://desk.example/",
                "https://*.example",
                r"https://.*\.example",
                "https://desk.example,",
                "https://Desk.example",
                "chrome-extension://*",
            )
        ),
    ],
)
def test_an_unusable_value_names_its_variable(variable: str, value: str, said: str) -> None:
    with pytest.raises(SettingError, match=said) as caught:
        Settings.from_env({variable: value})
    assert str(caught.value).startswith(f"{variable}:")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().log_level = "DEBUG"  # type: ignore[misc]


def test_every_setting_is_documented() -> None:
    page = (PROJECT / "docs/settings.md").read_text(encoding="utf-8")
    assert page == settings_page(), "run: python -m service.settings --write docs/settings.md"
    for entry in fields(Settings):
        assert f"| `{env_name(entry)}` |" in page


def test_the_page_is_written_where_asked(tmp_path: Path) -> None:
    page = tmp_path / "settings.md"
    command = [sys.executable, "-m", "service.settings"]
    printed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True)
    subprocess.run([*command, "--write", str(page)], cwd=PROJECT, check=True)
    assert page.read_text(encoding="utf-8") == printed.stdout == settings_page()
