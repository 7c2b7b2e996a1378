"""A draft to check, and what is said of each of its sentences."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import fields, post_load

from schemas.documents import LONGEST_DOCUMENT
from schemas.fields import Answer, Count, Day, Text
from schemas.verify import CorpusSchema, QuestionSchema, VerificationSchema
from service.domain import Worth
from service.judgement import Question

EVIDENCE = 5
NEAR_MISSES = 0
"""What an answer about a draft shows of each sentence unless asked for more: it has dozens of them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was sent, and from what to answer; the question's statement is empty."""

    text: str | None
    html: str | None
    published_on: date | None
    asked: Question


class ArticleSchema(QuestionSchema):
    """A draft: its `text` or its `html`, never both; and from what to answer it."""

    class Meta(QuestionSchema.Meta):
        """Said to marshmallow."""

        exclude = ("statement", "as_of")

    either = ("text", "html")

    text = Text(
        longest=LONGEST_DOCUMENT,
        metadata={"description": "The draft, a paragraph a line; offsets are into it."},
    )
    html = Text(
        longest=LONGEST_DOCUMENT,
        metadata={"description": "The draft as HTML, a page or a piece of one; nothing in it is fetched."},
    )
    published_on = Day(
        load_default=None,
        allow_none=True,
        metadata={
            "description": "The day of the draft, from which weekdays in it are counted; the day that "
            "the HTML gives unless sent."
        },
    )
    limit = Count(
        least=1,
        most=100,
        load_default=EVIDENCE,
        metadata={"description": "Evidence items a sentence at most."},
    )
    near_misses = Count(
        least=0,
        most=20,
        load_default=NEAR_MISSES,
        metadata={"description": "Claims to show of each sentence that were looked at and are no evidence."},
    )

    @post_load
    def to_question(self, data: dict[str, Any], **_: Any) -> Any:
        """Return the draft with the question that tells from what to answer it."""
        draft = {name: data.pop(name, None) for name in ("text", "html", "published_on")}
        return Draft(**draft, asked=Question("", **data | {"sides": tuple(data["sides"])}))


class CheckedSentenceSchema(Answer):
    """One sentence of the draft, and what the corpus says of it: `text == draft[start:end]`."""

    start = fields.Integer(metadata={"description": "Offset of the first code point.", "minimum": 0})
    end = fields.Integer(metadata={"description": "Offset after the last code point.", "minimum": 0})
    text = fields.String()
    check_worthy = fields.Boolean(metadata={"description": "Whether it says what could be checked."})
    reason = fields.Enum(
        Worth,
        by_value=fields.String,
        metadata={
            "description": "`checkable`, or why not: `opinion`, `question`, `no_checkable_assertion` (a "
            "greeting, a call, a guess, a mood), `too_short`, `too_long` (a run without an end), "
            "`navigation` (a link, a credit), `over_limit` (the draft has more sentences than are checked)."
        },
    )
    message = fields.String(metadata={"description": "The reason as a sentence for a reader."})
    result = fields.Nested(
        VerificationSchema, allow_none=True, metadata={"description": "Null where it is not check-worthy."}
    )


class VerdictCountsSchema(Answer):
    """How many sentences got which verdict; `not_checked` are those without a result."""

    supported = fields.Integer(metadata={"minimum": 0})
    contradicted = fields.Integer(metadata={"minimum": 0})
    disputed = fields.Integer(metadata={"minimum": 0})
    unverified = fields.Integer(metadata={"minimum": 0})
    not_checked = fields.Integer(metadata={"minimum": 0})


class ArticleResultSchema(Answer):
    """The sentences of the draft in order, each with its verdict or why it has none."""

    text = fields.String(metadata={"description": "The draft as read, into which the offsets are."})
    published_on = fields.Date(
        allow_none=True, metadata={"description": "The day from which weekdays were counted."}
    )
    sentences = fields.List(fields.Nested(CheckedSentenceSchema))
    counts = fields.Nested(VerdictCountsSchema)
    corpus = fields.Nested(CorpusSchema)
