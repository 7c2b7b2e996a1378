"""Check a statement against what each side has said."""

from flask import Blueprint

from schemas.verify import QuestionSchema, VerificationSchema
from service.api.http import operation, pipeline, require_length, settings
from service.api.sides import require_sides
from service.judgement import Question, Verification

blueprint = Blueprint("verify", __name__, url_prefix="/v1")


@blueprint.post("/verify")
@operation(VerificationSchema, body=QuestionSchema)
def verify_statement(question: Question) -> Verification:
    """Check one statement.

    Answers the claims that support or contradict it, each with its words, speaker, side and day,
    and why. The same statement and corpus version give the same answer.
    """
    return check(question)


def check(question: Question) -> Verification:
    """Return the answer; raises `FieldProblems` for what no schema can know."""
    require_length("/statement", question.statement, settings().max_statement_length)
    require_sides({f"/sides/{at}": side for at, side in enumerate(question.sides)})
    return pipeline().verify(question)
