"""The embedded store as a process: found, joined, ended in order, killed, and never found by strangers."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph.engines import embedded
from graph.engines.embedded import Address, EmbeddedOptions, RunFiles
from graph.engines.locks import is_held
from graph.errors import StoreUnavailableError
from graph.store import Store, open_store

pytestmark = pytest.mark.embedded

OPTIONS = EmbeddedOptions(heap_mb=384, idle_s=30.0, start_s=90.0)
CLIENT = """
import sys
from pathlib import Path
from graph.engines import embedded
from graph.store import open_store
folder, key = Path(sys.argv[1]), sys.argv[2]
with open_store("embedded", folder, options=embedded.EmbeddedOptions(heap_mb=384, idle_s=30.0)) as store:
    store.write("CREATE (:Posting {key: $key})", {"key": key})
    print(embedded.running(folder).pid, flush=True)
    if len(sys.argv) > 3:
        store.bounded(sys.argv[3], {}, 600.0, lambda columns, rows: list(rows))
"""
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    embedded.stop(tmp_path)


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared-store")


@pytest.fixture(scope="module")
def opened(shared_folder: Path) -> Iterator[Store]:
    with open_store("embedded", shared_folder, options=OPTIONS) as store:
        yield store
    embedded.stop(shared_folder)


def address_of(folder: Path) -> Address:
    address = embedded.running(folder)
    assert address is not None
    return address


def until(holds: Callable[[], bool], timeout_s: float = 30.0) -> None:
    """Wait for a condition."""
    waited = threading.Event()
    for _ in range(int(timeout_s / 0.05)):
        if holds():
            return
        waited.wait(0.05)
    raise AssertionError("the condition did not come true in time")


def client(folder: Path, key: str, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CLIENT, str(folder), key, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def keys(store: Store) -> list[str]:
    return [row["key"] for row in store.read("MATCH (p:Posting) RETURN p.key AS key ORDER BY key")]


def test_another_process_joins_and_may_leave(opened: Store, shared_folder: Path) -> None:
    opened.write("CREATE (:Posting {key: 'mine'})")
    said, errors = (process := client(shared_folder, "theirs")).communicate(timeout=60)
    assert process.returncode == 0, errors
    assert int(said) == address_of(shared_folder).pid
    assert {"mine", "theirs"} <= set(keys(opened))


def test_launchers_that_race_end_up_with_one_server_that_outlives_them(folder: Path) -> None:
    racers = [client(folder, f"racer/{n}") for n in range(3)]
    outputs = [racer.communicate(timeout=120) for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0, 0], outputs
    pid = address_of(folder).pid
    assert {int(said) for said, _ in outputs} == {pid}
    assert os.getpgid(pid) == pid  # a Ctrl-C at the starter's terminal does not reach it
    with open_store("embedded", folder, options=OPTIONS) as store:
        assert keys(store) == ["racer/0", "racer/1", "racer/2"]


def test_the_secret_is_the_owners_alone(opened: Store, shared_folder: Path) -> None:
    assert opened.engine == "arcadedb"
    files = RunFiles.of(shared_folder)
    assert stat.S_IMODE(files.address.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.log.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.folder.stat().st_mode) == 0o700
    address = address_of(shared_folder)
    server = psutil.Process(address.pid)
    told = " ".join(server.cmdline()) + json.dumps(server.environ()) + files.log_tail() + repr(address)
    assert address.password not in told
    assert address.reader_password not in told


def test_every_door_is_on_loopback_and_locked(opened: Store, shared_folder: Path) -> None:
    assert opened.ping() < 5
    address = address_of(shared_folder)
    doors = [c.laddr for c in psutil.Process(address.pid).net_connections("tcp") if c.status == psutil.CONN_LISTEN]
    assert {door.port for door in doors} == {address.port, address.http_port}
    assert {door.ip for door in doors} <= {"127.0.0.1", "::ffff:127.0.0.1"}
    for path in ("server", "databases", "query/jobvej/sql/select%201", "mcp"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{address.http_port}/api/v1/{path}", timeout=10)  # loopback
        with refused.value as error:
            assert error.code in (401, 403, 405)
    with pytest.raises(StoreUnavailableError, match="refuses"):
        open_store(address.url, shared_folder, "root", "guess")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_and_opens_again(folder: Path, number: signal.Signals) -> None:
    with open_store("embedded", folder, options=OPTIONS) as store:
        store.write("CREATE (:Concept:Skill {uri: 'ærø', prefLabel_da: 'sejle til Ærø'})")
        process = psutil.Process(address_of(folder).pid)
        process.send_signal(number)
        until(lambda: embedded.running(folder) is None)
        psutil.wait_procs([process], timeout=30)
        assert not process.is_running()
        assert not RunFiles.of(folder).address.exists()
        with pytest.raises(StoreUnavailableError):
            store.read("MATCH (n:Concept) RETURN n")
        # The next call starts it anew.
        assert store.read("MATCH (n:Skill) RETURN n.prefLabel_da AS label") == [{"label": "sejle til Ærø"}]
        assert store.check_engine() == []
    assert "recover" not in RunFiles.of(folder).log_tail().lower()  # an orderly end leaves nothing to mend


def test_a_kill_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    acknowledged: list[str] = []
    enough = threading.Event()
    with open_store("embedded", folder, options=OPTIONS) as store:
        store.write("CREATE (:Posting {key: 'first'})")

        def write() -> None:
            while True:
                key = f"k/{len(acknowledged):05}"
                try:
                    store.write("CREATE (:Posting {key: $key, text: $text})", {"key": key, "text": "rød grød " * 50})
                except StoreUnavailableError:
                    return
                acknowledged.append(key)
                if len(acknowledged) == 40:
                    enough.set()

        writer = threading.Thread(target=write)
        writer.start()
        assert enough.wait(60)
        stale = address_of(folder)
        os.kill(stale.pid, signal.SIGKILL)
        writer.join(60)
        until(lambda: not is_held(RunFiles.of(folder).server_lock))
        assert RunFiles.of(folder).read_address() == stale  # left behind, and not believed
        assert embedded.running(folder) is None
        found = set(keys(store))
        assert set(acknowledged) <= found
        assert len(found) <= len(acknowledged) + 2  # "first", and one whose answer the kill cut off
        assert store.check_engine() == []
        assert address_of(folder).pid != stale.pid


def test_it_ends_when_nobody_needs_it(tmp_path: Path) -> None:
    options = EmbeddedOptions(heap_mb=384, idle_s=0.5)
    store = open_store("embedded", tmp_path, options=options)
    process = psutil.Process(address_of(tmp_path).pid)
    other = open_store("embedded", tmp_path, options=options)
    store.close()
    with pytest.raises(psutil.TimeoutExpired):
        process.wait(timeout=2)  # one client is left
    other.write("CREATE (:Posting {key: 'kept'})")
    other.close()
    psutil.wait_procs([process], timeout=30)
    assert not process.is_running()
    with open_store("embedded", tmp_path, options=options) as again:
        assert keys(again) == ["kept"]
    embedded.stop(tmp_path)


def test_the_query_of_a_client_that_is_killed_is_ended(opened: Store, shared_folder: Path) -> None:
    def running() -> list[str]:
        return [str(row["currentQuery"]) for row in opened.write("SHOW TRANSACTIONS YIELD currentQuery")]

    victim = client(shared_folder, "victim", ENDLESS)
    until(lambda: any(ENDLESS in query for query in running()))
    victim.kill()
    victim.communicate()
    until(lambda: not any(ENDLESS in query for query in running()))
    assert opened.ping() < 5


def test_a_start_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match=r"(?s)ended while starting.*heap"):
        open_store("embedded", tmp_path, options=EmbeddedOptions(heap_mb=1))
    assert embedded.running(tmp_path) is None


def test_stopping_what_does_not_run_is_no_error(tmp_path: Path) -> None:
    assert embedded.stop(tmp_path) is False
