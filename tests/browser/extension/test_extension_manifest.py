"""What the extension may do, asserted to the letter, and that its files keep to it."""

import re
from pathlib import Path

import pytest

from tests.browser.extension.driver import FOLDER, extension_id, manifest

SOURCES = [path for path in sorted(FOLDER.rglob("*")) if path.suffix in {".js", ".html"}]
DOCS = Path(__file__).parents[3] / "docs" / "extension.md"


def test_it_asks_for_no_more_than_it_needs() -> None:
    found = manifest()
    assert found["permissions"] == ["activeTab", "contextMenus", "scripting", "sidePanel", "storage"]
    assert found["optional_host_permissions"] == ["https://*/*", "http://127.0.0.1/*", "http://localhost/*"]
    for name in (
        "host_permissions",
        "optional_permissions",
        "content_scripts",
        "web_accessible_resources",
        "externally_connectable",
    ):
        assert name not in found


def test_its_pages_run_its_own_scripts_and_nothing_else() -> None:
    policy = manifest()["content_security_policy"]["extension_pages"]
    assert [directive.strip() for directive in policy.split(";")] == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src https: http://127.0.0.1:* http://localhost:*",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_source_makes_code_or_markup_of_text(path: Path) -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|DOMParser|createContextualFragment"
    )
    assert not re.search(forbidden + r"|\beval\(|new Function|\sstyle=|\son[a-z]+=\"", path.read_text())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = re.findall(r"from \"\./([^\"]+)\"|(?:src|href)=\"([^\"]+)\"", path.read_text())
    for name in filter(None, (name for pair in named for name in pair)):
        assert (FOLDER / name).is_file(), name


def test_every_file_that_the_manifest_names_is_there() -> None:
    found = manifest()
    named = [*found["icons"].values(), *found["action"]["default_icon"].values()]
    named += [found["background"]["service_worker"], found["options_ui"]["page"]]
    assert all((FOLDER / name).is_file() for name in named)


def test_the_documentation_tells_the_id_and_every_permission() -> None:
    page = DOCS.read_text()
    assert f"chrome-extension://{extension_id()}" in page
    for permission in manifest()["permissions"]:
        assert f"`{permission}`" in page
    for command in manifest()["commands"].values():
        assert command["suggested_key"]["default"].replace("+", " + ") in page
