"""Signing in at a provider of another origin, in a real browser, under the content policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from api.bootstrap import Services
from api.rest.app import create_app
from api.settings import read_settings
from tests.e2e.test_page_in_browser import check_access, check_width, open_session
from tests.fixtures_demo import DAY
from tests.oidc_provider import CLIENT, SECRET, Provider, running
from tests.served import served

pytestmark = [pytest.mark.browser]


@pytest.fixture
def guarded(demo_services: Services, tmp_path: Path) -> Iterator[str]:
    """Where a service with accounts answers."""
    with running(Provider()) as provider:
        settings = read_settings(
            data=tmp_path,
            today=DAY,
            port=0,
            access="accounts",
            oidc_issuer=provider.issuer,
            oidc_client_id=CLIENT,
            oidc_client_secret=SECRET,
            oidc_roles="jobcenter=consultant",
        )
        with (
            Services(settings, demo_services.world().base) as services,
            served(create_app(services), settings) as port,
        ):
            yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("width", [360, 1280])
def test_signing_in_and_out(page: Page, guarded: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{guarded}/ad")
    check_access(page)
    check_width(page)
    page.locator("main button").click()
    expect(page).to_have_url(f"{guarded}/ad")  # where one wanted to go
    expect(page.locator(".account")).to_contain_text("Kirsten Konsulent")
    check_access(page)
    check_width(page)
    session = open_session(page, guarded)
    page.locator(".account button").click()
    expect(page).to_have_url(f"{guarded}/sign-in")
    page.goto(session)
    expect(page.locator("#found")).to_have_count(0)
