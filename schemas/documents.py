"""Documents as JSON: the articles of the corpus, and an article sent to be read."""

import hashlib
from typing import Any

from marshmallow import fields, post_load, validate

from schemas.fields import Answer, Body, Day, FlagInQuery, Text
from service.domain import Document

LONGEST_DOCUMENT = 200_000
LONGEST_TITLE = 500
LONGEST_OUTLET = 200
LONGEST_URL = 2_000
ADDRESS = r"^https?://[!-~]+"
ID_DIGITS = 16


class DocumentSummarySchema(Answer):
    """One article of the corpus, without its text."""

    id = fields.String()
    title = fields.String()
    outlet = fields.String()
    url = fields.String(allow_none=True)
    published_on = fields.Date(allow_none=True)
    claims = fields.Integer(metadata={"description": "How many claims were found in it.", "minimum": 0})


class DocumentListSchema(Answer):
    """The articles of the corpus, by id."""

    documents = fields.List(fields.Nested(DocumentSummarySchema))


class DocumentSchema(DocumentSummarySchema):
    """One article of the corpus; claims' offsets are into its `text`, in code points."""

    text = fields.String()


class DraftSchema(Body):
    """An article to be read. Days like "on Monday" need `published_on`."""

    text = Text(
        longest=LONGEST_DOCUMENT,
        required=True,
        metadata={"description": "The article, a paragraph a line; offsets of claims are into it."},
    )
    title = Text(longest=LONGEST_TITLE, metadata={"description": "Its headline."})
    outlet = Text(longest=LONGEST_OUTLET, metadata={"description": "Who publishes it."})
    url = Text(
        longest=LONGEST_URL,
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(ADDRESS + r"\Z", error="Must be an http or https address."),
        metadata={"pattern": ADDRESS + "$", "description": "Where it can be read."},
    )
    published_on = Day(
        load_default=None,
        allow_none=True,
        metadata={"description": "Its day, from which weekdays in it are counted."},
    )

    @post_load
    def to_document(self, data: dict[str, Any], **_: Any) -> Document:
        """Return the document; its id is made of its text, so that the same text has the same claims."""
        digest = hashlib.sha256(data["text"].encode()).hexdigest()
        return Document(id=f"d_{digest[:ID_DIGITS]}", **{"title": "", "outlet": ""} | data)


class DryRunSchema(Body):
    """Whether to store the article or only to show what would be stored."""

    dry_run = FlagInQuery(
        load_default=False,
        metadata={"description": "Answer the claims that would be stored, and store nothing."},
    )
