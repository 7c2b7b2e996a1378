"""The command line on an invented corpus: what a person sees, and how it says what is wrong."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from service.app import create_app
from service.cli.explain import marked_text
from service.cli.looks import SIDE_STYLES, side_style, visible
from service.settings import Settings

CORPUS = Path(__file__).parent / "corpora" / "kessary_dam"
ARTICLE = CORPUS / "articles" / "corvane_gates_shut.txt"
STATEMENT = "Six gates of the Kessary Dam are closed."


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Shared by the tests that only read."""
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("dam"), corpus_dir=CORPUS))


@pytest.fixture
def own_dam(tmp_path: Path) -> Iterator[Flask]:
    """For the tests that write: corpus and record are theirs."""
    shutil.copytree(CORPUS, tmp_path / "corpus")
    app = create_app(Settings(data_dir=tmp_path / "var", corpus_dir=tmp_path / "corpus"))
    yield app
    app.extensions["claimside"].index.close()


def flask(app: Flask, *words: str, width: int = 160) -> Result:
    return app.test_cli_runner(env={"COLUMNS": str(width), "NO_COLOR": "1"}).invoke(args=words)


def ids(app: Flask) -> list[str]:
    return [source.document_id for source, _ in app.extensions["claimside"].index.documents()]


def test_verify_shows_verdict_sides_words_and_sources(dam: Flask) -> None:
    shown = flask(dam, "verify", STATEMENT)
    assert shown.exit_code == 0
    for words in (
        "DISPUTED",
        "Supports (",
        "Contradicts (",
        "tarvia",
        "lesmond",
        "Corvane Wire",
        "2023-06-06",
    ):
        assert words in shown.output
    assert (
        shown.output.index("DISPUTED")
        < shown.output.index("Supports (")
        < shown.output.index("Contradicts (")
    )


def test_verify_says_why_nothing_bears_on_the_statement(dam: Flask) -> None:
    shown = flask(dam, "verify", "The moon is made of cheese.")
    assert shown.exit_code == 0
    assert "UNVERIFIED" in shown.output
    assert "Supports (" not in shown.output


def test_verify_prints_the_json_of_the_api(dam: Flask) -> None:
    body = {"statement": STATEMENT, "as_of": "2023-06-06", "sides": ["tarvia"], "limit": 3}
    words = ["--as-of", "2023-06-06", "--side", "tarvia", "--limit", "3", "--json"]
    printed = flask(dam, "verify", STATEMENT, *words)
    assert json.loads(printed.output) == dam.test_client().post("/v1/verify", json=body).json


@pytest.mark.parametrize("width", [40, 80, 300])
def test_any_terminal_will_do(dam: Flask, width: int) -> None:
    shown = flask(dam, "verify", STATEMENT, width=width)
    assert shown.exit_code == 0
    assert max(map(len, shown.output.splitlines())) <= width


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("verify", "  "), 1, "Error: the statement is blank"),
        (("verify", "x" * 2001), 1, "Error: the statement has 2,001 characters, more than 2,000"),
        (("verify", "\udcff gates"), 1, "Error: the statement: character 0 is a lone surrogate"),
        (("verify", STATEMENT, "--side", "moon"), 2, "no side 'moon'; there are tarvia"),
        (("verify", STATEMENT, "--as-of", "yesterday"), 2, "'yesterday' does not match"),
        (("verify", STATEMENT, "--limit", "0"), 2, "0 is not in the range"),
        (("corpus", "explain", "nowhere.txt"), 2, "'nowhere.txt' does not exist"),
        (("corpus", "add", str(ARTICLE)), 2, "Missing option '--outlet'"),
        (("corpus", "add", str(ARTICLE), "--outlet", "A", "--url", "ftp://x"), 2, "no http(s) address"),
        (("openapi", "--write", "no/such/folder/openapi.yaml"), 1, "No such file or directory"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    dam: Flask, words: tuple[str, ...], status: int, said: str
) -> None:
    shown = flask(dam, *words)
    assert shown.exit_code == status
    assert said in shown.stderr
    assert [line for line in shown.stderr.splitlines() if line.startswith("Error: ")] == [
        shown.stderr.splitlines()[-1]
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("latin.txt", "Six gates: fermé".encode("latin-1"), "latin.txt: is not UTF-8 text"),
        ("empty.txt", b" \n ", "empty.txt is blank"),
        ("long.txt", b"a" * 200_001, "long.txt has 200,001 characters"),
        ("nul.txt", b"a\0b", "nul.txt: character 1 is NUL"),
        ("a name.txt", b"Six gates are shut.", "a name.txt: the name is the document's id"),
    ],
)
def test_a_file_that_is_no_article_is_refused(
    dam: Flask, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = ids(dam)
    shown = flask(dam, "corpus", "add", str(tmp_path / name), "--outlet", "The Sluice")
    assert shown.exit_code == 1
    assert said in shown.stderr
    assert ids(dam) == before


def test_list_shows_documents_sides_and_the_version(dam: Flask) -> None:
    shown = flask(dam, "corpus", "list")
    state = dam.extensions["claimside"].index.state()
    for words in (
        *ids(dam),
        "Corvane Wire",
        "tarvia",
        "press",
        state.version,
        f"3 documents, {state.claims} claims",
    ):
        assert words in shown.output


def test_add_takes_an_article_in_and_takes_it_in_again(own_dam: Flask, tmp_path: Path) -> None:
    article = tmp_path / "third_day.txt"
    article.write_text(
        "Gates still shut\nTarvia has closed two more gates, the Energy Ministry said on Monday.\n"
    )
    words = ["--outlet", "The Sluice", "--url", "https://sluice.example/3", "--published-on", "2023-06-20"]
    for _ in range(2):
        shown = flask(own_dam, "corpus", "add", str(article), *words)
        assert (shown.exit_code, shown.output.split(":")[0]) == (0, "third_day")
    added = own_dam.extensions["claimside"].index.document("third_day")
    assert (added.title, added.outlet, added.published_on) == (
        "Gates still shut",
        "The Sluice",
        date(2023, 6, 20),
    )
    assert added.text == article.read_text()


def test_rebuild_reads_the_folder_and_the_added_articles_again(own_dam: Flask, tmp_path: Path) -> None:
    article = tmp_path / "late.txt"
    article.write_text("Lesmond rejected the offer, its water minister said on Friday.")
    flask(own_dam, "corpus", "add", str(article), "--outlet", "The Sluice")
    before = own_dam.extensions["claimside"].index.state()
    shown = flask(own_dam, "corpus", "rebuild")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("4 documents, ")
    assert own_dam.extensions["claimside"].index.state() == before


def test_load_takes_in_a_file_of_articles_and_passes_over_what_is_there(
    own_dam: Flask, tmp_path: Path
) -> None:
    file = tmp_path / "archive.jsonl"
    line = '{"id": "late_%d", "outlet": "The Sluice", "text": "Lesmond opened %d gates."}\n'
    file.write_text("".join(line % (number, number + 2) for number in range(3)))
    shown = flask(own_dam, "corpus", "load", str(file), "--processes", "1")
    assert shown.stdout.startswith("6 documents, ")
    assert "3/3" in shown.stderr
    assert flask(own_dam, "corpus", "load", str(file)).stdout == shown.stdout


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "a"}', "missing required field"),
        ('{"id": "a b", "outlet": "x", "text": "y"}', "an id has letters"),
        ('{"id": "a", "outlet": "x", "text": " "}', "line 1 is blank"),
        ("no JSON", "archive.jsonl, line 1: "),
    ],
)
def test_load_names_the_line_that_is_no_article(
    own_dam: Flask, tmp_path: Path, line: str, problem: str
) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_text(line)
    shown = flask(own_dam, "corpus", "load", str(file))
    assert shown.exit_code == 1
    assert problem in shown.stderr


def test_explain_marks_the_claims_and_stores_nothing(dam: Flask, tmp_path: Path) -> None:
    article = tmp_path / "new.txt"
    article.write_text('"The gates stay shut," Energy Minister Halvard Brenn said on Monday.')
    before = dam.extensions["claimside"].index.state()
    shown = flask(dam, "corpus", "explain", str(article), "--published-on", "2023-06-13")
    assert shown.exit_code == 0
    for words in ("[1]", "Halvard Brenn", "tarvia", "2023-06-12", "weekdays are read from 2023-06-13"):
        assert words in shown.output
    assert dam.extensions["claimside"].index.state() == before


def test_explain_knows_the_day_of_the_corpuss_own_articles(dam: Flask) -> None:
    assert "weekdays are read from 2023-06-07" in flask(dam, "corpus", "explain", str(ARTICLE)).output


def test_a_marked_article_still_says_what_it_said(dam: Flask) -> None:
    pipeline = dam.extensions["claimside"]
    for source, _ in pipeline.index.documents():
        document = pipeline.index.document(source.document_id)
        claims = pipeline.extract(document)
        marked = marked_text(document.text, claims, pipeline.corpus).plain
        for number in range(1, len(claims) + 1):
            marked = marked.replace(f"[{number}]", "", 1)
        assert marked == visible(document.text)


def test_openapi_is_what_is_served(dam: Flask, tmp_path: Path) -> None:
    target = tmp_path / "openapi.yaml"
    assert flask(dam, "openapi", "--write", str(target)).exit_code == 0
    printed = flask(dam, "openapi").stdout_bytes
    assert printed == target.read_bytes() == dam.test_client().get("/openapi.yaml").data


def test_a_broken_corpus_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    (tmp_path / "corpus" / "sides.toml").write_text("[[side]]\nid = 3\n")
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    app = create_app(Settings(data_dir=tmp_path / "var", corpus_dir=tmp_path / "corpus"))
    shown = flask(app, "corpus", "list")
    assert (shown.exit_code, shown.stderr.count("\n")) == (1, 1)
    assert (
        shown.stderr.startswith("Error: sides.toml: side 'no. 1'") or "sides.toml: side no. 1" in shown.stderr
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x07", "·[31mred·"),
        ("left\u202eright\u2066", "left·right·"),
        ("tab\tand\r\nend", "tab and \nend"),
        ("“ordinary” – naïve", "“ordinary” – naïve"),
    ],
)
def test_an_article_cannot_move_the_terminal(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_each_side_has_its_colour(dam: Flask) -> None:
    corpus = dam.extensions["claimside"].corpus
    styles = [side_style(corpus, side) for side in ("tarvia", "lesmond", "commission")]
    assert styles == list(SIDE_STYLES[:3])
    assert side_style(corpus, "press") == "white"
    assert side_style(corpus, "unknown") == side_style(corpus, "gone") == "bright_black"
