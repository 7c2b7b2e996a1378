"""The page that checks a statement, in a real browser: with its scripts, without them, and offline."""

import re
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import DISPUTED, VIEWS

pytestmark = pytest.mark.browser

STATEMENT = "Ukraine controls 28 settlements in the Kursk region"
VERDICTS = ["supported", "contradicted", "disputed", "unverified"]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_verdict_is_said_by_a_word_and_a_sign(open_page: OpenPage, verdict: str) -> None:
    heading = open_page(VIEWS[verdict]).locator("#verdict")
    expect(heading).to_have_text(verdict.capitalize())
    expect(heading.locator("svg use")).to_have_count(1)


def test_every_side_has_a_column_and_two_face_each_other(open_page: OpenPage) -> None:
    page = open_page(DISPUTED)
    columns = page.locator(".column")
    assert columns.locator("h2 .side").all_inner_texts() == ["Ukraine", "Russia", "Press"]
    first, second, third = (column.bounding_box() for column in columns.all())
    assert first and second and third
    assert first["y"] == second["y"] and first["x"] < second["x"], "facing"
    assert third["y"] > first["y"], "wrapped"


def test_evidence_shows_who_said_what_when_and_where(open_page: OpenPage) -> None:
    card = open_page(DISPUTED).locator(".card.contradicts").first
    expect(card.locator(".stance")).to_have_text("Says otherwise")
    expect(card.locator(".lead")).to_have_text(
        "Says “92 settlements” on 19 August 2024, you said “28 settlements”."
    )
    expect(card.locator("mark.figure.conflicts")).to_have_text("92 settlements")
    expect(card.locator("blockquote")).to_contain_text(
        "Ukrainian President Volodymyr Zelensky said on Monday."
    )
    expect(card.locator(".who")).to_have_text("Volodymyr Zelensky, Ukrainian President")
    expect(card.locator(".when")).to_have_text("19 August 2024")
    card.get_by_text("What was compared").click()
    assert card.locator(".findings li").count() > 2
    card.get_by_role("link", name="in the article").click()
    marked = card.page.locator(".anchor:target + .said")
    expect(marked).to_contain_text("has taken control of 92 settlements")
    expect(marked).to_be_in_viewport()


def test_copies_of_a_claim_are_shown_with_it(open_page: OpenPage) -> None:
    expect(open_page(VIEWS["evacuated"]).get_by_text("Also in").first).to_be_visible()


@pytest.mark.parametrize(("view", "unfolded"), [("disputed", False), ("unverified", True)])
def test_near_misses_are_folded_unless_they_are_all_there_is(
    open_page: OpenPage, view: str, *, unfolded: bool
) -> None:
    near = open_page(VIEWS[view]).locator("details.near")
    expect(near.get_by_text("Not counted").first).to_be_visible(visible=unfolded)
    if not unfolded:
        near.locator("summary").press("Enter")
        expect(near.get_by_text("Not counted").first).to_be_visible()


def test_an_example_is_a_click_away(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator(".examples a").first.click()
    expect(page.locator("#verdict")).to_be_visible()
    assert page.locator("#statement").input_value() in STATEMENT


def test_enter_checks_in_place_and_the_address_can_be_shared(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("window.stays = true")
    page.get_by_label("A statement").fill(STATEMENT)
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    assert page.evaluate("window.stays"), "the page was not loaded anew"
    assert page.url.endswith(f"/?statement={quote_plus(STATEMENT)}")
    assert STATEMENT in page.title()
    page.go_back()
    expect(page.get_by_role("heading", name="Who says so")).to_be_visible()
    page.go_forward()
    expect(page.locator("#verdict")).to_have_text("Disputed")


def test_shift_and_enter_begin_a_line(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("A statement").press_sequentially("One")
    page.keyboard.press("Shift+Enter")
    assert page.get_by_label("A statement").input_value() == "One\n"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_day_narrows_the_answer_with_scripts_and_without(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page("/", java_script_enabled=scripts)
    page.get_by_label("A statement").fill(STATEMENT)
    page.get_by_label("About the day").fill("2024-08-19")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator(".column h2 .side")).to_have_text(["Ukraine"])
    assert "as_of=2024-08-19" in page.url


def test_errors_are_said_in_words(open_page: OpenPage) -> None:
    page = open_page(VIEWS["refused"])
    expect(page.get_by_role("alert")).to_contain_text("The day: must be a day written YYYY-MM-DD.")
    page.goto(VIEWS["missing"])
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    expect(page.get_by_role("alert")).to_contain_text("No document has the id 'nothing'.")


def test_offline_is_said_and_what_was_typed_stays(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("A statement").fill(STATEMENT)
    page.context.set_offline(True)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status")).to_contain_text("cannot be reached")
    expect(page.get_by_label("A statement")).to_have_value(STATEMENT)


def test_long_work_shows_progress_and_can_be_stopped(open_page: OpenPage) -> None:
    page = open_page("/")
    held = hold(page)
    page.get_by_label("A statement").fill(STATEMENT)
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar", name="Checking")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("status")).to_contain_text("Stopped.")
    expect(page.get_by_label("A statement")).to_have_value(STATEMENT)
    assert len(held) == 1


def hold(page: Page) -> list[Route]:
    """Keep back the answers to what the page asks from now on."""
    held: list[Route] = []
    page.route(re.compile("statement="), lambda route: held.append(route))
    return held


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    for _ in range(6):
        page.keyboard.press("Tab")
    expect(page.get_by_label("A statement")).to_be_focused()
    page.keyboard.type(STATEMENT)
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    page.keyboard.press("Tab")
    mark = page.locator(".drawing a").first
    expect(mark).to_be_focused()
    expect(mark.locator(".tip")).to_be_visible()
