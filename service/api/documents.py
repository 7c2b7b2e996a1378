"""The articles of the corpus, and what would be found in one that is not in it."""

from typing import Any

from flask import Blueprint
from werkzeug.exceptions import Forbidden

from schemas.claims import ClaimsSchema
from schemas.documents import DocumentListSchema, DocumentSchema, DraftSchema, DryRunSchema
from service.api.http import operation, pipeline, require_length, settings
from service.domain import Document, Source

blueprint = Blueprint("documents", __name__, url_prefix="/v1")


@blueprint.get("/documents")
@operation(DocumentListSchema)
def list_documents() -> dict[str, Any]:
    """List the documents, by id."""
    return {"documents": [describe(source, claims) for source, claims in pipeline().index.documents()]}


@blueprint.get("/documents/<document_id>")
@operation(DocumentSchema, errors=(404,))
def get_document(document_id: str) -> dict[str, Any]:
    """Get one document with its text."""
    with pipeline().index.reading():
        document = pipeline().index.document(document_id)
        listed = {source.document_id: (source, claims) for source, claims in pipeline().index.documents()}
    return describe(*listed[document_id]) | {"text": document.text}


@blueprint.post("/documents")
@operation(ClaimsSchema, query=DryRunSchema, body=DraftSchema, errors=(403,))
def extract_claims(options: dict[str, bool], draft: Document) -> dict[str, Any]:
    """Show the claims of an article.

    With `dry_run=true` nothing is stored. Writes are not enabled on this service.
    """
    if not options["dry_run"]:
        raise Forbidden("Writes are not enabled here. Send dry_run=true to see the claims of an article.")
    require_length("/text", draft.text, settings().max_document_length)
    return {"claims": pipeline().extract(draft)}


def describe(source: Source, claims: int) -> dict[str, Any]:
    """Return what `DocumentSummarySchema` dumps."""
    return {
        "id": source.document_id,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "published_on": source.published_on,
        "claims": claims,
    }
