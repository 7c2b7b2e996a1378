"""The question about a statement and the whole answer to it."""

from typing import Any

from marshmallow import fields, post_load

from schemas.claims import LONGEST_ID, AppearanceSchema, ClaimSchema, QuantitySchema
from schemas.fields import Answer, Body, Count, Day, Number, Rounded, Text, Texts
from service.judgement import Aspect, Outcome, Question, Stance, Verdict

LONGEST_STATEMENT = 2_000
MOST_SIDES = 100
SCORE_DIGITS = 3


class QuestionSchema(Body):
    """A statement to check, and from what to answer it."""

    statement = Text(
        longest=LONGEST_STATEMENT,
        required=True,
        metadata={"description": "What is to be checked, as it was said or written."},
    )
    as_of = Day(
        load_default=None,
        allow_none=True,
        metadata={"description": "The day the statement is about, where its text does not say."},
    )
    sides = Texts(
        most=MOST_SIDES,
        longest=LONGEST_ID,
        load_default=(),
        metadata={"description": "Ids of the sides to take evidence from; none means all."},
    )
    limit = Count(least=1, most=100, load_default=20, metadata={"description": "Evidence items at most."})
    near_misses = Count(
        least=0,
        most=20,
        load_default=3,
        metadata={"description": "Claims to show that were looked at and are no evidence."},
    )
    min_match = Number(
        least=0,
        most=1,
        load_default=0.0,
        metadata={"description": "Drop claims that match less than this."},
    )

    @post_load
    def to_question(self, data: dict[str, Any], **_: Any) -> Question:
        """Return the question in domain types."""
        return Question(**data | {"sides": tuple(data["sides"])})


class StatementSchema(Answer):
    """The statement as it was read."""

    text = fields.String()
    as_of = fields.Date(allow_none=True)
    attributed_to = fields.String(
        allow_none=True, metadata={"description": 'The speaker, where the statement is "X said P".'}
    )
    quantities = fields.List(fields.Nested(QuantitySchema))


class SideCountSchema(Answer):
    """How much of the evidence each side gives."""

    side = fields.String()
    supports = fields.Integer(metadata={"minimum": 0})
    contradicts = fields.Integer(metadata={"minimum": 0})


class MatchSchema(Answer):
    """How far the claim is about the same thing: it ranks, it decides nothing."""

    score = Rounded(SCORE_DIGITS, metadata={"minimum": 0, "maximum": 1})
    parts = fields.Dict(
        keys=fields.String(),
        values=Rounded(SCORE_DIGITS),
        metadata={"description": "The named parts of the score."},
    )


class FindingSchema(Answer):
    """One aspect compared, with both values and a sentence for a reader."""

    aspect = fields.Enum(Aspect, by_value=fields.String)
    outcome = fields.Enum(Outcome, by_value=fields.String)
    in_statement = fields.String(allow_none=True)
    in_claim = fields.String(allow_none=True)
    message = fields.String()


class EvidenceSchema(Answer):
    """A claim that bears on the statement, and why."""

    stance = fields.Enum(Stance, by_value=fields.String)
    confidence = Rounded(SCORE_DIGITS, metadata={"minimum": 0, "maximum": 1})
    match = fields.Nested(MatchSchema)
    findings = fields.List(fields.Nested(FindingSchema))
    claim = fields.Nested(ClaimSchema)
    appearances = fields.List(
        fields.Nested(AppearanceSchema),
        metadata={"description": "Further copies of the same claim; they count once."},
    )


class NearMissSchema(Answer):
    """A claim that was looked at and is no evidence."""

    match = fields.Nested(MatchSchema)
    claim = fields.Nested(ClaimSchema)
    why_not = fields.String()


class CorpusSchema(Answer):
    """What the answer was made from; the version changes with every change of a document."""

    version = fields.String()
    documents = fields.Integer(metadata={"minimum": 0})
    claims = fields.Integer(metadata={"minimum": 0})


class VerificationSchema(Answer):
    """Who says so, who says otherwise, and their words. Never what is true."""

    statement = fields.Nested(StatementSchema)
    verdict = fields.Enum(
        Verdict,
        by_value=fields.String,
        metadata={
            "description": "`supported`: only supporting evidence; `contradicted`: only contradicting; "
            "`disputed`: both; `unverified`: none."
        },
    )
    summary = fields.String()
    by_side = fields.List(fields.Nested(SideCountSchema))
    evidence = fields.List(fields.Nested(EvidenceSchema))
    near_misses = fields.List(fields.Nested(NearMissSchema))
    corpus = fields.Nested(CorpusSchema)
