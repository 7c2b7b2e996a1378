"""The page that checks a statement, in a real browser."""

import pytest

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

DISPUTED = "/?statement=Ukraine+controls+28+settlements+in+the+Kursk+region"


def test_a_statement_is_answered(open_page: OpenPage) -> None:
    page = open_page(DISPUTED)
    assert "isputed" in page.get_by_role("heading", level=2).first.inner_text()
