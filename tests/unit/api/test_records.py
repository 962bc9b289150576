"""The records' database: migrations give the tables that the code has, transactions hold, errors are clear."""

from __future__ import annotations

import datetime
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError

from api.errors import RecordsUnavailableError, SettingsError
from api.records import Records, migrations
from api.records.database import FILE, new_id, now
from api.records.tables import Account, ExposureRow, NoteRow, SessionRow, Table
from api.usecases.sessions import keeping


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    found = Records(None, tmp_path)
    yield found
    found.close()


def an_account(name: str = "one") -> Account:
    return Account(id=name, name=name, roles=["consultant"], subject=None, created=now(), disabled=None)


def a_session(**fields: object) -> SessionRow:
    given: dict[str, object] = {
        "id": new_id(),
        "account_id": "one",
        "person_key": None,
        "legal_basis": "",
        "notice_given": None,
        "language": "da",
        "created": now(),
        "touched": now(),
        "expires": now(),
        "version": 1,
        "search": {},
        "edits": {},
        "arm": "always",
        "shown": True,
    }
    return SessionRow(**given | fields)


def test_the_migrations_make_the_tables_of_the_code(records: Records) -> None:
    with records.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_the_file_is_for_its_owner_alone(records: Records, tmp_path: Path) -> None:
    records.ping()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_what_was_written_is_there_after_reopening(records: Records, tmp_path: Path) -> None:
    moment = datetime.datetime(2026, 11, 26, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    with records.begin() as db:
        db.add(an_account())
        db.flush()
        db.add(a_session(created=moment, search={"wanted": ["sygeplejerske på Ærø"]}))
    records.close()
    again = Records(None, tmp_path)
    with again.begin() as db:
        row = db.scalars(select(SessionRow)).one()
    again.close()
    assert row.created == moment
    assert row.created.tzinfo is datetime.UTC
    assert row.search == {"wanted": ["sygeplejerske på Ærø"]}


def test_a_failure_undoes_the_whole_transaction(records: Records) -> None:
    def write() -> None:
        with records.begin() as db:
            db.add(an_account())
            db.flush()
            db.add(a_session(account_id="nobody"))

    with pytest.raises(IntegrityError):
        write()
    with records.begin() as db:
        assert db.scalars(select(Account)).all() == []


def test_erasing_a_session_takes_what_is_its_own_and_leaves_the_log_without_it(records: Records) -> None:
    row = a_session()
    with records.begin() as db:
        db.add(an_account())
        db.flush()
        db.add(row)
        db.flush()
        db.add(NoteRow(id=new_id(), session_id=row.id, account_id="one", at=now(), text="x"))
        db.add(
            ExposureRow(
                id=new_id(),
                session_id=row.id,
                person_key=None,
                account_id="one",
                at=now(),
                kind="recommend",
                arm="always",
                shown=True,
                versions={},
                inputs_hash="0" * 64,
                postings={},
                override={},
            )
        )
    with records.begin() as db:
        db.delete(db.get_one(SessionRow, row.id))
    with records.begin() as db:
        assert db.scalars(select(NoteRow)).all() == []
        assert [found.session_id for found in db.scalars(select(ExposureRow))] == [None]


def test_what_is_erased_is_not_left_in_the_file(records: Records, tmp_path: Path) -> None:
    word = "hemmeligt-" * 30
    row = a_session(edits={"note": word})
    with records.begin() as db:
        db.add(an_account())
        db.flush()
        db.add(row)
    with records.begin() as db:
        db.delete(db.get_one(SessionRow, row.id))
    assert any(word.encode() in path.read_bytes() for path in tmp_path.glob(FILE + "*"))
    records.scrub()
    assert all(word.encode() not in path.read_bytes() for path in tmp_path.glob(FILE + "*"))


def test_two_writers_wait_for_each_other(records: Records) -> None:
    with records.begin() as db:
        db.add(an_account())
        db.flush()
        db.add(a_session(id="s", version=0))

    def rise() -> None:
        for _ in range(20):
            with records.begin() as db:
                db.get_one(SessionRow, "s").version += 1

    threads = [threading.Thread(target=rise) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with records.begin() as db:
        assert db.get_one(SessionRow, "s").version == 80


def test_two_processes_may_open_new_records_at_once(tmp_path: Path) -> None:
    both = [Records(None, tmp_path) for _ in range(2)]
    threads = [threading.Thread(target=one.ping) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in both:
        with one.begin() as db:
            assert db.scalar(text("SELECT count(*) FROM alembic_version")) == 1
        one.close()


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("this is no database, but it is long enough to look like one" * 100)
    with pytest.raises(RecordsUnavailableError):
        Records(None, tmp_path).ping()


@pytest.mark.parametrize("url", ["no url", "nosuch://x/y", "postgresql+nosuch://localhost/x"])
def test_a_url_that_cannot_be_used_is_refused_by_name(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="JOBVEJ_RECORDS"):
        Records(url, tmp_path).ping()


def test_an_identifier_is_no_option_of_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["-1e3", "--x", "q7Xn"])
    monkeypatch.setattr("secrets.token_urlsafe", lambda _bytes: next(drawn))
    assert new_id() == "q7Xn"


def test_lists_made_before_they_had_an_order_keep_that_of_adding(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.sqlite"
    engine = create_engine(url)
    with engine.begin() as connection:
        settings = migrations.config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0001")
        moment = "2026-11-01 10:00:00"
        connection.execute(text(f"INSERT INTO accounts VALUES ('a', 'a', '[]', NULL, '{moment}', NULL)"))
        connection.execute(
            text(
                "INSERT INTO sessions VALUES "
                "('s', 'a', NULL, '', NULL, 'da', :at, :at, :at, 1, '{}', '{}', 'always', 1)"
            ),
            {"at": moment},
        )
        for key, day in (("late", "2026-11-03"), ("early", "2026-11-02")):
            connection.execute(
                text("INSERT INTO shortlist VALUES ('s', :key, :added, '', '{}')"),
                {"key": key, "added": f"{day} 10:00:00"},
            )
    engine.dispose()
    with closing(Records(url, tmp_path)) as records, records.begin() as db:
        assert [item.posting_key for item in keeping._shortlist(db, "s")] == ["early", "late"]
