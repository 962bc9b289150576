"""The consultant's way through the page in a real browser, in both languages, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.fixtures_demo import CV_TEXT, SECRETS

pytestmark = [pytest.mark.browser]


def check_access(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA, nor of axe's best practices."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert found.violations_count == 0, found.generate_report()


def check_width(page: Page) -> None:
    """Nothing is wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def paste(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("button[type=submit]").click()


def test_upload_a_pdf_and_see_what_was_read_and_recommended(page: Page, address: str, sample_pdf: Path) -> None:
    page.goto(address)
    expect(page).to_have_title("Jobvej – fra CV til job")
    check_access(page)
    page.locator("#cv").set_input_files(sample_pdf)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("heading", name="Det læste Jobvej")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    assert page.locator("mark").count() > 3
    expect(page.get_by_role("heading", name="Job i nærheden")).to_be_visible()
    assert page.locator("#job1 .reasons li").count() > 0
    assert page.locator("[id^=alternative]").count() > 0
    expect(page.get_by_text("This service uses the ESCO classification of the European Commission.")).to_be_visible()
    check_access(page)


def test_a_mark_leads_to_its_entry_and_back(page: Page, address: str) -> None:
    page.goto(address)
    paste(page, CV_TEXT)
    mark = page.locator("mark a").first
    target = str(mark.get_attribute("href"))
    mark.click()
    expect(page.locator(target)).to_be_in_viewport()
    page.locator(f"{target} a").click()
    expect(page.locator(target.replace("#e", "#m"))).to_be_in_viewport()


def test_paste_a_text_then_narrow_the_search(page: Page, address: str) -> None:
    page.goto(address)
    paste(page, CV_TEXT)
    text = page.locator("main").inner_text()
    assert not any(secret in text for secret in SECRETS)
    # The field holds the pseudonymised text now, so a changed search needs no second paste.
    kept = page.locator("#text").input_value()
    assert "sygeplejerske" in kept.lower()
    assert not any(secret in kept for secret in SECRETS)
    page.locator("#near").fill("9900")
    page.locator("#radius").fill("10")
    page.locator("button[type=submit]").click()
    expect(page.get_by_text("Afstand er målt fra 9900", exact=False)).to_be_visible()


def test_english_by_the_switch(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    paste(page, CV_TEXT)
    expect(page.get_by_role("heading", name="What was read")).to_be_visible()
    expect(page.get_by_role("heading", name="Jobs nearby")).to_be_visible()
    check_access(page)
    page.get_by_role("link", name="Dansk", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_a_document_that_cannot_be_used_says_why(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg en fil")
    check_access(page)
    paste(page, "abc")
    expect(page.locator(".verdict-unusable")).to_be_visible()
    assert page.locator(".card").count() == 0
    check_access(page)


@pytest.mark.parametrize("width", [360, 768, 1600])
def test_it_fits_the_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    check_width(page)
    paste(page, CV_TEXT)
    expect(page.locator("#job1")).to_be_visible()
    check_width(page)
    check_access(page)


def test_it_works_without_scripts_and_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("#text").focus()
    page.keyboard.insert_text(CV_TEXT)
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.locator("button[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Job i nærheden")).to_be_visible()
    context.close()
