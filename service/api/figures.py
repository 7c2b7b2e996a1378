"""Figures over time: what each side has put a measure at, and when."""

from dataclasses import replace
from typing import Any

from flask import Blueprint

from schemas.figures import FiguresQuery, FiguresQuerySchema, FiguresSchema
from service.api.http import operation, pipeline, require_length, settings
from service.api.sides import require_sides
from service.domain import Claim
from service.extraction.statements import read_statement
from service.extraction.terms import read_terms
from service.judgement import Figure, Series
from service.lexicon.phrases import phrase_book
from service.listing import ClaimFilter
from service.verification.measures import kind_of
from service.verification.series import find_comparable, sort_figures, widen

blueprint = Blueprint("figures", __name__, url_prefix="/v1")

MOST_CLAIMS = 1_000
"""Claims in which figures are looked for, the best matches; as many as a ranked list has at most."""


@blueprint.get("/figures")
@operation(FiguresSchema, query=FiguresQuerySchema)
def list_figures(query: FiguresQuery) -> dict[str, Any]:
    """List figures over time.

    Gives a series a measure, so that each can be drawn: settlements held and settlements recaptured
    are two. With `q` the series that fit its words best; with `statement` for each of its figures
    those it can be compared with. Looks into the 1,000 claims that match best.
    """
    if query.side:
        require_sides({"/side": query.side})
    with pipeline().index.reading() as state:
        series = comparable(query.statement) if query.statement else by_words(query.q or "")
    kept = (replace(one, figures=tuple(f for f in one.figures if passes(f, query))) for one in series)
    return {"series": [one for one in kept if one.figures], "corpus": state}


def by_words(q: str) -> list[Series]:
    """Return the series that the words fit best; words that carry no content find none."""
    terms, book = read_terms(q, pipeline().corpus), phrase_book(pipeline().corpus)
    if not terms:
        return []
    claims = find_claims(ClaimFilter(q=q), widen(terms, book.concepts))
    return sort_figures(claims, terms, book)


def comparable(text: str) -> list[Series]:
    """Return for each figure of the statement those of its measure."""
    require_length("/statement", text, settings().max_statement_length)
    statement = read_statement(text, None, pipeline().corpus)
    index = pipeline().index
    claims = index.fetch(index.candidates(statement.terms, MOST_CLAIMS))
    return find_comparable(statement, claims, phrase_book(pipeline().corpus))


def find_claims(where: ClaimFilter, terms: tuple[str, ...]) -> list[Claim]:
    """Return the claims that match best, of all pages."""
    found: list[Claim] = []
    cursor = None
    while len(found) < MOST_CLAIMS:
        page, cursor = pipeline().index.claims(where, terms, MOST_CLAIMS - len(found), cursor)
        found += page
        if cursor is None:
            break
    return found


def passes(figure: Figure, query: FiguresQuery) -> bool:
    """Tell whether a figure passes the filters; one without a day passes no filter by day."""
    if query.side and figure.claim.attribution.side != query.side:
        return False
    if query.unit and not counts(figure, query.unit):
        return False
    if query.first_day is None and query.last_day is None:
        return True
    first, last, day = query.first_day, query.last_day, figure.day
    return day is not None and (first is None or first <= day) and (last is None or day <= last)


def counts(figure: Figure, unit: str) -> bool:
    """Tell whether a figure is in the unit or counts the thing, by whatever noun."""
    concepts = phrase_book(pipeline().corpus).concepts
    kind = kind_of(unit, concepts)
    own = figure.quantity.unit
    return own == unit or (kind is not None and kind_of(own, concepts) == kind)
