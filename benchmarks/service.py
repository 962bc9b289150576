"""A service of its own on the demo world, for commands that look at it from outside."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

READY_S = 120.0


@dataclass(frozen=True)
class Service:
    """A running service: where it listens, and its process."""

    url: str
    pid: int
    log: Path

    def family(self) -> list[int]:
        """The service's process and its parsing workers; the store's process is not among them."""
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.pid)
            children = process.children(recursive=True)
            return [self.pid, *(c.pid for c in children if "embedded_server" not in " ".join(c.cmdline()))]
        return [self.pid]


@contextlib.contextmanager
def demo_service() -> Iterator[Service]:
    """Load the demo into a directory of its own, serve it on a free port, and end it afterwards."""
    command = [str(Path(sys.executable).with_name("jobvej"))]
    with tempfile.TemporaryDirectory(prefix="jobvej-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        env = {**os.environ, "JOBVEJ_DATA": folder, "JOBVEJ_STORE": "embedded", "JOBVEJ_PORT": str(port)}
        log = Path(folder) / "service.log"
        subprocess.run([*command, "demo", "load"], env=env, check=True, capture_output=True)
        with log.open("wb") as out, subprocess.Popen([*command, "serve"], env=env, stdout=out, stderr=out) as process:
            service = Service(f"http://127.0.0.1:{port}", process.pid, log)
            try:
                _wait_ready(service, process)
                yield service
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=30)
                subprocess.run([*command, "store", "stop"], env=env, check=False, capture_output=True)


def _wait_ready(service: Service, process: subprocess.Popen[bytes]) -> None:
    """Return when /readiness answers 200; raise RuntimeError with the log where the process ends first."""
    began = time.monotonic()
    while time.monotonic() - began < READY_S:
        if process.poll() is not None:
            raise RuntimeError(service.log.read_text(errors="replace"))
        with (
            contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError),
            urllib.request.urlopen(service.url + "/api/v1/readiness", timeout=1) as answer,  # noqa: S310
        ):
            if answer.status == 200:
                return
    raise RuntimeError(f"not ready after {READY_S:.0f} s: {service.log.read_text(errors='replace')}")
