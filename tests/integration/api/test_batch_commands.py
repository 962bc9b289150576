from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import Services
from api.usecases import demo
from tests.fixtures_demo import CV_TEXT, DAY, SECRETS, Batch

NURSE = "https://jobvej.example/demo/occupation/nurse"
BAD = "not json"


def is_error(answer: dict[str, Any]) -> bool:
    return set(answer) == {"id", "error"} and set(answer["error"]) == {"code", "message"}


def test_read_cv(batch: Batch, sample_pdf: Path) -> None:
    status, answers, progress = batch(
        "read cv",
        {"id": "a", "text": CV_TEXT},
        BAD,
        {"id": "b", "path": str(sample_pdf)},
        {"id": "c", "path": "no.pdf"},
    )
    assert status == 1
    assert [answer["id"] for answer in answers] == ["a", None, "b", "c"]
    assert answers[3]["error"]["code"] == "file_not_found"
    assert is_error(answers[1])
    for answer in (answers[0], answers[2]):
        fields = "id quality language text roles education evidence constraints places gaps sensitive pii_removed"
        assert set(answer) == set(fields.split())
        assert answer["quality"]["verdict"] in ("good", "poor")
        assert answer["language"] == "da"
        assert answer["evidence"]
        for item in answer["evidence"]:
            assert answer["text"][item["start"] : item["end"]] == item["quote"]
            assert 0 <= item["confidence"] <= 1
            assert item["polarity"] in ("stated", "implied", "wished", "negated", "unwanted")
    assert not any(secret in json.dumps(answers[0], ensure_ascii=False) for secret in SECRETS)
    assert sum(answers[0]["pii_removed"].values()) >= 3
    assert {"postcode": "2100", "town": "København Ø"} in answers[0]["places"]
    assert not any(secret in progress for secret in SECRETS)


def test_an_empty_cv_has_a_verdict_and_no_score(batch: Batch) -> None:
    status, answers, _ = batch("read cv", {"id": 1, "text": ""})
    assert (status, answers[0]["quality"]) == (0, {"verdict": "unusable", "reasons": ["empty"]})
    status, answers, _ = batch("recommend", {"id": 1, "text": ""})
    assert (status, answers[0]["error"]["code"]) == (1, "unusable_reading")


def test_read_posting(batch: Batch) -> None:
    _, feed = next(demo.feeds(DAY))
    posting = json.loads(feed.splitlines()[0])
    status, answers, _ = batch(
        "read posting",
        posting,
        {"id": 2, "text": "Vi søger en sygeplejerske med kørekort B til hjemmeplejen i Odense."},
    )
    assert status == 0
    assert answers[0]["id"] == posting["identifier"]["value"]
    assert answers[0]["evidence"]
    assert {item["strength"] for answer in answers for item in answer["evidence"]} <= {
        "essential",
        "optional",
        "unknown",
    }
    assert any(constraint["kind"] == "driving_licence" for constraint in answers[1]["constraints"])
    assert answers[0]["employer"]["name"] == posting["hiringOrganization"]["name"]
    assert answers[0]["employer"]["key"] == answers[0]["employer"]["key"].lower()
    assert answers[0]["industry"]["origin"] in ("feed_code", "feed_words", "occupation")
    assert len(answers[0]["industry"]["nace"]) == 1
    assert "employer" not in answers[1]


@pytest.mark.parametrize("target", ["occupation", "skill", "skill-group"])
def test_link(batch: Batch, target: str) -> None:
    status, answers, _ = batch(
        f"link {target} --lang da --label-lang en --top 3",
        {"id": 1, "text": "sygeplejerske"}, {"id": 2}, {"id": 3, "text": "patientpleje"},
    )  # fmt: skip
    assert status == 1
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert is_error(answers[1])
    for answer in (answers[0], answers[2]):
        scores = [candidate["score"] for candidate in answer["candidates"]]
        assert len(scores) <= 3
        assert scores == sorted(scores, reverse=True)
        assert all(set(candidate) == {"uri", "label", "score"} for candidate in answer["candidates"])
    if target == "occupation":
        first = answers[0]["candidates"][0]
        assert (first["uri"], first["label"]) == (NURSE, "nurse")
        assert first["score"] > 0.5


@pytest.mark.parametrize("command", ["link skill", "recommend", "adjacent", "paths"])
def test_an_unknown_model_lists_those_that_there_are(batch: Batch, command: str) -> None:
    status, answers, shown = batch(f"{command} --model none", {"id": 1, "text": "x"})
    assert (status, answers) == (1, [])
    assert "unknown_model" in shown
    assert "default" in shown


def test_adjacent(batch: Batch) -> None:
    status, answers, _ = batch("adjacent --top 5", {"id": 1, "uri": NURSE}, {"id": 2, "uri": "urn:x"})
    assert status == 1
    assert answers[1]["error"]["code"] == "unknown_concept"
    assert len(answers[0]["candidates"]) == 5
    for candidate in answers[0]["candidates"]:
        assert set(candidate) == {"uri", "score", "other"}
        assert candidate["uri"] != NURSE
    for other in ("function", "sector"):
        _, answers, _ = batch(f"adjacent --other {other}", {"id": 1, "uri": NURSE})
        assert all(other in candidate["other"] for candidate in answers[0]["candidates"])


def test_recommend(batch: Batch, sample_pdf: Path) -> None:
    record = {"id": 1, "path": str(sample_pdf), "near": "2100", "radius_km": 30}
    status, answers, _ = batch("recommend --top 5", record, {**record, "id": 2, "near": "0000"}, {"id": 3})
    assert status == 1
    assert [is_error(answer) for answer in answers] == [False, True, True]
    assert answers[1]["error"]["code"] == "unknown_place"
    jobs = answers[0]["jobs"]
    assert 0 < len(jobs) <= 5
    for job in jobs:
        assert set(job) == {"posting_id", "source", "score", "factors", "missing", "paths", "texts", "notes"}
        assert sum(job["factors"].values()) == pytest.approx(job["score"], abs=1e-6)
        assert job["paths"]
    for job in answers[0]["alternatives"]:
        assert set(job) == {
            "posting_id", "source", "score", "factors", "missing", "paths", "texts", "notes", "reason", "other",
            "kind",
        }  # fmt: skip
        assert set(job["other"]) <= {"function", "sector"}
    keys = [(job["source"], job["posting_id"]) for job in jobs + answers[0]["alternatives"]]
    assert len(keys) == len(set(keys))
    assert batch("recommend --top 5", record)[1][0] == answers[0]


@pytest.mark.parametrize("model", ["default", "automatch", "bm25", "overlap", "cosine", "network"])
def test_recommend_by_every_model(batch: Batch, model: str) -> None:
    status, answers, _ = batch(f"recommend --model {model} --top 3", {"id": 1, "text": CV_TEXT})
    assert status == 0
    assert len(answers[0]["jobs"]) <= 3
    assert answers[0]["limits"]
    assert any("network" in job for job in answers[0]["jobs"]) == (model == "network")


@pytest.mark.parametrize(
    ("field", "value"), [("radius_km", "far"), ("radius_km", -1), ("wanted", 5), ("near", []), ("profile", [])]
)
def test_recommend_refuses_a_wrong_field(batch: Batch, field: str, value: object) -> None:
    status, answers, _ = batch("recommend", {"id": 1, "text": CV_TEXT, field: value})
    assert status == 1
    assert answers[0]["error"]["code"] in ("invalid_request", "invalid_profile", "unknown_place")


def test_paths(batch: Batch) -> None:
    profile = {"occupations": [{"title": "sygeplejerske", "uri": NURSE}]}
    status, answers, _ = batch("paths --top 2", {"id": 1, "uri": NURSE}, {"id": 2, "profile": profile}, {"id": 3})
    assert status == 1
    assert is_error(answers[2])
    for answer in answers[:2]:
        assert set(answer) == {"id", "occupations", "paths"}
        assert 0 < len(answer["paths"]) <= 2
        for step in answer["paths"][0]["steps"]:
            assert {"uri", "score", "gap", "live_postings"} <= set(step)


def test_a_command_starts_no_database_and_writes_nothing_of_a_cv(demo_services: Services) -> None:
    data = demo_services.settings.data
    code = (
        "import sys; from api.cli.main import run; status = run(['recommend', '--top', '3'])\n"
        "print(status, [n for n in ('neo4j', 'jpype', 'arcadedb_embedded', 'flask') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps({"id": "æ", "text": CV_TEXT}) + "\n",
        capture_output=True,
        text=True,
        env={"JOBVEJ_DATA": str(data), "JOBVEJ_TODAY": DAY.isoformat(), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    answer, modules = done.stdout.splitlines()
    assert modules == "0 []"
    assert json.loads(answer)["id"] == "æ"
    assert re.search(r"1 lines, ", done.stderr)
    assert not (data / "store").exists()
    for file in data.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not any(secret.encode() in content for secret in SECRETS), file
