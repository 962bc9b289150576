"""The routes that answer questions about a recommendation, over the demo world."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.fixtures_demo import CV_TEXT

SEARCH = {"text": CV_TEXT, "top": 5}


def ask(client: FlaskClient, route: str, **body: Any) -> dict[str, Any]:
    response = client.post(f"/api/v1/{route}", json={**SEARCH, **body})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


def jobs(client: FlaskClient, **body: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(client, "recommend", **body)["jobs"]
    return found


def test_every_job_says_what_the_texts_say_alike(client: FlaskClient) -> None:
    found = jobs(client)
    assert found
    for job in found:
        assert job["texts"] or not job["factors"]["words"], job["title"]
        assert all(set(pair["sentences"]) == {"da", "en"} for pair in job["texts"])
    posting = client.get(f"/api/v1/postings/{found[0]['key']}").get_json()["posting"]
    assert found[0]["texts"][0]["posting"] in " ".join(posting["text"].split())


def test_compare_the_first_with_the_last(client: FlaskClient) -> None:
    first, *_, last = jobs(client)
    found = ask(
        client,
        "compare",
        source=first["source"],
        posting_id=first["posting_id"],
        other_source=last["source"],
        other_posting_id=last["posting_id"],
    )
    assert found["difference"] == pytest.approx(first["score"] - last["score"], abs=1e-6)
    assert sum(found["differences"].values()) == pytest.approx(found["difference"], abs=1e-6)
    assert first["title"] in found["sentences"]["da"]
    assert found["one"]["rank"] < found["other"]["rank"]


def test_why_not(client: FlaskClient) -> None:
    more = jobs(client, top=20)
    below = ask(client, "why-not", source=more[-1]["source"], posting_id=more[-1]["posting_id"])
    assert below["status"] == "below"
    assert below["rank"] > 5
    assert below["held_back"][0]["difference"] < 0
    shown = ask(client, "why-not", source=more[0]["source"], posting_id=more[0]["posting_id"])
    assert (shown["status"], shown["differences"]) == ("shown", {})


def test_what_if(client: FlaskClient) -> None:
    found = ask(client, "what-if", change={"radius_km": 900})
    before, after = ([job["key"] for job in found[side]["jobs"]] for side in ("before", "after"))
    assert {item["key"] for item in found["jobs"]["entered"]} == set(after) - set(before)
    assert {item["key"] for item in found["jobs"]["left"]} == set(before) - set(after)
    file = {"file": (io.BytesIO(CV_TEXT.encode()), "cv.txt"), "top": "5", "change": json.dumps({"radius_km": 900})}
    assert client.post("/api/v1/what-if", data=file).get_json()["jobs"] == found["jobs"]


def test_unlock_alone_and_beside_the_lists(client: FlaskClient) -> None:
    alone = ask(client, "unlock")["unlock"]
    beside = ask(client, "recommend", unlock=True)["unlock"]
    assert alone
    assert alone == beside
    assert len(alone) <= 5
    counts = [item["postings"] for item in alone]
    assert counts == sorted(counts, reverse=True)
    assert all(item["examples"] and item["label"] for item in alone)
    assert "unlock" not in ask(client, "recommend")


@pytest.mark.parametrize(
    ("route", "body", "status", "code"),
    [
        ("compare", {"source": "x", "posting_id": "1", "other_source": "x", "other_posting_id": "2"}, 404, "not_found"),
        ("why-not", {"source": "x", "posting_id": "1"}, 404, "not_found"),
        ("compare", {"source": "x", "posting_id": "1"}, 422, "invalid_request"),
        ("what-if", {}, 422, "invalid_request"),
        ("what-if", {"change": {}}, 422, "invalid_request"),
        ("what-if", {"change": "{"}, 422, "invalid_request"),
        ("what-if", {"change": {"drop": ["urn:none"]}}, 422, "invalid_request"),
        ("what-if", {"change": {"add": ["urn:none"]}}, 422, "invalid_profile"),
        ("what-if", {"change": {"near": "0000"}}, 422, "unknown_place"),
        ("what-if", {"change": {"radius_km": -1}}, 422, "invalid_request"),
        ("what-if", {"change": {"more": 1}}, 422, "invalid_request"),
        ("unlock", {"unlock": True}, 422, "invalid_request"),
    ],
)
def test_faults_have_the_one_body(
    client: FlaskClient, route: str, body: dict[str, Any], status: int, code: str
) -> None:
    response = client.post(f"/api/v1/{route}", json={**SEARCH, **body})
    assert (response.status_code, response.get_json()["code"]) == (status, code), response.text
