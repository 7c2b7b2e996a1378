"""The parties of the corpus."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint

from schemas.sides import SideListSchema
from service.api.http import operation, pipeline
from service.api.problems import FieldProblems
from service.domain import UNKNOWN_SIDE, Side

blueprint = Blueprint("sides", __name__, url_prefix="/v1")

UNKNOWN = Side(UNKNOWN_SIDE, "Unknown", "Named speakers whom neither the corpus nor the article places.")


@blueprint.get("/sides")
@operation(SideListSchema)
def list_sides() -> dict[str, Any]:
    """List the sides.

    A side is who made a claim, never whom it is about. `unknown` comes last.
    """
    counts = pipeline().index.side_counts()
    sides = [*(table.side for table in pipeline().corpus.sides), UNKNOWN]
    return {"sides": [describe(side, counts.get(side.id, 0)) for side in sides]}


def describe(side: Side, claims: int) -> dict[str, Any]:
    """Return what `SideSchema` dumps."""
    return {"id": side.id, "name": side.name, "description": side.description, "claims": claims}


def require_sides(named: Mapping[str, str]) -> None:
    """Raise `FieldProblems` where a JSON pointer names an id that is no side of the corpus."""
    known = pipeline().corpus.side_ids()
    detail = f"There is no such side; the sides are {', '.join(known)}."
    if wrong := [(pointer, detail) for pointer, side in named.items() if side not in known]:
        raise FieldProblems("A side is not known here.", wrong)
