"""Takes the pictures of docs/consultant.md from the demo world, in a real browser: python -m tests.pictures."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from api.rest.app import create_app
from api.settings import read_settings
from api.usecases import demo
from tests.e2e.conftest import BROWSERS, FLAGS
from tests.served import served

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
DAY = datetime.date(2026, 11, 22)
WIDE, HIGH, NARROW = 1100, 900, 360


def take(page: Page, address: str) -> None:
    """The conversation, a picture a step."""

    def shot(name: str) -> None:
        page.screenshot(path=FOLDER / f"{name}.png")
        sys.stdout.write(f"{name}.png\n")

    page.goto(address)
    shot("1-start")
    page.locator("#file").set_input_files(next(path for path in demo.cvs() if path.suffix == ".pdf"))
    page.locator("label[for=notice_given]").click()
    page.locator("main form button[type=submit]").first.click()
    page.locator("#found").wait_for()
    session = page.url
    shot("2-reading")
    entry = page.locator("#found li.entry:has(input[value=confirmed])").first
    entry.locator("summary").click()
    entry.locator("input[type=search]").press_sequentially("kommunik")
    entry.locator(".options button").first.wait_for()
    entry.scroll_into_view_if_needed()
    shot("3-correct")
    page.goto(f"{session}/jobs")
    shot("4-jobs")
    page.locator(".card-job .more a").first.click()
    page.locator(".explanation svg").first.wait_for()
    page.locator(".explanation .path-both").first.evaluate("part => part.scrollIntoView({block: 'center'})")
    shot("5-reasons")
    page.goto(f"{session}/jobs")
    page.locator(".what-if > details > summary").click()
    page.locator(".what-if input[name=radius]").fill("8")
    page.locator(".what-if button").first.click()
    page.locator("#changes h2").wait_for()
    shot("6-what-if")
    page.goto(f"{session}/occupations")
    shot("7-occupations")
    page.goto(f"{session}/map")
    shot("8-map")
    page.goto(f"{session}/jobs")
    for number in (0, 1):
        page.locator(".compare-pick label").nth(number).click()
    page.locator("#compare-form button").click()
    page.locator("table.compare").first.wait_for()
    shot("9-compare")
    page.goto(f"{session}/jobs")
    page.locator(".card-job .actions button").first.click()
    page.locator("input[name=remove]").first.wait_for(state="attached")
    page.goto(f"{session}/shortlist")
    shot("10-shortlist")
    page.goto(f"{address}/ad")
    page.locator("#ad-text").fill(
        "Kommunikationskonsulent\nDu skriver nyhedsbreve og pressemeddelelser og taler engelsk."
    )
    page.locator("main form button[type=submit]").first.click()
    page.locator("#fits-title").wait_for()
    shot("11-ad")
    page.goto(f"{session}/jobs")
    card = page.locator(".card-job").first
    card.locator(".actions summary").click()
    card.locator("button[value=unsuitable]").click()
    card.locator(".actions [role=status]").wait_for()
    page.goto(f"{session}/feedback")
    shot("13-feedback")
    page.goto(f"{session}/occupations")
    page.locator("a[href*='to=']").first.click()
    page.locator("#paths-title").wait_for()
    shot("14-paths")
    page.goto(f"{address}/sign-in")
    shot("15-sign-in")
    page.goto(f"{address}/api/v1/docs")
    shot("16-reference")
    further(page, address, session, shot)
    page.set_viewport_size({"width": NARROW, "height": 740})
    page.goto(f"{session}/jobs")
    shot("12-narrow")


def further(page: Page, address: str, session: str, shot: Callable[[str], None]) -> None:
    """Pages beside the way, those without script among them."""
    page.goto(f"{session}/jobs")
    posting = page.locator(".card-job .more a").first.get_attribute("href")
    page.goto(f"{address}{posting}")
    shot("17-job")
    page.goto(f"{session}/unlock")
    shot("18-unlock")
    page.goto(f"{session}/concepts?kind=skill&q=kommunik")
    shot("19-options")
    page.goto(f"{address}/sessions/none")
    shot("20-problem")
    page.goto(address)
    page.locator("#text").fill("Kære læser\n\nTak for sidst. Vi ses igen, når vejret er bedre.\n\nHilsen os alle")
    page.locator("label[for=notice_given]").click()
    page.locator("main form button[type=submit]").first.click()
    page.locator("nav.steps").wait_for()
    page.goto(f"{page.url}/jobs")
    shot("21-unscored")
    page.goto(address)
    page.locator("details:has(button.button-warning) summary").first.click()
    shot("22-erase")
    page.locator("details[open] button.button-warning").click()
    page.locator(".alert-success").wait_for()
    shot("23-erased")


def main() -> int:
    browser = os.environ.get("CHROMIUM") or next((found for found in map(shutil.which, BROWSERS) if found), None)
    if browser is None:
        raise SystemExit("no Chromium on this machine")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder), today=DAY, port=0, store="embedded")
        with (
            demo.services_in_memory(settings) as services,
            sync_playwright() as playwright,
            served(create_app(services), settings) as port,
        ):
            running = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
            page = running.new_context(locale="da-DK", viewport={"width": WIDE, "height": HIGH}).new_page()
            take(page, f"http://127.0.0.1:{port}")
            running.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
