"""The sides of the corpus as JSON."""

from marshmallow import fields

from schemas.fields import Answer


class SideSchema(Answer):
    """A party of the corpus, and how many claims it made."""

    id = fields.String()
    name = fields.String()
    description = fields.String()
    claims = fields.Integer(metadata={"minimum": 0})


class SideListSchema(Answer):
    """The sides in the corpus's own order; `unknown` comes last."""

    sides = fields.List(fields.Nested(SideSchema))
