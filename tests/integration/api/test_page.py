from __future__ import annotations

import io
import re
from pathlib import Path

from flask.testing import FlaskClient

from api.bootstrap import Services
from api.pages.result_view import is_web_address, shown_date
from api.rest.app import create_app
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, SECRETS, form_with

ESCO = "This service uses the ESCO classification of the European Commission."


def test_the_form_in_danish_and_english(client: FlaskClient) -> None:
    danish, english = client.get("/"), client.get("/?lang=en")
    assert '<html lang="da">' in danish.text
    assert "Find job" in danish.text
    assert '<html lang="en">' in english.text
    assert "Find jobs" in english.text
    for page in (danish, english):
        assert page.status_code == 200
        assert ESCO in page.text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"


def test_a_pasted_cv_is_read_and_answered(client: FlaskClient) -> None:
    page = client.post("/", data={"text": CV_TEXT, "near": "2100", "radius": "60"})
    assert page.status_code == 200
    assert not any(secret in page.text for secret in SECRETS)
    assert "sygeplejerske" in page.text
    assert re.search(r'<mark id="m\d+"><a href="#e\d+">', page.text)
    assert page.text.count('class="card"') > 3
    assert "Afstand er målt fra 2100 København Ø" in page.text
    assert "Ligner hinanden i teksterne" in page.text
    assert re.search("CV’et siger »[^»]+«; opslaget siger »[^»]+«", page.text)
    # Every mark leads to its entry, and back.
    assert set(re.findall(r'href="#(e\d+)"', page.text)) <= set(re.findall(r'id="(e\d+)"', page.text))
    assert set(re.findall(r'href="#(m\d+)"', page.text)) <= set(re.findall(r'id="(m\d+)"', page.text))


def test_an_uploaded_cv_in_english(client: FlaskClient, sample_pdf: Path) -> None:
    page = client.post("/?lang=en", data={"cv": (io.BytesIO(sample_pdf.read_bytes()), "cv.pdf"), "radius": ""})
    assert page.status_code == 200
    assert "What was read" in page.text
    assert "Jobs nearby" in page.text


def test_a_cv_that_cannot_be_used_is_not_scored(client: FlaskClient) -> None:
    page = client.post("/", data={"cv": (io.BytesIO(b"\x00\x01"), "cv.txt"), "text": ""})
    assert "Job i nærheden" not in page.text
    page = client.post("/", data={"text": "abc"})
    assert page.status_code == 200
    assert "Der er derfor ikke søgt efter job" in page.text
    assert "Job i nærheden" not in page.text


def test_what_went_wrong_is_said_in_words(client: FlaskClient) -> None:
    for data, status, words in (
        ({}, 422, "Vælg en fil"),
        ({"text": CV_TEXT, "near": "21"}, 422, "ikke udfyldt rigtigt"),
        ({"text": CV_TEXT, "radius": "langt"}, 422, "ikke udfyldt rigtigt"),
        ({"text": CV_TEXT, "near": "0000"}, 422, "Postnummeret findes ikke"),
        ({"cv": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99), "cv.png")}, 415, "Formatet kan ikke læses"),
    ):
        page = client.post("/", data=data, headers={"Accept": "text/html"})
        assert page.status_code == status, words
        assert words in page.text
        assert "Traceback" not in page.text
    large = client.post("/", headers={"Accept": "text/html"}, **form_with("cv", "cv.txt", b"x" * 11 * 1024 * 1024))
    assert large.status_code == 413
    assert "højst 10 MB" in large.text


def test_html_in_a_cv_stays_text(client: FlaskClient) -> None:
    page = client.post("/", data={"text": CV_TEXT + "\n<script>alert(1)</script><img src=x onerror=alert(1)>"})
    assert "<script" not in page.text
    assert "<img" not in page.text


def test_a_missing_page_is_a_page_for_people_and_a_problem_for_programs(client: FlaskClient) -> None:
    page = client.get("/ingenting", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "Siden findes ikke" in page.text
    problem = client.get("/ingenting")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")


def test_nothing_loaded_is_said_on_the_page(tmp_path: Path) -> None:
    with Services(read_settings(data=tmp_path)) as services:
        client = create_app(services).test_client()
        assert "jobvej demo load" in client.get("/").text
        page = client.post("/", data={"text": CV_TEXT})
        assert page.status_code == 503
        assert page.headers["Retry-After"]
        assert "jobvej demo load" in page.text


def test_small_things() -> None:
    assert shown_date("2027-01-03", "da") == "3. jan. 2027"
    assert shown_date("2027-01-03", "en") == "3 Jan 2027"
    assert shown_date("snarest", "da") == "snarest"
    assert shown_date(None, "da") == ""
    assert is_web_address("https://jobvej.example/demo/1")
    assert not is_web_address("javascript:alert(1)")
    assert not is_web_address(None)
