"""What the service counts and times, for Prometheus: requests, stages, verdicts, and what it holds.

gunicorn's workers are processes: each counts into a file of its own, in the folder that
PROMETHEUS_MULTIPROC_DIR names (gunicorn.conf.py), and whichever is asked sums them all up. Without
that variable the one process counts for itself.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager

from flask import Flask, Response, current_app
from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from service.errors import IndexUnavailable
from service.judgement import Verdict
from service.watching import STAGES, Watch

LOGGER = logging.getLogger(__name__)

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT")
"""Others are counted as one: a client must not be able to make up rows."""

FAST = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5)
"""Seconds: the stages of a statement take from 0.1 ms (scoring) to some tens (a long text read)."""
SLOW = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60)

REQUESTS = Counter("claimside_requests", "Requests answered.", ("method", "route", "status"))
REQUEST_SECONDS = Histogram("claimside_request_seconds", "Time to answer.", ("route",), buckets=SLOW)
STAGE_SECONDS = Histogram(
    "claimside_stage_seconds", "Time of each stage of verifying.", ("stage",), buckets=FAST
)
VERDICTS = Counter("claimside_verdicts", "Statements verified, by verdict.", ("verdict",))
STAGE = {name: STAGE_SECONDS.labels(name) for name in (*STAGES, "dump")}


class Metrics(Watch):
    """Times the stages of the pipeline and counts its verdicts."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Time one stage."""
        return STAGE[name].time()

    def indexed(self, done: int, claims: int) -> None:
        """Log how far it is: until it is done, nobody is answered."""
        LOGGER.warning("the search index is made anew: %d of %d claims", done, claims)

    def answered(self, verdict: Verdict) -> None:
        """Count one verdict."""
        VERDICTS.labels(verdict.value).inc()


class Corpus(Collector):
    """What the corpus holds, read when asked for."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def collect(self) -> Iterator[Metric]:
        """Yield the counts of documents and claims, nothing where the index cannot be read."""
        try:
            state = self.app.extensions["claimside"].index.state()
        except IndexUnavailable:
            return
        yield GaugeMetricFamily("claimside_documents", "Documents in the corpus.", state.documents)
        yield GaugeMetricFamily("claimside_claims", "Claims in the corpus.", state.claims)


def show_metrics() -> Response:
    """Return all that is counted, in Prometheus's text format."""
    registry = CollectorRegistry()
    registry.register(Corpus(current_app))
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=MEDIA_TYPE)
    return Response(generate_latest(REGISTRY) + generate_latest(registry), content_type=MEDIA_TYPE)


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Count and time a request that is being answered."""
    REQUESTS.labels(method if method in METHODS else "OTHER", route, status).inc()
    REQUEST_SECONDS.labels(route).observe(seconds)
