"""The extension in a Chromium of its own, services to ask, and articles to check.

The service runs in this process, over one pipeline, so that a test may have one with settings of its own.
"""

import functools
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, Playwright, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from service.app import create_app
from service.settings import Settings
from tests.browser.extension.driver import FOLDER, ORIGIN, PATIENCE_MS, Asked, Extension, Service

ARTICLES = Path(__file__).parent / "articles"
SEEDS = Path(__file__).parents[3] / "seeds"
MakeApp = Callable[..., Flask]
Serve = Callable[..., Service]


@pytest.fixture(scope="package")
def load(playwright: Playwright, chromium: str) -> Callable[[Path, Path], Any]:
    """Loads an extension from a folder into a Chromium with its profile in another one."""
    expect.set_options(timeout=PATIENCE_MS)

    @contextmanager
    def loaded(folder: Path, profile: Path) -> Iterator[Extension]:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            headless=False,  # the headless mode that has extensions is a flag
            args=[
                "--headless=new",
                f"--disable-extensions-except={folder}",
                f"--load-extension={folder}",
                "--enable-unsafe-extension-debugging",  # lets a program press the icon
            ],
        )
        context.set_default_timeout(PATIENCE_MS)
        workers = context.service_workers
        yield Extension(context, workers[0] if workers else context.wait_for_event("serviceworker"))
        context.close()

    return loaded


@pytest.fixture(scope="package")
def loaded_once(load: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Extension]:
    with load(FOLDER, tmp_path_factory.mktemp("profile")) as extension:
        yield extension


@pytest.fixture
def extension(loaded_once: Extension, service: Service) -> Iterator[Extension]:
    """The extension as it ships, with nothing asked yet and with the service's address."""
    loaded_once.use(service.url)
    yield loaded_once
    loaded_once.worker.evaluate("chrome.storage.session.clear()")
    for page in loaded_once.context.pages[1:]:
        page.close()


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(make_settings(tmp_path_factory.mktemp("data")))


@pytest.fixture
def another(app: Flask, tmp_path: Path) -> MakeApp:
    """Makes apps with other settings over the same articles."""

    def make(**changes: object) -> Flask:
        return create_app(make_settings(tmp_path, **changes), app.extensions["claimside"])

    return make


def make_settings(folder: Path, **changes: object) -> Settings:
    usual: dict[str, Any] = {"allowed_origins": (ORIGIN,), "rate_limit": "off"}
    return Settings(**{"data_dir": folder, "corpus_dir": SEEDS} | usual | changes)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts services that write down what they are asked, and ends them after the test."""
    with ExitStack() as stack:

        def start(app: Callable[..., Iterable[bytes]], port: int = 0) -> Service:
            return stack.enter_context(running(app, port))

        yield start


@pytest.fixture
def service(app: Flask, serve: Serve) -> Service:
    return serve(app)


@contextmanager
def running(app: Callable[..., Iterable[bytes]], port: int = 0) -> Iterator[Service]:
    asked: list[Asked] = []
    server = make_server("127.0.0.1", port, noting(app, asked), threaded=True, request_handler=Silent)
    server.daemon_threads = True  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()

    def stop() -> None:
        server.shutdown()
        thread.join()
        server.server_close()

    yield Service(f"http://127.0.0.1:{server.server_port}", asked, stop)
    if thread.is_alive():
        stop()


@pytest.fixture
def picture(keep: Callable[..., Path]) -> Callable[[Page, str], None]:
    """Keeps pictures of a whole page of the extension in both themes."""

    def take(page: Page, name: str) -> None:
        width = page.evaluate("innerWidth")
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": max(height, 640)})
        assert page.evaluate("document.documentElement.scrollWidth") == width, "nothing sticks out"
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            keep(page, f"extension-{name}-{theme}", full_page=False)

    return take


class Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        pass


def noting(app: Callable[..., Iterable[bytes]], asked: list[Asked]) -> Callable[..., Iterable[bytes]]:
    def note(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = BytesIO(body)
        asked.append(
            Asked(
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"],
                environ.get("HTTP_ORIGIN"),
                environ.get("HTTP_AUTHORIZATION"),
                body.decode(),
            )
        )
        return app(environ, start_response)

    return note


class Article(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="package")
def press_house() -> Iterator[str]:
    """A newspaper's address, where the articles beside this file are read."""
    handler = functools.partial(Article, directory=str(ARTICLES))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
