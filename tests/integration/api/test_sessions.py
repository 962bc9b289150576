"""Sessions over the demo world: opening, changing, answering, and that nothing is left after erasing."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from api.bootstrap import Services
from api.errors import (
    InvalidRequestError,
    NotFoundError,
    NotScorableError,
    OptedOutError,
    OutdatedError,
    WithheldError,
)
from api.records.database import FILE, now
from api.records.tables import ExposureRow, SessionRow, Table
from api.settings import read_settings
from api.usecases import reading
from api.usecases.sessions import answering, changing, erasing, opening
from api.usecases.sessions.json_form import session_json
from api.usecases.sessions.state import CaseSession
from api.usecases.sessions.values import LOCAL, Arm, Viewer
from ontology.evidence import Polarity
from recommender.profile import ProfileOccupation, WorkRelation
from recommender.what_if import Change
from tests.fixtures_demo import CV_TEXT, DAY, SECRETS

PERSON = "ab" * 32
OTHER = Viewer("other", "other", frozenset({"consultant"}))


@pytest.fixture
def services(demo_services: Services, tmp_path: Path) -> Iterator[Services]:
    """The demo world with records of its own."""
    settings = read_settings(data=tmp_path, today=DAY)
    with Services(settings, demo_services.world().base) as found:
        yield found


@pytest.fixture
def session(services: Services) -> CaseSession:
    return a_session(services)


def a_session(services: Services, text: str = CV_TEXT, **fields: object) -> CaseSession:
    read = reading.read_cv_text(services.world(), text)
    return opening.open_session(services, LOCAL, opening.Opening(**fields), [read])  # type: ignore[arg-type]


def keys(rows: list[dict[str, object]]) -> list[object]:
    return [row["key"] for row in rows]


def test_a_session_is_there_after_the_service_restarts(services: Services, session: CaseSession) -> None:
    services.records.close()
    assert opening.find(services, LOCAL, session.id) == session
    assert opening.listed(services, LOCAL) == (1, [session])


def test_nothing_personal_is_written(services: Services, session: CaseSession, tmp_path: Path) -> None:
    answering.recommend(services, LOCAL, session.id)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    assert b"medicinh" in stored
    for secret in SECRETS:
        assert secret.encode() not in stored


def test_others_do_not_see_it(services: Services, session: CaseSession) -> None:
    assert opening.listed(services, OTHER) == (0, [])
    for ask in (opening.find, answering.recommend, erasing.erase):
        with pytest.raises(NotFoundError):
            ask(services, OTHER, session.id)


def test_the_lists_are_those_of_the_profile(services: Services, session: CaseSession) -> None:
    found = answering.recommend(services, LOCAL, session.id)
    again = services.world().recommender.recommend(session.read_profile)
    assert found["jobs"]
    assert keys(found["jobs"]) == [job.posting.key for job in again.jobs]


def test_a_removed_skill_counts_no_more_and_can_be_taken_back(services: Services, session: CaseSession) -> None:
    world = services.world()
    before = session.profile(world)
    uri = before.held[0].uri
    changed = changing.edit_skill(services, world, LOCAL, session.id, uri, "removed")
    assert uri not in {skill.uri for skill in changed.profile(world).held}
    (lacked,) = (skill for skill in changed.profile(world).skills if skill.uri == uri)
    assert lacked.polarity is Polarity.NEGATED  # so that past work does not bring it back
    row = next(row for row in session_json(changed, world, ("da", "en"))["skills"] if row["uri"] == uri)
    assert (row["state"], row["was_read"]) == ("removed", True)
    back = changing.edit_skill(services, world, LOCAL, session.id, uri, "as_read")
    assert back.profile(world) == before
    assert back.version == session.version + 2


def test_a_corrected_skill_rests_on_the_same_words(services: Services, session: CaseSession) -> None:
    world = services.world()
    had = next(skill for skill in session.read_profile.held if skill.evidence and skill.evidence.quote)
    other = next(uri for uri in world.snapshot.skills if uri not in {s.uri for s in session.read_profile.skills})
    changed = changing.edit_skill(services, world, LOCAL, session.id, had.uri, "corrected", to=other)
    held = {skill.uri: skill for skill in changed.profile(world).held}
    assert had.uri not in held
    assert held[other].evidence is not None
    assert had.evidence is not None
    assert held[other].evidence.quote == had.evidence.quote


def test_a_skill_that_is_none_is_refused(services: Services, session: CaseSession) -> None:
    world = services.world()
    for uri in ("", "http://nowhere", world.snapshot.occupations[0]):
        with pytest.raises(InvalidRequestError):
            changing.edit_skill(services, world, LOCAL, session.id, uri, "added")
    with pytest.raises(InvalidRequestError, match="state"):
        changing.edit_skill(services, world, LOCAL, session.id, world.snapshot.skills[0], "nonsense")
    assert opening.find(services, LOCAL, session.id).version == session.version


def test_work_is_added_and_taken_away(services: Services, session: CaseSession) -> None:
    world = services.world()
    key = next(row["key"] for row in session_json(session, world, ("da",))["work"] if row["relation"] == "past")
    changing.edit_work(services, world, LOCAL, session.id, key=key)
    wish = ProfileOccupation("jordemoder", None, WorkRelation.WANTED)
    changed = changing.edit_work(services, world, LOCAL, session.id, add=wish)
    titles = {(work.title, work.relation) for work in changed.profile(world).occupations}
    assert ("jordemoder", WorkRelation.WANTED) in titles
    states = {row["key"]: row["state"] for row in session_json(changed, world, ("da",))["work"]}
    assert states[key] == "removed"
    back = changing.edit_work(services, world, LOCAL, session.id, key=key, as_read=True)
    assert key in {row["key"] for row in session_json(back, world, ("da",))["work"] if row["state"] == "read"}


def test_the_controls_go_over_what_the_cv_says(services: Services, session: CaseSession) -> None:
    search = {"near": "8000", "radius_km": 20, "licences": ["B"], "languages": ["da", "pl:B1"], "hours": "part"}
    changed = changing.change_session(services, LOCAL, session.id, search=search)
    profile = changed.profile(services.world())
    assert profile.languages == ("da", "pl:B1")
    assert {(item.kind, item.value) for item in profile.constraints} >= {("driving_licence", "B"), ("hours", "1-31")}
    assert answering.recommend(services, LOCAL, session.id)["limits"]["near"] == "8000"
    with pytest.raises(InvalidRequestError, match=r"search\.near"):
        changing.change_session(services, LOCAL, session.id, search={"near": "over the hills"})


def test_travel_time_bounds_the_search(services: Services, session: CaseSession) -> None:
    changed = changing.change_session(services, LOCAL, session.id, search={"minutes": 30, "travel": "bicycle"})
    assert changed.search.reach_km == 7.5


def test_a_change_on_an_old_version_is_refused(services: Services, session: CaseSession) -> None:
    changing.change_session(services, LOCAL, session.id, search={"radius_km": 5}, version=session.version)
    with pytest.raises(OutdatedError):
        changing.change_session(services, LOCAL, session.id, search={"radius_km": 9}, version=session.version)
    assert opening.find(services, LOCAL, session.id).search.radius_km == 5


def test_without_a_cv_nothing_is_scored_until_a_skill_is_added(services: Services) -> None:
    world = services.world()
    empty = opening.open_session(services, LOCAL, opening.Opening())
    with pytest.raises(NotScorableError, match="no CV"):
        answering.recommend(services, LOCAL, empty.id)
    uri = next(uri for uri in world.snapshot.skills)
    changing.edit_skill(services, world, LOCAL, empty.id, uri, "added")
    assert answering.recommend(services, LOCAL, empty.id)["limits"]["postings"] > 0


def test_an_unusable_cv_is_kept_and_not_scored(services: Services) -> None:
    session = a_session(services, "x")
    assert session.documents[0].verdict == "unusable"
    with pytest.raises(NotScorableError, match="well enough"):
        answering.recommend(services, LOCAL, session.id)


def test_two_documents_make_one_person(services: Services, session: CaseSession) -> None:
    more = reading.read_cv_text(
        services.world(), "Erfaring\n2010-2015 Kok, Havnby Kro\nJeg har lavet mad til selskaber."
    )
    changed = changing.change_session(services, LOCAL, session.id, add=[more])
    titles = {work.title for work in changed.read_profile.work(WorkRelation.PAST)}
    assert {"Sygeplejerske", "Kok"} <= titles
    assert set(session.read_profile.skills) <= set(changed.read_profile.skills)
    fewer = changing.change_session(services, LOCAL, session.id, drop=changed.documents[1].id)
    assert fewer.read_profile == session.read_profile


def test_questions_about_a_list(services: Services, session: CaseSession) -> None:
    found = answering.recommend(services, LOCAL, session.id)
    first, second, third = keys(found["jobs"])[:3]
    assert answering.explain(services, LOCAL, session.id, str(second))["rank"] == 2
    both = answering.compare(services, LOCAL, session.id, [str(third), str(first), str(second)])
    assert [row["job"]["key"] for row in both["jobs"]] == [first, second, third]
    assert len(both["comparisons"]) == 2
    assert answering.why_not(services, LOCAL, session.id, str(first))["status"] == "shown"
    uri = session.read_profile.held[0].uri
    changed = answering.what_if(services, LOCAL, session.id, Change(drop=(uri,)))
    assert keys(changed["before"]["jobs"]) == keys(found["jobs"])
    assert "unlock" in answering.unlock(services, LOCAL, session.id)
    assert "paths" in answering.paths(services, LOCAL, session.id)
    with pytest.raises(NotFoundError):
        answering.explain(services, LOCAL, session.id, "no/such")
    with pytest.raises(InvalidRequestError):
        answering.compare(services, LOCAL, session.id, [str(first)])


def test_every_answer_is_logged_without_a_word_of_the_cv(services: Services) -> None:
    session = a_session(services, person_key=PERSON)
    world = services.world()
    changing.edit_skill(services, world, LOCAL, session.id, session.read_profile.held[0].uri, "confirmed")
    found = answering.recommend(services, LOCAL, session.id)
    answering.recommend(services, LOCAL, session.id)
    answering.what_if(services, LOCAL, session.id, Change(radius_km=5))
    with services.records.begin() as db:
        rows = list(db.scalars(select(ExposureRow).order_by(ExposureRow.at)))
    assert [row.kind for row in rows] == ["recommend", "recommend", "what_if"]
    assert rows[0].inputs_hash == rows[1].inputs_hash
    assert rows[0].postings["jobs"] == keys(found["jobs"])
    assert (rows[0].person_key, rows[0].account_id, rows[0].arm) == (PERSON, "local", "always")
    assert rows[0].override == {"skills": {"confirmed": 1}, "work": {}, "search": []}
    assert rows[0].versions["snapshot_hash"] == world.snapshot.content_hash
    said = json.dumps(
        [{name: str(getattr(row, name)) for name in ("postings", "override", "versions")} for row in rows]
    )
    assert "medicin" not in said


class Never:
    """An assignment that keeps everything back."""

    def arm(self, unit: str) -> Arm:
        return Arm("control", shown=False)


def test_what_the_assignment_keeps_back_is_not_shown_and_is_logged(services: Services) -> None:
    read = reading.read_cv_text(services.world(), CV_TEXT)
    session = opening.open_session(services, LOCAL, opening.Opening(person_key=PERSON), [read], Never())
    with pytest.raises(WithheldError):
        answering.recommend(services, LOCAL, session.id)
    with services.records.begin() as db:
        [row] = db.scalars(select(ExposureRow))
    assert (row.arm, row.shown, row.postings) == ("control", False, {})


def everything(services: Services) -> dict[str, int]:
    """How many rows each table has, without accounts and events."""
    with services.records.begin() as db:
        return {
            table.name: len(db.execute(select(table)).all())
            for table in Table.metadata.sorted_tables
            if table.name not in ("accounts", "events")
        }


def test_erasing_leaves_nothing(services: Services, tmp_path: Path) -> None:
    session = a_session(services, person_key=PERSON)
    answering.recommend(services, LOCAL, session.id)
    erasing.erase(services, LOCAL, session.id)
    with pytest.raises(NotFoundError):
        opening.find(services, LOCAL, session.id)
    assert set(everything(services).values()) == {0}
    assert all(b"medicinh" not in path.read_bytes() for path in tmp_path.glob(FILE + "*"))


def test_a_person_is_erased_everywhere_and_may_opt_out(services: Services) -> None:
    for _ in range(2):
        answering.recommend(services, LOCAL, a_session(services, person_key=PERSON).id)
    kept = a_session(services)
    assert erasing.erase_person(services, LOCAL, PERSON, opt_out=True) == 2
    assert opening.listed(services, LOCAL) == (1, [opening.find(services, LOCAL, kept.id)])
    assert everything(services)["exposures"] == 0
    with pytest.raises(OptedOutError):
        a_session(services, person_key=PERSON)
    for wrong in ("", "AB" * 32, "0101801234"):
        with pytest.raises(InvalidRequestError, match="person_key"):
            a_session(services, person_key=wrong)


def test_what_is_past_its_time_is_gone_at_once_and_purged_later(services: Services, session: CaseSession) -> None:
    kept = a_session(services)
    answering.recommend(services, LOCAL, session.id)
    assert purged(services) == 0
    with services.records.begin() as db:
        past = now() - datetime.timedelta(seconds=1)
        db.execute(update(SessionRow).where(SessionRow.id == session.id).values(expires=past))
    with pytest.raises(NotFoundError):
        opening.find(services, LOCAL, session.id)
    assert opening.listed(services, LOCAL)[0] == 1
    assert purged(services) == 1
    assert opening.find(services, LOCAL, kept.id) == kept
    found = everything(services)
    assert (found["sessions"], found["documents"], found["exposures"]) == (1, 1, 1)


def purged(services: Services) -> int:
    return erasing.purge(services)


def test_using_a_session_makes_it_last_longer(services: Services, session: CaseSession) -> None:
    with services.records.begin() as db:
        soon = now() + datetime.timedelta(seconds=60)
        db.execute(update(SessionRow).where(SessionRow.id == session.id).values(expires=soon))
    changed = changing.change_session(services, LOCAL, session.id, notice_given=True)
    assert changed.expires - changed.touched == datetime.timedelta(days=services.settings.retention_days)
    assert changed.notice_given is not None
