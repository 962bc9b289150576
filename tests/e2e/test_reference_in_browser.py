"""The API's reference in a real browser: accessible, no wider than the window, without a request elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request

from tests.e2e.test_page_in_browser import check_access, check_width

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("width", [360, 1400])
def test_the_reference_can_be_read_by_everybody(page: Page, address: str, width: int) -> None:
    asked: list[str] = []

    def take_down(request: Request) -> None:
        asked.append(request.url)

    page.on("request", take_down)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/api/v1/docs")
    check_access(page)
    check_width(page)
    page.locator("summary").first.click()
    page.locator("nav a", has_text="Open a session").click()
    assert page.url.endswith("#post_session")
    assert asked
    assert all(url.startswith(address) for url in asked)
