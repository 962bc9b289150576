"""The databases stop while consultants work: clear answers meanwhile, nothing lost, and no restart."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from api.bootstrap import Services
from api.records import database
from api.records.database import FILE
from api.rest.app import create_app
from api.settings import read_settings
from graph.errors import StoreUnavailableError
from tests.fixtures_demo import CV_TEXT, DAY

WORKERS = 4


@pytest.fixture
def services(demo_services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(database, "_BUSY_S", 0.2)
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as found:
        yield found


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


class Working(threading.Thread):
    """A consultant who goes on asking; what was answered is kept."""

    def __init__(self, app: Flask, session: str, stop: threading.Event) -> None:
        super().__init__()
        self.client, self.session, self.stop = app.test_client(), session, stop
        self.answers: list[tuple[int, str | None, str | None]] = []
        self.noted: list[str] = []
        self.refused, self.served = threading.Event(), threading.Event()

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            text = f"note nummer {number}"
            response = self.client.post(f"/api/v1/sessions/{self.session}/notes", json={"text": text})
            if response.status_code == 201:
                self.noted.append(text)
            self._keep(response)
            self._keep(self.client.get(f"/api/v1/sessions/{self.session}"))

    def _keep(self, response: Any) -> None:
        code = response.json.get("code")
        self.answers.append((response.status_code, code, response.headers.get("Retry-After")))
        (self.refused if response.status_code == 503 else self.served).set()


def test_records_that_stop_under_load_lose_nothing(app: Flask, services: Services, tmp_path: Path) -> None:
    client = app.test_client()
    opened = [client.post("/api/v1/sessions", json={"text": CV_TEXT}).json for _ in range(WORKERS)]
    sessions = [found["session"]["id"] for found in opened if found]
    stop = threading.Event()
    working = [Working(app, session, stop) for session in sessions]
    for worker in working:
        worker.start()
    try:
        assert all(worker.served.wait(30) for worker in working)
        away = sqlite3.connect(tmp_path / FILE, timeout=30, isolation_level=None)
        away.execute("BEGIN EXCLUSIVE")  # nobody else gets at them, as when the database is away
        assert all(worker.refused.wait(60) for worker in working)
        away.execute("ROLLBACK")
        away.close()
        for worker in working:
            worker.served.clear()
        assert all(worker.served.wait(60) for worker in working)  # without a restart
    finally:
        stop.set()
        for worker in working:
            worker.join()
    for worker in working:
        for status, code, retry in worker.answers:
            assert status in (200, 201) or (status, code) == (503, "records_unavailable"), (status, code)
            assert status != 503 or int(retry or 0) > 0
        notes = client.get(f"/api/v1/sessions/{worker.session}/notes", query_string={"limit": 200}).json
        assert notes is not None
        kept = [note["text"] for note in notes["items"]]
        assert kept == worker.noted[: len(kept)]  # each that was answered with 201, and no other, in order
        assert notes["total"] == len(worker.noted)
    listed = client.get("/api/v1/sessions").json
    assert listed is not None
    assert {item["id"] for item in listed["items"]} == set(sessions)


def test_sessions_go_on_while_the_graph_store_is_away(
    app: Flask, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app.test_client()
    opened = client.post("/api/v1/sessions", json={"text": CV_TEXT}).json
    assert opened is not None
    address = f"/api/v1/sessions/{opened['session']['id']}"

    def away() -> None:
        raise StoreUnavailableError("the store does not answer")

    monkeypatch.setattr(services, "ping_store", away)
    ready = client.get("/api/v1/readiness")
    assert (ready.status_code, ready.json["code"]) == (503, "store_unavailable")  # type: ignore[index]
    assert int(ready.headers["Retry-After"]) > 0
    assert client.get(f"{address}/recommendations").status_code == 200  # ranking needs the snapshot alone
    monkeypatch.undo()
    assert client.get(address).status_code == 200
