"""Small invented documents and claims, made from a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.domain import Assertion, Attribution, AttributionKind, Claim, Document
from service.index import ClaimIndex
from tests.factory import make_claim, make_source


def write_document(name: str, text: str = "Forty farms stand.", **fields: Any) -> Document:
    values = {"title": "Farms", "outlet": "The Courier", "url": None, "published_on": None} | fields
    return Document(name, text, **values)


def write_claim(
    document: str, number: int, terms: str | Sequence[str] = "farm stand", **fields: Any
) -> Claim:
    """The claim of that number in the document; it starts at ten times its number."""
    split = tuple(terms.split()) if isinstance(terms, str) else tuple(terms)
    values: dict[str, Any] = {
        "id": f"c_{document}_{number}",
        "source": make_source(document_id=document),
        "start": 10 * number,
        "end": 10 * number + 5,
        "assertion": Assertion(split),
    }
    return make_claim(**values | fields)


def attribute(
    speaker: str | None = None, side: str = "north", kind: AttributionKind = AttributionKind.REPORTED
) -> Attribution:
    return Attribution(kind, side, speaker)


def write_entry(name: str, *terms: str | Sequence[str], **fields: Any) -> tuple[Document, list[Claim]]:
    """A document with one claim for each set of terms, a string being split."""
    document = write_document(name, **fields)
    return document, [write_claim(name, number, words) for number, words in enumerate(terms)]


def find_claims(index: ClaimIndex, *terms: str) -> list[Claim]:
    """The candidates for the terms, whole."""
    with index.reading():
        return index.fetch(index.candidates(terms))
