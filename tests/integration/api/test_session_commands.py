"""The commands on sessions, and the thread that erases what is past its time."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from api.bootstrap import Services
from api.cli import main
from api.records.database import now
from api.records.tables import ExposureRow, IdempotencyRow, SessionRow
from api.settings import read_settings
from api.usecases import reading
from api.usecases.sessions import answering, opening, retention
from api.usecases.sessions.values import LOCAL
from tests.fixtures_demo import CV_TEXT, DAY

PERSON = "cd" * 32


@pytest.fixture
def services(demo_services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The demo world with records of its own, which the commands find too."""
    monkeypatch.setenv("JOBVEJ_DATA", str(tmp_path))
    return Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base)


def opened(services: Services) -> str:
    read = reading.read_cv_text(services.world(), CV_TEXT)
    return opening.open_session(services, LOCAL, opening.Opening(person_key=PERSON), [read]).id


def run(*command: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main.jobvej, list(command), input=stdin)


def test_sessions_are_erased_by_command(services: Services) -> None:
    with services:
        one, _two = opened(services), opened(services)
        assert json.loads(run("sessions", "erase", one).output) == {"sessions": 1}
        assert run("sessions", "erase", one).exit_code != 0
        found = run("sessions", "erase-person", PERSON, "--opt-out")
        assert json.loads(found.output) == {"sessions": 1, "opted_out": True}
        assert opening.listed(services, LOCAL)[0] == 0


def test_purging_takes_what_is_past_its_time_and_nothing_else(services: Services) -> None:
    with services:
        old, kept = opened(services), opened(services)
        answering.recommend(services, LOCAL, kept)
        answering.recommend(services, LOCAL, kept)
        long_ago = now() - datetime.timedelta(days=40_000)
        with services.records.begin() as db:
            db.execute(update(SessionRow).where(SessionRow.id == old).values(expires=long_ago))
            first = db.scalars(select(ExposureRow)).first()
            assert first is not None
            first.at = long_ago
            for key, created in (("old", long_ago), ("new", now())):
                row = IdempotencyRow(account_id="local", key=key, session_id=None, request_hash="0" * 64)
                row.created, row.status, row.body, row.headers = created, None, None, {}
                db.add(row)
        found = json.loads(run("sessions", "purge").output)
        assert found == {"sessions": 1, "log": 1, "repeated_requests": 1}
        assert retention.purge(services) == {"sessions": 0, "log": 0, "repeated_requests": 0}
        assert [session.id for session in opening.listed(services, LOCAL)[1]] == [kept]


def test_the_service_purges_as_it_starts(services: Services) -> None:
    with services:
        old = opened(services)
        with services.records.begin() as db:
            db.execute(update(SessionRow).where(SessionRow.id == old).values(expires=now()))
        stopped = threading.Event()
        stopped.set()
        retention.watch(services, stopped).join(timeout=20)
        with services.records.begin() as db:
            assert db.scalars(select(SessionRow)).all() == []


def test_a_persons_key_is_an_hmac_whose_secret_is_the_municipalitys(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "s" * 32
    monkeypatch.setenv("JOBVEJ_PERSON_SECRET", secret)
    found = run("person-key", stdin="010180-1234\n0101801234\n010180 1235\n").output.split()
    expected = hmac.new(secret.encode(), b"0101801234", hashlib.sha256).hexdigest()
    assert found[0] == found[1] == expected
    assert found[2] != expected
    monkeypatch.setenv("JOBVEJ_PERSON_SECRET", "short")
    assert run("person-key", stdin="0101801234\n").exit_code != 0
