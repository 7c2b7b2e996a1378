"""The page that checks a draft, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NARROW, OpenPage
from tests.browser.views import DRAFT

pytestmark = pytest.mark.browser


def check_draft(page: Page, text: str = DRAFT) -> Page:
    page.get_by_label("The draft").fill(text)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.locator("#verdict")).to_be_visible()
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_sentences_are_marked_where_they_stand(open_page: OpenPage, *, scripts: bool) -> None:
    page = check_draft(open_page("/draft", java_script_enabled=scripts))
    said = {
        link.inner_text().split(".")[0]: link.get_attribute("class") for link in page.locator(".said").all()
    }
    assert said == {
        "Ukraine controls 28 settlements in the Kursk region": "said disputed",
        "Russia and Ukraine had contacts through a third party": "said contradicted",
        "North Korean soldiers are fighting in the Kursk region": "said unverified",
        "84 temporary shelters have been set up in the Kursk region": "said supported",
    }
    assert page.locator(".passed").all_inner_texts()[-2:] == ["Is that much?", "It is a shame."]
    shown = page.locator(".draft").evaluate("draft => draft.textContent")
    assert re.sub(r" \((disputed|contradicted|unverified|supported)\)", "", shown) == DRAFT


@pytest.mark.parametrize("scripts", [True, False])
def test_a_click_opens_the_evidence(open_page: OpenPage, *, scripts: bool) -> None:
    page = check_draft(open_page("/draft", java_script_enabled=scripts))
    expect(page.locator(".panel:visible")).to_have_count(0)
    page.locator(".said.contradicted").click()
    panel = page.locator(".panel:visible")
    expect(panel.get_by_role("heading", name="Contradicted")).to_be_visible()
    expect(panel).to_contain_text("Sergei Lavrov")
    page.locator(".said.disputed").click()
    expect(panel.get_by_role("heading", name="Disputed")).to_be_visible()
    expect(panel).to_have_count(1)


def test_enter_opens_and_escape_goes_back_to_the_sentence(open_page: OpenPage) -> None:
    page = check_draft(open_page("/draft"))
    expect(page.locator("#verdict")).to_be_focused()
    page.keyboard.press("Tab")
    sentence = page.locator(".said").first
    expect(sentence).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".panel:visible")).to_be_focused()
    expect(sentence).to_have_class(re.compile("current"))
    page.keyboard.press("Escape")
    expect(page.locator(".panel:visible")).to_have_count(0)
    expect(sentence).to_be_focused()


def test_the_text_stays_in_the_page(open_page: OpenPage) -> None:
    page = check_draft(open_page("/draft"))
    assert page.url.endswith("/draft")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    expect(page.get_by_label("Another draft")).to_have_value(DRAFT)


def test_it_shows_that_it_is_at_work(open_page: OpenPage) -> None:
    page = open_page("/draft")
    held: list[Route] = []
    page.route("**/draft", lambda route: held.append(route))
    page.get_by_label("The draft").fill(DRAFT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("progressbar", name="Checking")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"about \d sentences"))
    held[0].continue_()
    expect(page.locator("#verdict")).to_have_text("4 of 7 sentences can be checked")
    expect(page.get_by_role("status")).to_be_empty()


def test_offline_keeps_the_draft(open_page: OpenPage) -> None:
    page = open_page("/draft")
    page.get_by_label("The draft").fill(DRAFT)
    page.context.set_offline(True)
    page.get_by_role("button", name="Check the draft").click()
    expect(page.get_by_role("status")).to_contain_text("cannot be reached")
    expect(page.get_by_label("The draft")).to_have_value(DRAFT)


def test_what_a_draft_holds_is_shown_and_never_run(open_page: OpenPage) -> None:
    text = "<img src=x onerror=alert(1)> Ukraine controls 28 settlements in the <b>Kursk</b> region."
    page = check_draft(open_page("/draft"), text)
    expect(page.locator(".draft")).to_contain_text("<b>Kursk</b>")
    expect(page.locator("main img, main b >> text=Kursk")).to_have_count(0)


def test_on_a_small_screen_the_evidence_comes_up_from_below(open_page: OpenPage) -> None:
    page = check_draft(open_page("/draft", viewport=NARROW))
    page.locator(".said.contradicted").click()
    panel = page.locator(".panel:visible")
    expect(panel.get_by_role("heading", name="Contradicted")).to_be_in_viewport()
    box = panel.bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(NARROW["height"], abs=1)
    panel.get_by_role("link", name="Back to the sentence").click()
    expect(panel).to_have_count(0)
    expect(page.locator(".said.contradicted")).to_be_in_viewport()
