"""A real Chromium, and the service as it is run over the seed corpus.

Every page that a test opens must end without a script error, a message of the content security
policy or a request to another host. Pictures go to var/screenshots/.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, sync_playwright

from tests.contract.conftest import Server, run_server

PICTURES = Path(__file__).parents[2] / "var" / "screenshots"
PATIENCE_MS = 15_000
"""For whatever a test waits for: the machine may have much else to do."""
NARROW, WIDE = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=860)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of the machine's Chromium; without it the test is skipped, under CI=true it fails."""
    for name in ("chromium", "chromium-browser"):
        if path := shutil.which(name):
            return path
    reason = "no chromium on this machine (apt-get install chromium)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The service with one worker; tests may ask as much as they like."""
    folder = tmp_path_factory.mktemp("browsed")
    with run_server(folder, CLAIMSIDE_RATE_LIMIT="off", CLAIMSIDE_KEY_RATE_LIMIT="off") as running:
        yield running


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """The driver; only for this package, since its event loop counts as running while it is open."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium)
    yield running
    running.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Opens a path of the service in a context of its own; `quiet` lets it log what it is asked to.

    Keyword arguments are those of playwright's contexts: `viewport`, `color_scheme`, ...
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_path(path: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "base_url": server.url} | options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        listen(page, server, complaints)
        page.goto(path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert complaints == []


def listen(page: Page, server: Server, complaints: list[str]) -> None:
    """Write down what a page should never do: fail, break its policy, ask another host."""
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said.text) else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((server.url, "data:")) else complaints.append(asked.url),
    )


def is_complaint(said: str) -> bool:
    """Tell whether a line of the console is about the page, not about an answer that a test asks for."""
    return not re.match(
        r"Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_DISCONNECTED)",
        said,
    )


@pytest.fixture(scope="package")
def keep() -> Callable[..., Path]:
    """Keeps a picture of a page under a name, the whole page unless `full_page=False`."""

    def picture(page: Page, name: str, **options: bool) -> Path:
        path = PICTURES / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(**{"path": path, "full_page": True, "animations": "disabled"} | options)  # type: ignore[arg-type]
        return path

    return picture
