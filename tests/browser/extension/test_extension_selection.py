"""A selection is checked: what is sent, and what the panel shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.extension.driver import ORIGIN, Extension, Service

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


def test_nothing_is_sent_before_the_user_asks(
    extension: Extension, service: Service, press_house: str, picture: Picture
) -> None:
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    page.locator("#lead b").dblclick()
    panel = extension.panel(tab)
    expect(panel.locator("main")).to_contain_text("Nothing is sent before you ask")
    expect(panel.locator("main")).to_contain_text(service.url)
    picture(panel, "welcome")
    extension.options()
    page.reload()
    assert service.asked == []


def test_a_selection_is_answered(
    extension: Extension, service: Service, tab: int, panel: Page, picture: Picture
) -> None:
    extension.choose("check-selection", tab, f"  {DISPUTED.replace(' ', chr(10), 1)} ")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    assert [side.split("\n")[0] for side in panel.get_by_role("heading", level=3).all_inner_texts()] == [
        "Press",
        "Russia",
        "Ukraine",
    ]
    card = panel.get_by_role("article").filter(has_text="Volodymyr Zelensky")
    for shown in (
        "Says otherwise",
        "19 August 2024",
        "taken control of 92 settlements in western",
        "Ukrainian President",
        "20 August 2024",
        "The claim says 92 settlements, the statement 28 settlements.",
    ):
        expect(card).to_contain_text(shown)
    assert card.locator("mark.conflicts").all_inner_texts() == ["92 settlements"]
    assert [one.body for one in service.checks()] == [f'{{"statement":"{DISPUTED}"}}']
    assert {one.path for one in service.asked} == {"/v1/verify", "/v1/sides"}
    expect(panel.get_by_role("status")).to_have_text("Disputed. Some say so, some say otherwise.")
    picture(panel, "disputed")


def test_the_shortcut_checks_what_is_selected(
    extension: Extension, service: Service, press_house: str
) -> None:
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    panel = extension.panel(tab)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#unknown'))")
    extension.press("check-selection", tab)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Unverified")
    assert "Brindale" in service.checks()[0].body


def test_the_shortcuts_can_be_pressed_and_are_told(panel: Page) -> None:
    expect(panel.locator("kbd")).to_have_text("Ctrl+Shift+Y")


def test_near_misses_are_folded(extension: Extension, tab: int, panel: Page, picture: Picture) -> None:
    extension.choose("check-selection", tab, UNVERIFIED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Unverified")
    expect(panel.locator("main")).to_contain_text("Nothing that was found bears on it.")
    expect(panel.get_by_role("article")).to_have_count(0)
    picture(panel, "unverified")
    panel.get_by_text("Looked at, and no evidence").click()
    expect(panel.get_by_role("article").first).to_contain_text("Not counted:")
    picture(panel, "near-misses")


def test_words_of_a_page_stay_words(extension: Extension, tab: int, panel: Page) -> None:
    hostile = "<img src=x onerror=document.title='run'><b>28 settlements</b> are controlled"
    extension.choose("check-selection", tab, hostile)
    expect(panel.locator("main")).to_contain_text(hostile)
    assert panel.locator("main img, main b").count() == 0
    assert panel.title() == "Claimside"


def test_sources_are_linked_if_they_are_web_pages(extension: Extension, tab: int, panel: Page) -> None:
    """The articles of the corpus have no address, so that some are put into the answer."""
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    at_the_words = "https://news.example/a#:~:text=28%20villages"
    extension.worker.evaluate(
        """async ([key, ...links]) => {
          const state = (await chrome.storage.session.get(key))[key];
          state.statement.answer.evidence.forEach(({claim}, at) => claim.source.link = links[at] ?? null);
          await chrome.storage.session.set({[key]: state});
        }""",
        [f"tab-{tab}", at_the_words, "javascript:document.title='run'"],
    )
    [link] = panel.get_by_role("link").all()
    expect(link).to_have_text("Open at the words")
    assert [link.get_attribute(name) for name in ("href", "rel", "target")] == [
        at_the_words,
        "noreferrer noopener",
        "_blank",
    ]


def test_the_side_panel_itself_opens_and_belongs_to_its_tab(extension: Extension, press_house: str) -> None:
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    assert extension.real_panels() == [f"{ORIGIN}/panel.html?tab={tab}"]
    extension.close_real_panel(tab)


def test_two_tabs_show_nothing_of_each_other(
    extension: Extension, tab: int, panel: Page, press_house: str
) -> None:
    other = extension.visit(f"{press_house}/report.html")[1]
    extension.choose("check-selection", tab, DISPUTED)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    expect(extension.panel(other).locator("main")).to_contain_text("Nothing is sent before you ask")
