"""Check many statements in one request."""

from typing import Any

from flask import Blueprint
from marshmallow import ValidationError

from schemas.batch import BatchResultSchema, BatchSchema
from schemas.verify import QuestionSchema
from service.api.http import operation, pipeline
from service.api.limits import charge
from service.api.problems import FieldProblems, describe_problem, pointers
from service.api.verify import check

blueprint = Blueprint("batch", __name__, url_prefix="/v1")

QUESTION = QuestionSchema()


@blueprint.post("/verify/batch")
@operation(BatchResultSchema, body=BatchSchema)
def verify_batch(batch: dict[str, Any]) -> dict[str, Any]:
    """Check up to 100 statements.

    Each item is what `POST /v1/verify` takes, and its result what that answers. The results come in
    the order of the items, all of one corpus version; a wrong item gets a problem and leaves the
    others alone. The items are checked one after the other: send several batches at a time to use
    several cores.
    """
    charge(len(batch["items"]) - 1)
    with pipeline().index.reading():
        return {"results": [answer(item, f"/items/{at}") for at, item in enumerate(batch["items"])]}


def answer(item: dict[str, Any], pointer: str) -> dict[str, Any]:
    """Return what `ItemResultSchema` dumps; `pointer` leads to the item."""
    try:
        question = QUESTION.load({name: value for name, value in item.items() if name != "id"})
        return {"id": item["id"], "status": 200, "result": check(question)}
    except ValidationError as error:
        detail, problems = "The item is not valid.", pointers(error.messages, pointer)
    except FieldProblems as error:
        detail, problems = str(error.description), ((pointer + at, told) for at, told in error.problems)
    return {"id": item["id"], "status": 422, "problem": describe_problem(422, detail, problems)}
