"""What the panel says when there is no answer, and what it offers."""

import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from threading import Event
from typing import Any
from urllib.request import urlopen

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from service.keys import Scope
from tests.browser.extension.conftest import MakeApp, Serve
from tests.browser.extension.driver import FOLDER, ORIGIN, Extension, Service

pytestmark = pytest.mark.browser

DISPUTED = "Ukraine controls 28 settlements in the Kursk region"
UNVERIFIED = "North Korean soldiers are fighting in the Kursk region"
Picture = Callable[[Page, str], None]


@pytest.fixture
def tab(extension: Extension, press_house: str) -> int:
    return extension.visit(f"{press_house}/report.html")[1]


@pytest.fixture
def panel(extension: Extension, tab: int) -> Page:
    return extension.panel(tab)


@pytest.mark.parametrize("selected", ["", " \n\t"])
def test_nothing_selected(
    extension: Extension, service: Service, tab: int, panel: Page, picture: Picture, selected: str
) -> None:
    extension.choose("check-selection", tab, selected)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Nothing is selected")
    picture(panel, "nothing-selected")
    assert service.asked == []


def test_a_page_that_was_not_asked_from_cannot_be_read(
    extension: Extension, service: Service, tab: int, panel: Page, picture: Picture
) -> None:
    extension.press("check-selection", tab)
    expect(panel.get_by_role("heading", level=2)).to_have_text("This page cannot be read")
    picture(panel, "unreadable")
    assert service.asked == []


def test_while_it_waits_it_says_so_and_can_be_stopped(
    extension: Extension, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    extension.use(serve(never).url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("progressbar", name="Checking …")).to_be_visible()
    expect(panel.locator("main")).to_contain_text(DISPUTED)
    expect(panel.get_by_role("status")).to_have_text("Checking")
    picture(panel, "asking")
    panel.get_by_role("button", name="Stop").click()
    expect(panel.locator("main")).to_contain_text("The check was stopped.")
    picture(panel, "stopped")


def never(environ: object, start_response: Callable[..., object]) -> list[bytes]:
    """Answer too late for any test, and what is no answer."""
    time.sleep(3)
    start_response("504 Gateway Timeout", [])
    return []


def test_a_service_that_is_down(
    extension: Extension, app: Flask, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    down = serve(app)
    down.stop()
    extension.use(down.url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("The service cannot be reached")
    expect(panel.locator("main")).to_contain_text(down.url)
    assert panel.locator(".failure button").all_inner_texts() == ["Allow", "Try again", "Options"]
    picture(panel, "not-allowed")
    serve(app, port=int(down.url.rpartition(":")[2]))
    panel.get_by_role("button", name="Try again").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")


def test_a_service_that_asks_to_wait(
    extension: Extension, another: MakeApp, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    limited = serve(another(rate_limit="1/hour"))
    with urlopen(f"{limited.url}/v1/sides") as sides:  # the only one, as the panel asks two at once
        assert sides.status == HTTPStatus.OK
    extension.use(limited.url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("The service asks you to wait")
    expect(panel.get_by_role("button", name="Try again in")).to_be_disabled()
    picture(panel, "limited")


def test_waiting_comes_to_an_end(extension: Extension, serve: Serve, tab: int, panel: Page) -> None:
    extension.use(serve(busy_for_a_second).url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("button", name="Try again in 1 second")).to_be_disabled()
    expect(panel.get_by_role("button", name="Try again", exact=True)).to_be_enabled()


def busy_for_a_second(environ: object, start_response: Callable[..., object]) -> list[bytes]:
    headers = [
        ("Retry-After", "1"),
        ("Access-Control-Allow-Origin", ORIGIN),
        ("Access-Control-Allow-Headers", "content-type"),
        ("Access-Control-Expose-Headers", "Retry-After"),
    ]
    start_response("429 Too Many Requests" if environ["REQUEST_METHOD"] == "POST" else "200 OK", headers)  # type: ignore[index]
    return [b"{}"]


def test_a_service_that_wants_a_key(
    extension: Extension, another: MakeApp, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    app = another(reads_need_key=True)
    service = serve(app)
    heading = panel.get_by_role("heading", level=2)
    extension.use(service.url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(heading).to_have_text("The service wants a key")
    picture(panel, "key")
    extension.use(service.url, "cs_wrong")
    panel.get_by_role("button", name="Try again").click()
    expect(heading).to_have_text("The service refuses your key")
    _, secret = app.extensions["keys"].create("a reader", Scope.READ)
    extension.use(service.url, secret)
    panel.get_by_role("button", name="Try again").click()
    expect(heading).to_have_text("Disputed")
    assert service.checks()[-1].key == f"Bearer {secret}"


def test_a_problem_is_said_in_words(extension: Extension, tab: int, panel: Page, picture: Picture) -> None:
    extension.choose("check-selection", tab, f"{DISPUTED}. " * 50)
    expect(panel.get_by_role("heading", level=2)).to_have_text("This cannot be checked as it is")
    expect(panel.locator(".failure li")).to_contain_text("2,000")
    expect(panel.locator(".failure")).to_contain_text("422 Unprocessable Entity. Request")
    picture(panel, "problem")


def test_what_answers_may_be_no_claimside(
    extension: Extension, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    extension.use(serve(somebody_else).url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("That is no Claimside service")
    picture(panel, "stranger")


def somebody_else(environ: object, start_response: Callable[..., object]) -> list[bytes]:
    start_response(
        "200 OK", [("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "content-type")]
    )
    return [b"<html>It works!</html>"]


def test_a_new_selection_takes_the_place_of_one_that_is_still_asked(
    extension: Extension, service: Service, serve: Serve, tab: int, panel: Page
) -> None:
    extension.use(serve(never).url)
    extension.choose("check-selection", tab, UNVERIFIED)
    expect(panel.get_by_role("progressbar")).to_be_visible()
    extension.use(service.url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    time.sleep(3.2)  # until the first would have been answered
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")


def test_a_check_that_the_browser_has_ended(
    load: Any, tmp_path: Path, serve: Serve, press_house: str, picture: Picture
) -> None:
    with load(FOLDER, tmp_path) as extension:
        extension.use(serve(never).url)
        page, tab = extension.visit(f"{press_house}/report.html")
        panel = extension.panel(tab)
        extension.choose("check-selection", tab, DISPUTED)
        expect(panel.get_by_role("progressbar")).to_be_visible()
        extension.end_worker()
        extension.press_icon(page)
        expect(panel.get_by_role("heading", level=2)).to_have_text("The check was interrupted")
        picture(panel, "interrupted")


def test_no_room_for_an_answer(extension: Extension, tab: int, panel: Page, picture: Picture) -> None:
    extension.worker.evaluate("chrome.storage.session.set({held: 'x'.repeat(10_485_760 - 1_000)})")
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("There is no room for the answer")
    picture(panel, "full")


def test_a_page_that_is_left_before_the_answer_comes(
    extension: Extension, app: Flask, serve: Serve, press_house: str, picture: Picture
) -> None:
    asked, left = Event(), Event()

    def answer_later(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST":
            asked.set()
            assert left.wait(20)
        return app(environ, start_response)

    extension.use(serve(answer_later).url)
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    panel = extension.panel(tab)
    extension.choose("check-page", tab)
    expect(panel.get_by_role("progressbar")).to_be_visible()
    assert asked.wait(20), "the page was read"
    page.goto(f"{press_house}/strict.html")
    left.set()
    expect(panel.get_by_role("heading", level=2)).to_have_text("The page has changed")
    picture(panel, "page-gone")


def test_a_service_that_fails(
    extension: Extension, serve: Serve, tab: int, panel: Page, picture: Picture
) -> None:
    extension.use(serve(broken).url)
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("The service has failed")
    expect(panel.locator(".failure")).to_contain_text("Something went wrong here.")
    picture(panel, "broken")


def broken(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
    headers = [("Access-Control-Allow-Origin", ORIGIN), ("Access-Control-Allow-Headers", "content-type")]
    start_response("500 Oh" if environ["REQUEST_METHOD"] == "POST" else "200 OK", headers)
    return [b'{"title": "Internal Server Error", "status": 500, "detail": "Something went wrong here."}']
