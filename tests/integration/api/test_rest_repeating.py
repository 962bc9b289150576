"""Answers that may be kept, and requests that may be sent again: ETag, If-None-Match, If-Match, Idempotency-Key."""

from __future__ import annotations

import datetime
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from api.bootstrap import Services
from api.records.database import FILE
from api.records.tables import IdempotencyRow
from api.rest.app import create_app
from api.rest.idempotency import ABANDONED
from api.settings import read_settings
from tests.fixtures_demo import CV_TEXT, DAY, ENGLISH, POSTING, form_with

KEY = {"Idempotency-Key": "9f0c1f6e-6d0c-4c3b-9a53-3d2c0a6f7f11"}
BODY = {"text": CV_TEXT}


@pytest.fixture
def records(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as services:
        yield services


@pytest.fixture
def own(records: Services) -> FlaskClient:
    """A client of the demo world with records of its own."""
    return create_app(records).test_client()


def rows(services: Services) -> list[IdempotencyRow]:
    with services.records.begin() as db:
        return list(db.scalars(select(IdempotencyRow)))


def total(client: FlaskClient) -> int:
    return int(client.get("/api/v1/sessions").get_json()["total"])


# --- answers that may be kept ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/occupations?q=syge",
        "/api/v1/occupation?uri=https://jobvej.example/demo/occupation/nurse",
        "/api/v1/skills",
        f"/api/v1/skill?uri={ENGLISH}",
        "/api/v1/postings?limit=3",
        f"/api/v1/postings/{POSTING}",
    ],
)
def test_classification_and_postings_are_answered_304_while_nothing_changes(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["ETag"]
    assert first.headers["X-Jobvej-Version"] in tag
    assert "no-store" not in first.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"something-else"'}).status_code == 200
    other = address + ("&" if "?" in address else "?") + "lang=en"
    assert client.get(other, headers={"If-None-Match": tag}).headers["ETag"] != tag or "postings?" in address


def test_what_is_of_a_person_is_not_kept(client: FlaskClient) -> None:
    answer = client.post("/api/v1/recommend", json=BODY)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_answers_say_which_model_scored(client: FlaskClient) -> None:
    def model(**more: Any) -> object:
        return client.post("/api/v1/recommend", json={**BODY, **more}).get_json()["versions"]["model"]

    assert model() == "default"
    assert model(model="bm25") == "bm25"
    assert client.get("/api/v1/skills").get_json()["versions"]["model"] is None


def test_every_answer_has_the_version_and_only_what_needs_it_loads_for_it(client: FlaskClient) -> None:
    def version(address: str, **more: Any) -> str:
        answer = client.post(address, **more) if more else client.get(address)
        return str(answer.headers["X-Jobvej-Version"])

    whole = version("/api/v1/tickets")
    assert re.fullmatch(r"[\d.]+-[0-9a-f]{16}-[0-9a-f]{8}-default", whole)
    for address in ("/api/v1/health", "/api/v1/none", "/api/v1/sessions/none/notes", "/api/v1/reports/none"):
        assert version(address) == whole
    assert version("/api/v1/recommend", json={**BODY, "model": "bm25"}) == whole.replace("default", "bm25")


def test_before_anything_is_loaded_the_version_says_so(tmp_path: Path) -> None:
    with Services(read_settings(data=tmp_path)) as empty:
        answer = create_app(empty).test_client().get("/api/v1/health")
    assert answer.headers["X-Jobvej-Version"].endswith("-empty")


# --- changes of what somebody else may have changed ---------------------------------------------------------------


def test_a_session_that_was_changed_meanwhile_is_not_erased(own: FlaskClient) -> None:
    address = own.post("/api/v1/sessions", json=BODY).headers["Location"]
    tag = own.get(address).headers["ETag"]
    own.patch(address, json={"search": {"near": "8000"}})
    refused = own.delete(address, headers={"If-Match": tag})
    assert (refused.status_code, refused.get_json()["code"]) == (412, "version_mismatch")
    assert own.delete(address, headers={"If-Match": own.get(address).headers["ETag"]}).status_code == 204


@pytest.mark.parametrize("tags", ['"1", "2"', '"x"', '"²"', 'W/"1"'])
def test_if_match_takes_one_strong_tag(own: FlaskClient, tags: str) -> None:
    address = own.post("/api/v1/sessions", json=BODY).headers["Location"]
    found = own.patch(address, json={}, headers={"If-Match": tags.encode("utf-8").decode("latin-1")})
    assert (found.status_code, found.get_json()["code"]) == (422, "invalid_request")


def test_part_of_a_search_leaves_the_rest(own: FlaskClient) -> None:
    address = own.post("/api/v1/sessions", json={**BODY, "search": {"near": "2100", "radius_km": 20}}).headers[
        "Location"
    ]
    found = own.patch(address, json={"search": {"near": None}}).get_json()["session"]["search"]
    assert (found["near"], found["radius_km"]) == (None, 20)


# --- requests that are sent again --------------------------------------------------------------------------------


def test_a_key_that_is_asked_for_again_is_the_same_key_and_its_secret_is_not_in_the_records(
    own: FlaskClient, records: Services
) -> None:
    account = own.post("/api/v1/accounts", json={"name": "Fagsystemet", "roles": ["consultant"]}).get_json()["account"]
    address, body = f"/api/v1/accounts/{account['id']}/keys", {"label": "fagsystem"}
    first = own.post(address, json=body, headers=KEY)
    again = own.post(address, json=body, headers=KEY)
    assert (first.status_code, again.data) == (201, first.data)
    [listed] = own.get("/api/v1/accounts").get_json()["items"]
    assert [key["id"] for key in listed["keys"]] == [first.get_json()["key"]["id"]]
    [row] = rows(records)
    assert row.body is not None
    assert first.get_json()["secret"].encode() not in row.body
    written = b"".join(path.read_bytes() for path in records.settings.data.glob(f"{FILE}*"))
    assert first.get_json()["secret"].rpartition("_")[2].encode() not in written


def test_an_answer_under_another_secret_is_refused_and_not_made_twice(own: FlaskClient, records: Services) -> None:
    own.post("/api/v1/sessions", json=BODY, headers=KEY)
    other = create_app(records)
    other.secret_key = b"x" * 32
    found = other.test_client().post("/api/v1/sessions", json=BODY, headers=KEY)
    assert (found.status_code, found.get_json()["code"]) == (422, "idempotency_key_reused")
    assert total(own) == 1


def test_the_same_request_gives_the_same_answer_and_creates_nothing(own: FlaskClient) -> None:
    first = own.post("/api/v1/sessions", json=BODY, headers=KEY)
    again = own.post("/api/v1/sessions", json=BODY, headers={"Idempotency-Key": f'"{KEY["Idempotency-Key"]}"'})
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.data == again.data
    for name in ("ETag", "Location", "X-Jobvej-Version", "Content-Type"):
        assert first.headers[name] == again.headers[name]
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert total(own) == 1
    other = own.post("/api/v1/sessions", json=BODY, headers={"Idempotency-Key": "another"})
    assert other.get_json()["session"]["id"] != first.get_json()["session"]["id"]


def test_a_file_sent_again_is_known_whatever_its_boundary(own: FlaskClient) -> None:
    first = own.post("/api/v1/sessions", **form_with("file", "cv.txt", CV_TEXT.encode()), headers=KEY)
    again = own.post("/api/v1/sessions", data={"file": (io.BytesIO(CV_TEXT.encode()), "cv.txt")}, headers=KEY)
    assert first.data == again.data
    other = own.post("/api/v1/sessions", data={"file": (io.BytesIO(CV_TEXT.encode() + b"."), "cv.txt")}, headers=KEY)
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency_key_reused")


def test_another_request_with_the_same_key_is_refused(own: FlaskClient) -> None:
    address = own.post("/api/v1/sessions", json=BODY, headers=KEY).headers["Location"]
    for path, body in (("/api/v1/sessions", {"text": CV_TEXT + "."}), (address + "/notes", {"text": "x"})):
        found = own.post(path, json=body, headers=KEY)
        assert (found.status_code, found.get_json()["code"]) == (422, "idempotency_key_reused")
    assert total(own) == 1


def test_notes_documents_and_tickets_are_added_once(own: FlaskClient) -> None:
    address = own.post("/api/v1/sessions", json=BODY).headers["Location"]
    for path, body in (("/notes", {"text": "Ring"}), ("/documents", BODY), ("/tickets", {"uri": ENGLISH})):
        answers = [own.post(address + path, json=body, headers={"Idempotency-Key": path}) for _ in range(2)]
        assert answers[0].status_code < 300, answers[0].text
        assert answers[0].data == answers[1].data
    assert own.get(address + "/notes").get_json()["total"] == 1
    assert own.get("/api/v1/tickets").get_json()["total"] == 1
    assert len(own.get(address).get_json()["session"]["documents"]) == 2


def test_what_failed_may_be_sent_again_mended(own: FlaskClient, records: Services) -> None:
    wrong = own.post("/api/v1/sessions", json={**BODY, "language": "de"}, headers=KEY)
    assert wrong.status_code == 422
    assert rows(records) == []
    assert own.post("/api/v1/sessions", json=BODY, headers=KEY).status_code == 201


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a b", "æ"])
def test_a_key_that_is_none_is_refused(own: FlaskClient, key: str) -> None:
    found = own.post("/api/v1/sessions", json=BODY, headers={"Idempotency-Key": key})
    assert (found.status_code, found.get_json()["code"]) == (422, "invalid_request")


def test_a_second_request_while_the_first_is_worked_on(
    own: FlaskClient, records: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.usecases.sessions import opening

    begun, go_on, real = threading.Event(), threading.Event(), opening.open_session

    def slow(*arguments: Any) -> Any:
        begun.set()
        assert go_on.wait(30)
        return real(*arguments)

    monkeypatch.setattr(opening, "open_session", slow)
    answers: list[Any] = []
    app = own.application
    first = threading.Thread(
        target=lambda: answers.append(app.test_client().post("/api/v1/sessions", json=BODY, headers=KEY))
    )
    first.start()
    try:
        assert begun.wait(30)
        found = own.post("/api/v1/sessions", json=BODY, headers=KEY)
        assert (found.status_code, found.get_json()["code"]) == (409, "idempotency_in_progress")
    finally:
        go_on.set()
        first.join()
    assert answers[0].status_code == 201
    assert own.post("/api/v1/sessions", json=BODY, headers=KEY).data == answers[0].data


def test_a_key_of_a_process_that_died_can_be_used_again(own: FlaskClient, records: Services) -> None:
    own.post("/api/v1/sessions", json=BODY, headers=KEY)
    long_ago = rows(records)[0].created - ABANDONED - datetime.timedelta(seconds=1)
    with records.records.begin() as db:
        db.execute(update(IdempotencyRow).values(status=None, body=None, created=long_ago))
    assert own.post("/api/v1/sessions", json=BODY, headers=KEY).status_code == 201
    assert total(own) == 2


def test_what_is_remembered_goes_with_the_session_and_holds_no_key(
    own: FlaskClient, records: Services, tmp_path: Path
) -> None:
    body = {"text": CV_TEXT + "\nJeg kan klatre i højspændingsmaster."}
    address = own.post("/api/v1/sessions", json=body, headers=KEY).headers["Location"]
    assert [row.session_id for row in rows(records)] == [address.rsplit("/", 1)[1]]
    assert all(KEY["Idempotency-Key"].encode() not in path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    assert own.delete(address).status_code == 204
    assert rows(records) == []
    left = b"".join(path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    assert "højspændingsmaster".encode() not in left
