"""What goes wrong on a page is said there, and nothing that was typed or chosen is lost."""

from __future__ import annotations

import html
import io
import re

import requests
from flask import Flask

from api.rest.server import body_limit
from api.settings import Settings
from tests.fixtures_demo import app, demo_settings
from tests.integration.api.test_page import Visitor, visitor
from tests.served import served

__all__ = ["app", "demo_settings", "visitor"]

LIMITED = "Jeg er sygeplejerske i København, taler engelsk C1 og har kørekort B. Jeg må ikke løfte tungt."


def key_of(page: str, words: str) -> str:
    """The key of the condition with these words."""
    entry = next(part for part in page.split("<li") if words in part and 'name="key"' in part)
    found = re.search(r'name="key" value="([^"]+)"', entry)
    assert found is not None
    return html.unescape(found[1])


def test_a_refused_search_keeps_its_fields(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"near": "2100", "reach": "radius", "radius": "-5", "wanted": "bager", "unwanted": "salg", "to": "jobs"}
    page = visitor.post(f"{address}/search", **sent, languages="dansk, engelsk B2", licences_set="1", licences="CE")
    assert page.status_code == 422
    text = html.unescape(page.text)
    for kept in ('value="2100"', 'value="-5"', 'value="bager"', 'value="salg"', 'value="dansk, engelsk B2"'):
        assert kept in text
    assert re.search(r'value="CE" checked', text)
    assert "Antal km skal være et tal fra 1 til 1000." in text
    assert 'href="#radius"' in text


def test_unwanted_work_that_is_no_occupation_says_what_it_does(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"reach": "radius", "radius": "60", "near": "", "to": "reading"}
    page = html.unescape(visitor.post(f"{address}/search", **sent, unwanted="zzzz, lager, bager").text)
    told = "»zzzz« er ikke en stilling i ESCO: opslag med ordet i overskriften udelades."
    assert page.count(told) == 2  # where it is said what was kept, and beside the work itself
    assert "»lager« er ikke en stilling" in page
    assert re.search(r"Stillinger med det ord: [^<]*lagermedarbejder", page)
    assert "»bager« er ikke" not in page
    rows = page.partition("<h3>Arbejde</h3>")[2].partition("</ul>")[0]
    assert rows.count('href="#unwanted"') == 3  # it is changed where it was set
    assert "»zzzz«" not in html.unescape(visitor.get(f"{address}/jobs").text)  # it is said once


def test_wanted_work_that_is_no_occupation_says_what_it_does(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"reach": "radius", "radius": "60", "near": "", "to": "reading"}
    page = html.unescape(visitor.post(f"{address}/search", **sent, wanted="zzzz, bager").text)
    assert "»zzzz« er ikke en stilling i ESCO: opslagenes overskrifter sammenlignes med ordene" in page
    assert "»bager« er ikke" not in page


def test_a_language_that_nobody_speaks_is_named_by_its_field(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.post(f"{address}/search", languages="klingonsk", to="reading")
    assert page.status_code == 422
    assert "Sprog skrives med navn" in page.text
    assert 'value="klingonsk"' in page.text


def test_an_unknown_postcode_is_refused_before_it_is_kept(visitor: Visitor) -> None:
    start = visitor.post("/sessions", text=LIMITED, reach="radius", radius="60", near="9999")
    assert start.status_code == 422
    assert "Postnummeret findes ikke." in start.text
    assert LIMITED in html.unescape(start.text)
    address = visitor.opened()
    page = visitor.post(f"{address}/search", near="9999", reach="radius", radius="60", to="jobs")
    assert page.status_code == 422
    assert 'value="9999"' in page.text
    assert visitor.get(f"{address}/jobs").status_code == 200


def test_the_distance_is_what_the_cv_says_unless_it_is_set(visitor: Visitor) -> None:
    text = LIMITED + " Højst 25 km fra hjemmet."
    read = visitor.post("/sessions", text=text, reach="radius", radius="", near="2100")
    assert 'name="radius" min="1" max="1000" step="any" value="25"' in read.text
    own = visitor.post("/sessions", text=text, reach="radius", radius="40", near="2100")
    assert 'step="any" value="40"' in own.text
    silent = visitor.post("/sessions", text=LIMITED, reach="radius", radius="", near="2100")
    assert 'step="any" value="60"' in silent.text


def test_a_condition_is_taken_away_and_back(visitor: Visitor) -> None:
    address = visitor.opened(LIMITED)
    before = html.unescape(visitor.get(address).text)
    assert "Sprog: engelsk C1" in before
    assert "Fysiske hensyn: ingen tunge løft" in before
    for words in ("Kørekort: B", "Sprog: engelsk C1"):
        key = key_of(before, words)
        part = visitor.part(f"{address}/condition", key=key)
        assert part.status_code == 200
        again = html.unescape(visitor.get(address).text)
        assert re.search(rf'class="entry gone">\s*<div class="told">{re.escape(words)}', again)
        visitor.part(f"{address}/condition", key=key, as_read="1")
    assert 'class="entry gone"' not in visitor.get(address).text
    assert visitor.part(f"{address}/condition", key="hours|37").status_code == 404


def test_a_cv_that_cannot_be_read_leaves_the_others(visitor: Visitor) -> None:
    address = visitor.opened()
    broken = (io.BytesIO(b"%PDF-1.7\nbroken"), "cv.pdf")
    page = visitor.post(f"{address}/documents", file=broken, text="")
    assert page.status_code in (415, 422)
    assert 'id="found"' in page.text
    assert "kan ikke læses" in page.text
    empty = visitor.post(f"{address}/documents", text="")
    assert empty.status_code == 422
    assert "Vælg en fil, eller indsæt en tekst." in empty.text


def test_a_text_that_is_named_pdf_is_no_cv(visitor: Visitor) -> None:
    text = (io.BytesIO(LIMITED.encode()), "cv.pdf")
    start = visitor.post("/sessions", file=text, text="")
    assert start.status_code == 422
    assert "ikke en PDF" in start.text
    assert "Du har ingen åbne samtaler." in start.text
    address = visitor.opened()
    page = visitor.post(f"{address}/documents", file=(io.BytesIO(LIMITED.encode()), "cv.pdf"), text="")
    assert page.status_code == 422
    assert "ikke en PDF" in page.text
    assert "CV 2" not in page.text


def test_all_skills_are_confirmed_by_one_button(visitor: Visitor) -> None:
    address = visitor.opened()
    page = visitor.get(address).text
    assert page.count('value="all_confirmed"') == 1
    assert 'value="all_confirmed"' not in visitor.part(f"{address}/skill", state="all_confirmed").text


def test_an_error_page_says_what_is_loaded(visitor: Visitor) -> None:
    page = visitor.get("/sessions/nothing-there")
    assert page.status_code == 404
    assert "jobvej-demo" in page.text


def test_work_that_no_posting_is_for_is_named(visitor: Visitor) -> None:
    address = visitor.opened("Jeg er socialrådgiver. Erfaring: 2015-2024 Direktør, Firmaet A/S. Bor i 3770 Allinge.")
    visitor.post(f"{address}/search", near="3770", reach="radius", radius="1", to="jobs")
    page = html.unescape(visitor.get(f"{address}/jobs").text)
    assert "Ingen opslag inden for søgningen er som" in page


def test_a_file_that_is_too_large_is_said_on_a_page(app: Flask, demo_settings: Settings) -> None:
    with served(app, demo_settings) as port:
        address, body = f"http://127.0.0.1:{port}", b"x" * (body_limit(demo_settings) + 1)
        page = requests.post(f"{address}/sessions", data=body, headers={"Accept": "text/html"}, timeout=60)
        program = requests.post(f"{address}/api/v1/cv", data=body, headers={"Accept": "text/html"}, timeout=60)
    assert page.status_code == 413
    assert page.headers["Content-Type"].startswith("text/html")
    assert "Content-Security-Policy" in page.headers
    assert "Dokumentet er for stort" in page.text
    assert program.status_code == 413
    assert program.json()["code"] == "document_too_large"


REFUSING = """Erfaring
2015-2024 Sygeplejerske, Rigshospitalet. Medicinhåndtering og dokumentation.

Ønsker
Jeg vil ikke arbejde om natten, og ikke telefon. 2100 København."""


def test_what_a_person_refuses_is_shown_asked_about_and_can_be_taken_away(visitor: Visitor) -> None:
    address = visitor.opened(REFUSING)
    reading = html.unescape(visitor.get(address).text)
    assert "Arbejdstid: ikke nat" in reading
    assert "Vil ikke: telefon" in reading
    jobs = html.unescape(visitor.get(f"{address}/jobs").text)
    assert "Ikke vist, fordi de kræver noget" in jobs
    assert "arbejde, personen ikke vil have" in jobs
    assert re.search(r"Spørg til:</span> Opslaget nævner »\w+«, og CV’et siger nej til det", jobs)
    assert "der ligner CV’et mindre" in jobs  # the tail is folded
    visitor.post(f"{address}/condition", key="unwanted_work|telefon", removed="1")
    assert "arbejde, personen ikke vil have" not in html.unescape(visitor.get(f"{address}/jobs").text)


def test_a_licence_that_was_set_is_left_to_the_cv_again(visitor: Visitor) -> None:
    address = visitor.opened()
    visitor.post(f"{address}/search", licences_asked="1", licences_set="1", licences="C")
    assert visitor.client.get(f"/api/v1{address}").json["session"]["search"]["licences"] == ["C"]  # type: ignore[index]
    visitor.post(f"{address}/search", licences_asked="1")
    assert visitor.client.get(f"/api/v1{address}").json["session"]["search"]["licences"] is None  # type: ignore[index]


def test_a_skill_that_is_no_longer_read_is_not_confirmed(visitor: Visitor) -> None:
    address = visitor.opened()
    (uri, *_rest) = re.findall(r'name="uri" value="([^"]+)"><input[^>]*value="removed"', visitor.get(address).text)
    visitor.post(f"{address}/documents", text="Jeg er kok. Erfaring: 2015-2020 Kok, Kroen. Kan lave mad.")
    first = re.findall(r'name="document" value="([^"]+)"', visitor.get(address).text)[0]
    visitor.post(f"{address}/documents/erase", document=first)
    assert uri not in visitor.get(address).text
    refused = visitor.part(f"{address}/skill", uri=uri, state="confirmed")
    assert refused.status_code == 404
    assert uri not in visitor.get(address).text


def test_a_short_list_of_alternatives_names_the_dial_and_travel_is_said_as_it_was_set(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"near": "2100", "reach": "minutes", "minutes": "10", "travel": "public", "dial": "lateral"}
    text = html.unescape(visitor.part(f"{address}/what-if", **sent).text)
    jobs, _, alternatives = text.partition('id="alternatives-title"')
    assert "højst 10 minutter med bus og tog, regnet som 4 km i lige linje" in jobs
    assert "Det begrænsede alternativerne" in alternatives
    assert re.search(r"fordi der er valgt »samme funktion, anden branche«", alternatives)
    assert "fordi der er valgt" not in jobs
    every = html.unescape(visitor.part(f"{address}/what-if", **{**sent, "dial": ""}).text)
    assert "fordi der er valgt" not in every


def test_the_map_says_what_limited_it(visitor: Visitor) -> None:
    address = visitor.opened()
    visitor.post(f"{address}/search", near="3770", reach="radius", radius="1", to="jobs")
    page = html.unescape(visitor.get(f"{address}/map").text)
    listed = page.partition('id="map-list"')[2]
    assert "Afstand er målt fra 3770" in listed
    assert "ligger uden for afstanden" in listed


def test_a_cv_without_a_licence_leaves_out_ads_that_ask_for_one(visitor: Visitor) -> None:
    address = visitor.opened("Jeg er sygeplejerske i København og taler engelsk C1. Jeg har ikke kørekort.")
    page = html.unescape(visitor.get(address).text)
    assert "Har ikke kørekort til: B" in page
    key = key_of(page, "Har ikke kørekort")
    visitor.post(f"{address}/condition", key=key, removed="1")
    again = html.unescape(visitor.get(address).text)
    assert "Har ikke kørekort til: B" in again  # taken away, and shown as such
    assert 'name="removed" value=""' in again or "Fortryd" in again


def test_work_that_is_both_wanted_and_unwanted_is_remarked_on(visitor: Visitor) -> None:
    address = visitor.opened()
    sent = {"reach": "radius", "radius": "60", "near": "", "to": "reading", "wanted": "bager", "unwanted": "Bager"}
    page = html.unescape(visitor.post(f"{address}/search", **sent).text)
    assert "»bager« står både som ønsket og som uønsket" in page


def test_feedback_that_was_taken_back_does_not_say_that_the_ad_is_hidden(visitor: Visitor) -> None:
    address = visitor.opened()
    key = re.search(r'name="posting" value="([^"]+)"', visitor.get(f"{address}/jobs").text)
    assert key is not None
    visitor.post(f"{address}/feedback", posting=key[1], verdict="expired")
    visitor.post(f"{address}/feedback", posting=key[1], undo="1", on_list="1")
    page = html.unescape(visitor.get(f"{address}/feedback").text)
    assert "Taget tilbage: opslaget er væk." in page
    assert "vises ikke mere" not in page
