"""Posts at least 500 malformed inputs to a running service and says how each was answered.

Run: ``python -m benchmarks.hostile_http [--seed N]``. Exit status 1 where an answer was neither a clear 4xx nor a
reading with its verdict, took more than 5 s, showed a traceback, or the memory of the service and its parsing workers
grew by more than 200 MB.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import uuid
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.hostile import SEED, HostileInput, hostile_inputs
from benchmarks.hostile_inputs import MAX_GROWTH_MB, MemoryWatch, resident_mb, run, show, told
from benchmarks.service import Service, demo_service

CV = Path(__file__).resolve().parents[1] / "api" / "demo" / "cvs" / "01-kommunikation.pdf"


def post(service: Service, filename: str, data: bytes) -> tuple[int, bytes]:
    """Upload a document to /api/v1/recommend: status and body. A refused upload may be cut off while it is sent."""
    boundary = uuid.uuid4().hex
    safe = filename.encode("utf-8", "replace").replace(b'"', b"'").replace(b"\r", b" ").replace(b"\n", b" ")
    head = b'--%b\r\nContent-Disposition: form-data; name="file"; filename="%b"\r\n' % (boundary.encode(), safe)
    body = head + b"Content-Type: application/octet-stream\r\n\r\n" + data + f"\r\n--{boundary}--\r\n".encode()
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=30)
    try:
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        # Of a document that is too large the answer is sent before the end of the upload.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", "/api/v1/recommend", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def ending_of(item: HostileInput, service: Service) -> str:
    """How the service answered; anything that is no clear answer raises AssertionError."""
    status, body = post(service, item.filename, item.data)
    text = body.decode("utf-8")
    assert "Traceback" not in text, "a traceback in the answer"
    answer = json.loads(text)
    if status == 200:
        assert isinstance(answer["jobs"], list)
        return "200 read and answered"
    assert 400 <= status < 500, f"status {status}: {text[:200]}"
    assert answer["code"], f"no code: {text[:200]}"
    assert answer["detail"], f"no words: {text[:200]}"
    return f"{status} {answer['code']}"


def main(arguments: list[str] | None = None) -> int:
    """Run and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=SEED)
    seed = options.parse_args(arguments).seed
    faults: list[str] = []
    with demo_service() as service:
        for _ in range(4):  # every worker and every table warm, so that growth is growth
            status, _ = post(service, CV.name, CV.read_bytes())
            assert status == 200, status

        def total_mb() -> float:
            return sum(resident_mb(pid) for pid in service.family())

        before, own_before = total_mb(), resident_mb(service.pid)
        with MemoryWatch(service.family) as memory:
            tallies = run(hostile_inputs(seed), lambda item: ending_of(item, service), faults)
        after = total_mb()
        log = service.log.read_text(errors="replace")
    show(tallies, faults)
    print(f"service and workers: {before:.0f} MB before, {after:.0f} MB after")
    print(f"largest single process: {memory.workers:.0f} MB (the service had {own_before:.0f} MB)")
    if after - before > MAX_GROWTH_MB or memory.workers - own_before > MAX_GROWTH_MB:
        faults.append("memory grew by more than 200 MB")
    if "Traceback" in log:
        faults.append("a traceback in the log")
    return told(faults)


if __name__ == "__main__":
    raise SystemExit(main())
