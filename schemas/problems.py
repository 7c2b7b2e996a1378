"""What went wrong as JSON, after RFC 9457."""

from typing import Any

from marshmallow import fields

from schemas.fields import Answer


class FieldProblemSchema(Answer):
    """One thing wrong with one field."""

    pointer = fields.String(
        metadata={"description": "JSON pointer (RFC 6901) into the body; `/name` of a query parameter."}
    )
    detail = fields.String()


class ProblemSchema(Answer):
    """What went wrong, after RFC 9457."""

    type = fields.String(metadata={"format": "uri-reference"})
    title = fields.String()
    status = fields.Integer(metadata={"minimum": 400, "maximum": 599})
    detail = fields.String()
    errors = fields.List(
        fields.Nested(FieldProblemSchema), metadata={"description": "Only where fields are wrong."}
    )

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Mark every field required but the list of fields at fault."""
        field_obj.required = field_name != "errors"
