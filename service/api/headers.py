"""What the contract says of the headers of answers; `openapi` says which answer has which."""

from typing import Any

REQUEST_ID = {
    "description": "Names this request; quote it when reporting a problem.",
    "required": True,
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._~:-]{1,100}$"},
}
ETAG = {"description": "Changes when the answer does.", "required": True, "schema": {"type": "string"}}
RATE_LIMIT = {
    "RateLimit-Limit": "Points that may be spent in a period.",
    "RateLimit-Remaining": "Points that are left of them.",
    "RateLimit-Reset": "Seconds until there are as many again.",
}
REQUEST_ONLY = {"X-Request-ID": {"$ref": "#/components/headers/RequestId"}}
HEADERS = REQUEST_ONLY | {"ETag": {"$ref": "#/components/headers/ETag"}}
LIMITS = {name: {"$ref": f"#/components/headers/{name}"} for name in RATE_LIMIT}
LOCATION = {
    "description": "The address of what was made.",
    "required": True,
    "schema": {"type": "string", "format": "uri-reference"},
}
MORE_HEADERS: dict[int, dict[str, Any]] = {
    401: {
        "WWW-Authenticate": {
            "description": "How to say who asks.",
            "required": True,
            "schema": {"type": "string"},
        }
    },
    429: LIMITS
    | {
        "Retry-After": {
            "description": "Seconds to wait.",
            "required": True,
            "schema": {"type": "integer", "minimum": 1},
        }
    },
}
