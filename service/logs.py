"""How everything is logged: one line of JSON an event, on standard error, whoever writes it.

Ours, gunicorn's and the libraries' lines go through one formatter and carry the request's id where
they belong to a request.
"""

import logging
from typing import Any

import orjson
import structlog

TIMES = structlog.processors.TimeStamper(fmt="iso", utc=True, key="time")


def to_line(event: Any, **_: Any) -> str:
    """Return the event as JSON; what JSON does not know is written as text."""
    return orjson.dumps(event, default=str).decode()


def make_formatter() -> logging.Formatter:
    """Return the formatter of every line."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            TIMES,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(to_line),
        ],
    )


def make_logger(name: str) -> Any:
    """Return a logger that takes an event and its fields, and writes through the library's own loggers."""
    return structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
    )


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": make_formatter}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
        # Its lines hold whole addresses, and with them statements; ours tell the rest.
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        # A client over its limit is told so, and is in the log of requests.
        "flask-limiter": {"level": "WARNING"},
    },
}
"""For `logging.config.dictConfig`; gunicorn.conf.py gives it to gunicorn."""
