"""Axe finds nothing in the panel and the options, in both themes, and nothing new in a marked page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.extension.driver import Extension

pytestmark = pytest.mark.browser

SELECTION = "Ukraine controls 28 settlements in the Kursk region"


def faults(page: Page) -> list[str]:
    """What axe finds, in words."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_panel_in_each_of_its_states(extension: Extension, press_house: str, theme: str) -> None:
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    panel = extension.panel(tab)
    panel.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    assert faults(panel) == []
    extension.choose("check-selection", tab, SELECTION)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    for details in panel.locator("details").all():
        details.evaluate("(details) => { details.open = true; }")
    assert faults(panel) == []
    extension.choose("check-page", tab)
    expect(panel.get_by_role("heading", level=2)).to_have_text("7 sentences checked")
    panel.get_by_text("Unverified (1)").click()
    assert faults(panel) == []
    extension.choose("check-selection", tab, f"{SELECTION}. " * 50)
    expect(panel.get_by_role("heading", level=2)).to_have_text("This cannot be checked as it is")
    assert faults(panel) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_options(extension: Extension, theme: str) -> None:
    options = extension.options()
    options.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    options.get_by_label("Address of the service").fill("nothing")
    options.get_by_role("button", name="Save and try").click()
    expect(options.get_by_role("status")).to_contain_text("Not saved.")
    assert faults(options) == []


def test_a_marked_page_has_no_fault_that_it_had_not_before(extension: Extension, press_house: str) -> None:
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    before = faults(page)
    extension.choose("check-page", tab)
    page.wait_for_function("CSS.highlights.has('claimside-supported')")
    assert faults(page) == before
