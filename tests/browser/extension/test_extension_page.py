"""A page is checked: what is read of it, how its sentences are marked, and that no trace is left."""

import json
from collections.abc import Callable, Iterable
from threading import Event
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.browser.extension.conftest import Serve
from tests.browser.extension.driver import Extension, Service

pytestmark = pytest.mark.browser

Picture = Callable[[Page, str], None]

SNAPSHOT = """() => {
  const nodes = [...function* walk(node) {
    yield node;
    for (const child of node.childNodes) yield* walk(child);
  }(document)];
  window.heldNodes ??= nodes;
  return {
    html: document.documentElement.outerHTML,
    same: nodes.length === heldNodes.length && nodes.every((node, at) => node === heldNodes[at]),
    boxes: nodes.filter((node) => node.getClientRects)
      .flatMap((node) => [...node.getClientRects()].map((box) => JSON.stringify(box))),
    size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    highlights: [...CSS.highlights.keys()],
  };
}"""
VERDICTS = ["supported", "contradicted", "disputed", "unverified"]
MARKED = """(verdicts) => Object.fromEntries(verdicts.map((verdict) => {
  const ranges = [...(CSS.highlights.get(`claimside-${verdict}`) ?? [])];
  return [verdict, ranges.map((range) => range.toString().replace(/\\s+/g, " "))];
}))"""


class News:
    """A page of news that the user has asked from, and its panel."""

    def __init__(self, extension: Extension, address: str) -> None:
        self.extension = extension
        self.page, self.tab = extension.visit(address)
        extension.press_icon(self.page)
        self.panel = extension.panel(self.tab)

    def check(self) -> None:
        self.extension.choose("check-page", self.tab)
        expect(self.panel.locator("#page")).to_contain_text("checked")

    def snapshot(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(SNAPSHOT)
        return found

    def marked(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = self.page.evaluate(MARKED, VERDICTS)
        return found

    def heading(self) -> Locator:
        return self.panel.get_by_role("heading", level=2)


@pytest.fixture
def news(extension: Extension, press_house: str) -> News:
    return News(extension, f"{press_house}/report.html")


def test_the_article_is_sent_and_nothing_else_of_the_page(news: News, service: Service) -> None:
    news.check()
    [sent] = [json.loads(one.body) for one in service.checks()]
    assert sent.pop("text").split("\n") == [
        "What both sides say about Kursk",
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


def test_a_click_on_a_sentence_shows_its_evidence(news: News, picture: Picture) -> None:
    news.check()
    expect(news.heading()).to_have_text("8 sentences checked")
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
    expect(news.heading()).to_have_text("8 sentences checked")


def test_signs_are_reached_and_pressed_by_keyboard(news: News) -> None:
    news.check()
    news.page.bring_to_front()
    news.page.locator("textarea").focus()
    names = []
    for _ in range(8):
        news.page.keyboard.press("Tab")
        names.append(accessible_name_of_focus(news.page))
    assert names[1] == "Disputed: Ukraine controls 28 settlements in the Kursk region."
    assert names[-1] == "Unverified: The harbour of Brindale was rebuilt at a cost of 14 million crowns."
    news.page.keyboard.press("Enter")
    expect(news.heading()).to_have_text("Unverified")


def accessible_name_of_focus(page: Page) -> str:
    protocol = page.context.new_cdp_session(page)
    nodes = protocol.send("Accessibility.getFullAXTree")["nodes"]
    protocol.detach()
    focused = [
        node
        for node in nodes
        if any(one["name"] == "focused" and one["value"]["value"] for one in node.get("properties", []))
    ]
    name: str = focused[-1]["name"]["value"]
    return name


def test_the_list_leads_to_a_sentence_and_back(news: News) -> None:
    news.check()
    counts = news.panel.locator(".counts li").all_inner_texts()
    assert [text.strip() for text in counts] == [
        "1 contradicted",
        "2 disputed",
        "4 supported",
        "1 unverified",
    ]
    news.page.evaluate("document.querySelector('main').style.paddingTop = '3000px'")
    chosen = news.panel.get_by_role("button", name="Twelve civilians have died")
    chosen.focus()
    news.panel.keyboard.press("Enter")
    expect(news.heading()).to_be_focused()
    news.page.wait_for_function("document.querySelector('#emoji').getBoundingClientRect().top < innerHeight")
    news.panel.get_by_role("button", name="All sentences").click()
    expect(chosen).to_be_focused()


def test_signs_stay_with_their_sentences(news: News) -> None:
    """The sign of a sentence that has moved is pressed where the sentence ends now."""
    news.check()
    news.page.bring_to_front()
    news.page.set_viewport_size({"width": 420, "height": 800})
    news.page.evaluate("document.querySelector('#lead').style.paddingTop = '120px'")
    news.page.locator("#unknown").scroll_into_view_if_needed()
    news.page.wait_for_timeout(200)
    end = news.page.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.querySelector('#unknown'));
        const {right, top} = [...range.getClientRects()].at(-1); return {right, top}; }"""
    )
    news.page.mouse.click(end["right"] + 2, end["top"] - 2)
    expect(news.heading()).to_have_text("Unverified")
    assert news.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_that_is_left_is_forgotten(news: News, press_house: str) -> None:
    news.check()
    news.page.goto(f"{press_house}/report.html?again")
    expect(news.panel.locator("main")).to_contain_text("Nothing is sent before you ask")
    news.page.go_back()
    assert news.page.evaluate("[...CSS.highlights.keys()]") == []


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
    expect(news.heading()).to_have_text("8 sentences checked")
    assert news.marked()["unverified"] == []
    assert len(news.marked()["disputed"]) == 5, "the others are"
    expect(news.panel.get_by_text("Not marked: the page has changed here.")).to_have_count(2)


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
    expect(news.heading()).to_have_text("8 sentences checked")


def test_a_long_article_is_marked_to_its_end(extension: Extension, press_house: str) -> None:
    """As many sentences as the service checks, in one page with signs that JavaScript counts twice."""
    news = News(extension, f"{press_house}/empty.html")
    news.page.evaluate(
        """() => { for (let at = 1; at <= 310; at++) {
        document.body.appendChild(document.createElement('p')).textContent =
            `🌾 Brindale has built ${at} mills and ${at} harbours.`; } }"""
    )
    news.check()
    expect(news.heading()).to_have_text("300 sentences checked")
    expect(news.panel.locator(".note")).to_contain_text("its end is not checked")
    marked = sum(map(len, news.marked().values()))
    assert marked == 300
    assert "Brindale has built 300 mills and 300 harbours." in news.marked()["unverified"][-1]
