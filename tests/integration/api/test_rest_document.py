"""The OpenAPI document: complete, true by its examples, and what is generated of it up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from api.access import accounts
from api.access.matrix import ROLES
from api.bootstrap import Services
from api.rest import document as rest_document
from api.rest.app import create_app
from api.rest.codes import all_codes
from api.rest.document import EXAMPLES, operations, success
from api.rest.reference import markdown
from api.settings import read_settings
from tests.api_examples import Sent, abridged, send_all, shape
from tests.api_reference import PAGE, own_document
from tests.fixtures_demo import CV_TEXT, DAY


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return own_document()


@pytest.fixture(scope="module")
def sent(
    demo_services: Services, document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Sent]:
    """Every operation's example put to the demo world, with records of its own."""
    settings = read_settings(data=tmp_path_factory.mktemp("records"), today=DAY)
    with Services(settings, demo_services.world().base) as services:
        return {item.name: item for item in send_all(create_app(services).test_client(), document)}


def schema_of(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document["components"]})


def names(document: Mapping[str, Any]) -> set[str]:
    return {operation["operationId"] for _path, _method, operation in operations(document)}


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _path, _method, operation in operations(document)]
    assert len(ids) == len(set(ids))
    for path, _method, operation in operations(document):
        assert operation["summary"], path
        assert operation["description"].endswith((".", "!")), path
        assert "<br" not in operation["description"], path
        for parameter in operation.get("parameters", ()):
            assert "$ref" in parameter or parameter.get("description"), (path, parameter["name"])
        for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
            assert "example" in content or media_type == "multipart/form-data", path


def test_what_is_said_of_single_operations_is_of_operations_that_there_are(document: dict[str, Any]) -> None:
    named = rest_document.CHANGING | rest_document.WITH_ETAG | rest_document.SCORING | rest_document.NAMED
    assert named <= names(document)
    assert {path.stem for path in EXAMPLES.glob("*.json")} <= names(document)


def test_every_example_is_answered_as_documented(document: dict[str, Any], sent: dict[str, Sent]) -> None:
    assert set(sent) == names(document)
    for name, item in sent.items():
        assert str(item.response.status_code) == success(item.operation), (name, item.response.text)
        assert item.response.headers["X-Jobvej-Version"], name
        described = item.operation["responses"][success(item.operation)].get("content")
        if described is None:
            assert item.response.data == b"", name
            continue
        content = described[item.response.mimetype]
        if item.response.mimetype == "application/pdf":
            assert item.response.data.startswith(b"%PDF-"), name
            continue
        answer = item.response.get_json()
        errors = [error.message for error in schema_of(document, content["schema"]).iter_errors(answer)]
        assert errors == [], (name, errors)
        assert shape(abridged(answer)) == shape(content["example"]), f"{name}: run `make reference`"


def test_what_the_network_adds_is_told_as_its_schema_says(client: FlaskClient, document: dict[str, Any]) -> None:
    lists = client.post("/api/v1/recommend", json={"text": CV_TEXT, "top": 3, "model": "network"}).get_json()
    first = lists["jobs"][0]
    asked = {"text": CV_TEXT, "model": "network", "source": first["source"], "posting_id": first["posting_id"]}
    one = client.post("/api/v1/explain", json=asked).get_json()
    for name, answer in (("RecommendAnswer", lists), ("ExplainAnswer", one)):
        schema = {"$ref": f"#/components/schemas/{name}"}
        assert list(schema_of(document, schema).iter_errors(answer)) == []
        assert list(unknown(document, schema, answer, "")) == []
    assert one["job"]["network"] == first["network"]
    for job in lists["jobs"]:
        told = job["network"]
        assert told["paths"]
        assert told["links"]
        shown = sum(path["contribution"] for path in told["paths"])
        assert shown + told["other_paths"] + told["labels"] == pytest.approx(told["contribution"], abs=1e-6)
        factors = sum(value for name, value in job["factors"].items() if name.startswith("network_"))
        assert factors == pytest.approx(told["contribution"], abs=1e-6)
        middle = [edge for path in told["paths"] for edge in path["edges"][1:-1]]
        assert all(edge["source"] and edge["status"] == "released" for edge in middle)
    plain = client.post("/api/v1/recommend", json={"text": CV_TEXT, "top": 3}).get_json()
    assert all("network" not in job for job in plain["jobs"])


def test_examples_are_what_their_schemas_say(document: dict[str, Any]) -> None:
    for path, _method, operation in operations(document):
        for content in contents(document, operation):
            validator = schema_of(document, content["schema"])
            for example in (
                [content["example"]]
                if "example" in content
                else [item["value"] for item in content.get("examples", {}).values()]
            ):
                assert [error.message for error in validator.iter_errors(example)] == [], path


def contents(document: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from operation.get("requestBody", {}).get("content", {}).values()
    for response in operation["responses"].values():
        if "$ref" in response:
            response = document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
        yield from response.get("content", {}).values()


def test_no_answer_has_a_field_that_is_not_documented(document: dict[str, Any], sent: dict[str, Sent]) -> None:
    for name, item in sent.items():
        content = item.operation["responses"][success(item.operation)].get("content", {}).get("application/json")
        if content is not None:
            strange = sorted(set(unknown(document, content["schema"], item.response.get_json(), "")))
            assert strange == [], name


def unknown(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, place: str) -> Iterator[str]:
    """Places of fields that the schema does not name."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        schema = next((item for item in schema["anyOf"] if item.get("type") != "null"), {})
        yield from unknown(document, schema, value, place) if value is not None else ()
    elif isinstance(value, list):
        for item in value:
            yield from unknown(document, schema.get("items", {}), item, place + "[]")
    elif isinstance(value, dict) and "properties" in schema:
        for key, item in value.items():
            if key in schema["properties"]:
                yield from unknown(document, schema["properties"][key], item, f"{place}.{key}")
            else:
                yield f"{place}.{key}"


def test_the_reference_is_up_to_date(document: dict[str, Any]) -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(document), "run `make reference`"


def test_the_service_shows_its_reference(client: FlaskClient, document: dict[str, Any]) -> None:
    page = client.get("/api/v1/docs")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "<script" not in page.text
    assert "`" not in re.sub(r"<pre.*?</pre>", "", page.text, flags=re.DOTALL)
    for name in names(document):
        assert f'id="{name}"' in page.text
    for code in all_codes():
        assert f"<code>{code.code}</code>" in page.text
    assert client.get("/api/v1/docs.css").mimetype == "text/css"
    assert client.get("/api/v1/openapi.json").get_json()["info"]["title"] == "Jobvej"


def test_codes_are_stable_words_with_one_meaning() -> None:
    codes = [item.code for item in all_codes()]
    assert len(codes) == len(set(codes))
    assert all(item.meaning.endswith(".") and 400 <= item.status < 600 for item in all_codes())


def test_an_example_of_every_answer_is_kept(document: dict[str, Any]) -> None:
    kept = {path.stem for path in Path(EXAMPLES).glob("*.json")}
    with_body = {
        operation["operationId"]
        for _path, _method, operation in operations(document)
        if "application/json" in operation["responses"][success(operation)].get("content", {})
    }
    assert kept == with_body


def test_who_is_not_signed_in_or_may_not_is_told_so_as_documented(
    demo_services: Services, document: dict[str, Any], tmp_path: Path
) -> None:
    settings = read_settings(data=tmp_path, today=DAY, access="accounts", rate_per_minute=0, uploads_per_minute=0)
    with Services(settings, demo_services.world().base) as services:
        client = create_app(services).test_client()
        keys = {}
        for role in ROLES:
            account = accounts.add(services, role, [role])
            keys[role] = accounts.new_key(services, account.id, "t")[0]
        for path, method, operation in operations(document):
            allowed = operation["x-roles"]
            assert bool(allowed) == bool(operation["security"]), path
            stranger = next((role for role in ROLES if role not in allowed), None) if allowed else None
            for key, status in ((None, "401"), (stranger and keys[stranger], "403")):
                if not allowed or (status == "403" and key is None):
                    continue
                headers = {} if key is None else {"Authorization": f"Bearer {key}"}
                found = client.open(path.replace("{", "").replace("}", ""), method=method.upper(), headers=headers)
                assert str(found.status_code) == status, path
                name = operation["responses"][status]["$ref"].rsplit("/", 1)[1]
                content = document["components"]["responses"][name]["content"][found.mimetype]
                assert list(schema_of(document, content["schema"]).iter_errors(found.get_json())) == []
                assert found.get_json()["code"] in content["examples"]
