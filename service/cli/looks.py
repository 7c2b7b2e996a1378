"""How claims look on a terminal: a colour a side, the excerpt within its sentence, no control codes."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from service.domain import UNKNOWN_SIDE, Claim, Source
from service.lexicon.corpus import Corpus

SIDE_STYLES = ("bright_blue", "bright_magenta", "bright_yellow", "bright_cyan", "orange3", "spring_green3")
NARRATOR_STYLE = "white"
UNKNOWN_STYLE = "bright_black"

SHOWN_AROUND = 60
"""Characters of the sentence shown on either side of an excerpt: enough to read it in place."""

# An article may hold terminal escapes or change the reading direction. Such characters are shown as
# dots or spaces, one for one, so that offsets stay true.
CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "·")
CONTROLS |= {ord("\n"): "\n", ord("\r"): " ", ord("\t"): " "}


def console() -> Console:
    """A console on standard output as it is now, which prints an article's "[b]" as it stands.

    Colours only on a terminal, none under NO_COLOR.
    """
    return Console(highlight=False, emoji=False, markup=False)


def progress_bar() -> Progress:
    """A bar for long work, on standard error, so that the output can be piped."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


def visible(text: str) -> str:
    """The text, as long as before, without what would move or colour the terminal."""
    return text.translate(CONTROLS)


def side_style(corpus: Corpus, side: str) -> str:
    """The colour of a side: the same for a corpus on every day."""
    if side == corpus.narrator:
        return NARRATOR_STYLE
    sides = [known for known in corpus.side_ids() if known not in (corpus.narrator, UNKNOWN_SIDE)]
    return SIDE_STYLES[sides.index(side) % len(SIDE_STYLES)] if side in sides else UNKNOWN_STYLE


def side_text(corpus: Corpus, side: str) -> Text:
    """The side's id in its colour."""
    return Text(visible(side), style=side_style(corpus, side))


def speaker_text(corpus: Corpus, claim: Claim) -> Text:
    """Who made the claim, in the side's colour, with role, way and day below."""
    told = claim.attribution
    lines = Text(visible(told.speaker or told.kind.value), style=f"bold {side_style(corpus, told.side)}")
    notes = [told.role, f"via {', '.join(told.relayed_by)}" if told.relayed_by else None]
    for note in filter(None, notes):
        lines.append(f"\n{visible(note)}", style="not bold dim")
    return lines


def excerpt_text(claim: Claim) -> Text:
    """The claim's words within their sentence: what stands around them dimmed."""
    before, after = visible(claim.before), visible(claim.after)
    shown_before = before if len(before) <= SHOWN_AROUND else "…" + before[-SHOWN_AROUND:]
    shown_after = after if len(after) <= SHOWN_AROUND else after[:SHOWN_AROUND] + "…"
    return Text.assemble((shown_before, "dim"), (visible(claim.text), "bold"), (shown_after, "dim"))


def source_text(source: Source, copies: Sequence[Claim] = ()) -> Text:
    """Where it stands: outlet, day and document, and how many copies of the claim there are besides."""
    day = source.published_on.isoformat() if source.published_on else "undated"
    shown = Text.assemble(visible(source.outlet), "\n", (f"{day}\n{source.document_id}", "dim"))
    if copies:
        others = ", ".join(dict.fromkeys(visible(copy.source.outlet) for copy in copies))
        shown.append(f"\nand in {others}", style="italic")
    return shown
