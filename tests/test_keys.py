"""Keys: shown once, kept as a hash, revoked for good, told by the command line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from service.app import create_app
from service.errors import KeysUnavailable, NotFound
from service.keys import FILE, SHAPE, KeyStore, Scope
from service.settings import Settings

DAM = Path(__file__).parent / "corpora" / "kessary_dam"


@pytest.fixture
def store(tmp_path: Path) -> KeyStore:
    return KeyStore(tmp_path)


def test_a_key_is_found_by_what_was_shown_and_by_nothing_else(store: KeyStore) -> None:
    first, shown = store.create("desk", Scope.WRITE)
    second, other = store.create("desk", Scope.READ)
    assert SHAPE.fullmatch(shown)
    assert store.find(shown) == first
    assert store.find(other) == second
    crossed = shown[: shown.rindex("_", 0, 30)] + other[other.rindex("_", 0, 30) :]
    for wrong in (shown[:-1], shown + "a", shown.upper(), crossed, first.id, "", shown + "\n"):
        assert store.find(wrong) is None


def test_the_file_does_not_hold_the_key_and_is_the_owners(store: KeyStore, tmp_path: Path) -> None:
    _, shown = store.create("desk", Scope.WRITE)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert shown.encode() not in kept
    assert shown.split("_", 2)[2].encode() not in kept
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_another_process_sees_a_key_and_its_end_at_once(store: KeyStore, tmp_path: Path) -> None:
    other = KeyStore(tmp_path)
    assert other.every() == []
    key, shown = store.create("desk", Scope.WRITE)
    assert other.find(shown) == key
    store.revoke(key.id)
    assert other.find(shown) is None
    (listed,) = other.every()
    assert listed.revoked_on == key.made_on


def test_no_key_is_made_where_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeysUnavailable, match=r"exists|directory"):
        KeyStore(tmp_path / "file").create("desk", Scope.WRITE)


def test_a_key_that_there_is_not_cannot_be_revoked(store: KeyStore) -> None:
    with pytest.raises(NotFound):
        store.revoke("000000000000")


@pytest.fixture
def dam(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(Settings(data_dir=tmp_path, corpus_dir=DAM))
    yield app
    app.extensions["claimside"].index.close()


def flask(app: Flask, *words: str) -> Result:
    return app.test_cli_runner(env={"COLUMNS": "160", "NO_COLOR": "1"}).invoke(args=["keys", *words])


def test_the_command_line_makes_lists_and_revokes(dam: Flask) -> None:
    shown = flask(dam, "create", "copy desk").stdout.strip()
    reader = flask(dam, "create", "archive", "--read-only").stdout.strip()
    keys: KeyStore = dam.extensions["keys"]
    key, other = keys.find(shown), keys.find(reader)
    assert key and other
    assert (key.scope, other.scope) == (Scope.WRITE, Scope.READ)
    assert flask(dam, "revoke", key.id).exit_code == 0
    listed = flask(dam, "list").stdout
    assert re.search(rf"{key.id}.*copy desk.*write.*{key.made_on}.*{key.made_on}", listed)
    assert re.search(rf"{other.id}.*archive.*read.*{key.made_on}.*–", listed)
    assert shown not in listed


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [(("create", " "), 2, "blank"), (("revoke", "none"), 1, "no key has the id 'none'")],
)
def test_what_is_wrong_is_said(dam: Flask, words: tuple[str, ...], status: int, said: str) -> None:
    result = flask(dam, *words)
    assert result.exit_code == status
    assert said in result.stderr
