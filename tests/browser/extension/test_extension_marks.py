"""Sentences are marked in a page: where they stand, so that nothing moves, and so that no trace is left."""

from collections.abc import Callable, Iterable
from threading import Event
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.extension.conftest import Serve
from tests.browser.extension.driver import Extension
from tests.browser.extension.news import News, accessible_name_of_focus, end_of

pytestmark = pytest.mark.browser

Picture = Callable[[Page, str], None]


@pytest.fixture
def news(extension: Extension, press_house: str) -> News:
    return News(extension, f"{press_house}/report.html")


def test_sentences_are_marked_where_they_stand(news: News, picture: Picture) -> None:
    news.check()
    marked = news.marked()
    assert marked["disputed"][:4] == ["U", "kraine controls", "28 settlements", "in the Kursk region."]
    assert marked["unverified"] == ["The harbour of Brindale was rebuilt at a cost of 14 million crowns."]
    everything = " ".join(words for ranges in marked.values() for words in ranges)
    assert "control of 92 settle\u00adments in the Kursk region, President" in everything
    assert "Twelve civilians have died" in everything
    for left_out in ("Advertisement", "shame", "Read also", "555", "777", "999"):
        assert left_out not in everything
    news.page.bring_to_front()
    picture(news.page, "article")


def test_nothing_moves_and_the_document_is_left_alone(news: News) -> None:
    before = news.snapshot()
    body = news.page.locator("body").evaluate("(body) => body.outerHTML")
    news.check()
    during = news.snapshot()
    assert news.page.locator("body").evaluate("(body) => body.outerHTML") == body
    assert during["size"] == before["size"]
    assert during["boxes"][: len(before["boxes"])] == before["boxes"]
    assert len(during["boxes"]) == len(before["boxes"]) + 1, "one element of ours, behind the body"
    assert during["highlights"]


@pytest.mark.parametrize("undo", ["button", "menu", "shortcut"])
def test_undoing_leaves_no_trace(news: News, undo: str) -> None:
    before = news.snapshot()
    news.check()
    news.panel.locator(".sentence").first.click()
    if undo == "button":
        news.panel.get_by_role("button", name="All sentences").click()
        news.panel.get_by_role("button", name="Remove the marks").click()
    elif undo == "menu":
        news.extension.choose("clear-page", news.tab)
    else:
        news.extension.press("check-page", news.tab)
    expect(news.panel.locator("main")).to_contain_text("Nothing is sent before you ask")
    assert news.snapshot() == before
    assert before["same"]


def test_signs_stay_with_their_sentences(news: News) -> None:
    """The sign of a sentence that has moved is pressed where the sentence ends now."""
    news.check()
    news.page.bring_to_front()
    news.page.set_viewport_size({"width": 420, "height": 800})
    news.page.evaluate("document.querySelector('#lead').style.paddingTop = '120px'")
    news.page.locator("#unknown").scroll_into_view_if_needed()
    news.page.wait_for_timeout(200)
    news.page.mouse.click(*end_of(news.page, "#unknown"))
    expect(news.heading()).to_have_text("Unverified")
    assert news.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_signs_are_reached_and_pressed_by_keyboard(news: News) -> None:
    news.check()
    news.page.bring_to_front()
    news.page.locator("textarea").focus()
    names = []
    for _ in range(7):
        news.page.keyboard.press("Tab")
        names.append(accessible_name_of_focus(news.page))
    assert names[0] == "Disputed: Ukraine controls 28 settlements in the Kursk region."
    assert names[-1] == "Unverified: The harbour of Brindale was rebuilt at a cost of 14 million crowns."
    news.page.keyboard.press("Enter")
    expect(news.heading()).to_have_text("Unverified")


def test_what_the_page_has_changed_meanwhile_is_not_marked(
    news: News, app: Flask, serve: Serve, picture: Picture
) -> None:
    changed = Event()

    def answer_later(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        assert environ["REQUEST_METHOD"] != "POST" or changed.wait(20)
        return app(environ, start_response)

    news.extension.use(serve(answer_later).url)
    news.extension.choose("check-page", news.tab)
    expect(news.panel.get_by_role("progressbar", name="Checking the page …")).to_be_visible()
    picture(news.panel, "asking-page")
    news.page.evaluate("document.querySelector('#unknown').textContent = 'Nothing is left of it.'")
    news.page.evaluate("document.querySelector('#emoji').remove()")
    changed.set()
    expect(news.heading()).to_have_text("7 sentences checked")
    assert news.marked()["unverified"] == []
    assert "28 settlements" in news.marked()["disputed"], "the others are"
    expect(news.panel.get_by_text("Not marked: the page has changed here.")).to_have_count(2)


def test_a_page_that_forbids_scripts_and_styles_is_marked_all_the_same(
    extension: Extension, press_house: str
) -> None:
    news = News(extension, f"{press_house}/strict.html")
    complaints: list[str] = []
    news.page.on("console", lambda said: complaints.append(said.text))
    news.check()
    painted = "getComputedStyle(document.querySelector('#only'), '::highlight(claimside-unverified)')"
    assert news.page.evaluate(f"{painted}.textDecorationStyle") == "dotted"
    assert complaints == []


def test_signs_lie_above_an_article_that_is_stacked_above_the_page(
    extension: Extension, press_house: str
) -> None:
    news = News(extension, f"{press_house}/strict.html")
    raised = "{position: 'relative', zIndex: 3, background: '#fff'}"
    news.page.evaluate(f"Object.assign(document.querySelector('main').style, {raised})")
    news.check()
    news.page.bring_to_front()
    news.page.mouse.click(*end_of(news.page, "#only"))
    expect(news.heading()).to_have_text("Unverified")


def test_a_long_article_is_marked_to_its_end(extension: Extension, press_house: str) -> None:
    """Each of its sentences begins with a sign that JavaScript counts twice."""
    news = News(extension, f"{press_house}/empty.html")
    news.page.evaluate(
        """() => { for (let at = 1; at <= 50; at++) {
        document.body.appendChild(document.createElement('p')).textContent =
            `🌾 Brindale has built ${at} mills and ${at} harbours.`; } }"""
    )
    news.check()
    expect(news.heading()).to_have_text("50 sentences checked")
    marked = news.marked()["unverified"]
    assert marked[0].endswith("Brindale has built 1 mills and 1 harbours.")
    assert marked[-1].endswith("Brindale has built 50 mills and 50 harbours.")
    assert len(marked) == 50
