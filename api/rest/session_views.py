"""The routes under /api/v1/sessions: opening, reading, changing and erasing a session."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_openapi.models.tag import Tag

from api.current import services, viewer
from api.errors import InvalidRequestError
from api.rest import session_answer_schemas as answers
from api.rest import session_schemas as schemas
from api.rest.career_views import api_v1
from api.rest.idempotency import idempotent
from api.rest.schemas import LanguageQuery, PageQuery
from api.rest.views import CV_TEXT, answer, body_of, content, languages
from api.usecases import reading
from api.usecases.sessions import changing, erasing, opening
from api.usecases.sessions.json_form import session_json, summary_json
from api.usecases.sessions.search import NOTHING_SET
from api.usecases.sessions.state import CaseSession
from extraction.reading import Reading
from recommender.profile import ProfileOccupation, WorkRelation

__all__ = ["api_v1"]

SESSION_TAG = Tag(name="sessions", description="A conversation with a citizen, kept until it is erased")
_SKILL = {"uri": "https://jobvej.example/demo/skill/english", "state": "removed"}


def json_body(model: type[Any], example: dict[str, Any]) -> dict[str, Any]:
    """The description of a body that comes as JSON."""
    schema = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}


def version_asked() -> int | None:
    """The version in ``If-Match``, on which a change was made; None for any. Raises InvalidRequestError."""
    tags = request.if_match
    if not tags or tags.star_tag:
        return None
    found = tags.as_set()
    if len(found) != 1 or not (tag := str(next(iter(found)))).isascii() or not tag.isdigit():
        raise InvalidRequestError("If-Match must be the one ETag that the session came with.")
    return int(tag)


def whole(session: CaseSession, lang: str, status: int = 200) -> Response:
    """The session as an answer; its version is the ETag."""
    world = services().world()
    found = {**session_json(session, world, languages(lang)), "page": page_address(session.id)}
    response = answer(world, session=found)
    response.status_code = status
    response.set_etag(str(session.version))
    return response


def page_address(session_id: str) -> str:
    """The address of a session's page."""
    return f"/sessions/{session_id}"


def readings(text: str | None) -> list[Reading]:
    """The CVs of this request, read: files in the field ``file``, or a text."""
    world = services().world()
    uploads = request.files.getlist("file") if request.mimetype == "multipart/form-data" else []
    sent = [(upload.stream.read(), upload.filename) for upload in uploads]
    # A browser sends an empty, nameless part for a field in which no file was chosen.
    found = [reading.read_cv_bytes(world, data, name) for data, name in sent if data or name]
    if text is not None:
        found.append(reading.read_cv_text(world, text))
    return found


@api_v1.post(
    "/sessions",
    tags=[SESSION_TAG],
    summary="Open a session",
    request_body=content(schemas.OpenBody, {"text": CV_TEXT, "notice_given": True, "search": {"near": "2100"}}),
    responses={"201": answers.SessionAnswer},
)
@idempotent
def post_session() -> Response:
    """Open a session, with CVs (files in the field `file`, or a text) or without.

    The CV is pseudonymised before it is written; the file itself is never kept. The session is erased by itself some
    days after its last use.
    """
    body = body_of(schemas.OpenBody)
    wish = opening.Opening(
        body.person_key, body.legal_basis, body.notice_given, body.language, body.search or NOTHING_SET
    )
    session = opening.open_session(services(), viewer(), wish, readings(body.text))
    response = whole(session, body.language, 201)
    response.headers["Location"] = f"/api/v1/sessions/{session.id}"
    return response


@api_v1.get("/sessions", tags=[SESSION_TAG], summary="One's own sessions", responses={"200": answers.SessionsAnswer})
def get_sessions(query: PageQuery) -> Response:
    """One's own live sessions, last used first."""
    world = services().world()
    total, found = opening.listed(services(), viewer(), query.offset, query.limit)
    items = [{**summary_json(item, world), "page": page_address(item.id)} for item in found]
    return answer(world, total=total, items=items)


@api_v1.get(
    "/sessions/<session_id>", tags=[SESSION_TAG], summary="One session", responses={"200": answers.SessionAnswer}
)
def get_session(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Everything that was read and set."""
    return whole(opening.find(services(), viewer(), path.session_id), query.lang)


@api_v1.patch(
    "/sessions/<session_id>",
    tags=[SESSION_TAG],
    summary="Set the controls of a session",
    request_body=json_body(schemas.ChangeBody, {"search": {"near": "2100", "radius_km": 20}}),
    responses={"200": answers.SessionAnswer},
)
def patch_session(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Set what is sent. With `If-Match` (the session's ETag) only where nobody has changed it meanwhile."""
    body = body_of(schemas.ChangeBody)
    session = changing.change_session(
        services(),
        viewer(),
        path.session_id,
        search=schemas.set_in(body.search),
        notice_given=body.notice_given,
        legal_basis=body.legal_basis,
        language=body.language,
        version=version_asked(),
    )
    return whole(session, query.lang)


@api_v1.delete("/sessions/<session_id>", tags=[SESSION_TAG], summary="Erase a session", responses={"204": None})
def delete_session(path: schemas.SessionPath) -> Response:
    """Erase it and everything that came of it, the log of what was shown included."""
    erasing.erase(services(), viewer(), path.session_id, version=version_asked())
    return Response(status=204)


@api_v1.post(
    "/sessions/<session_id>/documents",
    tags=[SESSION_TAG],
    summary="Add CVs to a session",
    request_body=content(schemas.TextBody, {"text": CV_TEXT}),
    responses={"200": answers.SessionAnswer},
)
@idempotent
def post_documents(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Add one CV or several of the same person."""
    body = body_of(schemas.TextBody)
    found = readings(body.text)
    if not found:
        raise InvalidRequestError("Send a file or a text.")
    session = changing.change_session(services(), viewer(), path.session_id, add=found, version=version_asked())
    return whole(session, query.lang)


@api_v1.delete(
    "/sessions/<session_id>/documents/<document_id>",
    tags=[SESSION_TAG],
    summary="Erase one CV of a session",
    responses={"200": answers.SessionAnswer},
)
def delete_document(path: schemas.DocumentPath, query: LanguageQuery) -> Response:
    """Erase one CV; what was changed by hand stays."""
    session = changing.change_session(
        services(), viewer(), path.session_id, drop=path.document_id, version=version_asked()
    )
    return whole(session, query.lang)


@api_v1.put(
    "/sessions/<session_id>/skills",
    tags=[SESSION_TAG],
    summary="Confirm, remove, correct or add a skill",
    request_body=json_body(schemas.SkillBody, _SKILL),
    responses={"200": answers.SessionAnswer},
)
def put_skill(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Change one skill; `as_read` takes the change back."""
    body = body_of(schemas.SkillBody)
    session = changing.edit_skill(
        services(),
        services().world(),
        viewer(),
        path.session_id,
        body.uri,
        body.state,
        to=body.to,
        quote=body.quote,
        version=version_asked(),
    )
    return whole(session, query.lang)


@api_v1.put(
    "/sessions/<session_id>/work",
    tags=[SESSION_TAG],
    summary="Add or take away work",
    request_body=json_body(schemas.WorkBody, {"title": "sygeplejerske", "relation": "wanted"}),
    responses={"200": answers.SessionAnswer},
)
def put_work(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Add work done, wanted or not wanted, take some away, or take that back."""
    body = body_of(schemas.WorkBody)
    if (body.key is None) == (body.title is None):
        raise InvalidRequestError("Send one of key and title.")
    add = None
    if body.title is not None:
        uri = body.uri or services().world().link_title(body.title)
        add = ProfileOccupation(body.title, uri, WorkRelation(body.relation))
    session = changing.edit_work(
        services(),
        services().world(),
        viewer(),
        path.session_id,
        key=body.key,
        add=add,
        as_read=body.as_read,
        version=version_asked(),
    )
    return whole(session, query.lang)


@api_v1.put(
    "/sessions/<session_id>/conditions",
    tags=[SESSION_TAG],
    summary="Take away a condition",
    request_body=json_body(schemas.ConditionBody, {"key": "language|en"}),
    responses={"200": answers.SessionAnswer},
)
def put_condition(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Take away a licence, limit or language that was read, or take that back."""
    body = body_of(schemas.ConditionBody)
    session = changing.edit_condition(
        services(), viewer(), path.session_id, body.key, body.removed, version=version_asked()
    )
    return whole(session, query.lang)


@api_v1.delete(
    "/persons/<person_key>",
    tags=[SESSION_TAG],
    summary="Erase a person everywhere",
    request_body=json_body(schemas.EraseBody, {"opt_out": True}),
    responses={"200": answers.ErasedAnswer},
)
def delete_person(path: schemas.PersonPath) -> Response:
    """Erase everything kept under a person's key, in whosever session. `opt_out`: and refuse new sessions for it."""
    body = body_of(schemas.EraseBody)
    count = erasing.erase_person(services(), viewer(), path.person_key, opt_out=body.opt_out)
    return answer(services().world_or_none(), sessions=count, opted_out=body.opt_out)
