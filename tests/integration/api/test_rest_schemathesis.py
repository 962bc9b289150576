"""The whole specification put to the app by schemathesis: what is sent is made of it, what comes back is held to it.

In process, without a network; the same requests on every run. Its last phase follows sessions through their life: the
identifiers of one answer are sent in the next request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from api.access import accounts
from api.access.matrix import ROLES
from api.bootstrap import Services
from api.errors import NotFoundError
from api.rest.app import create_app
from api.rest.codes import all_codes
from api.rest.document import openapi_document, operations
from api.settings import read_settings
from tests.fixtures_demo import DAY

CONFIG: dict[str, Any] = {
    "seed": 20261122,
    "workers": 1,
    "continue-on-failure": True,
    "cache": {"enabled": False},
    "generation": {"deterministic": True, "database": "none", "max-examples": 15, "no-shrink": True},
    "phases": {
        "examples": {"fill-missing": True},
        "coverage": {"enabled": True},
        "fuzzing": {"enabled": True},
        "stateful": {"enabled": True, "max-steps": 8},
    },
    "checks": {
        # What a schema allows may still be refused: a CV in which nothing can be read, a place that there is not.
        "positive_data_acceptance": {"enabled": False},
        # Too many parts of a form are refused before they are looked at, a version that is none as one that is not.
        "negative_data_rejection": {"expected-statuses": ["4xx"]},
        # 404 may speak of a posting or a skill in the body.
        "ensure_resource_availability": {"enabled": False},
        # Its own requests without a key fail in process (max_redirects); test_rest_document asks every operation so.
        "ignored_auth": {"enabled": False},
    },
}


@dataclass(frozen=True)
class Specified:
    """The app over the demo world with records and accounts of its own, and a key that may everything."""

    app: Flask
    secret: str


@pytest.fixture
def specified(demo_services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Specified]:
    monkeypatch.setattr("api.access.guard.WRONG_KEYS_A_MINUTE", 1_000_000)  # each operation is tried with wrong keys
    settings = read_settings(data=tmp_path, today=DAY, access="accounts", rate_per_minute=0, uploads_per_minute=0)
    with Services(settings, demo_services.world().base) as services:
        account = accounts.add(services, "everything", ROLES)
        secret, key = accounts.new_key(services, account.id, "t")
        keep(monkeypatch, "change", account.id)
        keep(monkeypatch, "new_key", account.id)
        keep(monkeypatch, "revoke", key.id)
        yield Specified(create_app(services), secret)


def keep(monkeypatch: pytest.MonkeyPatch, name: str, kept: str) -> None:
    """Let nothing change the account and the key that the run goes by: nobody saws off the branch they sit on."""
    real: Callable[..., Any] = getattr(accounts, name)

    def guarded(services: Services, identifier: str, *arguments: Any, **fields: Any) -> Any:
        if identifier == kept:
            raise NotFoundError("kept for this run")
        return real(services, identifier, *arguments, **fields)

    monkeypatch.setattr(accounts, name, guarded)


class Run:
    """One run of all phases: what failed, how often each operation was answered well, and the codes of problems."""

    def __init__(self, specified: Specified) -> None:
        headers = {"Authorization": f"Bearer {specified.secret}"}
        config = SchemathesisConfig.from_dict({**CONFIG, "headers": headers})
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", specified.app, config=config)

        self.failures: dict[str, str] = {}
        self.phases: Counter[str] = Counter()
        self.good: Counter[str] = Counter()
        self.codes: set[str] = set()
        for event in from_schema(schema).execute():
            if isinstance(event, events.NonFatalError | events.FatalError):
                self.failures[type(event).__name__] = str(event)
            elif isinstance(event, events.ScenarioFinished):
                self._take(event)

    def _take(self, event: events.ScenarioFinished) -> None:
        recorder = event.recorder
        self.phases[event.phase.name] += len(recorder.cases)
        for case_id, checks in recorder.checks.items():
            for failure in (check.failure_info for check in checks if check.failure_info is not None):
                case = recorder.cases[case_id].value
                name = f"{event.phase.name} {case.method} {case.path}: {failure.failure.title}"
                self.failures.setdefault(name, f"{failure.failure.message}\n{failure.code_sample}")
        for case_id, interaction in recorder.interactions.items():
            response = interaction.response
            if response is not None and response.status_code < 300:
                raw = recorder.cases[case_id].value.operation.definition.raw
                self.good[raw["operationId"]] += 1
            elif response is not None and response.headers.get("content-type") == ["application/problem+json"]:
                self.codes.add(response.json()["code"])


def test_the_api_is_as_it_says(specified: Specified) -> None:
    run = Run(specified)
    assert run.failures == {}, "\n\n".join(f"{name}\n{said}" for name, said in run.failures.items())
    names = {operation["operationId"] for _path, _method, operation in operations(openapi_document(specified.app))}
    # What takes back what another request must have put is met by luck; test_rest_document meets every operation.
    assert len(run.good) >= 0.9 * len(names), sorted(names - run.good.keys())
    assert {"EXAMPLES", "COVERAGE", "FUZZING", "STATEFUL_TESTING"} <= run.phases.keys()
    assert run.codes > {"unauthenticated", "not_found", "invalid_request", "unusable_reading", "not_scorable"}
    assert run.codes <= {code.code for code in all_codes()}
