"""The whole specification put to the app by schemathesis: what is sent is made of it, what comes back is held to it.

In process, without a network; the same requests on every run. Its last phase follows sessions through their life: the
identifiers of one answer are sent in the next request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from api.bootstrap import Services
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
    "generation": {"deterministic": True, "database": "none", "max-examples": 6, "no-shrink": True},
    "phases": {
        "examples": {"fill-missing": True},
        "coverage": {"enabled": True},
        "fuzzing": {"enabled": True},
        "stateful": {"enabled": True, "max-steps": 8},
    },
    # What a schema allows may still be refused: a CV in which nothing can be read, a place that there is not.
    # Here the service is open; who may do what is tested below and in test_access.
    "checks": {"positive_data_acceptance": {"enabled": False}, "ignored_auth": {"enabled": False}},
}


@pytest.fixture(scope="module")
def specified(demo_services: Services, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app over the demo world, with records of its own."""
    folder = tmp_path_factory.mktemp("schemathesis")
    with Services(read_settings(data=folder, today=DAY), demo_services.world().base) as services:
        yield create_app(services)


class Run:
    """One run of all phases: what failed, how often each operation was answered well, and the codes of problems."""

    def __init__(self, app: Flask) -> None:
        config = SchemathesisConfig.from_dict(CONFIG)
        self.failures: dict[str, str] = {}
        self.phases: Counter[str] = Counter()
        self.good: Counter[str] = Counter()
        self.codes: set[str] = set()
        for event in from_schema(schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)).execute():
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


def test_the_api_is_as_it_says(specified: Flask) -> None:
    run = Run(specified)
    assert run.failures == {}, "\n\n".join(f"{name}\n{said}" for name, said in run.failures.items())
    names = {operation["operationId"] for _path, _method, operation in operations(openapi_document(specified))}
    assert names - run.good.keys() == set(), "operations that were never answered well"
    assert {"EXAMPLES", "COVERAGE", "FUZZING", "STATEFUL_TESTING"} <= run.phases.keys()
    assert run.codes > {"not_found", "invalid_request", "unusable_reading", "not_scorable"}
    assert run.codes <= {code.code for code in all_codes()}
