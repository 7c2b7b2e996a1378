"""What the pages say in words: days, sides, findings, and which words of a claim are marked.

Registered as filters and globals of the templates; nothing here makes HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint

from schemas.fields import DAY
from schemas.links import link_to_text
from service.api.http import pipeline
from service.domain import Claim
from service.extraction.terms import phrase_terms
from service.judgement import Aspect, Evidence, Finding, Outcome, SideCount, Stance
from service.lexicon.phrases import phrase_book

blueprint = Blueprint("telling", __name__)

SHAPES = ("circle", "square", "triangle", "diamond", "pentagon", "star")
"""Of the sides in the corpus's order, each with its own colour; from the seventh on they come again."""
VOICE, NOBODY = "ring", "cross"
"""The shape of the outlets' own voice, and of speakers whom nothing places."""

FIRST_TOLD = (Aspect.FIGURE, Aspect.SPEAKER, Aspect.DATE, Aspect.POLARITY, Aspect.ROLE, Aspect.EVENT)
"""Which of several findings says most to a reader."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a side is shown; `shape` names its colour too."""

    id: str
    name: str
    shape: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and how it is marked, not at all where `kind` is empty."""

    text: str
    kind: str = ""


@blueprint.app_template_global()
def all_looks() -> list[Look]:
    """Return how each side of the corpus is shown, in its order."""
    voices = {table.side.id: table.side for table in pipeline().corpus.sides}
    parties = [side.id for side in voices.values() if not side.narrator]
    shapes = {id_: SHAPES[at % len(SHAPES)] for at, id_ in enumerate(parties)}
    return [Look(side.id, side.name, shapes.get(side.id, VOICE)) for side in voices.values()]


@blueprint.app_template_global()
def look_of(side: str) -> Look:
    """Return how a side is shown; one that the corpus does not know keeps its id."""
    return next((look for look in all_looks() if look.id == side), Look(side, side.capitalize(), NOBODY))


@blueprint.app_template_filter("in_order")
def in_order(counts: Iterable[SideCount]) -> list[SideCount]:
    """Return what is counted by side in the order of the corpus's sides; unknown ones come last."""
    order = {look.id: at for at, look in enumerate(all_looks())}
    return sorted(counts, key=lambda one: order.get(one.side, len(order)))


@blueprint.app_template_filter("day")
def day(value: date | str) -> str:
    """Return the day as people write it; an example has it as JSON does."""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{value.day} {value:%B %Y}"


@blueprint.app_template_filter("if_day")
def if_day(sent: str | None) -> str:
    """Return what was sent as a day if it is one: a field for days can show nothing else."""
    return sent if sent and DAY.fullmatch(sent) else ""


@blueprint.app_template_filter("count")
def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@blueprint.app_template_filter("link")
def link(claim: Claim) -> str | None:
    """Return the address that opens the source at the claim's words."""
    return link_to_text(claim.source.url, claim.text, claim.before, claim.after)


@blueprint.app_template_filter("lead")
def lead(evidence: Evidence) -> str:
    """Return the finding that says most, as a sentence to the one who asked."""
    wanted = Outcome.CONFLICTS if evidence.stance is Stance.CONTRADICTS else Outcome.AGREES
    telling = [finding for finding in evidence.findings if finding.outcome is wanted]
    telling.sort(
        key=lambda one: FIRST_TOLD.index(one.aspect) if one.aspect in FIRST_TOLD else len(FIRST_TOLD)
    )
    if not telling:
        return ""
    first = telling[0]
    if first.aspect is Aspect.FIGURE and first.in_claim and first.in_statement:
        return compare_words(first, evidence.claim.stated_on)
    if first.aspect is Aspect.POLARITY and first.outcome is Outcome.CONFLICTS:
        return f"Says that {first.in_claim}."
    return first.message


def compare_words(finding: Finding, stated_on: date | None) -> str:
    """Return both figures in one sentence."""
    said, asked = finding.in_claim or "", finding.in_statement or ""
    told = f"Says “{said}”" + (f" on {day(stated_on)}" if stated_on else "")
    if finding.outcome is Outcome.CONFLICTS:
        return f"{told}, you said “{asked}”."
    return f"{told}, as you do." if said.casefold() == asked.casefold() else f"{told}, which fits “{asked}”."


@blueprint.app_template_filter("pieces")
def pieces(claim: Claim, terms: Iterable[str], findings: Sequence[Finding] = ()) -> list[Piece]:
    """Return the excerpt cut where marks begin and end: the figures compared, and words in common."""
    figures = {one.in_claim: one.outcome.value for one in findings if one.aspect is Aspect.FIGURE}
    spans = [
        (q.start, q.end, figures[q.text])
        for q in claim.quantities
        if figures.get(q.text, "silent") != "silent"
    ]
    taken = [(start, end) for start, end, _ in spans]
    words = [
        (start, end, "word")
        for start, end in shared_words(claim.text, frozenset(terms))
        if all(end <= first or last <= start for first, last in taken)
    ]
    return list(cut(claim.text, sorted(spans + words)))


def shared_words(text: str, terms: frozenset[str]) -> list[tuple[int, int]]:
    """Return where words stand that mean one of the terms; neighbours are one stretch."""
    found: list[tuple[int, int]] = []
    for phrase in phrase_book(pipeline().corpus).find(text):
        if terms.isdisjoint(phrase_terms(phrase)) or (found and phrase.start < found[-1][1]):
            continue
        if found and not text[found[-1][1] : phrase.start].strip():
            found[-1] = (found[-1][0], phrase.end)
        else:
            found.append((phrase.start, phrase.end))
    return found


def cut(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """Yield the text in pieces; spans are in order, of overlapping ones the first counts."""
    reached = 0
    for start, end, kind in spans:
        if start < reached:
            continue
        if start > reached:
            yield Piece(text[reached:start])
        yield Piece(text[start:end], kind)
        reached = end
    if reached < len(text):
        yield Piece(text[reached:])
