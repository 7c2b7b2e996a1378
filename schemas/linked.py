"""A claim as linked data: schema.org's `Claim`, which search engines and fact-checkers read."""

from typing import Any

from marshmallow import fields, validate

from schemas.fields import Answer

CONTEXT = "https://schema.org"


class LinkedSchema(Answer):
    """A thing of schema.org: what is not known is left out, as JSON-LD has it."""

    always: tuple[str, ...] = ()

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Mark as required what always comes."""
        field_obj.required = field_name in self.always


class AuthorSchema(LinkedSchema):
    """Who made the claim; in narration the outlet."""

    always = ("type_", "name")

    type_ = fields.String(data_key="@type", validate=validate.OneOf(["Person", "Organization"]))
    name = fields.String()
    job_title = fields.String(data_key="jobTitle")


class PublisherSchema(LinkedSchema):
    """Who published an article."""

    always = ("type_", "name")

    type_ = fields.String(data_key="@type", validate=validate.OneOf(["Organization"]))
    name = fields.String()


class LinkedArticleSchema(LinkedSchema):
    """An article in which the claim stands."""

    always = ("type_", "identifier", "headline")

    type_ = fields.String(data_key="@type", validate=validate.OneOf(["NewsArticle"]))
    identifier = fields.String(metadata={"description": "The document's id here."})
    headline = fields.String()
    publisher = fields.Nested(PublisherSchema)
    url = fields.String(metadata={"description": "The article's address, opening at the claim's words."})
    date_published = fields.Date(data_key="datePublished")


class LinkedClaimSchema(LinkedSchema):
    """The claim as schema.org's `Claim`, with every article in which it stands."""

    always = ("context", "type_", "identifier", "text", "author", "appearance", "first_appearance")

    context = fields.String(data_key="@context", validate=validate.OneOf([CONTEXT]))
    type_ = fields.String(data_key="@type", validate=validate.OneOf(["Claim"]))
    identifier = fields.String(metadata={"description": "The claim's id here."})
    text = fields.String()
    author = fields.Nested(AuthorSchema)
    date_published = fields.Date(
        data_key="datePublished",
        metadata={"description": "The day the claim was made, else that of its first appearance."},
    )
    appearance = fields.List(fields.Nested(LinkedArticleSchema))
    first_appearance = fields.Nested(LinkedArticleSchema, data_key="firstAppearance")
