"""What the contract says of keys, and of the two paths that answer something else than JSON."""

from typing import Any

from service.api.headers import HEADERS, REQUEST_ONLY

SECURITY = {
    "type": "http",
    "scheme": "bearer",
    "description": "An API key, made by `flask keys create`. Keys are for writing, or for reading only.",
}
KEY: list[dict[str, list[str]]] = [{"ApiKey": []}]
KEY_OR_NONE: list[dict[str, list[str]]] = [{}, {"ApiKey": []}]
KNOWN = {"description": "The client has this answer already.", "headers": HEADERS}
METRICS_PATH: dict[str, Any] = {
    "get": {
        "tags": ["health"],
        "operationId": "get_metrics",
        "summary": "Get what is counted and timed",
        "description": "Requests, verdicts, the stages of verifying and what the corpus holds, of all "
        "processes together, in Prometheus's text format.",
        "security": KEY_OR_NONE,
        "responses": {
            "200": {
                "description": "All that is counted.",
                "headers": REQUEST_ONLY,
                "content": {"text/plain": {"schema": {"type": "string"}}},
            },
            "401": {"$ref": "#/components/responses/Unauthorized"},
            "500": {"$ref": "#/components/responses/InternalServerError"},
            "503": {"$ref": "#/components/responses/ServiceUnavailable"},
        },
    }
}
OWN_PATH: dict[str, Any] = {
    "get": {
        "tags": ["contract"],
        "operationId": "get_contract",
        "summary": "Get this document",
        "description": "OpenAPI 3.1 in YAML.",
        "responses": {
            "200": {"description": "The contract.", "headers": HEADERS, "content": {"application/yaml": {}}},
            "304": KNOWN,
        },
    }
}
