"""The routes about near occupations and career paths, over the demo world."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.fixtures_demo import CV_TEXT

NURSE = "https://jobvej.example/demo/occupation/nurse"


def got(client: FlaskClient, route: str, **query: Any) -> dict[str, Any]:
    response = client.get(f"/api/v1/{route}", query_string=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


def test_near_occupations_come_with_labels_and_best_first(client: FlaskClient) -> None:
    found = got(client, "adjacent", uri=NURSE, top=7)
    assert found["occupation"]["label"] == "sygeplejerske"
    scores = [row["score"] for row in found["candidates"]]
    assert len(scores) == 7
    assert scores == sorted(scores, reverse=True)
    assert NURSE not in {row["uri"] for row in found["candidates"]}
    assert all(row["label"] for row in found["candidates"])
    english = got(client, "adjacent", uri=NURSE, top=7, lang="en")
    assert [row["uri"] for row in english["candidates"]] == [row["uri"] for row in found["candidates"]]
    assert english["occupation"]["label"] == "nurse"


def test_near_occupations_of_another_function_and_sector(client: FlaskClient) -> None:
    found = got(client, "adjacent", uri=NURSE, other=["function", "sector"])
    assert found["candidates"]
    assert all(row["other"] == ["function", "sector"] for row in found["candidates"])


def test_paths_from_an_occupation_are_those_of_its_uri(client: FlaskClient) -> None:
    anywhere = got(client, "paths", uri=NURSE, top=3)
    assert [item["uri"] for item in anywhere["occupations"]] == [NURSE]
    goal = anywhere["paths"][-1]["steps"][-1]["uri"]
    towards = got(client, "paths", uri=NURSE, to=goal)
    assert {path["steps"][-1]["uri"] for path in towards["paths"]} == {goal}
    step = towards["paths"][0]["steps"][0]
    assert {"gap", "live_postings", "score"} < set(step)


def test_paths_from_a_cv_and_from_its_profile_are_the_same(client: FlaskClient) -> None:
    of_text = client.post("/api/v1/paths", json={"text": CV_TEXT, "top": 3})
    assert of_text.status_code == 200, of_text.text
    profile: Any = client.post("/api/v1/cv", json={"text": CV_TEXT}).get_json()
    of_profile = client.post("/api/v1/paths", json={"profile": profile["profile"], "top": 3})
    assert of_profile.get_json() == of_text.get_json()
    assert of_text.get_json()["paths"]
    with_file = {"file": (io.BytesIO(CV_TEXT.encode()), "cv.txt"), "top": "3"}
    assert client.post("/api/v1/paths", data=with_file).get_json()["paths"] == of_text.get_json()["paths"]


def test_who_has_no_known_work_starts_from_what_they_can_do(client: FlaskClient) -> None:
    english = "https://jobvej.example/demo/skill/english"
    found = client.post("/api/v1/paths", json={"profile": {"skills": [{"uri": english}]}, "top": 3}).get_json()
    assert found["occupations"] == []
    assert {path["start"] for path in found["paths"]} == {None}
    address = client.post("/api/v1/sessions", json={"text": "Jeg taler flydende engelsk."}).headers["Location"]
    near = client.get(f"{address}/occupations").get_json()["occupations"]
    assert near
    assert {(row["from"], row["own"]) for row in near} == {(None, False)}
    number = address.rpartition("/")[2]
    page = client.get(f"/sessions/{number}/occupations", query_string={"lang": "da"}).get_data(as_text=True)
    assert "Ud fra det, personen kan" in page
    to = client.get(f"/sessions/{number}/occupations", query_string={"lang": "da", "to": near[0]["uri"]})
    assert "Fra det, personen kan til" in to.get_data(as_text=True)


@pytest.mark.parametrize("route", ["adjacent", "paths"])
def test_answers_may_be_kept_and_wrong_questions_are_refused(client: FlaskClient, route: str) -> None:
    address = f"/api/v1/{route}"
    first = client.get(address, query_string={"uri": NURSE})
    again = client.get(address, query_string={"uri": NURSE}, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    unknown = client.get(address, query_string={"uri": "http://nowhere"})
    assert (unknown.status_code, unknown.json["code"]) == (404, "unknown_concept")  # type: ignore[index]
    for wrong in ({}, {"uri": NURSE, "top": 0}, {"uri": NURSE, "model": "none"}, {"uri": NURSE, "more": 1}):
        assert client.get(address, query_string=wrong).status_code == 422, wrong


def test_paths_that_lead_nowhere_are_refused(client: FlaskClient) -> None:
    assert client.get("/api/v1/paths", query_string={"uri": NURSE, "to": NURSE}).status_code == 422
    assert client.get("/api/v1/paths", query_string={"uri": NURSE, "to": "http://nowhere"}).status_code == 404
    for body in ({}, {"text": CV_TEXT, "profile": {}}, {"profile": {"skills": 1}}, {"text": CV_TEXT, "near": "2100"}):
        assert client.post("/api/v1/paths", json=body).status_code == 422, body
    assert client.get("/api/v1/adjacent", query_string={"uri": NURSE, "other": "planet"}).status_code == 422
