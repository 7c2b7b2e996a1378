"""`flask corpus`: what the service knows, and how it reads an article."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click
import msgspec
from rich.table import Column, Table

from service.cli.explain import print_explained
from service.cli.looks import console, progress_bar, side_text, visible
from service.cli.running import DAY, check_text, command, day_of, pipeline, settings
from service.domain import Document
from service.errors import UnreadableText
from service.extraction import title_of
from service.lexicon.corpus import ID
from service.loading import load
from service.pipeline import seed_documents

ARTICLE = click.Path(exists=True, dir_okay=False, path_type=Path)

PROCESSES = click.option(
    "--processes", default=os.cpu_count() or 1, show_default=True, help="How many read at once."
)


@click.group("corpus")
def corpus_commands() -> None:
    """List, extend, rebuild and explain the corpus."""


@corpus_commands.command("list")
@command
def list_corpus() -> None:
    """List the documents, and how many claims each side made."""
    index = pipeline().index
    documents = Table("Document", "Published on", "Outlet", "Title", Column("Claims", justify="right"))
    for source, claims in index.documents():
        day = source.published_on.isoformat() if source.published_on else "–"
        documents.add_row(source.document_id, day, visible(source.outlet), visible(source.title), str(claims))
    sides = Table("Side", Column("Claims", justify="right"))
    for side, claims in index.side_counts().items():
        sides.add_row(side_text(pipeline().corpus, side), str(claims))
    out = console()
    out.print(documents, sides)
    out.print(_state_line(), style="dim")


@corpus_commands.command()
@PROCESSES
@command
def rebuild(processes: int) -> None:
    """Bring every document to the present: the folder's new and changed ones, then what was read by an
    earlier release or by earlier tables.

    May be stopped and started again. An article that was replaced or deleted by hand stays so,
    whatever the folder holds.
    """
    current = pipeline()
    articles = list(seed_documents(current.corpus, current.index.touched()))
    with progress_bar() as progress:
        task = progress.add_task("The folder's articles", total=len(articles))
        load(current, articles, partial(progress.advance, task), processes=processes)
        outdated = current.index.outdated()
        task = progress.add_task("Read by an earlier release", total=len(outdated))
        stored = (current.index.document(document_id) for document_id in outdated)
        load(current, stored, partial(progress.advance, task), processes=processes, if_unchanged=True)
    click.echo(_state_line())


@corpus_commands.command("load")
@click.argument("file", type=ARTICLE)
@PROCESSES
@command
def load_file(file: Path, processes: int) -> None:
    """Take in the articles in FILE, one JSON object a line: id, text, outlet, and perhaps title, url,
    published_on.

    May be stopped and started again: what is stored already is passed over.
    """
    with file.open("rb") as lines:
        count = sum(1 for _ in lines)
    with progress_bar() as progress:
        task = progress.add_task(file.name, total=count)
        load(pipeline(), read_lines(file), partial(progress.advance, task), processes=processes)
    click.echo(_state_line())


@corpus_commands.command()
@click.argument("file", type=ARTICLE)
@click.option("--outlet", required=True, help="Who published it.")
@click.option("--title", help="Its headline; without it, its first sentence.")
@click.option("--url", help="Where it stands, so that answers can link to it.")
@click.option(
    "--published-on", type=DAY, metavar="DAY", help="The day that its “today” means, as 2024-08-12."
)
@command
def add(file: Path, outlet: str, title: str | None, url: str | None, published_on: datetime | None) -> None:
    """Add the article in FILE, or replace the document that has its name."""
    if not ID.fullmatch(file.stem):
        raise UnreadableText(f"{file.name}: the name is the document's id: letters, digits, . _ - only")
    if url is not None and not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{url!r} is no http(s) address", param_hint="--url")
    document = read_article(file, outlet, title, day_of(published_on), url)
    _, claims = pipeline().store(document, replace=True)
    click.echo(f"{document.id}: {claims} claims; {_state_line()}")


@corpus_commands.command()
@click.argument("file", type=ARTICLE)
@click.option(
    "--published-on", type=DAY, metavar="DAY", help="The day that its “today” means, as 2024-08-12."
)
@command
def explain(file: Path, published_on: datetime | None) -> None:
    """Print the article in FILE with its claims, speakers, sides and days marked; nothing is stored."""
    entries = {entry.file.resolve(): entry for entry in pipeline().corpus.documents}
    entry = entries.get(file.resolve())
    day = day_of(published_on) or (entry.published_on if entry else None)
    document = read_article(file, entry.outlet if entry else file.name, None, day)
    print_explained(console(), document, pipeline().extract(document), pipeline().corpus)


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """An article as a line of a file has it."""

    id: str
    text: str
    outlet: str
    title: str | None = None
    url: str | None = None
    published_on: date | None = None


def read_lines(file: Path) -> Iterator[Document]:
    """The articles of the file. Raises UnreadableText naming the line that is none."""
    decoder = msgspec.json.Decoder(Line)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{file.name}, line {number}"
            try:
                one = decoder.decode(line)
            except msgspec.DecodeError as problem:
                raise UnreadableText(f"{where}: {problem}") from None
            if not ID.fullmatch(one.id):
                raise UnreadableText(f"{where}: an id has letters, digits, . _ - only")
            check_text(one.text, settings().max_document_length, where)
            title = one.title or title_of(one.text)
            yield Document(one.id, one.text, title, one.outlet, one.url, one.published_on)


def _state_line() -> str:
    state = pipeline().index.state()
    return f"{state.documents} documents, {state.claims} claims, corpus version {state.version}"


def read_article(
    file: Path, outlet: str, title: str | None, published_on: date | None, url: str | None = None
) -> Document:
    """The file as a document; raises UnreadableText for what is no text of an allowed length."""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableText(f"{file.name}: is not UTF-8 text") from None
    except OSError as error:
        raise UnreadableText(f"{file.name}: {error.strerror}") from None
    check_text(text, settings().max_document_length, file.name)
    return Document(file.stem, text, title or title_of(text), outlet, url, published_on)
