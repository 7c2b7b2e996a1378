"""The HTTP shell: a module a noun, each with its blueprint; `http` declares, reads and answers."""

from functools import cache

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from service.api import (
    article,
    batch,
    claims,
    corpus_page,
    documents,
    draft_page,
    figures,
    health,
    pages,
    sides,
    telling,
    verify,
)
from service.api.compression import register_compression
from service.api.cors import register_cors
from service.api.envelope import register_envelope
from service.api.examples import load_examples
from service.api.journal import register_journal
from service.api.limits import register_limits
from service.api.openapi import build_contract, to_yaml
from service.api.problems import register_problems

BLUEPRINTS = (
    verify.blueprint,
    batch.blueprint,
    article.blueprint,
    claims.blueprint,
    figures.blueprint,
    documents.blueprint,
    sides.blueprint,
    health.blueprint,
    pages.blueprint,
    draft_page.blueprint,
    corpus_page.blueprint,
    telling.blueprint,
)


def register_api(app: Flask) -> None:
    """Give the app its views, its problems and its contract."""
    # Every address has one spelling: "//v1/sides" is unknown, not redirected.
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = True
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    settings = app.config["SETTINGS"]
    # What is registered first touches an answer last.
    register_journal(app)
    register_envelope(app)
    register_cors(app)
    register_compression(app)
    register_limits(app)
    register_problems(app)
    if proxies := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["EXAMPLES"] = load_examples(settings.corpus_dir)
    app.config["CONTRACT"] = build_contract(app)
    # Written when it is first asked for, as generators of clients do: 75 ms of each start.
    app.config["CONTRACT_YAML"] = cache(lambda: to_yaml(app.config["CONTRACT"]).encode())
