"""The service as a process's thread on a free port, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright

from api.settings import Settings
from tests.fixtures_demo import app, demo_services, demo_settings, sample_pdf
from tests.served import served
from tests.support import missing

__all__ = ["app", "demo_services", "demo_settings", "sample_pdf"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def address(app: Flask, demo_settings: Settings) -> Iterator[str]:
    """Where the service answers."""
    with served(app, demo_settings) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; CHROMIUM may name another one."""
    named = os.environ.get("CHROMIUM")
    path = named or next((found for found in map(shutil.which, BROWSERS) if found), None)
    if path is None:
        missing("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that may ask nobody but this machine; what it is refused or complains of fails the test."""
    context = browser.new_context(locale="da-DK")
    outside: list[str] = []
    complaints: list[str] = []

    def gate(route: object, request: object) -> None:
        url = str(request.url)  # type: ignore[attr-defined]
        if url.startswith("http://127.0.0.1:"):
            route.continue_()  # type: ignore[attr-defined]
        else:
            outside.append(url)
            route.abort()  # type: ignore[attr-defined]

    context.route("**/*", gate)
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert outside == []
    assert [text for text in complaints if "Content Security Policy" in text and "axe" not in text] == []
