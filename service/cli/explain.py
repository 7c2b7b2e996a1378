"""Prints an article as the service reads it: each claim in its side's colour, with a number and a row."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.cli.looks import side_style, side_text, speaker_text, visible
from service.domain import Claim, Document, Quantity
from service.lexicon.corpus import Corpus


def print_explained(out: Console, document: Document, claims: Sequence[Claim], corpus: Corpus) -> None:
    """The text with its claims marked, then a table that says of each who, when, how and how many."""
    out.print(marked_text(document.text, claims, corpus))
    out.print()
    out.print(_table(claims, corpus))
    day = document.published_on.isoformat() if document.published_on else "an unknown day"
    out.print(f"{len(claims)} claims; weekdays are read from {day}", style="dim")


def marked_text(text: str, claims: Sequence[Claim], corpus: Corpus) -> Text:
    """The text with every claim underlined in its side's colour and its number before it."""
    marked, at = Text(), 0
    shown = visible(text)
    for number, claim in enumerate(claims, start=1):
        style = side_style(corpus, claim.attribution.side)
        marked.append(shown[at : claim.start], style="dim")
        marked.append(f"[{number}]", style=f"bold {style}")
        marked.append(shown[max(at, claim.start) : claim.end], style=f"underline {style}")
        at = max(at, claim.end)
    return marked.append(shown[at:], style="dim")


def _table(claims: Sequence[Claim], corpus: Corpus) -> Table:
    table = Table(expand=True, show_lines=True)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Side", no_wrap=True)
    table.add_column("Who", ratio=4)
    table.add_column("Said on", no_wrap=True)
    table.add_column("How", ratio=3)
    table.add_column("Figures", ratio=5)
    for number, claim in enumerate(claims, start=1):
        table.add_row(
            str(number),
            side_text(corpus, claim.attribution.side),
            speaker_text(corpus, claim),
            claim.stated_on.isoformat() if claim.stated_on else "–",
            _manner(claim),
            Text("\n".join(map(_figure, claim.quantities))),
        )
    return table


def _manner(claim: Claim) -> Text:
    """Kind and modality, and the word that attributes it."""
    manner = Text(f"{claim.attribution.kind}, {claim.modality}")
    if claim.attribution.cue:
        manner.append(f"\n“{visible(claim.attribution.cue)}”", style="dim")
    return manner


def _figure(quantity: Quantity) -> str:
    low, high = f"{quantity.low:,.10g}", f"{quantity.high:,.10g}"
    interval = low if quantity.low == quantity.high else f"{low} to {high}"
    return f"{visible(quantity.text)} = {interval} {quantity.unit or ''}".rstrip()
