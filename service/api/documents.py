"""The articles of the corpus: read, added, replaced, deleted; and what would be found in one."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, url_for

from schemas.claims import ClaimsSchema
from schemas.documents import (
    LONGEST_HTML,
    DocumentPageSchema,
    DocumentQuery,
    DocumentQuerySchema,
    DocumentSchema,
    DocumentSummarySchema,
    Draft,
    DraftSchema,
    DryRunSchema,
)
from service.api.access import caller
from service.api.http import Reply, operation, pipeline, require_length, settings
from service.api.problems import FieldProblems
from service.domain import Document, Source
from service.extraction import title_of
from service.extraction.web_pages import WebPage, read_page
from service.keys import Scope
from service.lexicon.corpus import ID

blueprint = Blueprint("documents", __name__, url_prefix="/v1")

ID_DIGITS = 16
PAGE_OF_TEXT = 10
"""Characters of html read for each character of text that may be: taking pages apart costs time too."""


def needs_of_post(options: dict[str, bool]) -> Scope:
    """Return what a POST's key must be good for: a dry run writes nothing."""
    return Scope.READ if options["dry_run"] else Scope.WRITE


@blueprint.get("/documents")
@operation(DocumentPageSchema, query=DocumentQuerySchema)
def list_documents(query: DocumentQuery) -> dict[str, Any]:
    """List the documents, by id."""
    documents, next_cursor = pipeline().index.documents_page(query.limit, query.cursor)
    return {"documents": [describe(*document) for document in documents], "next_cursor": next_cursor}


@blueprint.get("/documents/<document_id>")
@operation(DocumentSchema, errors=(404,))
def get_document(document_id: str) -> dict[str, Any]:
    """Get one document with its text."""
    with pipeline().index.reading():
        document = pipeline().index.document(document_id)
        summary = pipeline().index.summary(document_id)
    return describe(*summary) | {"text": document.text}


@blueprint.post("/documents")
@operation(
    {200: ClaimsSchema, 201: DocumentSummarySchema},
    query=DryRunSchema,
    body=DraftSchema,
    errors=(409,),
    needs=needs_of_post,
)
def add_document(options: dict[str, bool], draft: Draft) -> dict[str, Any] | Reply:
    """Add an article, or show its claims.

    Its id is made from its text, so that an article sent twice is there once; the same text with
    another title, outlet, url or day is refused with 409. From the answer on, every request sees it.

    With `dry_run=true` the answer is the claims that would be stored. Nothing is stored and no key
    is needed, but without one only shorter texts are read, since reading takes time.
    """
    document = read_draft(draft, None)
    if options["dry_run"]:
        return {"claims": pipeline().extract(document)}
    return Reply(201, store(document, replace=False)[1], address_of(document.id))


@blueprint.put("/documents/<document_id>")
@operation(
    {200: DocumentSummarySchema, 201: DocumentSummarySchema},
    body=DraftSchema,
    errors=(409,),
    needs=Scope.WRITE,
    path={"document_id": ID},
)
def put_document(draft: Draft, document_id: str) -> Reply:
    """Add or replace the article of this id.

    The id is the client's: up to 100 letters, digits, dots, hyphens and underscores, a letter or digit
    first. Sending it again changes nothing. From the answer on, every request sees the new text.
    """
    is_new, described = store(read_draft(draft, document_id), replace=True)
    return Reply(201, described, address_of(document_id)) if is_new else Reply(200, described)


@blueprint.delete("/documents/<document_id>")
@operation({204: None}, errors=(404,), needs=Scope.WRITE)
def delete_document(document_id: str) -> Reply:
    """Delete an article and its claims.

    It does not come back by itself, even where it belongs to the corpus's own folder.
    """
    pipeline().index.delete(document_id)
    return Reply(204)


def store(document: Document, *, replace: bool) -> tuple[bool, dict[str, Any]]:
    """Store the document; whether there was none of its id, and its description."""
    is_new, claims = pipeline().store(document, replace=replace)
    source = Source(document.id, document.title, document.outlet, document.url, document.published_on)
    return is_new, describe(source, claims)


def read_draft(draft: Draft, document_id: str | None) -> Document:
    """Return the draft as a document; without an id, one made of its text.

    Raises `FieldProblems` for what is too long for this client or holds no article.
    """
    longest = longest_text()
    if draft.html is not None:
        require_length("/html", draft.html, min(PAGE_OF_TEXT * longest, LONGEST_HTML))
    page = read_page(draft.html) if draft.html is not None else WebPage(draft.text or "")
    if not page.text:
        raise FieldProblems("There is nothing to read.", [("/html", "Holds no article.")])
    require_length("/html" if draft.text is None else "/text", page.text, longest)
    url = draft.url or page.url
    return Document(
        document_id or f"d_{hashlib.sha256(page.text.encode()).hexdigest()[:ID_DIGITS]}",
        page.text,
        draft.title or page.title or title_of(page.text),
        draft.outlet or page.outlet or host_of(url),
        url,
        draft.published_on or page.published_on,
    )


def longest_text() -> int:
    """Return how long a text may be that this client sends, in characters."""
    mine = settings()
    if caller():
        return mine.max_document_length
    return min(mine.max_open_document_length, mine.max_document_length)


def host_of(url: str | None) -> str:
    """Return the host of an address, nothing where it has none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def address_of(document_id: str) -> str:
    """Return the path of a document."""
    return url_for("documents.get_document", document_id=document_id)


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
