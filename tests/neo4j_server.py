"""A real Neo4j Community server for tests and benchmarks, without Docker.

The server's jars come from Maven Central once (tests/neo4j/pom.xml, about 120 MB) and stay in ``.cache/neo4j``. It
runs on loopback on free ports, in a home folder of its own. Java 17 or newer and Maven must be on the PATH.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from graph.engines.locks import FileLock
from graph.errors import StoreUnavailableError
from graph.store import open_store

ROOT = Path(__file__).resolve().parents[1]
POM = Path(__file__).resolve().parent / "neo4j" / "pom.xml"
CACHE = ROOT / ".cache" / "neo4j"
VARIABLE = "JOBVEJ_TEST_NEO4J"
USER = "neo4j"
PASSWORD = "jobvej-test"
JAVA_VERSION = 17
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
"""Maven's own plugin, pinned; the goal is written out so that the pom needs no build section."""

OPENS = tuple(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch"))


class MissingToolError(Exception):
    """Java or Maven is not on this machine, or the server's jars cannot be had."""


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """Where a server is."""

    url: str
    user: str
    password: str = field(repr=False)


def named_server() -> Neo4jAddress | None:
    """The server that JOBVEJ_TEST_NEO4J names as bolt://user:password@host:port; None where it is not set."""
    value = os.environ.get(VARIABLE, "")
    if not value:
        return None
    parts = urlsplit(value)
    if not parts.hostname or parts.username is None or parts.password is None:
        raise MissingToolError(f"{VARIABLE} must look like bolt://user:password@host:port")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    url = f"{parts.scheme}://{host}:{parts.port or 7687}"
    return Neo4jAddress(url, unquote(parts.username), unquote(parts.password))


def jars() -> Path:
    """The folder with the server's jars, fetched on first use."""
    java = shutil.which("java")
    if java is None:
        raise MissingToolError("no java on the PATH: Neo4j needs a Java 17 runtime (Debian: openjdk-17-jre-headless)")
    banner = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', banner)
    if found is None or int(found.group(1)) < JAVA_VERSION:
        raise MissingToolError(f"Neo4j needs Java {JAVA_VERSION} or newer, and java says: {banner.strip()[:80]}")
    CACHE.mkdir(parents=True, exist_ok=True)
    done, library = CACHE / "pom.done", CACHE / "lib"
    with FileLock(CACHE / "fetch.lock") as lock:
        if not lock.acquire(600):
            raise MissingToolError("another process has been fetching Neo4j for ten minutes")
        if not (done.exists() and done.read_bytes() == POM.read_bytes()):
            _fetch(library)
            done.write_bytes(POM.read_bytes())
    return library


def _fetch(library: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingToolError("no mvn on the PATH: Neo4j's jars are fetched with Maven (Debian: maven)")
    shutil.rmtree(library, ignore_errors=True)
    command = [maven, "--quiet", "--batch-mode", "--file", str(POM), COPY]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={library}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingToolError(f"Maven could not fetch Neo4j: {(done.stdout + done.stderr).strip()[-600:]}")


def free_port() -> int:
    """A port on loopback that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Neo4jServer:
    """One server in ``home``, which it fills on first start. It can be killed and started again on its data."""

    def __init__(self, home: Path, *, heap: str = "1g") -> None:
        self._home = home
        self._heap = heap
        self._library = jars()
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def address(self) -> Neo4jAddress:
        """Where it listens; the port changes with every start."""
        return Neo4jAddress(f"bolt://127.0.0.1:{self._port}", USER, PASSWORD)

    @property
    def pid(self) -> int:
        """The running server's process."""
        assert self._process is not None
        return self._process.pid

    def start(self, timeout_s: float = 180.0) -> float:
        """Start it and wait until it answers a query; the seconds that took."""
        began = time.perf_counter()
        self._port = free_port()
        self._configure()
        command = ["java", f"-Xmx{self._heap}", *OPENS, "-cp", f"{self._library}/*"]
        command += ["org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}"]
        with (self._home / "console.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        pause = threading.Event()
        while True:
            with suppress(StoreUnavailableError):
                self._answer()
                return time.perf_counter() - began
            if self._process.poll() is not None:
                raise StoreUnavailableError(f"Neo4j ended while starting:\n{self._log_tail()}")
            if time.perf_counter() - began > timeout_s:
                self.kill()
                raise StoreUnavailableError(f"Neo4j was not ready after {timeout_s:.0f} s:\n{self._log_tail()}")
            pause.wait(0.1)

    def _answer(self) -> None:
        address = self.address
        with open_store(address.url, self._home, address.user, address.password, migrate=False) as store:
            store.ping()

    def _configure(self) -> None:
        first = not (self._home / "data").exists()
        (self._home / "conf").mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self._port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "server.memory.heap.max_size": self._heap,
            "server.memory.pagecache.size": "256m",
            "dbms.usage_report.enabled": "false",
            "dbms.security.auth_max_failed_attempts": "100",
        }
        text = "".join(f"{key}={value}\n" for key, value in settings.items())
        (self._home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
        if first:
            environment = {**os.environ, "NEO4J_HOME": str(self._home), "NEO4J_CONF": str(self._home / "conf")}
            command = ["java", "-Xmx256m", "-cp", f"{self._library}/*", "org.neo4j.cli.AdminTool"]
            command += ["dbms", "set-initial-password", PASSWORD]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise StoreUnavailableError(f"Neo4j's password could not be set: {done.stderr.strip()[-400:]}")

    def _log_tail(self) -> str:
        return (self._home / "console.log").read_text(encoding="utf-8", errors="replace")[-1500:]

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """An orderly end."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=120)
            self._process = None


@contextmanager
def running_neo4j(home: Path) -> Iterator[Neo4jAddress]:
    """The named server, else one of our own for as long as the block lasts."""
    named = named_server()
    if named is not None:
        yield named
        return
    server = Neo4jServer(home)
    server.start()
    try:
        yield server.address
    finally:
        server.kill()  # its data are thrown away: nothing to close in order
