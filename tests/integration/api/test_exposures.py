"""The log of what was shown to whom has every answer about a person, also of those without a session."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.bootstrap import Services
from api.rest.app import create_app
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, DAY, POSTING

SOURCE, NUMBER = POSTING.split("/")
ONE = {"source": SOURCE, "posting_id": NUMBER}
OTHER = {"other_source": SOURCE, "other_posting_id": "K0006"}


@pytest.fixture
def client(demo_services: Services, tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of the demo world with records of its own."""
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as services:
        yield create_app(services).test_client()


def log(client: FlaskClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/api/v1/exposures").get_json()["items"]
    return found


@pytest.mark.parametrize(
    ("route", "more", "asked"),
    [
        ("recommend", {}, None),
        ("what-if", {"change": {"radius_km": 5}}, None),
        ("explain", ONE, [POSTING]),
        ("why-not", ONE, [POSTING]),
        ("compare", {**ONE, **OTHER}, [POSTING, f"{SOURCE}/K0006"]),
        ("unlock", {}, []),
        ("paths", {}, []),
    ],
)
def test_an_answer_without_a_session_is_written_down(
    client: FlaskClient, route: str, more: dict[str, Any], asked: list[str] | None
) -> None:
    found = client.post(f"/api/v1/{route}", json={"text": CV_TEXT, **more})
    assert found.status_code == 200, found.get_json()
    [row] = log(client)
    assert (row["kind"], row["session_id"], row["person_key"]) == (route.replace("-", "_"), None, None)
    assert (row["arm"], row["shown"], row["override"]) == ("no_session", True, {})
    assert row["versions"]["model"] == "default"
    lists = found.get_json().get("after", found.get_json())
    shown = {name: [job["key"] for job in lists[name]] for name in ("jobs", "alternatives") if name in lists}
    assert row["postings"] == ({"asked": asked} if asked else shown)
    assert asked or route in ("unlock", "paths") or shown["jobs"]
    assert "sygeplejerske" not in json.dumps(row).lower()


def test_the_same_question_has_the_same_hash_and_another_not(client: FlaskClient) -> None:
    for radius in (30, 30, 40):
        client.post("/api/v1/recommend", json={"text": CV_TEXT, "radius_km": radius})
    newest, second, first = (row["inputs_hash"] for row in log(client))
    assert first == second != newest


def test_what_is_refused_or_about_nobody_is_not_written_down(client: FlaskClient) -> None:
    assert client.post("/api/v1/recommend", json={"text": CV_TEXT, "model": "none"}).status_code == 422
    assert client.post("/api/v1/explain", json={"text": CV_TEXT, **ONE, "posting_id": "none"}).status_code == 404
    nurse = "https://jobvej.example/demo/occupation/nurse"
    assert client.get("/api/v1/adjacent", query_string={"uri": nurse}).status_code == 200
    assert client.post("/api/v1/cv", json={"text": CV_TEXT}).status_code == 200
    assert log(client) == []
