"""A page is checked: what is sent of it, and how its panel leads from the sentences to the evidence."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.extension.driver import Extension, Service
from tests.browser.extension.news import News

pytestmark = pytest.mark.browser

Picture = Callable[[Page, str], None]


@pytest.fixture
def news(extension: Extension, press_house: str) -> News:
    return News(extension, f"{press_house}/report.html")


def test_the_article_is_sent_and_nothing_else_of_the_page(news: News, service: Service) -> None:
    news.check()
    [sent] = [json.loads(one.body) for one in service.checks()]
    assert sent.pop("text").split("\n") == [
        "Kursk",
        "Ukraine controls 28 settlements in the Kursk region. The Ukrainian army has taken control of 92"
        " settlements in the Kursk region, President Volodymyr Zelensky said on Monday.",
        "📰 🇺🇦 Twelve civilians have died, and another 121 have been injured in the Kursk region, Russian"
        " authorities said.",
        "Tens of thousands of residents have been evacuated.",
        "Ukrainian forces control about 1,000 square km of Russian territory, Oleksandr Syrsky said.",
        "Russia and Ukraine had contacts through a third party.",
        "What will become of all this? It is a shame.",
        "The harbour of Brindale was rebuilt at a cost of 14 million crowns.",
    ]
    assert sent == {"published_on": "2024-08-20", "near_misses": 2}


def test_a_click_on_a_sentence_shows_its_evidence(news: News, picture: Picture) -> None:
    news.check()
    expect(news.heading()).to_have_text("7 sentences checked")
    picture(news.panel, "page")
    news.extension.close_real_panel(news.tab)
    news.page.bring_to_front()
    news.page.locator("#lead b").click()
    expect(news.heading()).to_have_text("Disputed")
    expect(news.panel.locator(".asked")).to_have_text("Ukraine controls 28 settlements in the Kursk region.")
    expect(news.panel.get_by_role("article").first).to_contain_text("Says so")
    picture(news.panel, "sentence")
    assert news.extension.real_panels(), "the click opens the side panel"
    assert news.page.evaluate("[...CSS.highlights.get('claimside-open')].length") == 4
    assert news.page.evaluate("pageSeesClicks") == 1, "the page gets its clicks all the same"
    news.extension.close_real_panel(news.tab)


def test_a_click_that_is_meant_for_the_page_stays_the_pages(news: News) -> None:
    news.check()
    news.page.bring_to_front()
    news.page.locator("#lead a").first.click()
    assert news.page.url.endswith("#more")
    news.page.locator("#opinion").click()
    expect(news.heading()).to_have_text("7 sentences checked")


def test_the_list_leads_to_a_sentence_and_back(news: News) -> None:
    news.check()
    for counted in news.panel.locator(".counts li").all_inner_texts():
        number, verdict = counted.split()
        assert news.panel.locator(f".{verdict} .sentence").count() == int(number)
    news.page.evaluate("document.querySelector('main').style.paddingTop = '3000px'")
    chosen = news.panel.get_by_role("button", name="Twelve civilians have died")
    chosen.focus()
    news.panel.keyboard.press("Enter")
    expect(news.heading()).to_be_focused()
    news.page.wait_for_function("document.querySelector('#emoji').getBoundingClientRect().top < innerHeight")
    news.panel.get_by_role("button", name="All sentences").click()
    expect(chosen).to_be_focused()


def test_a_page_that_is_left_is_forgotten(news: News, press_house: str) -> None:
    news.check()
    news.page.goto(f"{press_house}/report.html?again")
    expect(news.panel.locator("main")).to_contain_text("Nothing is sent before you ask")
    news.page.go_back()
    assert news.page.evaluate("[...CSS.highlights.keys()]") == []


def test_a_page_of_the_browser(extension: Extension, service: Service) -> None:
    news = News(extension, "about:blank")
    extension.choose("check-page", news.tab)
    expect(news.heading()).to_have_text("This page cannot be read")
    assert service.asked == []


def test_a_page_without_text(
    extension: Extension, service: Service, press_house: str, picture: Picture
) -> None:
    news = News(extension, f"{press_house}/empty.html")
    news.panel.get_by_role("button", name="Check this page").click()
    expect(news.heading()).to_have_text("There is no text here")
    picture(news.panel, "no-text")
    assert service.asked == []


def test_both_checks_of_a_tab_are_kept(news: News) -> None:
    news.extension.choose("check-selection", news.tab, "The harbour of Brindale was rebuilt")
    expect(news.heading()).to_have_text("Unverified")
    news.check()
    news.panel.get_by_role("button", name="Selection").click()
    expect(news.heading()).to_have_text("Unverified")
    news.panel.get_by_role("button", name="This page", exact=True).click()
    expect(news.heading()).to_have_text("7 sentences checked")


def test_a_page_that_is_too_long_is_told_to_be(news: News) -> None:
    news.check()
    expect(news.panel.locator(".note")).to_have_count(0)
    news.extension.worker.evaluate(
        """async (key) => {
          const state = (await chrome.storage.session.get(key))[key];
          await chrome.storage.session.set({[key]: {...state, page: {...state.page, overLimit: 3}}});
        }""",
        f"tab-{news.tab}",
    )
    expect(news.panel.locator(".note")).to_contain_text("its end is not checked")
