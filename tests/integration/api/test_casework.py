"""What docs/casework.md tells a casework system to do: the addresses are there, and the story works with a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.access import accounts, logins
from api.bootstrap import Services
from api.rest.app import create_app
from api.rest.document import operations
from api.settings import read_settings
from tests.api_reference import own_document
from tests.conftest import ROOT
from tests.fixtures_demo import DAY

GUIDE = ROOT / "docs" / "casework.md"
SUBJECT = "https://login.example|kirsten"


def test_every_address_of_the_guide_is_there() -> None:
    there = {(method.upper(), re.sub(r"\{\w+\}", "X", path)) for path, method, _raw in operations(own_document())}
    text = GUIDE.read_text(encoding="utf-8")
    named = re.findall(r"`(?:PUT`, `)?(GET|POST|PUT|PATCH|DELETE) (/[\w/.-]+)", text)
    assert len(named) >= 12
    for method, path in named:
        assert (method, "/api/v1" + re.sub(r"/(ID|KEY)\b", "/X", path)) in there, path


@pytest.fixture
def services(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    with Services(read_settings(data=tmp_path, today=DAY, access="accounts"), demo_services.world().base) as found:
        yield found


@pytest.fixture
def system(services: Services) -> FlaskClient:
    return create_app(services).test_client()


def test_upload_recommend_and_open_the_page(services: Services, system: FlaskClient, sample_pdf: Path) -> None:
    account = accounts.add(services, "Kirsten Konsulent", ["consultant"], subject=SUBJECT)
    key = {"Authorization": f"Bearer {accounts.new_key(services, account.id, 'fagsystem')[0]}"}
    form = {"notice_given": "true", "legal_basis": "LAB § 11", "search": '{"near": "2100", "radius_km": 30}'}
    found: list[Any] = []
    for _again in range(2):
        with sample_pdf.open("rb") as file:
            headers = {**key, "Idempotency-Key": "one-upload"}
            found.append(system.post("/api/v1/sessions", data={**form, "file": file}, headers=headers))
    assert [item.status_code for item in found] == [201, 201], found[0].text
    assert found[0].data == found[1].data
    session = found[0].get_json()["session"]
    assert (session["search"]["near"], session["legal_basis"]) == ("2100", "LAB § 11")
    lists = system.get(f"/api/v1/sessions/{session['id']}/recommendations?top=10&lang=da", headers=key).get_json()
    assert lists["jobs"]
    assert all(job["paths"] or job["texts"] for job in lists["jobs"])

    html = {"Accept": "text/html"}
    browser = create_app(services).test_client()
    sent = browser.get(session["page"], headers=html)
    assert sent.status_code == 303
    assert sent.location.startswith("/sign-in?next=")
    enter(browser, logins.begin(services, SUBJECT, "Kirsten Konsulent", None))
    page = browser.get(session["page"], headers=html)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    other = create_app(services).test_client()
    enter(other, logins.begin(services, "https://login.example|other", "En anden", ["consultant"]))
    assert other.get(session["page"], headers=html).status_code == 404
    assert system.delete(f"/api/v1/sessions/{session['id']}", headers=key).status_code == 204
    assert browser.get(session["page"], headers=html).status_code == 404


def enter(browser: FlaskClient, token: str) -> None:
    with browser.session_transaction() as cookie:
        cookie["login"] = token
