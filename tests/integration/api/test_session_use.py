"""Using a session: what an answer does to its time, and that nothing is shown of one that is erased meanwhile."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from api.bootstrap import Services
from api.errors import NotFoundError
from api.records.database import now
from api.records.tables import ExposureRow, SessionRow
from api.settings import read_settings
from api.usecases import reading
from api.usecases.sessions import answering, erasing, opening
from api.usecases.sessions.asking import Question, ask, log_all
from api.usecases.sessions.values import LOCAL
from tests.fixtures_demo import CV_TEXT, DAY


@pytest.fixture
def services(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    """The demo world with records of its own."""
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as found:
        yield found


def opened(services: Services) -> str:
    read = reading.read_cv_text(services.world(), CV_TEXT)
    return opening.open_session(services, LOCAL, opening.Opening(), [read]).id


def test_an_answer_makes_a_session_last_longer_and_is_no_change(services: Services) -> None:
    session, other = opened(services), opened(services)
    soon = now() + datetime.timedelta(seconds=60)
    with services.records.begin() as db:
        db.execute(update(SessionRow).values(expires=soon))
    answering.recommend(services, LOCAL, session)
    found = opening.find(services, LOCAL, session)
    assert found.expires - found.touched == datetime.timedelta(days=services.settings.retention_days)
    assert found.version == 1
    assert opening.find(services, LOCAL, other).expires == soon
    assert [item.id for item in opening.listed(services, LOCAL)[1]] == [session, other]


def test_of_a_session_that_is_erased_meanwhile_nothing_is_shown_or_kept(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(services)
    seen = answering.seen

    def slowly(question: Question, *asked: object) -> object:
        found = seen(question, *asked)  # type: ignore[arg-type]
        erasing.erase(services, LOCAL, session)
        return found

    monkeypatch.setattr(answering, "seen", slowly)
    with pytest.raises(NotFoundError):
        answering.recommend(services, LOCAL, session)
    with services.records.begin() as db:
        assert db.scalars(select(ExposureRow)).all() == []
    for remembered in (services.answers, services.lists):
        assert not [key for key in remembered._answers if key[0] == session]


def test_sessions_are_logged_together_without_those_that_are_gone(services: Services) -> None:
    one, two = opened(services), opened(services)
    asked = [ask(services, LOCAL, session) for session in (one, two)]
    erasing.erase(services, LOCAL, one)
    assert log_all("fit", [(question, question.session.search.request(), {}) for question in asked]) == {two}
    with services.records.begin() as db:
        assert [row.session_id for row in db.scalars(select(ExposureRow))] == [two]
    assert log_all("fit", []) == set()
