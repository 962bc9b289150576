"""The OpenAPI 3.1 document: what the framework knows of the routes, completed by what the service does around them.

Which errors an operation answers with, headers, the forms that files are sent in, and an answer's example, recorded
from the demo world (``python -m tests.api_reference``) in ``examples/``.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flask_openapi.openapi import OpenAPI

from api.access.matrix import HOLDERS, MATRIX, Permission
from api.rest import caching, idempotency
from api.rest.codes import all_codes
from api.rest.problems import MEDIA_TYPE, TITLES, ProblemModel, problem_of_code
from api.rest.schemas import Body

EXAMPLES = Path(__file__).parent / "examples"
_METHODS = ("get", "post", "put", "patch", "delete")
SCORING = frozenset(
    {
        "get_recommendations",
        "get_explanation",
        "get_session_why_not",
        "post_session_compare",
        "post_session_what_if",
        "get_session_unlock",
        "get_session_occupations",
        "get_session_paths",
        "put_shortlist",
        "post_session_fit",
        "post_fits",
    }
)
"""Operations that answer 409 while a session may not be scored."""
NAMED = frozenset(
    {
        "get_occupation",
        "get_skill",
        "get_adjacent",
        "get_paths",
        "post_paths",
        "get_session_paths",
        "post_explain",
        "post_compare",
        "post_why_not",
    }
)
"""Operations that answer 404 although their path has no place: what they are asked about may not be there."""
CHANGING = frozenset(
    {"patch_session", "delete_session", "post_documents", "delete_document", "put_skill", "put_work", "put_condition"}
)
"""Operations that honour ``If-Match``."""
WITH_ETAG = frozenset({"post_session", "get_session", *(CHANGING - {"delete_session"})})
"""Operations whose answer has the session's version as ETag."""


def openapi_document(app: OpenAPI) -> dict[str, Any]:
    """The document of an application, made once."""
    if "jobvej_document" not in app.extensions:
        app.extensions["jobvej_document"] = _completed(app, copy.deepcopy(app.api_doc))
    found: dict[str, Any] = app.extensions["jobvej_document"]
    return found


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of every operation, in the document's order."""
    for path, described in document["paths"].items():
        for method in _METHODS:
            if method in described:
                yield path, method, described[method]


def success(operation: Mapping[str, Any]) -> str:
    """The status that an operation answers with where all is well."""
    return next(str(status) for status in operation["responses"] if str(status).startswith("2"))


def _completed(app: OpenAPI, document: dict[str, Any]) -> dict[str, Any]:
    document["components"] |= {
        "responses": _responses(),
        "parameters": _PARAMETERS,
        "headers": _HEADERS,
    }
    _take_in_bodies(document)
    document["components"]["securitySchemes"] = {"key": _KEY}
    for path, _method, operation in operations(document):
        _describe_access(operation)
        view = app.view_functions[f"api_v1.{operation['operationId']}"]
        operation["description"] = operation["description"].replace("<br/>", "\n")
        operation.pop("deprecated", None)
        _describe_parameters(operation, view)
        _describe_forms(operation, document)
        _describe_answers(operation, path, view)
    _prune(document)
    return document


def roles(name: str) -> tuple[str, ...]:
    """Who may use an operation; nobody needs to be signed in where there is none."""
    permission = MATRIX[f"api_v1.{name}"]
    return () if permission is Permission.PUBLIC else tuple(sorted(HOLDERS[permission]))


def _describe_access(operation: dict[str, Any]) -> None:
    who = roles(operation["operationId"])
    operation["security"] = [{"key": []}] if who else []
    operation["x-roles"] = list(who)


def _take_in_bodies(document: dict[str, Any]) -> None:
    """Bodies that are read by hand are referred to by name, so the framework has not met them."""
    schemas = document["components"]["schemas"]
    schemas[ProblemModel.__name__] = ProblemModel.model_json_schema(ref_template=_REF)
    schemas |= schemas[ProblemModel.__name__].pop("$defs", {})
    text = json.dumps(document)
    for model in _subclasses(Body):
        if f'#/components/schemas/{model.__name__}"' in text:
            schema = model.model_json_schema(ref_template=_REF)
            schemas |= {**schema.pop("$defs", {}), model.__name__: schema}


def _subclasses(model: type[Body]) -> Iterator[type[Body]]:
    for found in model.__subclasses__():
        yield found
        yield from _subclasses(found)


def _describe_parameters(operation: dict[str, Any], view: Any) -> None:
    given = operation.get("parameters", [])
    for parameter in given:
        examples = parameter["schema"].get("examples")
        if examples:
            parameter["example"] = examples[0]
    if getattr(view, idempotency.MARK, False):
        given.append({"$ref": "#/components/parameters/IdempotencyKey"})
    if operation["operationId"] in CHANGING:
        given.append({"$ref": "#/components/parameters/IfMatch"})
    if getattr(view, caching.KEPT, False):
        given.append({"$ref": "#/components/parameters/IfNoneMatch"})
    if given:
        operation["parameters"] = given


def _describe_forms(operation: dict[str, Any], document: dict[str, Any]) -> None:
    """A form has the fields of the JSON body, and a file; what is not text or number comes as JSON text."""
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" not in content:
        return
    name = content["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
    properties = document["components"]["schemas"][name]["properties"]
    fields = {key: _form_field(value) for key, value in properties.items()}
    schema = {"type": "object", "properties": {"file": _FILE, **fields}, "additionalProperties": False}
    content["multipart/form-data"] = {"schema": schema}


def _form_field(schema: dict[str, Any]) -> dict[str, Any]:
    plain = [item for item in schema.get("anyOf", [schema]) if item.get("type") != "null"]
    only = plain[0] if len(plain) == 1 else {}
    text = {"description": schema["description"]} if "description" in schema else {}
    if only.get("type") in ("string", "number", "integer", "boolean", "array"):
        return {key: value for key, value in only.items() if key not in ("title", "default")} | text
    return {"type": "string", "contentMediaType": "application/json", **text}


def _describe_answers(operation: dict[str, Any], path: str, view: Any) -> None:
    name, responses = operation["operationId"], operation["responses"]
    good = success(operation)
    answer = {good: responses[good]}
    headers = answer[good].setdefault("headers", {})
    headers[caching.VERSION_HEADER] = {"$ref": "#/components/headers/Version"}
    kept = getattr(view, caching.KEPT, False)
    if kept or name in WITH_ETAG:
        headers["ETag"] = {"$ref": f"#/components/headers/{'ContentTag' if kept else 'SessionTag'}"}
    if getattr(view, idempotency.MARK, False):
        headers[idempotency.REPLAYED] = {"$ref": "#/components/headers/Replayed"}
    example = EXAMPLES / f"{name}.json"
    if example.exists() and "content" in answer[good]:
        body = json.loads(example.read_text(encoding="utf-8"))
        answer[good]["content"]["application/json"]["example"] = body
    if kept:
        answer["304"] = {"description": "Not Modified: it is still what the client has."}
    errors = sorted(_errors(operation, path, view))
    operation["responses"] = answer | {status: {"$ref": f"#/components/responses/Problem{status}"} for status in errors}


def _errors(operation: Mapping[str, Any], path: str, view: Any) -> set[str]:
    name = operation["operationId"]
    once = getattr(view, idempotency.MARK, False)
    found = {"400", "429", "500", "503"}
    if roles(name):
        found |= {"401", "403"}
    if "{" in path or name in NAMED:
        found.add("404")
    if name in SCORING or once:
        found.add("409")
    if name in CHANGING:
        found.add("412")
    if "requestBody" in operation:
        found |= {"413", "415"}
    if "requestBody" in operation or operation.get("parameters"):
        found.add("422")
    return found


def _responses() -> dict[str, Any]:
    """What each status of an error means, with its codes."""
    found: dict[int, list[Any]] = {}
    for code in all_codes():
        found.setdefault(code.status, []).append(code)
    return {
        f"Problem{status}": {
            "description": f"{TITLES.get(status, codes[0].meaning)}: " + ", ".join(f"`{item.code}`" for item in codes),
            "headers": {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}} if status in (429, 503) else {},
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/ProblemModel"},
                    "examples": {
                        item.code: {"value": problem_of_code(item.code, item.status, item.meaning)} for item in codes
                    },
                }
            },
        }
        for status, codes in found.items()
    }


def _prune(document: dict[str, Any]) -> None:
    """Leave out what nothing refers to."""
    for kind in ("schemas", "responses", "parameters", "headers"):
        while True:
            text = json.dumps(document)
            parts = document["components"][kind]
            unused = [name for name in parts if f'"#/components/{kind}/{name}"' not in text]
            if not unused:
                break
            for name in unused:
                del parts[name]


_REF = "#/components/schemas/{model}"
_FILE = {
    "type": "string",
    "format": "binary",
    "description": "A CV: PDF, DOCX, HTML, text, Europass XML or JSON Resume.",
}
_KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "An API key: `Authorization: Bearer jv_...`. Without a meaning where `JOBVEJ_ACCESS` is `open`.",
}
_PARAMETERS: dict[str, Any] = {
    "IdempotencyKey": {
        "name": idempotency.HEADER,
        "in": "header",
        "required": False,
        "description": "Of the client's making, for one request. Sent again with the same request within 24 hours it "
        "gives the same answer and creates nothing; with another request it is refused.",
        "schema": {
            "type": "string",
            "minLength": 1,
            "maxLength": idempotency.MAX_KEY_CHARS,
            "pattern": idempotency.KEY_PATTERN,
        },
        "example": "9f0c1f6e-6d0c-4c3b-9a53-3d2c0a6f7f11",
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": False,
        "description": "The session's ETag: the change is made only where nobody has changed the session meanwhile.",
        "schema": {"type": "string"},
        "example": "*",
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "required": False,
        "description": "The ETag of the answer that the client has: 304 where it still holds.",
        "schema": {"type": "string"},
        "example": '"0.1.0-3b10f94682ffeec6-c14b17a9-0000000000000000"',
    },
}
_HEADERS: dict[str, Any] = {
    "Version": {
        "description": "Jobvej's version, and the beginnings of the hashes of snapshot and classification.",
        "schema": {"type": "string"},
    },
    "SessionTag": {"description": "The session's version, for `If-Match`.", "schema": {"type": "string"}},
    "ContentTag": {"description": "For `If-None-Match`.", "schema": {"type": "string"}},
    "Replayed": {
        "description": "`true` where the answer is that of an earlier request with this Idempotency-Key.",
        "schema": {"type": "string", "enum": ["true"]},
    },
    "RetryAfter": {"description": "Seconds to wait.", "schema": {"type": "string"}},
}
