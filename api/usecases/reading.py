"""Reading CVs and postings: bytes or text in, pseudonymised readings out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.bootstrap import Services, World
from api.errors import InvalidRequestError
from api.usecases.inputs import bytes_of, text_field, text_of
from extraction.json_form import reading_to_json
from extraction.reading import Reading
from ontology.postings import Posting


def read_cv_bytes(world: World, data: bytes, filename: str | None) -> Reading:
    """Read a CV file (PDF, DOCX, text). Errors: the extraction package's."""
    return world.cv_reader.read_bytes(data, filename)


def read_cv_text(world: World, text: str) -> Reading:
    """Read a pasted CV."""
    return world.cv_reader.read_text(text_of(text))


def read_cv(world: World, record: Mapping[str, Any], limit: int) -> Reading:
    """Read the CV that a record has as ``path`` (a file of at most ``limit`` bytes) or ``text``."""
    if record.get("path") is not None:
        path = text_of(record["path"], "path")
        return read_cv_bytes(world, bytes_of(path, limit), path)
    if record.get("text") is not None:
        return read_cv_text(world, text_field(record, "text"))
    raise InvalidRequestError("path or text is missing")


def read_posting(services: Services, record: Mapping[str, Any]) -> Reading:
    """Read a posting: ``path`` (a file with one JobPosting, or plain text), ``text``, or the JobPosting itself."""
    return _posting_and_reading(services, record)[1]


def _posting_and_reading(services: Services, record: Mapping[str, Any]) -> tuple[Posting | None, Reading]:
    """The posting besides, where the record is a JobPosting or a file of one."""
    reader = services.world().posting_reader
    if is_job_posting(record):
        return reader.read(record, _source_of(record))
    if record.get("path") is not None:
        return _read_posting_file(services, text_of(record["path"], "path"))
    if record.get("text") is not None:
        return None, reader.read_text(text_field(record, "text"))
    raise InvalidRequestError("path, text or a schema.org JobPosting is missing")


def is_job_posting(record: Mapping[str, Any]) -> bool:
    """Whether a record is a schema.org JobPosting: by its type, or by having a title and a description."""
    kind = record.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return "JobPosting" in kinds or ("title" in record and "description" in record)


def _source_of(record: Mapping[str, Any]) -> str:
    identifier = record.get("identifier")
    name = identifier.get("name") if isinstance(identifier, Mapping) else None
    return name if isinstance(name, str) and name else "batch"


def _read_posting_file(services: Services, path: str) -> tuple[Posting | None, Reading]:
    from extraction.postings.schemaorg import load_job_postings

    reader = services.world().posting_reader
    data = bytes_of(path, services.settings.upload_bytes)
    if not path.lower().endswith((".json", ".jsonl", ".ndjson", ".html", ".htm", ".jsonld")):
        document = services.parsers.parse(data, path)
        return None, reader.read_text(document.text)
    for _number, found in load_job_postings(data, path, services.parsers):
        if isinstance(found, Exception):
            raise found
        return reader.read(found, _source_of(found))
    raise InvalidRequestError(f"{path} holds no JobPosting")


def cv_record(services: Services, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """``jobvej read cv``: the answer to one line."""
    return reading_to_json(read_cv(services.world(), record, services.settings.upload_bytes))


def posting_record(services: Services, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """``jobvej read posting``: the answer to one line."""
    posting, reading = _posting_and_reading(services, record)
    found = reading_to_json(reading)
    reader = services.world().posting_reader
    section, origin = (
        (posting.nace, posting.nace_origin)
        if posting
        else reader.industry(None, [role.uri for role in reading.roles if role.uri], text=reading.text)
    )
    if section is not None:
        found["industry"] = {"nace": section, "origin": origin}
    if posting is not None and posting.employer:
        found["employer"] = {"name": posting.employer, "key": posting.employer_key}
    return found
