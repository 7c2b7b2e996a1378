"""Joins the parts: settings, pipeline, HTTP, command line. The one place that knows them all."""

import os
from collections.abc import Callable
from threading import Lock

from flask import Flask
from werkzeug.local import LocalProxy

from service.api import register_api
from service.api.metrics import Metrics
from service.cli import register_commands
from service.cli.watching import Bar
from service.errors import IndexUnavailable
from service.keys import KeyStore
from service.pipeline import Pipeline, open_pipeline
from service.settings import Settings


def create_app(settings: Settings | None = None, pipeline: Pipeline | None = None) -> Flask:
    """Return the app; without settings, those of the environment.

    The pipeline is opened at once, so that workers forked from this process share what is loaded,
    but on first use under the `flask` command, of which some need none. Where the index cannot be
    opened the app answers all the same: `GET /readyz` says why, and each request tries again.

    Raises SettingError, CorpusError, LexiconError and InferenceUnavailable.
    """
    app = Flask(__name__, static_folder=None)
    app.config["SETTINGS"] = settings or Settings.from_env(os.environ)
    app.logger.setLevel(app.config["SETTINGS"].log_level)
    app.extensions["claimside"] = pipeline or LocalProxy(opened_once(app.config["SETTINGS"]))
    app.extensions["keys"] = KeyStore(app.config["SETTINGS"].data_dir)
    register_api(app)
    register_commands(app)
    if not under_flask_command():
        open_early(app)
    return app


def opened_once(settings: Settings) -> Callable[[], Pipeline]:
    """Return what opens the pipeline at its first call and gives the same one ever after."""
    lock, opened = Lock(), list[Pipeline]()

    def give() -> Pipeline:
        with lock:
            if not opened:
                watch = Bar() if under_flask_command() else Metrics()
                opened.append(open_pipeline(settings, watch))
            return opened[0]

    return give


def under_flask_command() -> bool:
    """Tell whether the `flask` command made this process, by the mark that it leaves for `app.run`."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true"


def open_early(app: Flask) -> None:
    """Open the pipeline now, or log why that cannot be done yet."""
    try:
        app.extensions["claimside"].index.state()
        app.extensions["claimside"].warm_up()
    except IndexUnavailable as error:
        app.logger.error("the index cannot be opened: %s", error)
