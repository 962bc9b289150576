"""One ad held against sessions: as if it were among the loaded postings, and which session it suits best."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from api.bootstrap import Services
from api.errors import InvalidRequestError, NotScorableError
from api.records.tables import ExposureRow
from api.settings import read_settings
from api.usecases import demo, reading
from api.usecases.sessions import answering, changing, fitting, opening
from api.usecases.sessions.search import search_of
from api.usecases.sessions.values import LOCAL
from extraction.postings.schemaorg import load_job_postings
from tests.fixtures_demo import CV_TEXT, DAY, ENGLISH

COOK = "Erfaring\n2010-2024 Kok, Havnby Kro\nJeg har lavet mad til selskaber og stået for indkøb af råvarer."
AD = {"title": "Sygeplejerske", "text": "Vi søger en sygeplejerske, der kan vejlede patienter og taler engelsk."}


@pytest.fixture
def services(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    """The demo world with records of its own."""
    with Services(read_settings(data=tmp_path, today=DAY), demo_services.world().base) as found:
        yield found


def opened(services: Services, text: str, **search: Any) -> str:
    read = reading.read_cv_text(services.world(), text)
    return opening.open_session(services, LOCAL, opening.Opening(search=search_of(search)), [read]).id


def demo_ads() -> Iterator[tuple[str, dict[str, Any]]]:
    """The postings of the demo world as their feeds have them, by the key that they are stored under."""
    for name, data in demo.feeds(DAY):
        for _number, fields in load_job_postings(data, name):
            assert not isinstance(fields, Exception)
            yield f"{Path(name).stem}/{fields['identifier']['value']}", dict(fields)


def skills(rows: list[dict[str, Any]]) -> list[str]:
    return [row["uri"] for row in rows]


def test_an_ad_that_is_stored_gets_the_same_when_it_is_pasted(services: Services) -> None:
    session = opened(services, CV_TEXT, radius_km=1000)
    compared = 0
    for key, ad in list(demo_ads())[::4]:
        stored = answering.explain(services, LOCAL, session, key)
        if stored["removed"] is not None:
            continue
        found = fitting.fit(services, LOCAL, session, ad)
        job, same = found["job"], stored["job"]
        assert skills(job["matched"]) == skills(same["matched"]), key
        assert skills(job["missing"]) == skills(same["missing"]), key
        assert job["factors"] == pytest.approx(same["factors"], abs=1e-6), key
        assert job["score"] == pytest.approx(sum(job["factors"].values()), abs=1e-6), key
        assert job["texts"] == same["texts"], key
        compared += 1
    assert compared > 30


def test_an_ad_finds_the_session_that_it_suits(services: Services) -> None:
    nurse, cook, empty = opened(services, CV_TEXT), opened(services, COOK), opened(services, "x")
    found = fitting.fits(services, LOCAL, AD, "da")
    assert [row["session_id"] for row in found] == [nurse, cook]
    assert found[0]["job"]["score"] > found[1]["job"]["score"]
    assert found[0]["title"] == "Sygeplejerske"
    assert found[0]["job"]["paths"]
    assert found[0]["removed"] is None
    assert found[0]["job"]["factors"]["words"] > 0  # compared, although the ad names no place
    with pytest.raises(NotScorableError):
        fitting.fit(services, LOCAL, empty, AD)
    with services.records.begin() as db:
        assert {(row.session_id, row.kind) for row in db.scalars(select(ExposureRow))} == {
            (nurse, "fit"),
            (cook, "fit"),
        }


def test_an_ad_of_unwanted_work_says_so_and_comes_last(services: Services) -> None:
    unwanting = opened(services, CV_TEXT, unwanted=[{"title": "Sygeplejerske"}])
    cook = opened(services, COOK)
    found = fitting.fits(services, LOCAL, AD, "da")
    assert [(row["session_id"], row["removed"]) for row in found] == [(cook, None), (unwanting, "unwanted_work")]


def test_a_language_added_by_hand_meets_the_demand(services: Services) -> None:
    world = services.world()
    session = opened(services, "Sprog\nTysk på forhandlingsniveau\n\n" + COOK)
    assert fitting.fit(services, LOCAL, session, AD)["conflicts"] == ["language"]
    changing.edit_skill(services, world, LOCAL, session, ENGLISH, "added")
    assert fitting.fit(services, LOCAL, session, AD)["conflicts"] == []
    changing.edit_skill(services, world, LOCAL, session, ENGLISH, "removed")
    assert fitting.fit(services, LOCAL, session, AD)["conflicts"] == ["language"]


def test_an_ad_that_says_nothing_is_no_ad(services: Services) -> None:
    session = opened(services, CV_TEXT)
    for wrong in ({}, {"text": "  "}, {"text": None}, {"title": "Sygeplejerske"}):
        with pytest.raises(InvalidRequestError):
            fitting.fit(services, LOCAL, session, wrong)
