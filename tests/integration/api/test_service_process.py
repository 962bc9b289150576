"""The real command as a process: loads the demo into the embedded store, serves, is joined, and stops in order."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures_demo import CV_TEXT, SECRETS

pytestmark = [pytest.mark.embedded]
JOBVEJ = [sys.executable, "-m", "api.cli.main"]


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JOBVEJ_")}
    return {**kept, "JOBVEJ_DATA": str(data), "JOBVEJ_PORT": "0", "JOBVEJ_REFRESH_SECONDS": "0.2"}


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*JOBVEJ, *arguments], env=environment(data), capture_output=True, text=True, timeout=180)


def ask(address: str, path: str, body: object = None) -> tuple[int, dict[str, Any]]:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def until(condition: Any, seconds: float = 30.0) -> None:
    """Wait for a condition, looking often."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        pause.wait(0.05)


def skills_in(answer: tuple[int, dict[str, Any]]) -> dict[str, str]:
    """Words of a CV -> the skill that was read in them; phrases without one are left out."""
    status, body = answer
    assert status == 200, body
    return {item["quote"]: item["uri"] for item in body["evidence"] if item["kind"] != "occupation" and item["uri"]}


class Service:
    """``jobvej up --demo`` in a process of its own, and all that it said."""

    def __init__(self, data: Path) -> None:
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [*JOBVEJ, "up", "--demo"],
            env=environment(data),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        until(lambda: self.process.poll() is not None or any("is ready" in line for line in self.said), 120)
        assert self.process.poll() is None, "".join(self.said)
        found = re.search(r"http://127\.0\.0\.1:\d+", next(line for line in self.said if "is ready" in line))
        assert found
        self.address = found[0]

    def _listen(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(self.process.stderr)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=60)
        self.listener.join(timeout=10)
        assert self.process.stderr is not None
        self.process.stderr.close()
        return status


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("service") / "data"
    yield folder
    run(folder, "store", "stop")


def test_from_nothing_to_an_answer_and_back(data: Path, tmp_path: Path) -> None:
    service = Service(data)
    try:
        status, ready = ask(service.address, "/api/v1/readiness")
        assert (status, ready["status"], ready["store"]) == (200, "ready", "embedded")
        assert ready["concepts"] > 600
        assert ready["postings"] > 100
        status, answer = ask(service.address, "/api/v1/recommend", {"text": CV_TEXT})
        assert status == 200
        assert answer["jobs"]

        # A second process joins the running store and sees what the first one loaded.
        joined = run(data, "query", "MATCH (o:Occupation) RETURN count(o) AS n", "--format", "jsonl")
        assert joined.returncode == 0, joined.stderr
        assert json.loads(joined.stdout)["n"] > 100
        refused = run(data, "query", "CREATE (x:Nothing) RETURN x")
        assert refused.returncode == 1
        assert "query_refused" in refused.stderr

        # A second process imports a posting; the service has it without a restart, and a second import adds nothing.
        feed = tmp_path / "new.jsonl"
        feed.write_text(
            json.dumps(
                {
                    "@type": "JobPosting",
                    "identifier": {"name": "test", "value": "T1"},
                    "title": "Sygeplejerske til nattevagt",
                    "description": "Vi søger en sygeplejerske med erfaring i patientpleje.",
                    "datePosted": "2026-01-01",
                }
            )
            + '\nnot json\n{"@type": "JobPosting"}\n'
        )
        first, second = run(data, "postings", "import", str(feed)), run(data, "postings", "import", str(feed))
        line = json.loads(first.stdout)
        assert (line["read"], line["added"], line["changed"], line["unchanged"]) == (3, 1, 0, 0), first.stderr
        assert [item["line"] for item in line["rejected"]] == [2, 3]
        assert all(set(item) == {"line", "code", "message"} for item in line["rejected"])
        line = json.loads(second.stdout)
        assert (line["added"], line["changed"], line["unchanged"]) == (0, 0, 1)
        until(lambda: ask(service.address, "/api/v1/postings/test/T1")[0] == 200)

        # A second process imports a term and bars a phrase; the very next request of the service goes by both.
        _, found = ask(service.address, "/api/v1/skills?q=medicinh&limit=1")
        care = found["items"][0]["uri"]
        cv = {"text": "Erfaring\nJeg har arbejdet med flimflamning og medicinhåndtering.\n"}
        assert skills_in(ask(service.address, "/api/v1/cv", cv)) == {"medicinhåndtering": care}
        terms = tmp_path / "terms.csv"
        terms.write_text(f"concept,language,kind,label\n{care},da,alternative,flimflamning\n", encoding="utf-8")
        barred = tmp_path / "barred.tsv"
        barred.write_text(
            "subject_label\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n"
            f"medicinhåndtering\tskos:exactMatch\tNot\t{care}\tsemapv:ManualMappingCuration\n",
            encoding="utf-8",
        )
        imported = run(data, "terms", "import", str(terms), str(barred))
        assert imported.returncode == 0, imported.stderr
        assert skills_in(ask(service.address, "/api/v1/cv", cv)) == {"flimflamning": care}
        assert run(data, "terms", "remove", "barred.tsv").returncode == 0
        assert skills_in(ask(service.address, "/api/v1/cv", cv)) == {"flimflamning": care, "medicinhåndtering": care}

        checked = run(data, "doctor")
        assert checked.returncode == 0, checked.stdout
        assert run(data, "store", "check").returncode == 0
    finally:
        status = service.stop()
    assert status == 0
    said = "".join(service.said)
    assert "Stopped." in said
    assert "Traceback" not in said
    assert not any(secret in said for secret in SECRETS)


def test_backup_and_restore_by_command(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl.gz"
    assert run(data, "demo", "load").returncode == 0  # the tests before this one may not have run
    made = run(data, "store", "backup", str(file))
    assert made.returncode == 0, made.stderr
    other = tmp_path / "other"
    try:
        restored = run(other, "store", "restore", str(file))
        assert restored.returncode == 0, restored.stderr
        stats = [json.loads(run(folder, "ontology", "stats", "--json").stdout) for folder in (data, other)]
        assert stats[0] == stats[1]
        again = run(other, "store", "restore", str(file))
        assert (again.returncode, "--replace" in again.stderr) == (3, True)
        replaced = run(other, "store", "restore", "--replace", str(file))
        assert (replaced.returncode, replaced.stdout) == (0, restored.stdout), replaced.stderr
    finally:
        assert run(other, "store", "stop").returncode == 0


def test_a_second_service_on_the_same_port_is_refused_in_one_line(data: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run(data, "serve", "--port", port)
    assert done.returncode == 2
    assert "JOBVEJ_PORT" in done.stderr
    assert "Traceback" not in done.stderr
