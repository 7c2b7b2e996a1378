"""`flask verify`: the answer about one statement as a page to read, or as the JSON of the API."""

from datetime import datetime

import click
import orjson
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from schemas.verify import VerificationSchema
from service.cli.looks import console, excerpt_text, side_text, source_text, speaker_text, visible
from service.cli.running import DAY, check_text, command, day_of, pipeline, settings
from service.judgement import Aspect, Evidence, NearMiss, Outcome, Question, Stance, Verdict, Verification
from service.lexicon.corpus import Corpus

VERDICT_STYLES = {
    Verdict.SUPPORTED: "bold green",
    Verdict.CONTRADICTED: "bold red",
    Verdict.DISPUTED: "bold yellow",
    Verdict.UNVERIFIED: "bold bright_black",
}
STANCE_STYLES = {Stance.SUPPORTS: "green", Stance.CONTRADICTS: "red"}
TELLING = frozenset((Aspect.FIGURE, Aspect.DATE, Aspect.SPEAKER))
"""Of what agrees, the aspects worth a line each on a terminal; the JSON has them all."""

OUTCOME_MARKS = {Outcome.AGREES: ("✓ ", "green"), Outcome.CONFLICTS: ("✗ ", "red")}


@click.command("verify")
@click.argument("statement")
@click.option("--as-of", type=DAY, metavar="DAY", help="The day the statement is about, as 2024-08-12.")
@click.option(
    "--side",
    "sides",
    multiple=True,
    metavar="SIDE",
    help="Take evidence from this side only; repeat for more.",
)
@click.option(
    "--limit", type=click.IntRange(1, 100), default=20, show_default=True, help="Evidence items at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print what POST /v1/verify answers.")
@command
def verify_statement(
    statement: str, as_of: datetime | None, sides: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Check STATEMENT against what each side has said."""
    corpus = pipeline().corpus
    for side in sides:
        if side not in corpus.side_ids():
            raise click.BadParameter(
                f"no side {side!r}; there are {', '.join(corpus.side_ids())}", param_hint="--side"
            )
    text = check_text(statement, settings().max_statement_length, "the statement")
    answer = pipeline().verify(Question(text, day_of(as_of), sides, limit))
    if as_json:
        click.echo(orjson.dumps(VerificationSchema().dump(answer), option=orjson.OPT_INDENT_2))
    else:
        print_answer(console(), answer, corpus)


def print_answer(out: Console, answer: Verification, corpus: Corpus) -> None:
    """Verdict and summary on top, then what supports, what contradicts, and what came near."""
    out.print(_headline(answer, corpus))
    for stance, title in ((Stance.SUPPORTS, "Supports"), (Stance.CONTRADICTS, "Contradicts")):
        items = [item for item in answer.evidence if item.stance is stance]
        if items:
            out.print(_evidence_table(f"{title} ({len(items)})", STANCE_STYLES[stance], items, corpus))
    if answer.near_misses:
        out.print(_near_miss_table(answer.near_misses, corpus))
    state = answer.corpus
    out.print(
        f"{state.documents} documents, {state.claims} claims, corpus version {state.version[:12]}",
        style="dim",
    )


def _headline(answer: Verification, corpus: Corpus) -> Panel:
    style = VERDICT_STYLES[answer.verdict]
    verdict = Text.assemble((answer.verdict.upper(), style), "  ", visible(answer.summary))
    statement = Text(f"“{visible(answer.statement.text)}”", style="italic")
    if answer.statement.as_of:
        statement.append(f"  as of {answer.statement.as_of.isoformat()}", style="not italic dim")
    return Panel(Group(statement, verdict, *_side_counts(answer, corpus)), border_style=style)


def _side_counts(answer: Verification, corpus: Corpus) -> list[Table]:
    """The sides as columns, under each how many claims speak for and against."""
    if not answer.by_side:
        return []
    table = Table(box=None, padding=(0, 3, 0, 0))
    table.add_column("")
    for count in answer.by_side:
        table.add_column(side_text(corpus, count.side), justify="right")
    table.add_row(Text("supports", "green"), *(str(count.supports or "–") for count in answer.by_side))
    table.add_row(Text("contradicts", "red"), *(str(count.contradicts or "–") for count in answer.by_side))
    return [table]


def _evidence_table(title: str, style: str, items: list[Evidence], corpus: Corpus) -> Table:
    table = _table(title, style)
    table.add_column("Side", no_wrap=True)
    table.add_column("Who", ratio=3)
    table.add_column("Said on", no_wrap=True)
    table.add_column("Words", ratio=7)
    table.add_column("Source", ratio=3)
    for item in items:
        claim = item.claim
        table.add_row(
            side_text(corpus, claim.attribution.side),
            speaker_text(corpus, claim),
            claim.stated_on.isoformat() if claim.stated_on else "–",
            Text("\n").join([excerpt_text(claim), *_reasons(item)]),
            source_text(claim.source, item.appearances),
        )
    return table


def _reasons(item: Evidence) -> list[Text]:
    """What decided it, each after its mark: the conflicts, else the agreements that tell most, else one."""
    conflicts = [finding for finding in item.findings if finding.outcome is Outcome.CONFLICTS]
    agreeing = [finding for finding in item.findings if finding.outcome is Outcome.AGREES]
    telling = [finding for finding in agreeing if finding.aspect in TELLING]
    return [
        Text.assemble(OUTCOME_MARKS[finding.outcome], (visible(finding.message), "italic"))
        for finding in conflicts or telling or agreeing[:1]
    ]


def _near_miss_table(misses: tuple[NearMiss, ...], corpus: Corpus) -> Table:
    table = _table("Looked at, no evidence", "bright_black")
    table.add_column("Match", no_wrap=True)
    table.add_column("Who", ratio=3)
    table.add_column("Words", ratio=7)
    table.add_column("Why not", ratio=3)
    for miss in misses:
        table.add_row(
            f"{miss.match.score:.2f}",
            speaker_text(corpus, miss.claim),
            excerpt_text(miss.claim),
            Text(visible(miss.why_not), "italic"),
        )
    return table


def _table(title: str, style: str) -> Table:
    return Table(
        title=title,
        title_style=f"bold {style}",
        title_justify="left",
        border_style=style,
        expand=True,
        show_lines=True,
    )
