"""What was said: every claim found in the corpus, with its words, speaker, side and day."""

from datetime import date
from typing import Any

from flask import Blueprint

from schemas.claims import ClaimPageSchema, ClaimQuery, ClaimQuerySchema, ClaimSchema
from schemas.linked import LinkedClaimSchema
from service.api.http import also, operation, pipeline
from service.api.linking import link_claim
from service.api.sides import require_sides
from service.domain import Claim
from service.extraction.terms import read_terms
from service.verification.folding import is_copy

blueprint = Blueprint("claims", __name__, url_prefix="/v1")


@blueprint.get("/claims")
@operation(ClaimPageSchema, query=ClaimQuerySchema)
def list_claims(query: ClaimQuery) -> dict[str, Any]:
    """List claims.

    All filters given must hold. With `q` the best match comes first, without it the order is
    document id, then place in the document.
    """
    if query.where.side:
        require_sides({"/side": query.where.side})
    claims, next_cursor = find_claims(query)
    return {"claims": claims, "next_cursor": next_cursor}


def get_linked_claim(claim_id: str) -> dict[str, Any]:
    """Return one claim as `LinkedClaimSchema` dumps it."""
    index = pipeline().index
    with index.reading():
        claim = index.claim(claim_id)
        near = index.fetch(index.candidates(claim.assertion.terms))
    copies = [claim, *(one for one in near if is_copy(claim, one))]
    copies.sort(key=lambda one: (one.source.published_on or date.max, one.source.document_id))
    return link_claim(claim, copies, pipeline().corpus)


@blueprint.get("/claims/<claim_id>")
@also("application/ld+json", LinkedClaimSchema, get_linked_claim)
@operation(ClaimSchema, errors=(404,))
def get_claim(claim_id: str) -> Claim:
    """Get one claim.

    With `Accept: application/ld+json` as schema.org's `Claim`, with its copies in other articles.
    """
    return pipeline().index.claim(claim_id)


def find_claims(query: ClaimQuery) -> tuple[list[Claim], str | None]:
    """Return one page and the cursor of the next; words that carry no content find nothing."""
    terms = read_terms(query.where.q, pipeline().corpus) if query.where.q else ()
    if query.where.q and not terms:
        return [], None
    return pipeline().index.claims(query.where, terms, query.limit, query.cursor)
