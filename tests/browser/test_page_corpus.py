"""The pages that show documents and claims, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_documents_come_newest_first_and_open_with_their_claims_marked(open_page: OpenPage) -> None:
    page = open_page("/corpus")
    documents = page.locator(".documents li")
    expect(documents).to_have_count(5)
    assert re.findall(r"\d+ \w+ 2024", " ".join(documents.all_inner_texts()))[0] == "16 September 2024"
    page.get_by_role("link", name="Ukraine seizes 28 Russian villages").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ukraine seizes 28 Russian villages")
    passage = page.locator(".said").first
    passage.click()
    panel = page.locator(".panel:visible")
    expect(panel).to_contain_text("ITV News, in its own voice")
    expect(panel).to_contain_text(passage.inner_text()[:30])


def test_filters_narrow_the_claims(open_page: OpenPage) -> None:
    page = open_page("/corpus")
    page.get_by_label("Said by").fill("putin")
    page.get_by_role("combobox", name="Side").select_option("russia")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".claims .card")).not_to_have_count(0)
    for who in page.locator(".claims .who strong").all_inner_texts():
        assert who == "Vladimir Putin"
    page.get_by_label("From").fill("2025-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("No claim passes these filters.")).to_be_visible()
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_role("heading", name="Documents")).to_be_visible()


def test_sides_and_speakers_are_a_click_away(open_page: OpenPage) -> None:
    page = open_page("/corpus")
    page.get_by_role("navigation", name="Sides").get_by_role("link", name="Ukraine").click()
    assert set(page.locator(".claims .side").all_inner_texts()) == {"Ukraine"}
    page.get_by_role("link", name="all claims of Volodymyr Zelensky").first.click()
    assert set(page.locator(".claims .who strong").all_inner_texts()) == {"Volodymyr Zelensky"}


def test_pages_of_claims_follow_each_other(open_page: OpenPage) -> None:
    page = open_page("/corpus")
    seen = page.locator(".claims .excerpt").all_inner_texts()
    page.get_by_role("link", name="More claims").click()
    expect(page.get_by_role("link", name="Back to the first")).to_be_visible()
    assert page.locator(".claims .excerpt").all_inner_texts() != seen


def test_words_bring_the_figures_that_they_name(open_page: OpenPage) -> None:
    page = open_page("/corpus?q=settlements")
    expect(page.locator(".drawing a")).to_have_count(5)
    expect(page.locator(".claims .card").first).to_be_visible()


def test_a_claim_can_be_checked(open_page: OpenPage) -> None:
    page = open_page("/corpus?q=settlements")
    page.get_by_role("link", name="check this").first.click()
    expect(page.locator("#verdict")).to_be_visible()


def test_claims_of_one_document(open_page: OpenPage) -> None:
    page = open_page("/corpus/004_be4f466f372b92eb")
    page.get_by_role("link", name="as a list").click()
    expect(page.get_by_text("Only from")).to_be_visible()
    assert set(page.locator(".claims .where cite").all_inner_texts()) == {"IANS"}


def test_a_wrong_filter_is_said_in_words(open_page: OpenPage) -> None:
    page = open_page("/corpus?side=nobody")
    expect(page.get_by_role("alert")).to_contain_text("The side: there is no such side")
