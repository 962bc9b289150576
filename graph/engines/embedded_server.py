"""The embedded store's own process: ArcadeDB behind a Bolt port on loopback. Started by ``embedded``, never by hand.

The only module that imports the engine. It writes its address when it is ready, ends in order on SIGTERM and SIGINT,
and ends by itself when no client has held it for a while. Settings are those of ArcadeDB 26.10.2
(com.arcadedb.GlobalConfiguration lists them with their meaning).
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any, Final

import jpype  # type: ignore[import-untyped]
import psutil
from arcadedb_embedded.jvm import start_jvm

from graph.engines.embedded import DATABASE, Address, RunFiles
from graph.engines.locks import FileLock

ROOT, READER = "root", "reader"
ALREADY_RUNNING = 3
"""Exit status where another server holds the data directory."""
_TICK_S = 0.5
_ABANDONED_AFTER_MS = 1000
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_LOGGING = """handlers=java.util.logging.ConsoleHandler
.level=WARNING
java.util.logging.ConsoleHandler.level=WARNING
java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %5$s%6$s%n
com.arcadedb.bolt.level=SEVERE
"""
"""The Bolt door logs every failed query with its text: the client hears of it, the log need not."""

_SETTINGS: Final[dict[str, object]] = {
    "txWalFlush": 2,  # every commit is on the disk (fsync) before it is acknowledged
    "bolt.maxMessageSize": 64 * 1024 * 1024,  # a longer message is refused, and the driver then waits for ever
    "opencypher.loadCsv.allowFileUrls": False,
    "opencypher.loadCsv.allowRemoteUrls": False,
    "polyglotEngineEnabled": False,
}
_READ_ONLY = '{"resultSetLimit":-1,"readTimeout":-1,"access":[],"types":{"*":{"access":["readRecord"]}}}'


class Server:
    """The engine in this process."""

    def __init__(self, files: RunFiles, heap_mb: int) -> None:
        self._files = files
        self._heap_mb = heap_mb
        self._password, self._reader_password = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._java: Any = None

    def start(self) -> Address:
        """Start JVM, engine and doors, open the database; the address they have."""
        self._start_jvm()
        settings = jpype.JClass("com.arcadedb.GlobalConfiguration")
        for key, value in {**_SETTINGS, "queryMaxHeapRAM": self._heap_mb // 4}.items():
            settings.findByKey(f"arcadedb.{key}").setValue(value)
        context = jpype.JClass("com.arcadedb.ContextConfiguration")()
        for key, value in self._context().items():
            context.setValue(f"arcadedb.{key}", value)
        self._java = jpype.JClass("com.arcadedb.server.ArcadeDBServer")(context)
        self._java.start()
        self._java.getDatabase(DATABASE, True, True)
        self._add_reader()
        bolt = next(int(plugin.getPort()) for plugin in self._java.getPlugins() if "Bolt" in str(plugin.getName()))
        http = next(port for port in _listening() if port != bolt)
        return Address(os.getpid(), bolt, http, ROOT, self._password, READER, self._reader_password)

    def _start_jvm(self) -> None:
        logging = self._files.folder / "logging.properties"
        logging.write_text(_LOGGING, encoding="utf-8")
        arguments = [
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=256m",
            "-Djava.awt.headless=true",
            f"-Djava.util.logging.config.file={logging}",
            f"-XX:ErrorFile={self._files.folder}/crash-%p.log",
        ]
        start_jvm(heap_size=f"{self._heap_mb}m", jvm_args=arguments, interrupt=False)

    def _context(self) -> dict[str, object]:
        root = self._files.folder.parent
        config = self._files.folder / "config"
        shutil.rmtree(config, ignore_errors=True)  # users and secrets are made anew at every start
        config.mkdir(mode=0o700)
        return {
            "server.name": "jobvej",
            "server.mode": "development",  # "production" answers every failed query with "check the server log"
            "server.rootPath": str(root),
            "server.databaseDirectory": str(root / "databases"),
            "server.configDirectory": str(config),
            "server.logsDirectory": str(self._files.folder),
            "server.rootPassword": self._password,
            "server.plugins": _PLUGIN,
            "server.httpIncomingHost": "127.0.0.1",
            "server.httpIncomingPort": "0",
            "server.httpWorkerThreads": 4,
            "bolt.host": "127.0.0.1",
            "bolt.port": "0",
            "bolt.defaultDatabase": DATABASE,
            "serverMetrics": False,
        }

    def _add_reader(self) -> None:
        """A user who may read records and nothing else: the engine does not hold Bolt's READ mode."""
        as_json = jpype.JClass("com.arcadedb.serializer.json.JSONObject")
        security = self._java.getSecurity()
        security.saveGroup("*", READER, as_json(_READ_ONLY))
        secret = security.encodePassword(self._reader_password)
        user = f'{{"name":"{READER}","password":"{secret}","databases":{{"{DATABASE}":["{READER}"]}}}}'
        security.createUser(as_json(user))

    def end_abandoned_queries(self) -> None:
        """End the reader's queries whose client has gone: the engine itself would run them to their end."""
        queries = [query for query in self._java.getRunningQueries().getRunning() if str(query.getUser()) == READER]
        queries = [query for query in queries if query.getElapsedMillis() > _ABANDONED_AFTER_MS]
        if not queries:
            return
        there = {
            connection.raddr.port
            for connection in psutil.Process().net_connections("tcp")
            if connection.raddr and connection.status == psutil.CONN_ESTABLISHED
        }
        for query in queries:
            if int(str(query.getClientAddress()).rpartition(":")[2]) not in there:
                query.terminate("its client has gone")

    def stop(self) -> None:
        """End what runs and close the database in order."""
        if self._java is None:
            return
        for query in self._java.getRunningQueries().getRunning():
            query.terminate("the store is closing")
        self._java.stop()


def serve(files: RunFiles, tell: int, heap_mb: int, idle_s: float) -> int:
    """Serve until told to end or idle; the exit status. ``tell`` is the pipe on which the launcher waits."""
    lock, clients = FileLock(files.server_lock), FileLock(files.clients_lock)
    if not lock.try_acquire():
        return ALREADY_RUNNING
    server = Server(files, heap_mb)
    ending = threading.Event()
    try:
        address = server.start()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ending.set())
        files.write_address(address)
        with os.fdopen(tell, "wb") as pipe:
            pipe.write(b"ready")
        _watch(server, clients, ending, idle_s)
    finally:
        files.address.unlink(missing_ok=True)
        server.stop()
        clients.release()
        lock.release()
    return 0


def _watch(server: Server, clients: FileLock, ending: threading.Event, idle_s: float) -> None:
    """Wait for the end; on idleness, return with the clients' lock held so that nobody joins a store that goes."""
    last_client = time.monotonic()
    while not ending.wait(_TICK_S):
        server.end_abandoned_queries()
        if not clients.try_acquire():
            last_client = time.monotonic()
        elif time.monotonic() - last_client >= idle_s:
            return
        else:
            clients.release()


def _listening() -> list[int]:
    connections = psutil.Process().net_connections("tcp")
    return [connection.laddr.port for connection in connections if connection.status == psutil.CONN_LISTEN]


def main(arguments: list[str]) -> int:
    """Serve with the arguments that ``embedded`` gives: folder, pipe, heap in MiB, seconds of idleness."""
    folder, tell, heap_mb, idle_s = arguments
    try:
        return serve(RunFiles(Path(folder)), int(tell), int(heap_mb), float(idle_s))
    except BaseException:  # noqa: BLE001 - told in the log, whose end the launcher shows
        traceback.print_exc()
        return 1


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stderr.flush()
    # The engine is closed. Its threads that still wait for clients would keep an ordinary exit waiting too.
    os._exit(status)
