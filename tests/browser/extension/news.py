"""A page of news under check: what is marked in it, and what its panel shows."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.extension.driver import Extension

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


def end_of(page: Page, selector: str) -> tuple[float, float]:
    """Where the sign of the last sentence of an element stands: over its end, and beside it."""
    end = page.evaluate(
        """(selector) => { const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector));
        const {right, top} = [...range.getClientRects()].at(-1); return {right, top}; }""",
        selector,
    )
    return end["right"] + 2, end["top"] - 2


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
