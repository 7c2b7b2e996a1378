"""The options: what is accepted, what is asked for, and how a service is reached with and without it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from service.keys import Scope
from tests.browser.extension.conftest import MakeApp, Serve
from tests.browser.extension.driver import FOLDER, ORIGIN, Extension, Service

pytestmark = pytest.mark.browser

Picture = Callable[[Page, str], None]
STATEMENT = "Ukraine controls 28 settlements in the Kursk region"


def stored(extension: Extension) -> dict[str, str]:
    found: dict[str, str] = extension.worker.evaluate("chrome.storage.local.get(null)")
    return found


def fill(options: Page, address: str, key: str = "") -> None:
    options.get_by_label("Address of the service").fill(address)
    options.get_by_label("API key").fill(key)
    options.get_by_role("button", name="Save and try").click()


def test_they_begin_with_this_machine_and_no_key(extension: Extension) -> None:
    extension.worker.evaluate("chrome.storage.local.clear()")
    options = extension.options()
    expect(options.get_by_label("Address of the service")).to_have_value("http://127.0.0.1:8000")
    expect(options.get_by_label("API key")).to_have_value("")
    expect(options.locator("#origin")).to_have_text(ORIGIN)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://claims.example", "https://claims.example"),
        ("  https://Claims.Example/desk/ ", "https://claims.example/desk"),
        ("http://localhost:9000/", "http://localhost:9000"),
    ],
)
def test_an_address_is_kept_in_one_spelling(extension: Extension, typed: str, kept: str) -> None:
    fill(extension.options(), typed, " cs_key ")
    expect_stored(extension, {"service": kept, "key": "cs_key"})


def expect_stored(extension: Extension, wanted: dict[str, str]) -> None:
    extension.worker.evaluate(
        """async (wanted) => {
          const found = async () => JSON.stringify(await chrome.storage.local.get(["key", "service"]));
          while (await found() !== wanted) await new Promise((go) => setTimeout(go, 20));
        }""",
        json.dumps(dict(sorted(wanted.items())), separators=(",", ":")),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "That is no address."),
        ("claims.example", "That is no address."),
        ("ftp://claims.example", "That is no address."),
        ("javascript:alert(1)", "That is no address."),
        ("http://claims.example", "only asked over https"),
        ("http://127.0.0.1.claims.example", "only asked over https"),
        ("https://me:secret@claims.example", "Leave out names"),
        ("https://claims.example/?key=1", "Leave out names"),
    ],
)
def test_what_is_no_good_address_is_not_saved(
    extension: Extension, service: Service, typed: str, said: str
) -> None:
    options = extension.options()
    fill(options, typed)
    expect(options.get_by_role("status")).to_contain_text("Not saved.")
    expect(options.get_by_role("status")).to_contain_text(said)
    expect(options.get_by_label("Address of the service")).to_be_focused()
    expect(options.get_by_label("Address of the service")).to_have_attribute("aria-invalid", "true")
    assert stored(extension)["service"] == service.url


def test_pictures_of_the_options(extension: Extension, picture: Picture) -> None:
    options = extension.options()
    options.set_viewport_size({"width": 640, "height": 640})
    picture(options, "options")
    fill(options, "http://claims.example")
    picture(options, "options-refused")


@pytest.fixture(scope="module")
def allowed_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension of a user who has let it reach this machine: it differs by that permission."""
    folder = tmp_path_factory.mktemp("allowed") / "extension"
    shutil.copytree(FOLDER, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["host_permissions"] = ["http://127.0.0.1/*"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture
def allowed(load: Any, allowed_copy: Path, tmp_path: Path) -> Any:
    with load(allowed_copy, tmp_path / "profile") as extension:
        yield extension


def test_with_the_permission_any_service_can_be_asked(
    allowed: Extension, another: MakeApp, serve: Serve, picture: Picture
) -> None:
    """No origin needs to be named by the service, and Chromium does not ask it first."""
    app = another(allowed_origins=(), reads_need_key=True)
    service = serve(app)
    _, secret = app.extensions["keys"].create("a reader", Scope.READ)
    options = allowed.options()
    options.set_viewport_size({"width": 640, "height": 640})
    fill(options, service.url + "/", "cs_wrong")
    expect(options.get_by_role("status")).to_contain_text("The service refuses your key")
    fill(options, service.url + "/", secret)
    expect(options.get_by_role("status")).to_contain_text(f"Saved. {service.url} answers")
    picture(options, "options-saved")
    panel = allowed.panel(1)
    allowed.choose("check-selection", 1, STATEMENT)
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    assert {one.method for one in service.asked} == {"GET", "POST"}
    assert service.asked[-1].key == f"Bearer {secret}"
    service.stop()
    allowed.choose("check-selection", 1, STATEMENT)
    expect(panel.get_by_role("heading", level=2)).to_have_text("The service does not answer")
    expect(panel.get_by_role("button", name="Allow")).to_have_count(0)
    picture(panel, "offline")


def test_without_it_a_service_must_name_the_extension(
    extension: Extension, another: MakeApp, serve: Serve, press_house: str
) -> None:
    silent, naming = serve(another(allowed_origins=())), serve(another())
    _, tab = extension.visit(f"{press_house}/report.html")
    panel = extension.panel(tab)
    extension.use(silent.url, "cs_secret")
    extension.choose("check-selection", tab, STATEMENT)
    expect(panel.get_by_role("heading", level=2)).to_have_text("The service cannot be reached")
    assert [one.method for one in silent.checks()] == [], "not even asked: the statement was not sent"
    assert {one.key for one in silent.asked} == {None}
    extension.use(naming.url)
    panel.get_by_role("button", name="Try again").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Disputed")
    assert [one.origin for one in naming.checks()] == [ORIGIN]


def test_pages_cannot_read_the_key(extension: Extension, press_house: str) -> None:
    """Nor can our own scripts in them, which a broken page might speak through."""
    page, tab = extension.visit(f"{press_house}/report.html")
    extension.press_icon(page)
    extension.use("http://127.0.0.1:1", "cs_secret")
    found = extension.worker.evaluate(
        """(tabId) => chrome.scripting.executeScript({target: {tabId}, func: async () => {
          const tries = ["local", "session"].map((area) => chrome.storage[area].get(null));
          return (await Promise.allSettled(tries)).map(({status}) => status);
        }}).then(([{result}]) => result)""",
        tab,
    )
    assert found == ["rejected", "rejected"]
