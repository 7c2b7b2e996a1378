"""The HTTP shell: a module a noun, each with its blueprint; `http` declares, reads and answers."""

from flask import Flask

from service.api import claims, documents, health, pages, sides, verify
from service.api.envelope import register_envelope
from service.api.examples import load_examples
from service.api.openapi import build_contract, to_yaml
from service.api.problems import register_problems

BLUEPRINTS = (
    verify.blueprint,
    claims.blueprint,
    documents.blueprint,
    sides.blueprint,
    health.blueprint,
    pages.blueprint,
)


def register_api(app: Flask) -> None:
    """Give the app its views, its problems and its contract."""
    # Every address has one spelling: "//v1/sides" is unknown, not redirected.
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = True
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    register_envelope(app)
    register_problems(app)
    settings = app.config["SETTINGS"]
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.config["EXAMPLES"] = load_examples(settings.corpus_dir)
    app.config["CONTRACT"] = build_contract(app)
    app.config["CONTRACT_YAML"] = to_yaml(app.config["CONTRACT"]).encode()
