"""The session routes through a client: a whole conversation, versions, feedback, tickets, erasure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.bootstrap import Services
from api.errors import NotFoundError
from api.records.database import FILE
from api.rest.app import create_app
from api.settings import read_settings
from api.usecases.sessions import keeping
from api.usecases.sessions.reports import live_by_source
from api.usecases.sessions.values import LOCAL
from tests.fixtures_demo import CV_TEXT, DAY, SECRETS, form_with

PERSON = "0123456789abcdef" * 4


@pytest.fixture
def client(demo_services: Services, tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of the demo world with records of its own."""
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as services:
        yield create_app(services).test_client()


@pytest.fixture
def session(client: FlaskClient) -> dict[str, Any]:
    return opened(client, text=CV_TEXT, notice_given=True)


def opened(client: FlaskClient, **body: Any) -> dict[str, Any]:
    response = client.post("/api/v1/sessions", json=body)
    assert response.status_code == 201, response.json
    found: dict[str, Any] = response.json["session"]  # type: ignore[index]
    assert response.headers["Location"] == f"/api/v1/sessions/{found['id']}"
    return found


def address(session: dict[str, Any], rest: str = "") -> str:
    return f"/api/v1/sessions/{session['id']}{rest}"


def test_a_session_says_what_was_read_and_nothing_personal(client: FlaskClient, session: dict[str, Any]) -> None:
    response = client.get(address(session))
    assert response.status_code == 200
    assert all(secret not in response.text for secret in SECRETS)
    found = response.json["session"]  # type: ignore[index]
    assert {row["title"] for row in found["work"]} >= {"Sygeplejerske"}
    assert all(row["label"] for row in found["skills"])
    assert found["notice_given"]
    assert found["page"] == f"/sessions/{session['id']}"
    assert response.headers["ETag"] == '"1"'
    listed = client.get("/api/v1/sessions").json
    assert [item["id"] for item in listed["items"]] == [session["id"]]  # type: ignore[index]


def test_a_file_opens_a_session(client: FlaskClient, sample_pdf: Path) -> None:
    response = client.post("/api/v1/sessions", **form_with("file", "Karen Testesen.pdf", sample_pdf.read_bytes()))
    assert response.status_code == 201
    assert "Karen Testesen.pdf" not in response.text
    assert response.json["session"]["documents"][0]["verdict"] == "good"  # type: ignore[index]


def test_a_change_on_an_old_version_is_refused(client: FlaskClient, session: dict[str, Any]) -> None:
    change = {"search": {"near": "8000"}}
    tag = client.get(address(session)).headers["ETag"]
    first = client.patch(address(session), json=change, headers={"If-Match": tag})
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    second = client.patch(address(session), json=change, headers={"If-Match": tag})
    assert (second.status_code, second.json["code"]) == (412, "version_mismatch")  # type: ignore[index]
    assert client.patch(address(session), json=change, headers={"If-Match": '"x"'}).status_code == 422
    assert client.patch(address(session), json={"search": {"near": "x"}}).json["code"] == "invalid_request"  # type: ignore[index]


def test_the_conversation(client: FlaskClient, session: dict[str, Any]) -> None:
    uri = next(row["uri"] for row in session["skills"] if row["polarity"] == "stated")
    changed = client.put(address(session, "/skills"), json={"uri": uri, "state": "removed"})
    assert changed.status_code == 200
    work = client.put(address(session, "/work"), json={"title": "jordemoder", "relation": "wanted"})
    assert any(row["title"] == "jordemoder" for row in work.json["session"]["work"])  # type: ignore[index]
    lists = client.get(address(session, "/recommendations?top=5")).json
    assert lists is not None
    first, second = (job["key"] for job in lists["jobs"][:2])
    for route in ("explanation", "why-not"):
        assert client.get(address(session, f"/{route}"), query_string={"posting": first}).status_code == 200
    both = client.post(address(session, "/compare"), json={"postings": [second, first]})
    assert [row["job"]["key"] for row in both.json["jobs"]] == [first, second]  # type: ignore[index]
    what = client.post(address(session, "/what-if"), json={"change": {"radius_km": 5}})
    assert what.status_code == 200
    assert client.get(address(session, "/unlock")).status_code == 200
    assert client.get(address(session, "/paths")).status_code == 200
    log = client.get(address(session, "/log")).json
    assert {row["kind"] for row in log["items"]} == {
        "recommend",
        "explain",
        "why_not",
        "compare",
        "what_if",
        "unlock",
        "paths",
    }  # type: ignore[index]
    assert client.get("/api/v1/exposures").json["total"] == log["total"]  # type: ignore[index]
    assert client.get("/api/v1/exposures?since=yesterday").status_code == 422
    assert client.get("/api/v1/exposures?since=2999-01-01T00:00:00%2B00:00").json["total"] == 0  # type: ignore[index]


@pytest.mark.parametrize("verdict", ["unsuitable", "expired"])
def test_feedback_hides_a_posting_until_it_is_undone(
    client: FlaskClient, session: dict[str, Any], verdict: str
) -> None:
    def shown() -> list[str]:
        lists: Any = client.get(address(session, "/recommendations?top=3")).json
        return [job["key"] for job in lists["jobs"]]

    before = shown()
    said = {"posting": before[0], "verdict": verdict, "reason": "distance", "comment": "Ring til Karen på 55 55 12 34"}
    response = client.put(address(session, "/feedback"), json=said)
    assert response.status_code == 200
    assert "55 55 12 34" not in response.text
    assert shown()[:2] == before[1:]
    assert len(shown()) == len(before)
    assert client.delete(address(session, "/feedback"), query_string={"posting": before[0]}).status_code == 204
    assert shown() == before
    items: Any = client.get(address(session, "/feedback")).json
    assert [bool(item["undone"]) for item in items["items"]] == [True]
    again = client.delete(address(session, "/feedback"), query_string={"posting": before[0]})
    assert again.status_code == 404


def test_a_shortlist_keeps_jobs_as_they_looked(client: FlaskClient, session: dict[str, Any]) -> None:
    lists: Any = client.get(address(session, "/recommendations?top=2")).json
    keys = [job["key"] for job in lists["jobs"]]
    for key in reversed(keys):
        assert client.put(address(session, "/shortlist"), json={"posting": key, "note": "God"}).status_code == 200
    items: Any = client.get(address(session, "/shortlist")).json
    assert [item["posting"] for item in items["items"]] == list(reversed(keys))
    assert items["items"][1]["job"]["title"] == lists["jobs"][0]["title"]
    assert client.delete(address(session, "/shortlist"), query_string={"posting": keys[0]}).status_code == 204
    assert len(client.get(address(session, "/shortlist")).json["items"]) == 1  # type: ignore[index]
    assert client.put(address(session, "/shortlist"), json={"posting": "no/such"}).status_code == 404


def test_a_shortlist_stands_in_the_order_that_is_set(client: FlaskClient, session: dict[str, Any]) -> None:
    lists: Any = client.get(address(session, "/recommendations?top=3")).json
    one, two, three = keys = [job["key"] for job in lists["jobs"]]
    for key in keys:
        client.put(address(session, "/shortlist"), json={"posting": key})

    def listed() -> list[str]:
        found: Any = client.get(address(session, "/shortlist")).json
        return [item["posting"] for item in found["items"]]

    assert listed() == keys
    changed = client.patch(address(session, "/shortlist"), json={"postings": [three, one, two]})
    assert [item["posting"] for item in changed.json["items"]] == listed() == [three, one, two]  # type: ignore[index]
    for wrong in ([], [one, two], [one, two, two], [one, two, three, "no/such"]):
        assert client.patch(address(session, "/shortlist"), json={"postings": wrong}).status_code == 422, wrong
    services: Services = client.application.extensions["jobvej"]
    for key, by in ((two, -1), (three, -1), (one, 9)):
        keeping.move_on_shortlist(services, LOCAL, session["id"], key, by)
    assert listed() == [three, two, one]
    with pytest.raises(NotFoundError):
        keeping.move_on_shortlist(services, LOCAL, session["id"], "no/such", 1)
    client.delete(address(session, "/shortlist"), query_string={"posting": three})
    client.put(address(session, "/shortlist"), json={"posting": three})
    assert listed() == [two, one, three]  # what is new stands last


def test_what_is_said_to_be_gone_is_told_of_its_source(client: FlaskClient, session: dict[str, Any]) -> None:
    other = opened(client, text=CV_TEXT)
    gone, twice, taken_back, expired = (f"kommunejob-demo/{name}" for name in ("K0001", "K0006", "K0013", "K0156"))
    for of, key in ((session, gone), (session, twice), (other, twice), (session, taken_back), (session, expired)):
        client.put(address(of, "/feedback"), json={"posting": key, "verdict": "expired"})
    client.put(address(other, "/feedback"), json={"posting": gone, "verdict": "unsuitable", "reason": "level"})
    client.delete(address(session, "/feedback"), query_string={"posting": taken_back})
    found: Any = client.get("/api/v1/reports").json
    assert [(row["posting"], row["sessions"], row["live"]) for row in found["items"]] == [
        (twice, 2, True),
        (gone, 1, True),
        (expired, 1, False),
    ]
    assert found["items"][0]["title"]
    assert client.get("/api/v1/reports?source=none").json["total"] == 0  # type: ignore[index]
    services: Services = client.application.extensions["jobvej"]
    assert live_by_source(services) == {"kommunejob-demo": 2}


def test_a_reason_is_one_of_those_that_there_are(client: FlaskClient, session: dict[str, Any]) -> None:
    said = {"posting": "kommunejob-demo/K0001", "verdict": "unsuitable"}
    for reason in ("", *keeping.REASONS):
        assert client.put(address(session, "/feedback"), json={**said, "reason": reason}).status_code == 200, reason
    assert client.put(address(session, "/feedback"), json={**said, "reason": "weather"}).status_code == 422


def test_notes_are_pseudonymised(client: FlaskClient, session: dict[str, Any]) -> None:
    note = client.post(address(session, "/notes"), json={"text": "CPR 010180-1234, mail karen@example.com"})
    assert note.status_code == 201
    assert "010180" not in note.text
    assert "karen@" not in note.text
    assert len(client.get(address(session, "/notes")).json["items"]) == 1  # type: ignore[index]
    found: Any = note.json
    assert client.delete(address(session, f"/notes/{found['id']}")).status_code == 204
    assert client.delete(address(session, f"/notes/{found['id']}")).status_code == 404
    assert client.post(address(session, "/notes"), json={"text": "   "}).status_code == 422


def test_a_wrong_skill_becomes_a_ticket_with_its_words(client: FlaskClient, session: dict[str, Any]) -> None:
    row = next(row for row in session["skills"] if row["quote"])
    ticket = client.post(address(session, "/tickets"), json={"uri": row["uri"], "comment": "Det er noget andet"})
    assert ticket.status_code == 201
    found: Any = ticket.json
    assert found["ticket"]["sentence"]
    listed: Any = client.get("/api/v1/tickets?status=open").json
    assert [item["id"] for item in listed["items"]] == [found["ticket"]["id"]]
    done: Any = client.patch(f"/api/v1/tickets/{found['ticket']['id']}", json={"status": "done", "answer": "Ja"}).json
    assert (done["ticket"]["status"], done["ticket"]["answered"] is None) == ("done", False)
    assert client.post(address(session, "/tickets"), json={"uri": "http://nowhere"}).status_code == 404
    assert client.delete(address(session)).status_code == 204
    left: Any = client.get("/api/v1/tickets").json
    assert [(item["sentence"], item["quote"], item["comment"]) for item in left["items"]] == [("", "", "")]


def test_erasing_leaves_nothing_behind(client: FlaskClient, tmp_path: Path) -> None:
    session = opened(client, text=CV_TEXT, person_key=PERSON)
    client.post(address(session, "/notes"), json={"text": "Vil helst arbejde med medicinhåndtering"})
    client.get(address(session, "/recommendations"))
    assert client.delete(address(session)).status_code == 204
    assert client.get(address(session)).status_code == 404
    assert all(b"medicinh" not in path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    opened(client, text=CV_TEXT, person_key=PERSON)
    erased = client.delete(f"/api/v1/persons/{PERSON}", json={"opt_out": True})
    assert erased.json["sessions"] == 1  # type: ignore[index]
    refused = client.post("/api/v1/sessions", json={"text": CV_TEXT, "person_key": PERSON})
    assert (refused.status_code, refused.json["code"]) == (409, "opted_out")  # type: ignore[index]


def test_nothing_is_scored_before_there_is_something_to_score(client: FlaskClient) -> None:
    session = opened(client)
    assert session["unscorable"] == "nothing_read"
    response = client.get(address(session, "/recommendations"))
    assert (response.status_code, response.json["code"]) == (409, "not_scorable")  # type: ignore[index]
    added = client.post(address(session, "/documents"), json={"text": CV_TEXT})
    assert added.json["session"]["unscorable"] is None  # type: ignore[index]
    document = added.json["session"]["documents"][0]["id"]  # type: ignore[index]
    assert client.delete(address(session, f"/documents/{document}")).json["session"]["documents"] == []  # type: ignore[index]
    assert client.delete(address(session, "/documents/none")).status_code == 404


def test_the_records_being_away_is_said_clearly_and_passes(client: FlaskClient, tmp_path: Path) -> None:
    session = opened(client, text=CV_TEXT)
    services: Services = client.application.extensions["jobvej"]
    services.records.close()
    kept = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(b"no database at all" * 1000)
    response = client.get(address(session))
    assert (response.status_code, response.json["code"]) == (503, "records_unavailable")  # type: ignore[index]
    assert int(response.headers["Retry-After"]) > 0
    (tmp_path / FILE).write_bytes(kept)
    assert client.get(address(session)).status_code == 200
