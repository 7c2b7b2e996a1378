"""What the service says of itself as JSON: that it answers, and what it holds."""

from marshmallow import fields, validate

from schemas.fields import Answer
from schemas.verify import CorpusSchema


class HealthSchema(Answer):
    """The process answers."""

    status = fields.String(validate=validate.OneOf(["ok"]))


class ReadinessSchema(Answer):
    """The index is open, and what it holds."""

    status = fields.String(validate=validate.OneOf(["ready"]))
    corpus = fields.Nested(CorpusSchema)
