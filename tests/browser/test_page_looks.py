"""Every view at both widths and in both themes: it fits, everybody can use it, and it is light."""

from collections.abc import Callable
from itertools import product
from typing import Literal

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.browser.test_page_draft import check_draft
from tests.browser.views import DISPUTED, VIEWS
from tests.contract.conftest import Server

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

WIDTHS = {"360": NARROW, "1280": WIDE}
MOST_BYTES = 60_000
SERIOUS = {"serious", "critical"}
JUDGED: list[tuple[str, Theme]] = [("1280", "light"), ("360", "dark")]
"""Screens on which axe-core looks: each width and each theme once."""


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_every_screen_and_everybody_can_use_it(
    open_page: OpenPage, keep: Callable[..., object], view: str
) -> None:
    page = open_page(VIEWS[view])
    for width, theme in product(WIDTHS, THEMES):
        page.set_viewport_size(WIDTHS[width])
        page.emulate_media(color_scheme=theme)
        assert page.evaluate("document.documentElement.scrollWidth") <= int(width)
        keep(page, f"{view}-{width}-{theme}")
        if (width, theme) in JUDGED:
            assert serious_faults(page) == []


@pytest.mark.parametrize(("width", "theme"), JUDGED)
def test_a_checked_draft_fits_and_is_accessible(
    open_page: OpenPage, keep: Callable[..., object], width: str, theme: str
) -> None:
    page = check_draft(open_page("/draft", viewport=WIDTHS[width], color_scheme=theme))
    page.locator(".said.contradicted").click()
    expect(page.locator(".panel:visible")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= int(width)
    keep(page, f"checked-{width}-{theme}", full_page=False)
    assert serious_faults(page) == []


def serious_faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {[node['html'][:200] for node in fault['nodes'][:3]]}"
        for fault in found
        if fault["impact"] in SERIOUS
    ]


def test_dark_and_light_are_the_readers_choice(open_page: OpenPage) -> None:
    def ground(theme: str) -> int:
        page = open_page("/", color_scheme=theme)
        colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))

    assert ground("dark") < 150 < 600 < ground("light")


@pytest.mark.parametrize("path", ["/", DISPUTED])
def test_the_first_paint_is_light(open_page: OpenPage, server: Server, path: str) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    expect(page.locator("h1")).to_have_count(1)
    assert any(url.endswith(".css") for url in asked)
    assert any(url.endswith(".js") for url in asked)
    sizes = {url: size_packed(url) for url in asked}
    assert sum(sizes.values()) < MOST_BYTES, sizes


def size_packed(url: str) -> int:
    with httpx.stream("GET", url, headers={"Accept-Encoding": "gzip"}) as reply:
        return sum(len(chunk) for chunk in reply.iter_raw())


@pytest.mark.parametrize("view", VIEWS)
def test_the_policy_is_strict(server: Server, view: str) -> None:
    policy = httpx.get(server.url + VIEWS[view]).headers["Content-Security-Policy"]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed["default-src"] == "'none'"
    assert {value for name, value in allowed.items() if name.endswith("-src")} == {"'none'", "'self'"}


def test_the_policy_is_enforced(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.url)
    ran = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "document.title = 'run'";
            document.body.append(script);
            setTimeout(() => done("nothing"), 3000);
        })"""
    )
    assert ran == "script-src-elem"
    assert page.title() == "Claimside"
    page.context.close()
