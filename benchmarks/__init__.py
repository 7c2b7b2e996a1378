"""Measurements of the service: `python -m benchmarks.accuracy`, `python -m benchmarks.latency`."""
