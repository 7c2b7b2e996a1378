"""Documents as JSON: the articles of the corpus, and an article sent to be read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import fields, post_load, validate

from schemas.claims import LONGEST_CURSOR, NEXT_CURSOR
from schemas.fields import Answer, Body, CountInQuery, Day, FlagInQuery, Text

LONGEST_DOCUMENT = 200_000
LONGEST_HTML = 1_000_000
"""A page is mostly what is not its article: five times as long on the pages of large outlets."""
LONGEST_TITLE = 500
LONGEST_OUTLET = 200
LONGEST_URL = 2_000
MOST_A_PAGE = 1_000
"""Documents, some 250 KB; as many as a client may ask for, so that a small corpus is one page."""
ADDRESS = r"^https?://[!-~]+"


class DocumentSummarySchema(Answer):
    """One article of the corpus, without its text."""

    id = fields.String()
    title = fields.String()
    outlet = fields.String()
    url = fields.String(allow_none=True)
    published_on = fields.Date(allow_none=True)
    claims = fields.Integer(metadata={"description": "How many claims were found in it.", "minimum": 0})


class DocumentPageSchema(Answer):
    """One page of the articles of the corpus, by id, and the cursor that asks for the next."""

    documents = fields.List(fields.Nested(DocumentSummarySchema))
    next_cursor = fields.String(allow_none=True, metadata={"description": NEXT_CURSOR})


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which page of the documents a client asks for."""

    limit: int
    cursor: str | None = None


class DocumentQuerySchema(Body):
    """A page of the list of documents."""

    limit = CountInQuery(
        least=1,
        most=MOST_A_PAGE,
        load_default=MOST_A_PAGE,
        metadata={"description": "Documents a page."},
    )
    cursor = Text(longest=LONGEST_CURSOR, metadata={"description": "`next_cursor` of the page before."})

    @post_load
    def to_query(self, data: dict[str, Any], **_: Any) -> DocumentQuery:
        """Return the query."""
        return DocumentQuery(**data)


class DocumentSchema(DocumentSummarySchema):
    """One article of the corpus; claims' offsets are into its `text`, in code points."""

    text = fields.String()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was sent: `text` or `html`, and what is known of it."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_on: date | None = None


class DraftSchema(Body):
    """An article to be read: `text` or `html`, one of them. Days like "on Monday" need `published_on`.

    What is not sent with html is taken from the page, where it says so itself.
    """

    either = ("text", "html")

    text = Text(
        longest=LONGEST_DOCUMENT,
        metadata={"description": "The article, a paragraph a line; offsets of claims are into it."},
    )
    html = Text(
        longest=LONGEST_HTML,
        metadata={"description": "Its page; the article's text is taken out of it, and nothing is fetched."},
    )
    title = Text(
        longest=LONGEST_TITLE,
        load_default=None,
        allow_none=True,
        metadata={"description": "Its headline; else the page's, else its first sentence."},
    )
    outlet = Text(
        longest=LONGEST_OUTLET,
        load_default=None,
        allow_none=True,
        metadata={"description": "Who publishes it; else the page's word for it, else the host of its url."},
    )
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
    def to_draft(self, data: dict[str, Any], **_: Any) -> Draft:
        """Return the draft."""
        return Draft(**data)


class DryRunSchema(Body):
    """Whether to store the article or only to show what would be stored."""

    dry_run = FlagInQuery(
        load_default=False,
        metadata={"description": "Answer the claims that would be stored, and store nothing."},
    )
