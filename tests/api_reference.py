"""Writes what is generated of the API: examples of its answers, and docs/api.md.

Run as ``python -m tests.api_reference`` (or ``make reference``) after a route or its answer has changed, and look at
the difference before committing it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask_openapi.openapi import OpenAPI

from api.bootstrap import Services
from api.rest.app import create_app
from api.rest.document import EXAMPLES, openapi_document
from api.rest.reference import markdown
from api.settings import read_settings
from api.usecases import demo
from tests.api_examples import abridged, send_all
from tests.conftest import ROOT
from tests.fixtures_demo import DAY

PAGE = ROOT / "docs" / "api.md"


@contextmanager
def demo_app() -> Iterator[OpenAPI]:
    """The application over the demo world, with records of its own that go with it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder), today=DAY, encoder="none")
        with demo.services_in_memory(settings) as services:
            yield create_app(services)


def own_document() -> dict[str, Any]:
    """The document of an application that has nothing loaded."""
    with tempfile.TemporaryDirectory() as folder, Services(read_settings(data=Path(folder))) as services:
        return openapi_document(create_app(services))


def main() -> int:
    """Write both."""
    EXAMPLES.mkdir(exist_ok=True)
    with demo_app() as app:
        for old in EXAMPLES.glob("*.json"):
            old.unlink()
        for sent in send_all(app.test_client(), openapi_document(app)):
            if sent.response.status_code >= 300:
                print(f"{sent.name}: {sent.response.status_code} {sent.response.text}", file=sys.stderr)  # noqa: T201
                return 1
            if sent.response.mimetype == "application/json":
                text = json.dumps(abridged(sent.response.get_json()), ensure_ascii=False, indent=2, sort_keys=True)
                (EXAMPLES / f"{sent.name}.json").write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(markdown(own_document()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
