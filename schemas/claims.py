"""Claims as JSON: what was said, where it stands, who said it; and the filters of their list."""

from dataclasses import dataclass
from typing import Any

from marshmallow import fields, post_load

from schemas.dumping import Of
from schemas.fields import Answer, Body, CountInQuery, Day, Rounded, Text
from schemas.links import link_to_text
from service.domain import AttributionKind, Bound, Modality
from service.listing import ClaimFilter

QUANTITY_DIGITS = 6
LONGEST_ID = 100
LONGEST_CURSOR = 4_096
NEXT_CURSOR = "Send it as `cursor` to go on; null on the last page."


class QuantitySchema(Answer):
    """A figure as an interval: `low` to `high`, both in `unit`."""

    text = fields.String(metadata={"description": "The words that give the figure."})
    low = Rounded(QUANTITY_DIGITS)
    high = Rounded(QUANTITY_DIGITS)
    bound = fields.Enum(Bound, by_value=fields.String, metadata={"description": "How the text hedges it."})
    unit = fields.String(
        allow_none=True,
        metadata={"description": "A unit of measure or the noun counted; null for a bare number."},
    )


class ExcerptSchema(Answer):
    """The words of a claim: `document.text[start:end] == text`, in code points."""

    text = fields.String()
    start = fields.Integer(metadata={"description": "Offset of the first code point.", "minimum": 0})
    end = fields.Integer(metadata={"description": "Offset after the last code point.", "minimum": 0})
    before = fields.String(metadata={"description": "The text right before the excerpt."})
    after = fields.String(metadata={"description": "The text right after the excerpt."})


class AttributionSchema(Answer):
    """Who made the claim, and for which side. Speaker, role and cue are null in narration."""

    speaker = fields.String(allow_none=True)
    role = fields.String(allow_none=True)
    side = fields.String(metadata={"description": "Id of the side that made the claim (`GET /v1/sides`)."})
    cue = fields.String(allow_none=True, metadata={"description": "The word that attributes it."})
    relayed_by = fields.List(
        fields.String(), metadata={"description": "Agencies and platforms it came through."}
    )


class Link(fields.String):
    """The source's url with a text fragment that opens the page at the excerpt."""

    def get_value(self, obj: Any, attr: str, accessor: Any = None, default: Any = None) -> Any:
        """Return the link to the claim's words."""
        return link_to_text(obj.source.url, obj.text, obj.before, obj.after)


class SourceSchema(Answer):
    """The document that a claim stands in."""

    document_id = fields.String(attribute="source.document_id")
    title = fields.String(attribute="source.title")
    outlet = fields.String(attribute="source.outlet")
    url = fields.String(attribute="source.url", allow_none=True)
    published_on = fields.Date(attribute="source.published_on", allow_none=True)
    link = Link(
        allow_none=True,
        metadata={"description": "The url with a text fragment that opens the page at the excerpt."},
    )


class ClaimSchema(Answer):
    """One checkable assertion found in a document, with its attribution."""

    id = fields.String()
    kind = fields.Enum(AttributionKind, by_value=fields.String, attribute="attribution.kind")
    modality = fields.Enum(Modality, by_value=fields.String)
    excerpt = Of(ExcerptSchema)
    attribution = fields.Nested(AttributionSchema)
    stated_on = fields.Date(
        allow_none=True,
        metadata={"description": "The day the claim was made; null if the article does not say."},
    )
    quantities = fields.List(fields.Nested(QuantitySchema))
    source = Of(SourceSchema)


class AppearanceSchema(Answer):
    """A further copy of the same claim, in another article or elsewhere in this one."""

    claim_id = fields.String(attribute="id")
    excerpt = Of(ExcerptSchema)
    source = Of(SourceSchema)


class ClaimsSchema(Answer):
    """Some claims, all of them."""

    claims = fields.List(fields.Nested(ClaimSchema))


class ClaimPageSchema(ClaimsSchema):
    """One page of claims, and the cursor that asks for the next."""

    next_cursor = fields.String(allow_none=True, metadata={"description": NEXT_CURSOR})


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What a client asks of the list of claims: a filter and a page."""

    where: ClaimFilter
    limit: int
    cursor: str | None


class ClaimQuerySchema(Body):
    """Filters of the list of claims; all that are given must hold."""

    q = Text(longest=500, metadata={"description": "Words that the claims are about, best match first."})
    side = Text(longest=LONGEST_ID, metadata={"description": "Id of the side that made the claim."})
    speaker = Text(longest=200, metadata={"description": "Name of the speaker, as claims show it."})
    document_id = Text(longest=LONGEST_ID, metadata={"description": "The document that they stand in."})
    outlet = Text(longest=200, metadata={"description": "Name of the outlet that published them."})
    kind = fields.Enum(
        AttributionKind,
        by_value=fields.String,
        error_messages={"unknown": "Must be one of: {choices}."},
        metadata={"description": "In the speaker's words, retold, or in the outlet's own voice."},
    )
    first_day = Day(data_key="from", metadata={"description": "First day of `stated_on`."})
    last_day = Day(data_key="to", metadata={"description": "Last day of `stated_on`, included."})
    limit = CountInQuery(least=1, most=200, load_default=50, metadata={"description": "Claims a page."})
    cursor = Text(
        longest=LONGEST_CURSOR,
        metadata={"description": "`next_cursor` of the page before, with the same filters."},
    )

    @post_load
    def to_query(self, data: dict[str, Any], **_: Any) -> ClaimQuery:
        """Return the query in domain types."""
        limit, cursor = data.pop("limit"), data.pop("cursor", None)
        return ClaimQuery(ClaimFilter(**data), limit, cursor)
