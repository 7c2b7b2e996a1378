"""Figures over time as JSON: a series a measure, a mark a claim."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import fields, post_load

from schemas.claims import LONGEST_ID, QUANTITY_DIGITS, AttributionSchema, QuantitySchema, SourceSchema
from schemas.fields import Answer, Body, Day, Rounded, Text
from schemas.verify import LONGEST_STATEMENT, CorpusSchema
from service.domain import AttributionKind, Bound, Modality


class FigureSchema(Answer):
    """One mark of a chart: a figure that a claim gives, as an interval, on a day."""

    day = fields.Date(
        allow_none=True,
        metadata={"description": "Where it belongs on the axis: `stated_on`, else the article's day."},
    )
    low = Rounded(QUANTITY_DIGITS, attribute="quantity.low")
    value = Rounded(
        QUANTITY_DIGITS,
        attribute="quantity.value",
        metadata={"description": "The figure as written; `low` <= `value` <= `high`."},
    )
    high = Rounded(QUANTITY_DIGITS, attribute="quantity.high")
    bound = fields.Enum(Bound, by_value=fields.String, attribute="quantity.bound")
    unit = fields.String(attribute="quantity.unit", allow_none=True)
    text = fields.String(
        attribute="quantity.text", metadata={"description": "The words that give the figure."}
    )
    side = fields.String(
        attribute="claim.attribution.side", metadata={"description": "Id of the side that gives it."}
    )
    claim_id = fields.String(attribute="claim.id")
    copies = fields.List(
        fields.String(), metadata={"description": "Ids of claims that are copies of this one."}
    )
    stated_on = fields.Date(attribute="claim.stated_on", allow_none=True)
    kind = fields.Enum(AttributionKind, by_value=fields.String, attribute="claim.attribution.kind")
    modality = fields.Enum(Modality, by_value=fields.String, attribute="claim.modality")
    attribution = fields.Nested(AttributionSchema, attribute="claim.attribution")
    excerpt = fields.String(attribute="claim.text", metadata={"description": "The claim's words."})
    source = fields.Nested(SourceSchema, attribute="claim")


class SeriesSchema(Answer):
    """The figures of one measure: what is counted, and what is told of it."""

    label = fields.String(metadata={"description": "For a reader: what is counted, what is told, by whom."})
    unit = fields.String(allow_none=True, metadata={"description": "The unit or the noun most used."})
    events = fields.List(
        fields.String(), metadata={"description": "What is told of it, as concepts: `capture`, `control`."}
    )
    doer = fields.String(
        allow_none=True, metadata={"description": "The side that does it; null where none is told."}
    )
    planned = fields.Boolean(metadata={"description": "Planned, possible or demanded instead of a fact."})
    windowed = fields.Boolean(
        metadata={"description": 'For a stretch of time ("in the last 24 hours") instead of in total.'}
    )
    asked = fields.Nested(
        QuantitySchema,
        allow_none=True,
        metadata={"description": "The statement's figure that these can be compared with."},
    )
    figures = fields.List(fields.Nested(FigureSchema), metadata={"description": "By day, unknown days last."})


class FiguresSchema(Answer):
    """The series that fit, the one with most figures first; of a statement, in the order of its figures."""

    series = fields.List(fields.Nested(SeriesSchema))
    corpus = fields.Nested(CorpusSchema)


@dataclass(frozen=True, slots=True)
class FiguresQuery:
    """What a client asks of the figures: words or a statement, and filters."""

    q: str | None = None
    statement: str | None = None
    side: str | None = None
    unit: str | None = None
    first_day: date | None = None
    last_day: date | None = None


class FiguresQuerySchema(Body):
    """Which figures to give: those of a measure, by `q`, or those comparable with a `statement`."""

    either = ("q", "statement")

    q = Text(
        longest=500,
        metadata={"description": "What is counted or told of it: `settlements`, `people evacuated`."},
    )
    statement = Text(
        longest=LONGEST_STATEMENT,
        metadata={"description": "A statement with figures: the figures of the same measures are given."},
    )
    side = Text(longest=LONGEST_ID, metadata={"description": "Id of the side that gives the figure."})
    unit = Text(longest=LONGEST_ID, metadata={"description": "Unit or noun counted, as figures show it."})
    first_day = Day(data_key="from", metadata={"description": "First `day`."})
    last_day = Day(data_key="to", metadata={"description": "Last `day`, included."})

    @post_load
    def to_query(self, data: dict[str, Any], **_: Any) -> FiguresQuery:
        """Return the query in domain types."""
        return FiguresQuery(**data)
