"""Fixtures over the demo world, in memory and on disk, without a database. A conftest takes in those it needs."""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api.bootstrap import Services
from api.cli import main
from api.rest.app import create_app
from api.settings import Settings, read_settings
from api.usecases import demo
from graph import snapshot_io

DAY = datetime.date(2026, 11, 22)
CV_TEXT = """Karen Margrethe Testesen
Solsortevej 17, 2100 København Ø
CPR: 010180-1234 · karen.testesen@example.com · 55 55 12 34

Erfaring
2019-2025 Sygeplejerske, Havnby Hospital
Jeg har ansvar for medicinhåndtering, patientpleje og dokumentation.
Jeg underviser nye kolleger og taler engelsk og tysk.

Ønsker
Jeg vil gerne arbejde med sundhedsfremme.
"""
ENGLISH = "https://jobvej.example/demo/skill/english"
POSTING = "kommunejob-demo/K0001"
SECRETS = ("Testesen", "010180-1234", "Solsortevej", "karen.testesen")


@pytest.fixture(scope="session")
def demo_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a data directory of its own and a fixed day."""
    return read_settings(data=tmp_path_factory.mktemp("demo") / "data", today=DAY, port=0, store="embedded")


@pytest.fixture(scope="session")
def demo_services(demo_settings: Settings) -> Iterator[Services]:
    """The demo world; its snapshot is in the data directory as well, so commands find it there."""
    with demo.services_in_memory(demo_settings) as services:
        snapshot_io.save(services.world().base, demo_settings.data)
        yield services


@pytest.fixture(scope="session")
def app(demo_services: Services) -> Flask:
    return create_app(demo_services)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


Batch = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def batch(demo_services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Batch:
    """Runs a batch command on records (or raw lines) over the demo world: exit status, answers, stderr."""
    monkeypatch.setenv("JOBVEJ_DATA", str(demo_services.settings.data))
    monkeypatch.setenv("JOBVEJ_TODAY", DAY.isoformat())

    def run(command: str, *records: dict[str, Any] | str) -> tuple[int, list[dict[str, Any]], str]:
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        stream = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n" for line in lines).encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        capsys.readouterr()
        status = main.run(command.split())
        out, err = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err

    return run


@pytest.fixture(scope="session")
def sample_pdf() -> Path:
    """A CV of the demo as PDF."""
    return next(path for path in demo.cvs() if path.suffix == ".pdf")


def form_with(field: str, name: str, data: bytes) -> dict[str, Any]:
    """Arguments of ``client.post`` for a form with one file. (The client itself leaves large ones open on disk.)"""
    head = f'--limit\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
    return {"data": head + data + b"\r\n--limit--\r\n", "content_type": "multipart/form-data; boundary=limit"}
