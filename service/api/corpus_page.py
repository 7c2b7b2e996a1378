"""The pages that show what the service read: documents, claims by side and speaker, an article marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for

from schemas.claims import ClaimQuery, ClaimQuerySchema
from schemas.figures import FiguresQuery
from service.api.access import require_access
from service.api.claims import find_claims
from service.api.figures import list_figures
from service.api.http import load, pipeline
from service.api.page_problems import in_words, register_page_problems
from service.api.problems import FieldProblems
from service.api.sides import require_sides
from service.api.timeline import Chart, draw_chart
from service.domain import Claim, Source
from service.keys import Scope
from service.listing import ClaimFilter

blueprint = Blueprint("corpus_page", __name__)
register_page_problems(blueprint)

FILTERS = ("q", "side", "speaker", "document_id", "from", "to")
CLAIMS_A_PAGE = 30
DOCUMENTS_A_PAGE = 12
CLAIMS_A_READ = 200


@blueprint.get("/corpus")
def show_corpus() -> tuple[str, int]:
    """Return the documents and the claims that pass the filters, a page of each."""
    require_access(Scope.READ)
    sent = {name: value for name in FILTERS if (value := request.args.get(name, "").strip())}
    try:
        query = read_query(sent)
    except FieldProblems as error:
        return render_corpus(sent, wrong=in_words(error.problems)), 422
    with pipeline().index.reading():
        claims, cursor = find_claims(query)
        return render_corpus(
            sent,
            claims=claims,
            charts=draw_figures(query.where),
            within=pipeline().index.document(query.where.document_id) if query.where.document_id else None,
            more=address(sent | {"cursor": cursor}) if cursor else None,
            paged=query.cursor is not None,
        ), 200


@blueprint.get("/corpus/<document_id>")
def show_document(document_id: str) -> str:
    """Return one article with its claims marked in it."""
    require_access(Scope.READ)
    with pipeline().index.reading():
        document = pipeline().index.document(document_id)
        claims = list(claims_of(document_id))
    stretches = list(mark_claims(document.text, claims))
    return render_template("document.html", document=document, claims=claims, stretches=stretches)


def read_query(sent: dict[str, str]) -> ClaimQuery:
    """Return the filters in domain types; raises `FieldProblems`."""
    page = {"limit": str(CLAIMS_A_PAGE)} | {k: v for k in ("cursor",) if (v := request.args.get(k, ""))}
    query: ClaimQuery = load(ClaimQuerySchema(), sent | page, "The filters are not valid.")
    if query.where.side:
        require_sides({"/side": query.where.side})
    return query


def claims_of(document_id: str) -> Iterator[Claim]:
    """Yield all claims of a document in text order."""
    cursor = None
    while True:
        where = ClaimFilter(document_id=document_id)
        page, cursor = pipeline().index.claims(where, (), CLAIMS_A_READ, cursor)
        yield from page
        if cursor is None:
            return


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an article's text, the shortest claim that holds it, and the claims that begin with it."""

    text: str
    claim: Claim | None
    begins: tuple[str, ...]


def mark_claims(text: str, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """Yield the whole text in order, cut wherever a claim begins or ends."""
    bounds = sorted({0, len(text)} | {at for claim in claims for at in (claim.start, claim.end)})
    for start, end in pairwise(bounds):
        over = [claim for claim in claims if claim.start <= start and end <= claim.end]
        shortest = min(over, key=lambda claim: claim.end - claim.start, default=None)
        begins = tuple(claim.id for claim in over if claim.start == start)
        yield Stretch(text[start:end], shortest, begins)


def draw_figures(where: ClaimFilter) -> list[Chart]:
    """Return the drawing of the figures that the words asked for name best, if there are enough."""
    if not where.q:
        return []
    query = FiguresQuery(q=where.q, side=where.side, first_day=where.first_day, last_day=where.last_day)
    drawn = (draw_chart(series) for series in list_figures.view(query)["series"][:1])
    return [chart for chart in drawn if chart]


def render_corpus(sent: dict[str, str], **more: Any) -> str:
    """Return the page of the form; `claims` or `wrong` are what came of it."""
    index = pipeline().index
    return render_template(
        "corpus.html",
        sent=sent,
        counts=index.side_counts(),
        state=index.state(),
        address=address,
        corpus_name=pipeline().corpus.name,
        **more | ({} if sent else page_of_documents()),
    )


def page_of_documents() -> dict[str, Any]:
    """Return one page of the documents, the newest first, which one it is, and how many there are."""
    documents = sorted(pipeline().index.documents(), key=newest_first)
    pages = max(1, ceil(len(documents) / DOCUMENTS_A_PAGE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    shown = documents[(page - 1) * DOCUMENTS_A_PAGE : page * DOCUMENTS_A_PAGE]
    return {"documents": shown, "page": page, "pages": pages}


def newest_first(entry: tuple[Source, int]) -> tuple[int, str]:
    """Return what documents are sorted by; those without a day come last."""
    source, _ = entry
    return -(source.published_on or date.min).toordinal(), source.document_id


def address(filters: dict[str, Any]) -> str:
    """Return the address of the list under these filters; empty ones are left out."""
    kept = {name: value for name, value in filters.items() if value}
    return url_for("corpus_page.show_corpus") + (f"?{urlencode(kept)}" if kept else "")
