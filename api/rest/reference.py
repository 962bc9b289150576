"""The API's reference, generated from its OpenAPI document: the page of the service and docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from api.rest.codes import Code, all_codes
from api.rest.document import operations, roles, success


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a body. ``type``: in words; ``refers``: names of the bodies in it."""

    name: str
    type: str
    refers: tuple[str, ...]
    required: bool
    description: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation as the reference shows it; examples are JSON text or empty."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    roles: tuple[str, ...]
    parameters: tuple[Field, ...]
    sends: str
    form: bool
    request_example: str
    status: str
    answers: str
    media_types: tuple[str, ...]
    answer_example: str
    statuses: tuple[str, ...]

    @property
    def who(self) -> str:
        """Who may, in words."""
        return "for " + (", ".join(self.roles) if self.roles else "everybody")


@dataclass(frozen=True, slots=True)
class Model:
    """A body, or a part of one."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole reference. ``groups``: name of a tag, what it is about, its operations."""

    title: str
    version: str
    description: str
    groups: tuple[tuple[str, str, tuple[Operation, ...]], ...]
    models: tuple[Model, ...]
    codes: tuple[Code, ...]


def reference(document: Mapping[str, Any]) -> Reference:
    """What the document says, in the order in which it is read."""
    shown: set[str] = set()
    described = [(item, _operation(document, shown, *item)) for item in operations(document)]
    groups = tuple(
        (
            tag["name"],
            tag["description"],
            tuple(found for (_path, _method, raw), found in described if tag["name"] in raw["tags"]),
        )
        for tag in document["tags"]
    )
    schemas = document["components"]["schemas"]
    info = document["info"]
    return Reference(
        info["title"],
        info["version"],
        info["description"],
        groups,
        tuple(_model(name, schemas[name]) for name in sorted(schemas)),
        all_codes(),
    )


def _operation(
    document: Mapping[str, Any], shown: set[str], path: str, method: str, raw: Mapping[str, Any]
) -> Operation:
    content = raw.get("requestBody", {}).get("content", {})
    sent = content.get("application/json", {})
    status = success(raw)
    answer = raw["responses"][status].get("content", {}).get("application/json", {})
    answers = _name(answer.get("schema", {}))
    example = "" if answers and answers in shown else _text(answer.get("example"))  # the first of each kind says it all
    shown.add(answers)
    return Operation(
        id=raw["operationId"],
        method=method.upper(),
        path=path,
        summary=raw["summary"],
        description=raw["description"],
        roles=roles(raw["operationId"]),
        parameters=tuple(_parameter(document, item) for item in raw.get("parameters", ())),
        sends=_name(sent.get("schema", {})),
        form="multipart/form-data" in content,
        request_example=_text(sent.get("example")),
        status=f"{status} {HTTPStatus(int(status)).phrase}",
        answers=answers,
        media_types=tuple(raw["responses"][status].get("content", ())),
        answer_example=example,
        statuses=tuple(code for code in raw["responses"] if code != status),
    )


def _parameter(document: Mapping[str, Any], raw: Mapping[str, Any]) -> Field:
    if "$ref" in raw:
        raw = document["components"]["parameters"][_name(raw)]
    words, refers = _type(raw["schema"])
    return Field(raw["name"], words, refers, raw.get("required", False), raw.get("description", ""), raw["in"])


def _model(name: str, schema: Mapping[str, Any]) -> Model:
    required = schema.get("required", ())
    fields = []
    for key, value in schema.get("properties", {}).items():
        words, refers = _type(value)
        fields.append(Field(key, words, refers, key in required, value.get("description", "")))
    if not fields:
        words, refers = _type(schema)
        fields.append(Field("value", words, refers, True, ""))
    return Model(name, " ".join(schema.get("description", "").split()), tuple(fields))


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _type(schema: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A schema in words, and the bodies that it names."""
    if "$ref" in schema:
        return _name(schema), (_name(schema),)
    if "anyOf" in schema:
        parts = [_type(item) for item in schema["anyOf"]]
        return " or ".join(words for words, _refers in parts), tuple(ref for _words, refs in parts for ref in refs)
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")])), ()
    kind = str(schema.get("type", "any"))
    if kind == "array":
        words, refers = _type(schema.get("items", {}))
        return f"list of {words}" + _bounds(schema, "Items"), refers
    if kind == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        words, refers = _type(schema["additionalProperties"])
        return f"map of {words}", refers
    return kind + _bounds(schema, "Length"), ()


def _bounds(schema: Mapping[str, Any], suffix: str) -> str:
    least = schema.get("minimum", schema.get("exclusiveMinimum", schema.get(f"min{suffix}")))
    most = schema.get("maximum", schema.get(f"max{suffix}"))
    said = [f"{word} {value:g}" for word, value in (("from", least), ("to", most)) if value is not None]
    if "default" in schema and schema["default"] not in (None, [], ""):
        said.append(f"default {json.dumps(schema['default'])}")
    return f" ({', '.join(said)})" if said else ""


def _text(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, indent=1)


# --- Markdown ----------------------------------------------------------------------------------------------------


def markdown(document: Mapping[str, Any]) -> str:
    """The reference as docs/api.md."""
    found = reference(document)
    lines = [*_INTRODUCTION.splitlines(), "", found.description, ""]
    for part in GENERAL:
        lines += [part, ""]
    lines += _errors(found.codes)
    for name, about, group in found.groups:
        lines += [f"## {name}", "", about + ".", ""]
        for operation in group:
            lines += _section(operation)
    lines += ["## Bodies", ""]
    for model in found.models:
        lines += [f"### {model.name}", "", model.description, "", *_table(model.fields), ""]
    return "\n".join(lines).rstrip() + "\n"


_INTRODUCTION = """# REST API

Generated from the OpenAPI document by `make reference`; a test holds it to the code. The service itself shows it at
`/api/v1/docs` and answers with the document at `/api/v1/openapi.json`. How a casework system uses it:
[casework.md](casework.md)."""
GENERAL = tuple(
    """**Lists** come in pages: `offset` and `limit` in, `total` and `items` out.
**Versions.** Every answer has the header `X-Jobvej-Version`: program, snapshot, classification and the model that \
scored, or that scores by default (before anything was loaded, program and `empty`); what is made from \
classification and postings says `versions` too: program, classification, snapshot, and the model that scored.
**Keeping answers.** Classification and postings come with an `ETag`; sent back as `If-None-Match` it is answered 304 \
until something else would be answered. Everything else is `no-store`.
**Changes.** A session's `ETag` is its version; sent back as `If-Match` a change is made only where nobody has changed \
the session meanwhile, else the answer is 412.
**Sending again.** What creates something takes an `Idempotency-Key`: the same request with the same key gives the \
same answer (with `Idempotency-Replayed: true`) for 24 hours, or until the session is erased.""".splitlines()
)
"""What holds for every operation."""


def _errors(codes: Sequence[Code]) -> list[str]:
    lines = [
        "## Errors",
        "",
        "Every error is a [ProblemModel](#problemmodel) (RFC 9457, `application/problem+json`). `code` is stable.",
        "",
        "| status | code | meaning |",
        "|---|---|---|",
    ]
    return lines + [f"| {code.status} | `{code.code}` | {_cell(code.meaning)} |" for code in codes] + [""]


def _section(operation: Operation) -> list[str]:
    named = f"`{operation.method} {operation.path}` · `{operation.id}` · {operation.who}"
    lines = [f"### {operation.summary}", "", named, "", operation.description, ""]
    if operation.parameters:
        lines += [*_table(operation.parameters, "parameter"), ""]
    if operation.sends:
        form = ", or as a form with a file" if operation.form else ""
        lines += [f"Sends {_link(operation.sends)} as JSON{form}.", ""]
        lines += _example("Example", operation.request_example)
    answers = f": {_link(operation.answers) if operation.answers else ', '.join(operation.media_types)}"
    answers = answers if operation.media_types else ""
    lines += [f"Answers {operation.status}{answers}. Otherwise {', '.join(operation.statuses)}.", ""]
    return lines + _example("Its answer", operation.answer_example)


def _example(title: str, text: str) -> list[str]:
    if not text:
        return []
    return [f"<details><summary>{title}</summary>", "", "```json", *text.splitlines(), "```", "", "</details>", ""]


def _table(fields: Sequence[Field], first: str = "field") -> list[str]:
    lines = [f"| {first} | type | meaning |", "|---|---|---|"]
    for field in fields:
        where = f" ({field.where})" if field.where else ""
        need = "" if field.required or field.where == "path" else " · optional"
        words = _cell(field.type)
        for name in dict.fromkeys(field.refers):
            words = words.replace(name, _link(name))
        lines.append(
            f"| {f'`{field.name}`' if field.name else ''}{where}{need} | {words} | {_cell(field.description)} |"
        )
    return lines


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
