from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.bootstrap import Services
from api.rest.app import create_app
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, SECRETS, form_with

PROBLEM = {"type", "title", "status", "code", "detail", "errors"}


def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return found


def check_problem(response: Any, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    assert response.mimetype == "application/problem+json"
    assert set(response.get_json()) == PROBLEM
    assert response.get_json()["code"] == code
    assert response.get_json()["status"] == status


def test_every_route_without_a_place_in_its_path_answers_as_documented(
    client: FlaskClient, demo_services: Services
) -> None:
    snapshot = demo_services.world().snapshot
    occupation = snapshot.occupations[0]
    needed = {f"/api/v1/{name}": occupation for name in ("occupation", "adjacent", "paths")}
    needed["/api/v1/skill"] = snapshot.skills[0]
    for path, operations in document(client)["paths"].items():
        if "get" in operations and "{" not in path and path != "/api/v1/readiness":
            response = client.get(path, query_string={"uri": needed[path]} if path in needed else {})
            assert response.status_code == 200, (path, response.text)


def test_read_a_cv_as_text_and_as_a_file(client: FlaskClient, sample_pdf: Path) -> None:
    text = client.post("/api/v1/cv?lang=en", json={"text": CV_TEXT}).get_json()
    file = client.post("/api/v1/cv", data={"file": (io.BytesIO(sample_pdf.read_bytes()), "cv.pdf")}).get_json()
    for answer in (text, file):
        assert answer["quality"]["verdict"] in ("good", "poor")
        assert answer["versions"]["jobvej"]
        assert len(answer["versions"]["ontology_hash"]) == 64
        assert answer["profile"]["skills"]
        assert all(item["sentence"] and item["quote"] for item in answer["evidence"])
    assert "nurse" in [role["label"] for role in text["roles"]]


def test_recommend_for_a_text_and_for_its_profile_is_the_same(client: FlaskClient) -> None:
    profile = client.post("/api/v1/cv", json={"text": CV_TEXT}).get_json()["profile"]
    by_text = client.post("/api/v1/recommend", json={"text": CV_TEXT})
    again = client.post("/api/v1/recommend", json={"text": CV_TEXT})
    by_profile = client.post("/api/v1/recommend", json={"profile": profile})
    by_file = client.post("/api/v1/recommend", data={"file": (io.BytesIO(CV_TEXT.encode()), "cv.txt"), "top": "20"})
    assert by_text.status_code == by_profile.status_code == by_file.status_code == 200, by_profile.text
    assert by_text.data == again.data
    keys = [[job["key"] for job in answer.get_json()["jobs"]] for answer in (by_text, by_profile, by_file)]
    assert keys[0]
    assert keys[0] == keys[1] == keys[2]


def test_explain_gives_what_the_list_gave(client: FlaskClient) -> None:
    job = client.post("/api/v1/recommend", json={"text": CV_TEXT, "top": 1}).get_json()["jobs"][0]
    body = {"text": CV_TEXT, "source": job["source"], "posting_id": job["posting_id"]}
    answer = client.post("/api/v1/explain", json=body).get_json()
    assert (answer["rank"], answer["removed"]) == (1, None)
    assert answer["job"]["score"] == job["score"]
    assert answer["job"]["paths"] == job["paths"]
    check_problem(client.post("/api/v1/explain", json={**body, "posting_id": "none"}), 404, "not_found")


def test_search_occupations_and_skills(client: FlaskClient) -> None:
    found = client.get("/api/v1/occupations?q=SYGEPLEJERSKE&lang=en").get_json()
    assert found["items"][0]["label"] == "nurse"
    one = client.get("/api/v1/occupation", query_string={"uri": found["items"][0]["uri"]}).get_json()["concept"]
    assert one["essential"]
    assert {"da", "en"} <= {label["language"] for label in one["labels"]}
    skill = client.get("/api/v1/skills?limit=1").get_json()
    assert skill["total"] > 400
    assert len(skill["items"]) == 1
    check_problem(client.get("/api/v1/occupation?uri=urn:x"), 404, "not_found")
    check_problem(client.get("/api/v1/skills?limit=1000"), 422, "invalid_request")
    check_problem(client.get("/api/v1/skills?limt=1"), 422, "invalid_request")


def test_list_postings(client: FlaskClient) -> None:
    live = client.get("/api/v1/postings?limit=5").get_json()
    every = client.get("/api/v1/postings?limit=5&include_expired=true").get_json()
    assert 0 < live["total"] < every["total"]
    first = live["items"][0]
    one = client.get(f"/api/v1/postings/{first['source']}/{first['posting_id']}").get_json()["posting"]
    assert one["text"]
    assert one["title"] == first["title"]
    check_problem(client.get("/api/v1/postings/demo/none"), 404, "not_found")
    uri = client.get("/api/v1/occupations?q=fundraiser&lang=da").get_json()["items"][0]["uri"]
    found = client.get("/api/v1/postings", query_string={"occupation": uri}).get_json()
    assert 0 < found["total"] < live["total"]
    assert all("undrais" in item["title"] for item in found["items"])
    assert client.get("/api/v1/postings?occupation=urn:x").get_json()["total"] == 0


def test_errors_of_routing_have_the_one_body(client: FlaskClient) -> None:
    check_problem(client.get("/api/v1/nothing"), 404, "not_found")
    response = client.post("/api/v1/health")
    check_problem(response, 405, "method_not_allowed")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"text": "x', 400, "malformed_json"),
        (b"[" * 200_000, 400, "malformed_json"),
        (b"\xff\xfe\x00", 400, "malformed_json"),
        (b"null", 400, "malformed_json"),
        (b"[]", 422, "invalid_request"),
        (b"{}", 422, "invalid_request"),
        (b'{"text": 5}', 422, "invalid_request"),
        (b'{"text": ""}', 422, "invalid_request"),
        (b'{"text": "x", "more": 1}', 422, "invalid_request"),
        (b'{"text": "' + b"x" * 300_000 + b'"}', 422, "invalid_request"),
    ],
)
def test_malformed_bodies(client: FlaskClient, body: bytes, status: int, code: str) -> None:
    check_problem(client.post("/api/v1/cv", data=body, content_type="application/json"), status, code)


def test_what_is_no_text_is_answered_with_a_verdict_or_a_4xx(client: FlaskClient, sample_pdf: Path) -> None:
    pdf = sample_pdf.read_bytes()
    for name, data in {
        "empty.pdf": b"",
        "cut.pdf": pdf[: len(pdf) // 2],
        "nul.txt": b"\x00" * 1000,
        "picture.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        "not-a.docx": b"PK\x03\x04" + b"x" * 100,
        "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 50,
    }.items():
        response = client.post("/api/v1/cv", data={"file": (io.BytesIO(data), name)})
        if response.status_code == 200:
            assert response.get_json()["quality"]["verdict"] == "unusable" or name == "cut.pdf", name
        else:
            assert response.status_code in (413, 415, 422), (name, response.text)
            assert set(response.get_json()) == PROBLEM


def test_limits_and_media_types(client: FlaskClient) -> None:
    large = form_with("file", "large.txt", b"x" * (11 * 1024 * 1024))
    check_problem(client.post("/api/v1/cv", **large), 413, "document_too_large")
    check_problem(client.post("/api/v1/cv", data=b"x", content_type="text/plain"), 415, "unsupported_format")
    check_problem(
        client.post("/api/v1/cv", data={"other": "x"}, content_type="multipart/form-data"), 422, "invalid_request"
    )
    check_problem(client.post("/api/v1/recommend", json={"text": CV_TEXT, "profile": {}}), 422, "invalid_request")
    check_problem(client.post("/api/v1/recommend", json={"text": CV_TEXT, "model": "none"}), 422, "unknown_model")
    check_problem(client.post("/api/v1/recommend", json={"text": CV_TEXT, "near": "0000"}), 422, "unknown_place")
    check_problem(client.post("/api/v1/recommend", json={"profile": {"skills": 5}}), 422, "invalid_profile")
    unusable = client.post("/api/v1/recommend", json={"text": "x"})
    check_problem(unusable, 422, "unusable_reading")
    assert [error["code"] for error in unusable.get_json()["errors"]] == ["too_little_text"]


def test_nothing_of_a_cv_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client.post("/api/v1/cv", json={"text": CV_TEXT})
    client.post("/api/v1/recommend", json={"text": CV_TEXT, "near": "0000"})
    client.post("/api/v1/cv", json={"text": CV_TEXT, "wrong": CV_TEXT})
    assert not any(secret in caplog.text for secret in SECRETS)


def test_an_unforeseen_error_shows_nothing(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError(CV_TEXT)

    monkeypatch.setattr("api.rest.views.reading.read_cv_text", fail)
    response = client.post("/api/v1/cv", json={"text": CV_TEXT})
    check_problem(response, 500, "internal_error")
    assert "Traceback" not in response.text
    assert not any(secret in response.text for secret in SECRETS)


def test_other_hosts_and_other_sites_are_refused(client: FlaskClient) -> None:
    check_problem(client.get("/api/v1/health", base_url="http://jobvej.example.org"), 400, "host_not_allowed")
    assert client.get("/api/v1/health", base_url="http://localhost:8000").status_code == 200
    assert client.get("/api/v1/health", base_url="http://[::1]:8000").status_code == 200
    response = client.post("/api/v1/cv", json={"text": CV_TEXT}, headers={"Sec-Fetch-Site": "cross-site"})
    check_problem(response, 403, "forbidden")


def test_headers(client: FlaskClient) -> None:
    response = client.get("/api/v1/version")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert json.loads(response.data)["snapshot_hash"]


def test_nothing_loaded_is_503_with_a_hint(tmp_path: Path) -> None:
    with Services(read_settings(data=tmp_path)) as services:
        client = create_app(services).test_client()
        for response in (
            client.get("/api/v1/readiness"),
            client.get("/api/v1/postings"),
            client.post("/api/v1/cv", json={"text": CV_TEXT}),
        ):
            check_problem(response, 503, "nothing_loaded")
            assert int(response.headers["Retry-After"]) > 0
            assert "jobvej demo load" in response.get_json()["detail"]
        assert client.get("/api/v1/health").status_code == 200
        assert client.get("/api/v1/version").get_json()["snapshot_hash"] is None


def test_a_store_that_is_away_is_503_and_recommending_goes_on(
    demo_services: Services, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.errors import StoreUnavailableError

    def away() -> None:
        raise StoreUnavailableError("the store does not answer")

    monkeypatch.setattr(demo_services, "ping_store", away)
    response = client.get("/api/v1/readiness")
    check_problem(response, 503, "store_unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert client.post("/api/v1/recommend", json={"text": CV_TEXT}).status_code == 200
    monkeypatch.setattr(demo_services, "ping_store", lambda: None)
    assert client.get("/api/v1/readiness").get_json()["status"] == "ready"


def test_of_very_many_faults_the_first_are_told(client: FlaskClient) -> None:
    response = client.post("/api/v1/cv", json={f"{number:05}" + "x" * 500: 1 for number in range(5000)})
    check_problem(response, 422, "invalid_request")
    assert len(response.get_json()["errors"]) == 50
    assert len(response.data) < 20_000


def test_a_form_that_is_cut_short_is_called_so(client: FlaskClient) -> None:
    head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="cv.txt"\r\n\r\n'
    for body in (head + b"Jeg er sygep", head.replace(b"cv", b"\xff") + b"x\r\n--B--\r\n"):
        for path in ("/api/v1/cv", "/api/v1/recommend"):
            response = client.post(path, data=body, content_type="multipart/form-data; boundary=B")
            check_problem(response, 422, "invalid_request")
            assert "No field of the form can be read" in response.get_json()["detail"]
