"""The embedded store seen from a client: joined where it runs, started where it does not.

One child process (``embedded_server``) serves every client of a data directory over Bolt on loopback. Four files in
``<data>/store/run`` hold them together; all locks are flock, so a SIGKILL leaves none behind:

- ``server.lock``: held by the running server. Free means that none runs, whatever ``server.json`` says.
- ``server.json``: ports and secrets of the running server, mode 0600.
- ``launch.lock``: held by the one client that looks for a server or starts it.
- ``clients.lock``: held shared by every client. The server ends when it could take it for itself for a while.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from graph.engines.locks import FileLock, is_held
from graph.errors import QueryFailedError, StoreUnavailableError

DATABASE = "jobvej"
"""Name of the one database in the embedded store."""

_LOG_TAIL = 1500
_SQL_TIMEOUT_S = 600.0


@dataclass(frozen=True, slots=True)
class EmbeddedOptions:
    """How the server is started; who joins a running one takes it as it is.

    ``heap_mb``: cap of the JVM's heap in MiB. ``idle_s``: seconds without any client after which it ends.
    ``start_s``: longest wait for it, recovery after a crash included. ``stop_s``: longest wait for its orderly end.
    """

    heap_mb: int = 768
    idle_s: float = 60.0
    start_s: float = 180.0
    stop_s: float = 90.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running server is and what opens it. Holds secrets: never log it."""

    pid: int
    port: int
    http_port: int
    user: str
    password: str
    reader: str
    reader_password: str

    def __repr__(self) -> str:
        return f"Address(pid={self.pid}, port={self.port})"

    @property
    def url(self) -> str:
        """The Bolt URL."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class RunFiles:
    """The files by which server and clients of one data directory find each other."""

    folder: Path

    @classmethod
    def of(cls, data_dir: Path) -> Self:
        """Those of a data directory; its folders are made, readable by the owner only."""
        folder = data_dir.expanduser().resolve() / "store" / "run"
        for made in (folder.parent, folder):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder)

    @property
    def server_lock(self) -> Path:
        """Held by the running server."""
        return self.folder / "server.lock"

    @property
    def launch_lock(self) -> Path:
        """Held while somebody looks for a server or starts one."""
        return self.folder / "launch.lock"

    @property
    def clients_lock(self) -> Path:
        """Held shared by every client."""
        return self.folder / "clients.lock"

    @property
    def address(self) -> Path:
        """The running server's address."""
        return self.folder / "server.json"

    @property
    def log(self) -> Path:
        """What the running server, or the last one, had to say."""
        return self.folder / "server.log"

    def write_address(self, address: Address) -> None:
        """Put the address down in one step, readable by the owner only."""
        draft = self.address.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(address), file)
        draft.replace(self.address)

    def read_address(self) -> Address | None:
        """The address, or None where there is none or it cannot be read."""
        try:
            return Address(**json.loads(self.address.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def log_tail(self) -> str:
        """The end of the server's log."""
        with suppress(OSError):
            return self.log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:].strip()
        return ""


class Lease:
    """One client's hold on a running server: while it is open, the server does not end for idleness."""

    def __init__(self, address: Address, client: FileLock) -> None:
        self.address = address
        self._client = client

    def sql(self, statement: str) -> list[dict[str, Any]]:
        """Run one SQL statement of the engine (schema and maintenance: Cypher has no words for them there)."""
        return _sql(self.address, statement)

    def close(self) -> None:
        """Let go of the server."""
        self._client.release()


def join(data_dir: Path, options: EmbeddedOptions | None = None) -> Lease:
    """Join the store of ``data_dir``; it is started where none runs.

    Raises StoreUnavailableError with the server's last words where it does not come up in time.
    """
    options = options or EmbeddedOptions()
    files = RunFiles.of(data_dir)
    client = FileLock(files.clients_lock)
    # A server that ends for idleness holds this lock to its last moment: waiting for it is waiting for that end.
    if not client.acquire(options.stop_s, shared=True):
        raise StoreUnavailableError(f"the embedded store in {files.folder} does not come to its end; see {files.log}")
    try:
        with FileLock(files.launch_lock) as launch:
            if not launch.acquire(options.start_s):
                raise StoreUnavailableError(f"another process has been starting the store in {files.folder} for long")
            return Lease(_find(files, options) or _launch(files, options), client)
    except BaseException:
        client.release()
        raise


def running(data_dir: Path) -> Address | None:
    """The server of ``data_dir`` if one runs and answers to its name, else None."""
    files = RunFiles.of(data_dir)
    return files.read_address() if is_held(files.server_lock) else None


def stop(data_dir: Path, options: EmbeddedOptions | None = None) -> bool:
    """End the server of ``data_dir`` in order (SIGTERM) and wait until it is gone; False where none ran."""
    options = options or EmbeddedOptions()
    address = running(data_dir)
    if address is None:
        return False
    files = RunFiles.of(data_dir)
    with suppress(ProcessLookupError):
        os.kill(address.pid, signal.SIGTERM)
    with FileLock(files.server_lock) as lock:
        if not lock.acquire(options.stop_s):
            raise StoreUnavailableError(f"the embedded store (process {address.pid}) does not end; see {files.log}")
    return True


def _find(files: RunFiles, options: EmbeddedOptions) -> Address | None:
    """The running server, waiting for one that another process began to start or that is on its way out."""
    deadline = time.monotonic() + options.start_s
    pause = threading.Event()
    while is_held(files.server_lock):
        address = files.read_address()
        if address is not None:
            return address
        if time.monotonic() > deadline:
            raise StoreUnavailableError(f"the embedded store in {files.folder} neither answers nor ends")
        pause.wait(0.05)
    files.address.unlink(missing_ok=True)  # left behind by a server that was killed
    return None


def _launch(files: RunFiles, options: EmbeddedOptions) -> Address:
    """Start the server and wait until it says that it is ready."""
    if shutil.disk_usage(files.folder).free < 64 * 1024 * 1024:
        raise StoreUnavailableError(f"less than 64 MB free at {files.folder}: the embedded store does not start")
    told, tell = os.pipe()
    command = [sys.executable, "-P", "-m", "graph.engines.embedded_server"]
    command += [str(files.folder), str(tell), str(options.heap_mb), str(options.idle_s)]
    try:
        with os.fdopen(os.open(files.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as log:
            child = subprocess.Popen(
                command,
                cwd=files.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(tell,),
                start_new_session=True,  # a Ctrl-C at the client's terminal is not meant for the store
            )
    except OSError as error:
        os.close(told)
        raise StoreUnavailableError(f"the embedded store could not be started: {error}") from error
    finally:
        os.close(tell)
    # Waits for the child for as long as this process lives, so that it leaves no zombie.
    threading.Thread(target=child.wait, name="embedded-store-reaper", daemon=True).start()
    try:
        ready, _, _ = select.select([told], [], [], options.start_s)
        if ready and os.read(told, 16) == b"ready":
            address = files.read_address()
            if address is not None:
                return address
    finally:
        os.close(told)
    if not ready:
        child.terminate()
    state = "ended while starting" if ready else f"was not ready after {options.start_s:.0f} s"
    raise StoreUnavailableError(f"the embedded store {state}; its log ({files.log}) ends with:\n{files.log_tail()}")


def _sql(address: Address, statement: str) -> list[dict[str, Any]]:
    credentials = base64.b64encode(f"{address.user}:{address.password}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{address.http_port}/api/v1/command/{DATABASE}",
        data=json.dumps({"language": "sql", "command": statement}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Basic {credentials}"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy stands between us and loopback
    try:
        with opener.open(request, timeout=_SQL_TIMEOUT_S) as answer:
            rows: list[dict[str, Any]] = json.load(answer)["result"]
            return rows
    except urllib.error.HTTPError as error:
        with error:
            text = error.read().decode("utf-8", "replace")[:500]
        raise QueryFailedError(f"the embedded store refused {statement!r}: {text}") from error
    except OSError as error:
        raise StoreUnavailableError(f"the embedded store does not answer: {error}") from error
