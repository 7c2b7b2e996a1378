"""The drawing of a figure over time, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.views import DISPUTED, VIEWS

pytestmark = pytest.mark.browser


def test_a_mark_a_claim_by_day_and_value(open_page: OpenPage) -> None:
    page = open_page(DISPUTED)
    told = [mark.get_attribute("aria-label") or "" for mark in page.locator(".drawing a").all()]
    assert [label.split(",")[0] for label in told] == [
        "28 Russian villages",
        "28 settlements",
        "82 settlements",
        "92 settlements",
        "dozens of localities",
    ]
    centres = []
    for mark in page.locator(".drawing a > g > svg:last-of-type").all():
        box = mark.bounding_box()
        assert box
        centres.append((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    across, down = zip(*centres, strict=True)
    assert list(across) == sorted(across), "later to the right"
    assert down[3] < down[2] < down[4] < down[1], "more is higher: 92, 82, dozens, 28"


def test_sides_differ_by_shape_and_colour(open_page: OpenPage) -> None:
    page = open_page(DISPUTED)
    looks = {
        (mark.locator("> g use").get_attribute("href"), mark.evaluate("mark => getComputedStyle(mark).color"))
        for mark in page.locator(".drawing a").all()
    }
    assert len(looks) == len({shape for shape, _ in looks}) == len({colour for _, colour in looks}) == 3


def test_what_is_not_exact_has_a_bar_and_more_than_has_no_upper_end(open_page: OpenPage) -> None:
    page = open_page(VIEWS["evacuated"])
    bars = {
        (mark.get_attribute("aria-label") or "").split(", ")[0]: mark.locator(".reach").get_attribute("class")
        for mark in page.locator(".drawing a:has(.reach)").all()
    }
    assert bars["More than 121,000 civilians"] == "reach open"
    assert bars["Around 121,000 people"] == "reach"
    assert open_page(DISPUTED).locator(".drawing a .reach").count() == 1, "only of the dozens"


@pytest.mark.parametrize("scripts", [True, False])
def test_pointing_and_focus_show_the_words(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(DISPUTED, java_script_enabled=scripts)
    third, fourth = (page.locator(".drawing a").nth(at) for at in (2, 3))
    expect(third.locator(".tip")).to_be_hidden()
    third.locator("> g use").hover()
    expect(third.locator(".tip")).to_contain_text("his army had captured 82 settlements in the region")
    expect(third.locator(".tip")).to_contain_text("Oleksandr Syrsky · 15 August 2024")
    expect(third.locator(".tip")).to_be_visible()
    expect(page.locator(".hint")).to_be_hidden()
    page.mouse.move(0, 0)
    fourth.focus()
    expect(fourth.locator(".tip")).to_contain_text("control of 92 settlements")
    expect(fourth.locator(".tip")).to_be_visible()
    expect(third.locator(".tip")).to_be_hidden()


def test_arrows_step_and_enter_leads_to_the_evidence(
    open_page: OpenPage, keep: Callable[..., object]
) -> None:
    page = open_page(DISPUTED)
    marks = page.locator(".drawing a")
    marks.first.focus()
    for at in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        expect(marks.nth(at)).to_be_focused()
    keep(page, "timeline", full_page=False)
    page.keyboard.press("Enter")
    card = page.locator(".card:target")
    expect(card).to_contain_text("Says “92 settlements”")
    expect(card).to_be_in_viewport()


def test_what_was_asked_is_drawn_too(open_page: OpenPage) -> None:
    expect(open_page(DISPUTED).locator(".drawing text.asked")).to_have_text("you said 28 settlements")


def test_the_same_stands_in_a_table(open_page: OpenPage) -> None:
    page = open_page(DISPUTED)
    page.get_by_text("As a table").click()
    rows = page.locator(".timeline tbody tr")
    expect(rows).to_have_count(page.locator(".drawing a").count())
    assert rows.nth(3).inner_text().split("\t") == [
        "19 August 2024",
        "92 settlements",
        "Ukraine",
        "Volodymyr Zelensky, Ukrainian President",
    ]


@pytest.mark.parametrize("view", ["unverified", "contradicted", "first"])
def test_nothing_is_drawn_without_figures(open_page: OpenPage, view: str) -> None:
    expect(open_page(VIEWS[view]).locator(".drawing")).to_have_count(0)
