"""Many statements in one request, and an answer or a problem for each."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from schemas.claims import LONGEST_ID
from schemas.fields import Answer, Body, Text
from schemas.problems import ProblemSchema
from schemas.verify import QuestionSchema, VerificationSchema

MOST_ITEMS = 100
MOST_CHARACTERS = 50_000
"""Of all statements of a batch together: 100 long sentences of news have half as many."""

OWN_ID = Text(longest=LONGEST_ID)
NOT_AN_OBJECT = "Must be an object."


class ItemSchema(QuestionSchema):
    """A statement to check, under an id of the client's own choice."""

    id = Text(
        longest=LONGEST_ID,
        required=True,
        metadata={"description": "The answer carries it; no other item may have it."},
    )


class Items(fields.List[Any]):
    """Items whose ids hold; what else they hold is each item's own matter and is loaded later."""

    def __init__(self) -> None:
        description = (
            f"Statements of {MOST_CHARACTERS:,} characters in all at most. What is wrong with one item is "
            "told in its own result; missing and repeated ids fail the whole."
        )
        super().__init__(
            fields.Nested(ItemSchema),
            required=True,
            metadata={"minItems": 1, "maxItems": MOST_ITEMS, "description": description},
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValidationError("Must be a list.")
        if not 1 <= len(value) <= MOST_ITEMS:
            raise ValidationError(f"Must have from 1 to {MOST_ITEMS} items; this has {len(value):,}.")
        problems: dict[Any, Any] = {}
        seen: dict[str, int] = {}
        for at, item in enumerate(value):
            if wrong := _wrong_id(item, seen, at):
                problems[at] = wrong
        if problems:
            raise ValidationError(problems)
        if (length := sum(_length(item.get("statement")) for item in value)) > MOST_CHARACTERS:
            raise ValidationError(
                f"The statements must have at most {MOST_CHARACTERS:,} characters in all, not {length:,}."
            )
        return value


def _wrong_id(item: Any, seen: dict[str, int], at: int) -> dict[str, list[str]] | None:
    if not isinstance(item, dict):
        return {"_schema": [NOT_AN_OBJECT]}
    if "id" not in item:
        return {"id": ["Missing data for required field."]}
    try:
        own = str(OWN_ID.deserialize(item["id"]))
    except ValidationError as error:
        return {"id": [str(message) for message in error.messages]}
    if seen.setdefault(own, at) != at:
        return {"id": [f"Item {seen[own]} has this id already."]}
    return None


def _length(statement: Any) -> int:
    return len(statement) if isinstance(statement, str) else 0


class BatchSchema(Body):
    """Statements to check in one go."""

    items = Items()


class ItemResultSchema(Answer):
    """The answer about one item, or what is wrong with it."""

    id = fields.String(metadata={"description": "The item's id, as sent."})
    status = fields.Integer(
        validate=validate.OneOf([200, 422]),
        metadata={"description": "200 comes with `result`, 422 with `problem`."},
    )
    result = fields.Nested(VerificationSchema)
    problem = fields.Nested(ProblemSchema, metadata={"description": "Its pointers are into the whole body."})

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Mark as required what always comes."""
        field_obj.required = field_name in ("id", "status")


class BatchResultSchema(Answer):
    """One result an item, in the order of the items."""

    results = fields.List(fields.Nested(ItemResultSchema))
