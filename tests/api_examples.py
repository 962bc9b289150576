"""Every operation of the API as its example shows it, put to the demo world; and what of the answer is kept.

The tests put them and compare; ``python -m tests.api_reference`` records the answers anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from api.rest.document import operations
from api.rest.session_schemas import EXAMPLE_ID
from tests.fixtures_demo import CV_TEXT, ENGLISH, POSTING

MOMENT, HASH = "2026-11-22T09:00:00.000000+00:00", "3b1f" * 16
LONGEST, ITEMS = 400, 1
GONE = "kommunejob-demo/K0006"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+00:00")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Sent:
    """An operation, and what it answered to its example."""

    path: str
    method: str
    operation: dict[str, Any]
    response: TestResponse

    @property
    def name(self) -> str:
        return str(self.operation["operationId"])


def send_all(client: FlaskClient, document: dict[str, Any]) -> Iterator[Sent]:
    """Put every operation to the app as its example shows it; what erases last, each with a session of its own."""
    ids = conversation(client)
    for path, method, operation in sorted(operations(document), key=lambda item: item[1] == "delete"):
        if method == "delete":
            ids = conversation(client)
        yield Sent(path, method, operation, send(client, path, method, operation, ids))


def send(
    client: FlaskClient,
    path: str,
    method: str,
    operation: dict[str, Any],
    ids: dict[str, str],
) -> TestResponse:
    """The answer to an operation's example; ``ids`` stand in for those of the example."""
    places: dict[str, str] = {}
    query: dict[str, Any] = {}
    for parameter in operation.get("parameters", ()):
        if "example" in parameter:
            where = places if parameter["in"] == "path" else query
            where[parameter["name"]] = ids.get(parameter["name"], parameter["example"])
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    return client.open(path.format(**places), method=method.upper(), query_string=query, json=body)


def conversation(client: FlaskClient) -> dict[str, str]:
    """A session in which everything was done once, by the names of the places in paths."""
    body = {"text": CV_TEXT, "notice_given": True, "search": {"near": "2100"}}
    session = _ok(client.post("/api/v1/sessions", json=body))["session"]
    address = f"/api/v1/sessions/{session['id']}"
    posting = {"posting": POSTING}
    _ok(client.get(address + "/recommendations?top=2"))
    _ok(client.put(address + "/feedback", json={**posting, "verdict": "suitable"}))
    _ok(client.put(address + "/feedback", json={"posting": GONE, "verdict": "expired"}))
    _ok(client.put(address + "/shortlist", json=posting))
    note = _ok(client.post(address + "/notes", json={"text": "Vil helst arbejde om dagen."}))
    ticket = _ok(client.post(address + "/tickets", json={"uri": ENGLISH}))["ticket"]
    account = _ok(client.post("/api/v1/accounts", json={"name": "Fagsystemet", "roles": ["consultant"]}))["account"]
    key = _ok(client.post(f"/api/v1/accounts/{account['id']}/keys", json={"label": "fagsystem"}))["key"]
    return {
        "session_id": session["id"],
        "document_id": session["documents"][0]["id"],
        "note_id": note["id"],
        "ticket_id": ticket["id"],
        "account_id": account["id"],
        "key_id": key["id"],
    }


def _ok(response: TestResponse) -> Any:
    assert response.status_code < 300, response.text
    return response.get_json()


def abridged(value: Any, name: str = "") -> Any:
    """An answer as the document shows it: of each list the first item, and what differs from run to run made equal."""
    if isinstance(value, dict):
        return {key: abridged(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [abridged(item) for item in value[:ITEMS]]
    if isinstance(value, str):
        if name == "id" or (name == "session_id" and value):
            return EXAMPLE_ID
        if name == "secret":
            return "jv_0123456789ab_" + "x" * 43
        if name == "page":
            return f"/sessions/{EXAMPLE_ID}"
        value = _HASH.sub(HASH, _MOMENT.sub(MOMENT, value))
        return value if len(value) <= LONGEST else value[:LONGEST].rsplit(" ", 1)[0] + " …"
    return value


def shape(value: Any) -> Any:
    """Names and kinds, without the values."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    if isinstance(value, bool) or value is None:
        return json.dumps(value) if value is None else "boolean"
    return "number" if isinstance(value, int | float) else "string"
