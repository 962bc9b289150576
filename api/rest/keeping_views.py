"""The routes under /api/v1/sessions that keep what the consultant says: feedback, the shortlist, notes."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from api.current import services, viewer
from api.rest import session_answer_schemas as answers
from api.rest import session_schemas as schemas
from api.rest.idempotency import idempotent
from api.rest.schemas import LanguageQuery, PageQuery
from api.rest.session_answers import api_v1
from api.rest.session_views import SESSION_TAG, json_body
from api.rest.views import body_of, created, paged
from api.usecases.sessions import answering, keeping

__all__ = ["api_v1"]

_POSTING = {"posting": "kommunejob-demo/K0001"}


@api_v1.get(
    "/sessions/<session_id>/feedback",
    tags=[SESSION_TAG],
    summary="What was said of postings",
    responses={"200": answers.FeedbackAnswer},
)
def get_feedback(path: schemas.SessionPath, query: PageQuery) -> Response:
    """Newest first, also what was taken back."""
    return paged(keeping.feedback(services(), viewer(), path.session_id), query, _feedback)


@api_v1.put(
    "/sessions/<session_id>/feedback",
    tags=[SESSION_TAG],
    summary="Say something of a posting",
    request_body=json_body(schemas.FeedbackBody, {**_POSTING, "verdict": "unsuitable", "reason": "distance"}),
    responses={"200": answers.FeedbackRowModel},
)
def put_feedback(path: schemas.SessionPath) -> Response:
    """`unsuitable` and `expired` take it out of the lists until that is undone; `expired` says nothing of the match."""
    body = body_of(schemas.FeedbackBody)
    found = keeping.give_feedback(
        services(), viewer(), path.session_id, body.posting, body.verdict, body.reason, body.comment
    )
    return jsonify(_feedback(found))


@api_v1.delete(
    "/sessions/<session_id>/feedback",
    tags=[SESSION_TAG],
    summary="Take feedback back",
    responses={"204": None},
)
def delete_feedback(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Undo what was said of a posting."""
    keeping.undo_feedback(services(), viewer(), path.session_id, query.posting)
    return Response(status=204)


def _feedback(item: keeping.Feedback) -> dict[str, Any]:
    return {
        "id": item.id,
        "posting": item.posting_key,
        "verdict": item.verdict,
        "reason": item.reason,
        "comment": item.comment,
        "at": item.at.isoformat(),
        "undone": item.undone.isoformat() if item.undone else None,
    }


@api_v1.get(
    "/sessions/<session_id>/shortlist",
    tags=[SESSION_TAG],
    summary="The shortlist",
    responses={"200": answers.ShortlistAnswer},
)
def get_shortlist(path: schemas.SessionPath, query: PageQuery) -> Response:
    """In its order, which is that of adding until it is set; jobs as they looked then."""
    return paged(keeping.shortlist(services(), viewer(), path.session_id), query, _listed)


@api_v1.put(
    "/sessions/<session_id>/shortlist",
    tags=[SESSION_TAG],
    summary="Put a job on the shortlist",
    request_body=json_body(schemas.ShortlistBody, {**_POSTING, "note": "Ring mandag"}),
    responses={"200": answers.ShortlistRowModel},
)
def put_shortlist(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Add a job, or change its note."""
    body = body_of(schemas.ShortlistBody)
    job = answering.explain(services(), viewer(), path.session_id, body.posting, query.lang)["job"]
    return jsonify(_listed(keeping.put_on_shortlist(services(), viewer(), path.session_id, job, body.note)))


@api_v1.patch(
    "/sessions/<session_id>/shortlist",
    tags=[SESSION_TAG],
    summary="Set the order of the shortlist",
    request_body=json_body(schemas.OrderBody, {"postings": ["kommunejob-demo/K0001"]}),
    responses={"200": answers.ShortlistAnswer},
)
def patch_shortlist(path: schemas.SessionPath) -> Response:
    """All its jobs, in the order in which they shall stand and be printed."""
    body = body_of(schemas.OrderBody)
    found = keeping.arrange_shortlist(services(), viewer(), path.session_id, body.postings)
    return jsonify(total=len(found), items=[_listed(item) for item in found])


@api_v1.delete(
    "/sessions/<session_id>/shortlist",
    tags=[SESSION_TAG],
    summary="Take a job off the shortlist",
    responses={"204": None},
)
def delete_shortlist(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Remove one job."""
    keeping.take_off_shortlist(services(), viewer(), path.session_id, query.posting)
    return Response(status=204)


def _listed(item: keeping.Shortlisted) -> dict[str, Any]:
    return {"posting": item.posting_key, "added": item.added.isoformat(), "note": item.note, "job": item.job}


@api_v1.get("/sessions/<session_id>/notes", tags=[SESSION_TAG], summary="Notes", responses={"200": answers.NotesAnswer})
def get_notes(path: schemas.SessionPath, query: PageQuery) -> Response:
    """Oldest first."""
    return paged(keeping.notes(services(), viewer(), path.session_id), query, _note)


@api_v1.post(
    "/sessions/<session_id>/notes",
    tags=[SESSION_TAG],
    summary="Add a note",
    request_body=json_body(schemas.NoteBody, {"text": "Vil helst arbejde om dagen."}),
    responses={"201": answers.NoteModel},
)
@idempotent
def post_note(path: schemas.SessionPath) -> Response:
    """It is pseudonymised before it is written."""
    found = keeping.add_note(services(), viewer(), path.session_id, body_of(schemas.NoteBody).text)
    return created(_note(found))


@api_v1.delete(
    "/sessions/<session_id>/notes/<note_id>",
    tags=[SESSION_TAG],
    summary="Remove a note",
    responses={"204": None},
)
def delete_note(path: schemas.NotePath) -> Response:
    """Remove one note."""
    keeping.remove_note(services(), viewer(), path.session_id, path.note_id)
    return Response(status=204)


def _note(item: keeping.Note) -> dict[str, str]:
    return {"id": item.id, "at": item.at.isoformat(), "text": item.text}
