"""What a client may spend, counted by Flask-Limiter: a budget of points for a key or an address.

A point is about 15 ms of one core: what a short statement takes to check. A request costs one, and one
more for every 200 bytes of its body, a sentence or so, which takes about that long to check or to
extract claims from. Of many short statements in one body each costs a point as well, as it would
alone. So a budget bounds work, asked for in one request or in many.
"""

from contextlib import suppress
from ipaddress import IPv6Address, ip_address
from typing import Any

from flask import Flask, Response, current_app, request
from flask_limiter import HeaderNames, Limiter

from service.api.access import caller
from service.api.counters import Counters
from service.settings import Settings

BYTES_A_POINT = 200
MOST_POINTS = 1_000
"""What a body costs at most: 200,000 characters, the longest article."""

FREE = {"health", "static"}
"""Blueprints and last names of endpoints that cost nothing: probes must not be turned away."""

HOUSEHOLD_BITS = 64
"""Of an IPv6 address, what is given to one household or machine; it can use all that lie below."""

# Reset as the seconds that are left, not the library's moment in time: clocks differ. It writes
# the moment first and the seconds later, under a name that is free to choose: the same one.
NAMES = {
    HeaderNames.LIMIT: "RateLimit-Limit",
    HeaderNames.REMAINING: "RateLimit-Remaining",
    HeaderNames.RESET: "RateLimit-Reset",
    HeaderNames.RETRY_AFTER: "RateLimit-Reset",
}
IN_MEMORY = "memory://"
REDIS_SECONDS = 0.5
"""How long a request waits for Redis before it is counted in memory instead."""


def payer() -> str:
    """Return whose budget the request is charged to."""
    key = caller()
    return f"key:{key.id}" if key else f"address:{household(request.remote_addr or '')}"


def household(address: str) -> str:
    """Return the address, an IPv6 one without its lower half; whatever is no address as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> HOUSEHOLD_BITS << HOUSEHOLD_BITS))


def price() -> int:
    """Return the points that the request costs, as far as it says how long it is."""
    return 1 + points_of(request.content_length or 0)


def points_of(length: int) -> int:
    """Return what a body of so many bytes costs, MOST_POINTS at most."""
    return min(length // BYTES_A_POINT, MOST_POINTS)


def charge(points: int) -> None:
    """Charge for what shows only when a request is read; the next one is refused if that is too much."""
    for limiter in current_app.extensions["limiter"]:
        if points and (charged := limiter.current_limit):
            with suppress(limiter.storage.base_exceptions):
                limiter.limiter.hit(charged.limit, *charged.request_args, cost=points)


def budget() -> str:
    """Return the limit that holds for the request's payer."""
    settings: Settings = current_app.config["SETTINGS"]
    return settings.key_rate_limit if caller() else settings.rate_limit


def is_free() -> bool:
    """Tell whether the request is not counted at all."""
    names = {request.blueprint, (request.endpoint or "").rpartition(".")[2]}
    return request.method == "OPTIONS" or budget() == "off" or bool(names & FREE)


def say_when(answer: Response) -> Response:
    """Tell a client that has spent all when to come back."""
    if answer.status_code == 429:
        answer.headers["Retry-After"] = str(max(1, int(answer.headers.get("RateLimit-Reset", 1))))
    return answer


def register_limits(app: Flask) -> None:
    """Count what every client spends. Where Redis is away, each process counts for itself meanwhile."""
    store = app.config["SETTINGS"].rate_limit_store
    in_memory = store == IN_MEMORY
    waits: dict[str, Any] = {"socket_connect_timeout": REDIS_SECONDS, "socket_timeout": REDIS_SECONDS}
    app.after_request(say_when)
    limiter = Limiter(
        payer,
        application_limits=[budget],
        application_limits_cost=price,
        headers_enabled=True,
        header_name_mapping=NAMES,
        retry_after="delta-seconds",
        storage_uri=f"{Counters.STORAGE_SCHEME[0]}://" if in_memory else store,
        storage_options={} if in_memory else waits,
        in_memory_fallback_enabled=not in_memory,
        key_prefix="claimside",
    )
    limiter.request_filter(is_free)
    limiter.init_app(app)
