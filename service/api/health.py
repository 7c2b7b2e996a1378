"""Whether the process answers and whether it can work; for load balancers and people on call."""

from typing import Any

from flask import Blueprint, Response
from werkzeug.exceptions import ServiceUnavailable

from schemas.health import HealthSchema, ReadinessSchema
from service.api.access import require_access
from service.api.http import operation, pipeline
from service.api.metrics import show_metrics
from service.api.problems import RETRY_SECONDS
from service.errors import IndexUnavailable
from service.keys import Scope

blueprint = Blueprint("health", __name__)

"""A probe has no key and is not counted."""


@blueprint.get("/healthz")
@operation(HealthSchema, needs=None)
def get_health() -> dict[str, Any]:
    """Tell that the process answers."""
    return {"status": "ok"}


@blueprint.get("/readyz")
@operation(ReadinessSchema, needs=None)
def get_readiness() -> dict[str, Any]:
    """Tell whether the index is open, and what it holds."""
    try:
        return {"status": "ready", "corpus": pipeline().index.state()}
    except IndexUnavailable as error:
        raise ServiceUnavailable(f"Not ready: {error}.", retry_after=RETRY_SECONDS) from error


@blueprint.get("/metrics")
def get_metrics() -> Response:
    """Return what is counted and timed; a reader's key is asked for where reading needs one."""
    require_access(Scope.READ)
    return show_metrics()
