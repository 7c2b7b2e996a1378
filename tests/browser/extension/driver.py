"""Drives the extension in a Chromium of its own, as a user does where Chromium lets a program be one.

The icon in the toolbar is pressed through the DevTools protocol, which opens the real side panel and lets
the extension into the page, as a hand would. Menu and shortcuts have no such door: their events are
handed to the extension's own listeners. What is in the panel is read in a tab that shows the same page.
"""

import hashlib
import json
import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Worker

FOLDER = Path(__file__).parents[3] / "clients" / "browser-extension"
PATIENCE_MS = 30_000
"""For whatever a test waits for: the machine may have much else to do."""
PANEL_WIDTH = 360
"""Chromium's side panel is that wide at least."""


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text())
    return found


def extension_id() -> str:
    """The id that Chromium makes of the manifest's key."""
    digest = hashlib.sha256(b64decode(manifest()["key"])).hexdigest()[:32]
    return "".join("abcdefghijklmnop"[int(digit, 16)] for digit in digest)


ORIGIN = f"chrome-extension://{extension_id()}"


@dataclass
class Asked:
    """One request that reached a service."""

    method: str
    path: str
    origin: str | None
    key: str | None
    body: str


@dataclass
class Service:
    """A service that a test has started, and what it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    stop: Callable[[], None] = lambda: None

    def checks(self) -> list[Asked]:
        """What was sent to be checked."""
        return [one for one in self.asked if one.method == "POST"]


@dataclass
class Extension:
    """The extension in a browser, with one page of news at a time."""

    context: BrowserContext
    worker: Worker

    def use(self, service: str, key: str = "") -> None:
        """Set the options without going through their page."""
        self.worker.evaluate("(set) => chrome.storage.local.set(set)", {"service": service, "key": key})

    def visit(self, address: str) -> tuple[Page, int]:
        """Open a page of news, and tell the number of its tab."""
        page = self.context.new_page()
        page.goto(address)
        return page, self.active_tab()

    def active_tab(self) -> int:
        tab: int = self.worker.evaluate("chrome.tabs.query({active: true}).then(([tab]) => tab.id)")
        return tab

    def press_icon(self, page: Page) -> None:
        """Press the icon in the toolbar while the page is on show."""
        browser = self.context.browser
        assert browser
        page.bring_to_front()
        protocol = browser.new_browser_cdp_session()
        tabs = protocol.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        [target] = [tab["targetId"] for tab in tabs if tab["embedderData"]["tabActive"]]
        protocol.send("Extensions.triggerAction", {"id": extension_id(), "targetId": target})
        protocol.detach()

    def end_worker(self) -> None:
        """End the service worker, as Chromium does when it likes."""
        browser = self.context.browser
        assert browser
        protocol = browser.new_browser_cdp_session()
        targets = protocol.send("Target.getTargets")["targetInfos"]
        [target] = [one["targetId"] for one in targets if one["type"] == "service_worker"]
        protocol.send("Target.closeTarget", {"targetId": target})
        protocol.detach()

    def choose(self, entry: str, tab: int, selection: str | None = None) -> None:
        """Choose an entry of the context menu, over a selection or over the page."""
        info = {"menuItemId": entry, "selectionText": selection}
        self.worker.evaluate(
            "([info, id]) => chrome.contextMenus.onClicked.dispatch(info, {id})", [info, tab]
        )

    def press(self, command: str, tab: int) -> None:
        """Press a shortcut."""
        self.worker.evaluate(
            "([command, id]) => chrome.commands.onCommand.dispatch(command, {id})", [command, tab]
        )

    def panel(self, tab: int) -> Page:
        """The panel of a tab, shown in another tab."""
        page = self.context.new_page()
        page.set_viewport_size({"width": PANEL_WIDTH, "height": 760})
        page.goto(f"{ORIGIN}/panel.html?tab={tab}")
        page.locator("main > *").first.wait_for()
        return page

    def options(self) -> Page:
        page = self.context.new_page()
        page.goto(f"{ORIGIN}/options.html")
        return page

    def real_panels(self) -> list[str]:
        """The addresses of the side panels that Chromium shows, as soon as it shows one."""
        shown: list[str] = []
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while not any(shown) and time.monotonic() < deadline:
            panels = self.worker.evaluate("chrome.runtime.getContexts({contextTypes: ['SIDE_PANEL']})")
            shown = [panel["documentUrl"] for panel in panels]  # empty until it is loaded
        return shown

    def close_real_panel(self, tab: int) -> None:
        self.worker.evaluate("(tabId) => chrome.sidePanel.close({tabId})", tab)
