"""The whole conversation in a real browser, in both languages, narrow and wide, each page checked for accessibility."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.fixtures_demo import CV_TEXT, SECRETS

pytestmark = [pytest.mark.browser]

STEPS = ("", "/jobs", "/occupations", "/map", "/shortlist", "/feedback")


def check_access(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA, nor of axe's best practices."""
    page.wait_for_load_state()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert found.violations_count == 0, found.generate_report()


def check_width(page: Page) -> None:
    """Nothing is wider than the window."""
    page.wait_for_load_state()  # with its style sheets
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()


def open_session(page: Page, address: str, text: str = CV_TEXT) -> str:
    """Paste a CV; the address of its session."""
    page.goto(address)
    page.locator("#text").fill(text)
    send(page)
    expect(page.locator("#found")).to_be_visible()
    return page.url.partition("#")[0]


def first_card(page: Page) -> Locator:
    return page.locator(".card-job").first


def skills(page: Page) -> Locator:
    """The skills read as held."""
    return page.locator("#found li.entry:has(input[value=confirmed])")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_whole_conversation(page: Page, address: str, sample_pdf: Path, tmp_path: Path, language: str) -> None:
    danish = language == "da"
    page.goto(f"{address}/?lang={language}")
    check_access(page)
    page.locator("#file").set_input_files(sample_pdf)
    page.locator("label[for=notice_given]").click()
    send(page)
    # What was read, and a skill corrected as one types.
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#found")).to_be_visible()
    assert page.locator("mark").count() > 3
    check_access(page)
    session = page.url
    entry = skills(page).first
    name = str(entry.locator("strong").inner_text())
    entry.locator("summary").click()
    entry.locator("input[type=search]").press_sequentially("engelsk" if danish else "english")
    option = entry.locator(".options button").first
    expect(option).to_be_visible()
    option.click()
    expect(page.locator("#found [role=status]")).to_contain_text(f"{'Rettet' if danish else 'Corrected'}: {name} →")
    gone = page.locator("#found li.gone strong").all_inner_texts()
    assert name in gone
    check_access(page)
    # Filter, and see what limits the list.
    page.locator("#near").fill("2100")
    page.locator("input[name=radius]").fill("30")
    page.get_by_role("button", name="Gem, og find job" if danish else "Save, and find jobs").click()
    expect(page.locator("#lists")).to_be_visible()
    expect(page.get_by_text("2100 København Ø", exact=False).first).to_be_visible()
    assert page.locator("section[aria-labelledby=alternatives-title] .card-job").count() > 0
    check_access(page)
    # An explanation in its card.
    first_card(page).locator(".more a").click()
    expect(page.locator(".explanation svg").first).to_be_visible()
    assert page.locator(".explanation .path-lines li").count() > 1
    check_access(page)
    # What if, without a reload.
    said = page.locator("#changes")
    page.locator("label[for=dial-pivot]").click()  # a control that is changed is enough
    expect(said).to_contain_text("Sådan ville det være" if danish else "This is how it would be")
    page.locator(".what-if > details > summary").click()
    page.locator(".what-if input[name=radius]").fill("3")
    page.locator("#unlock a").click()
    expect(page.locator("#unlock")).not_to_contain_text("Vis, hvad" if danish else "Show what")
    check_access(page)
    said.get_by_role("button").click()  # keep it
    expect(said).to_be_empty()
    expect(page.locator(".what-if input[name=radius]")).to_have_value("3")
    expect(page.locator("header")).to_have_count(1)
    expect(page.locator("#dial-pivot")).to_be_checked()
    page.locator("label[for=dial-all]").click()
    expect(said).not_to_be_empty()
    page.locator(".what-if > details > summary").click()
    page.locator(".what-if input[name=radius]").fill("30")
    page.locator(".what-if input[name=radius]").press("Enter")
    expect(first_card(page)).to_be_visible()
    said.get_by_role("button").click()
    expect(said).to_be_empty()
    # Compare.
    for number in (0, 1, 2):
        page.locator(".compare-pick label").nth(number).click()
    expect(page.locator("#compare-form")).to_be_in_viewport()
    page.locator("#compare-form button").click()
    assert page.locator("table.compare").first.locator("thead th").count() == 3
    page.locator("main > details > summary").click()
    check_access(page)
    # Feedback and undoing it, the shortlist, print and PDF.
    page.goto(f"{session}/jobs")
    card = first_card(page)
    card.locator(".actions summary").click()
    card.locator("button[value=unsuitable]").click()
    expect(card.locator(".actions [role=status]")).to_be_visible()
    expect(card.locator(".actions button")).to_be_focused()  # one goes on where one was
    card.locator(".actions button").click()
    card.locator(".actions button").first.click()
    expect(card.locator("input[name=remove]")).to_have_count(1)
    page.goto(f"{session}/shortlist")
    check_access(page)
    expect(page.locator(".card-job")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    check_pdf(page.pdf(format="A4"), "Huskeliste" if danish else "Shortlist", pages=1)
    page.emulate_media(media="screen")
    for tongue, heading in (("da", "Huskeliste over job"), ("en", "Shortlist of jobs")):
        href = page.locator(f"a[href*='shortlist.pdf?language={tongue}']").get_attribute("href")
        check_pdf(page.request.get(f"{address}{href}").body(), heading, pages=1)
    # Erase.
    page.goto(session)
    page.locator("section[aria-labelledby=erase-title] summary").click()
    page.locator("section[aria-labelledby=erase-title] button").click()
    expect(page.get_by_role("status").first).to_contain_text("slettet" if danish else "erased")
    assert page.goto(session).status == 404  # type: ignore[union-attr]
    check_access(page)


def check_pdf(data: bytes, heading: str, pages: int) -> None:
    document = pypdfium2.PdfDocument(data)
    text = "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    assert len(document) == pages
    assert heading in text
    assert not any(secret in text for secret in SECRETS)


def test_a_mark_leads_to_its_entry_and_back(page: Page, address: str) -> None:
    open_session(page, address)
    mark = page.locator("mark a").first
    target = str(mark.get_attribute("href"))
    mark.click()
    expect(page.locator(target)).to_be_in_viewport()
    page.locator(f"{target} a.small").click()
    expect(page.locator(str(page.locator(f"{target} a.small").get_attribute("href")))).to_be_in_viewport()


def test_nothing_personal_is_shown(page: Page, address: str) -> None:
    session = open_session(page, address)
    for step in STEPS:
        page.goto(session + step)
        assert not any(secret in page.content() for secret in SECRETS)


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_every_page_fits_the_window_and_is_accessible(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    check_width(page)
    session = open_session(page, address)
    for step in STEPS:
        page.goto(session + step)
        check_width(page)
        check_access(page)
    page.goto(f"{session}/occupations")
    page.locator("a[href*='to=']").first.click()
    check_width(page)
    check_access(page)
    page.goto(f"{session}/jobs")
    keys = [box.get_attribute("value") for box in page.locator(".compare-pick input").all()[:4]]
    for other in (
        f"job?posting={keys[1]}&above={keys[0]}",
        "compare?" + "&".join(f"posting={key}" for key in keys),
        "compare?posting=one",
        "concepts?q=engelsk",
        "concepts?q=fundraiser&kind=occupation",
        "unlock",
    ):
        page.goto(f"{session}/{other}")
        check_width(page)
        check_access(page)
    page.goto(f"{address}/ad")
    page.locator("#ad-text").fill("Sygeplejerske\nDu har erfaring med medicinhåndtering, og du taler engelsk.")
    send(page)
    expect(page.locator("#fits-title")).to_be_visible()
    check_width(page)
    check_access(page)
    for status, there in ((404, "/sessions/none"), (200, "/?erased=1")):
        answer = page.goto(address + there)
        assert answer is not None
        assert answer.status == status
        check_width(page)
        check_access(page)


def test_a_document_that_cannot_be_used_says_why(page: Page, address: str) -> None:
    page.goto(address)
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Vælg en fil")
    check_access(page)
    session = open_session(page, address, "abc")
    expect(page.locator(".verdict-unusable")).to_be_visible()
    check_access(page)
    page.goto(f"{session}/jobs")
    assert page.locator(".card-job").count() == 0
    check_access(page)


def test_it_works_without_scripts_and_by_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    expect(page.locator(".skipnav")).to_be_focused()
    page.locator("#text").focus()
    page.keyboard.insert_text(CV_TEXT)
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.locator("main form button[type=submit]").first).to_be_focused()
    page.keyboard.press("Enter")
    skills(page).first.locator("button", has_text="Fjern").click()  # by a plain form
    expect(page).to_have_url(re.compile(r"/sessions/[\w-]+#found$"))
    expect(page.locator("#found li.gone").first).to_be_attached()
    page.locator("main .next a").first.click()
    first_card(page).locator(".more a").click()
    expect(page.locator(".explanation")).to_be_visible()
    context.close()


def test_files_may_be_dropped(page: Page, address: str) -> None:
    page.goto(address)
    dropped = page.evaluate_handle(
        """text => { const data = new DataTransfer();
        for (const name of ["a.txt", "b.txt"]) data.items.add(new File([text], name, {type: "text/plain"}));
        return data; }""",
        CV_TEXT,
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    send(page)
    expect(page.locator(".texts article")).to_have_count(2)


def test_text_and_list_stand_still_beside_each_other(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    open_session(page, address)
    entry = page.locator("#found li.entry", has=page.locator("a.in-text")).last
    entry.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    link = entry.locator("a.in-text")
    mark = page.locator(str(link.get_attribute("href")))
    link.click()
    expect(mark).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == before
    mark.locator("a").click()
    expect(page.locator("#found .shown")).to_be_in_viewport()


def test_what_went_wrong_in_a_part_leaves_the_rest(page: Page, address: str) -> None:
    session = open_session(page, address)
    skills(page).first.locator("input[name=uri]").first.evaluate("field => { field.value = 'http://nowhere'; }")
    skills(page).first.locator("button", has_text="Bekræft").click()
    expect(page.locator("#alerts [role=alert]")).to_be_visible()
    expect(page.locator("#found")).to_be_visible()
    check_access(page)
    page.route("**/notes", lambda route: route.abort())
    page.locator("#note-text").fill("Ring fredag")
    page.locator("#notes button").last.click()
    expect(page.locator("#alerts")).to_contain_text("Ingen forbindelse")
    check_access(page)
    expect(page.locator("#note-text")).to_have_value("Ring fredag")
    page.unroute("**/notes")
    page.locator("#notes button").last.click()
    expect(page.locator("#notes .note")).to_have_text("Ring fredag")
    expect(page.locator("#alerts")).to_be_empty()
    assert page.url.partition("#")[0] == session


def test_work_is_corrected_as_one_types(page: Page, address: str) -> None:
    open_session(page, address)
    entry = page.locator("#found li.entry").first
    entry.locator("summary").click()
    entry.locator("input[type=search]").press_sequentially("fundraiser")
    entry.locator(".options button").first.click()
    expect(page.locator("#found li.entry strong", has_text="fundraiser")).to_be_visible()
    expect(page.locator("#found li.gone")).to_have_count(1)
    page.locator("#found summary", has_text="Tilføj arbejde").click()
    page.locator("#work-relation").select_option("wanted")
    page.locator("#work-title").press_sequentially("journalist")
    page.locator("#o-work button").first.click()
    expect(page.locator("#found li.entry", has_text="journalist")).to_contain_text("vil gerne arbejde som")


def test_the_answer_of_what_if_is_in_sight_on_a_telephone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    session = open_session(page, address)
    page.goto(f"{session}/jobs")
    answer = page.locator("#changes h2")
    page.locator("label[for=dial-pivot]").click()
    expect(answer).to_be_in_viewport()
    page.locator(".what-if > details > summary").first.click()
    page.locator(".what-if #near").fill("8000")
    page.locator(".what-if #hours").focus()
    page.locator(".what-if #hours").select_option("part")  # far above the end of the controls
    expect(answer).to_contain_text("Postnummer: 8000; Arbejdstid: deltid")
    expect(answer).to_be_in_viewport()
    expect(page.locator("#changes button")).to_be_in_viewport()
    expect(page.locator(".what-if #hours")).to_be_focused()
    expect(page.locator(".what-if #hours")).to_be_in_viewport()
    check_width(page)
    check_access(page)
    page.locator(".what-if button.button-primary").click()
    expect(answer).to_be_focused()
    expect(answer).to_be_in_viewport()


def test_without_a_script_one_goes_on_at_the_answer_of_what_if(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="da-DK", viewport={"width": 360, "height": 640})
    page = context.new_page()
    session = open_session(page, address)
    page.goto(f"{session}/jobs")
    page.locator("label[for=dial-pivot]").click()
    page.locator(".what-if noscript button").click()
    expect(page.locator("#changes h2")).to_be_in_viewport()
    expect(page.locator("#changes h2")).to_be_focused()
    context.close()


def test_only_two_to_four_jobs_can_be_compared(page: Page, address: str) -> None:
    session = open_session(page, address)
    page.goto(f"{session}/jobs")
    button, picks = page.locator("#compare-form button"), page.locator(".compare-pick label")
    expect(button).to_be_disabled()
    picks.nth(0).click()
    expect(page.locator("#compare-count")).to_have_text("1 valgt")
    expect(button).to_be_disabled()
    picks.nth(1).click()
    expect(button).to_be_enabled()
    for number in (2, 3, 4):
        picks.nth(number).click()
    expect(page.locator("#compare-count")).to_have_text("5 valgt")
    expect(button).to_be_disabled()
    check_access(page)
