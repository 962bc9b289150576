"""The routes under /api/v1/sessions that answer from a session and keep what the consultant says of the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Response, jsonify

from api.rest import reason_views
from api.rest import session_answer_schemas as answers
from api.rest import session_schemas as schemas
from api.rest.idempotency import idempotent
from api.rest.reason_schemas import WhyNotAnswer
from api.rest.schemas import ExplainAnswer, LanguageQuery, PageQuery
from api.rest.session_views import SESSION_TAG, api_v1, json_body
from api.rest.viewer import viewer
from api.rest.views import answer, body_of, services
from api.usecases.sessions import answering, exposures, keeping, tickets
from recommender.results import RecommendRequest
from recommender.what_if import Change

__all__ = ["api_v1"]

T = TypeVar("T")

SCORED_BY = RecommendRequest().model
_POSTING = {"posting": "kommunejob-demo/K0001"}


@api_v1.get(
    "/sessions/<session_id>/recommendations",
    tags=[SESSION_TAG],
    summary="Jobs and alternatives of a session",
    responses={"200": answers.SessionRecommendAnswer},
)
def get_recommendations(path: schemas.SessionPath, query: schemas.ResultsQuery) -> Response:
    """Jobs and alternatives for the person as the consultant sees them. 409 while the reading is not good enough."""
    found = answering.recommend(
        services(), viewer(), path.session_id, query.lang, top=query.top, alternatives=query.alternatives
    )
    return answer(services().world(), SCORED_BY, **found)


@api_v1.get(
    "/sessions/<session_id>/explanation",
    tags=[SESSION_TAG],
    summary="Why a posting gets its score",
    responses={"200": ExplainAnswer},
)
def get_explanation(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Factors, paths, sentences alike, rank, and the filter that keeps it out."""
    return answer(
        services().world(),
        SCORED_BY,
        **answering.explain(services(), viewer(), path.session_id, query.posting, query.lang),
    )


@api_v1.get(
    "/sessions/<session_id>/why-not",
    tags=[SESSION_TAG],
    summary="Why a posting is not in the list",
    responses={"200": WhyNotAnswer},
)
def get_session_why_not(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Which filter keeps it out, or what holds it back."""
    return answer(
        services().world(),
        SCORED_BY,
        **answering.why_not(services(), viewer(), path.session_id, query.posting, query.lang),
    )


@api_v1.post(
    "/sessions/<session_id>/compare",
    tags=[SESSION_TAG],
    summary="Two to four postings side by side",
    request_body=json_body(schemas.CompareManyBody, {"postings": ["kommunejob-demo/K0001", "kommunejob-demo/K0006"]}),
    responses={"200": answers.CompareManyAnswer},
)
def post_session_compare(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Each with its factors, best first, and why each stands above the next."""
    body = body_of(schemas.CompareManyBody)
    found = answering.compare(services(), viewer(), path.session_id, body.postings, query.lang)
    return answer(services().world(), SCORED_BY, **found)


@api_v1.post(
    "/sessions/<session_id>/what-if",
    tags=[SESSION_TAG],
    summary="What would be different",
    request_body=json_body(schemas.SessionWhatIfBody, {"change": {"radius_km": 100}}),
    responses={"200": answers.SessionWhatIfAnswer},
)
def post_session_what_if(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Both lists before and after a change. Nothing is kept."""
    body = body_of(schemas.SessionWhatIfBody)
    change = reason_views.change_of(body.change) if body.change is not None else Change()
    found = answering.what_if(services(), viewer(), path.session_id, change, query.lang, schemas.set_in(body.search))
    return answer(services().world(), SCORED_BY, **found)


@api_v1.get(
    "/sessions/<session_id>/unlock",
    tags=[SESSION_TAG],
    summary="Skills that would unlock most",
    responses={"200": answers.SessionUnlockAnswer},
)
def get_session_unlock(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Which one skill more would unlock most postings near by."""
    return answer(services().world(), SCORED_BY, **answering.unlock(services(), viewer(), path.session_id, query.lang))


@api_v1.get(
    "/sessions/<session_id>/occupations",
    tags=[SESSION_TAG],
    summary="Occupations near the person's work",
    responses={"200": answers.OccupationsNearAnswer},
)
def get_session_occupations(path: schemas.SessionPath, query: schemas.OccupationsQuery) -> Response:
    """Own work first, then by nearness; only those with live postings near by."""
    found = answering.occupations(services(), viewer(), path.session_id, query.lang, top=query.top)
    return answer(services().world(), SCORED_BY, **found)


@api_v1.get(
    "/sessions/<session_id>/paths",
    tags=[SESSION_TAG],
    summary="Career paths",
    responses={"200": answers.PathsAnswer},
)
def get_session_paths(path: schemas.SessionPath, query: schemas.CareerQuery) -> Response:
    """Steps from the person's work towards an occupation, or to anywhere; each with its gap and live postings."""
    found = answering.paths(services(), viewer(), path.session_id, query.to, query.lang, top=query.top)
    return answer(services().world(), SCORED_BY, **found)


@api_v1.get(
    "/sessions/<session_id>/feedback",
    tags=[SESSION_TAG],
    summary="What was said of postings",
    responses={"200": answers.FeedbackAnswer},
)
def get_feedback(path: schemas.SessionPath, query: PageQuery) -> Response:
    """Newest first, also what was taken back."""
    return page_of(keeping.feedback(services(), viewer(), path.session_id), query, _feedback)


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


def page_of(found: Sequence[T], query: PageQuery, row: Callable[[T], Any]) -> Response:
    """One page of a list that is read whole."""
    shown = found[query.offset : query.offset + query.limit]
    return jsonify(total=len(found), items=[row(item) for item in shown])


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
    return page_of(keeping.shortlist(services(), viewer(), path.session_id), query, _listed)


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
    return page_of(keeping.notes(services(), viewer(), path.session_id), query, _note)


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
    response = jsonify(_note(found))
    response.status_code = 201
    return response


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


@api_v1.post(
    "/sessions/<session_id>/tickets",
    tags=[SESSION_TAG],
    summary="Tell curators of a wrong skill",
    request_body=json_body(schemas.TicketBody, {"uri": "https://jobvej.example/demo/skill/english"}),
    responses={"201": answers.TicketAnswer},
)
@idempotent
def post_ticket(path: schemas.SessionPath) -> Response:
    """A ticket with the words and the sentence that the skill was read from."""
    body = body_of(schemas.TicketBody)
    found = tickets.open_ticket(
        services(),
        services().world(),
        viewer(),
        path.session_id,
        body.uri,
        wanted_uri=body.wanted_uri,
        comment=body.comment,
    )
    response = jsonify(ticket=_ticket(found))
    response.status_code = 201
    return response


@api_v1.get("/tickets", tags=[SESSION_TAG], summary="Curators' tickets", responses={"200": answers.TicketsAnswer})
def get_tickets(query: schemas.TicketsQuery) -> Response:
    """Oldest first."""
    total, found = tickets.listed(services(), query.status, query.offset, query.limit)
    return jsonify(total=total, items=[_ticket(item) for item in found])


@api_v1.patch(
    "/tickets/<ticket_id>",
    tags=[SESSION_TAG],
    summary="Answer a ticket",
    request_body=json_body(schemas.TicketAnswerBody, {"status": "done", "answer": "Termen er spærret."}),
    responses={"200": answers.TicketAnswer},
)
def patch_ticket(path: schemas.TicketPath) -> Response:
    """Close it, or open it again."""
    body = body_of(schemas.TicketAnswerBody)
    return jsonify(ticket=_ticket(tickets.answer(services(), viewer(), path.ticket_id, body.status, body.answer)))


def _ticket(item: tickets.Ticket) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "uri": item.uri,
        "wanted_uri": item.wanted_uri,
        "quote": item.quote,
        "sentence": item.sentence,
        "comment": item.comment,
        "versions": item.versions,
        "at": item.at.isoformat(),
        "status": item.status,
        "answered": item.answered.isoformat() if item.answered else None,
        "answer": item.answer,
    }


@api_v1.get(
    "/sessions/<session_id>/log",
    tags=[SESSION_TAG],
    summary="What was shown in a session",
    responses={"200": answers.LogAnswer},
)
def get_log(path: schemas.SessionPath, query: PageQuery) -> Response:
    """Who saw which postings, of which versions; newest first."""
    total, items = exposures.of_session(services(), viewer(), path.session_id, query.offset, query.limit)
    return jsonify(total=total, items=items)


@api_v1.get("/exposures", tags=[SESSION_TAG], summary="What was shown in all", responses={"200": answers.LogAnswer})
def get_exposures(query: schemas.LogQuery) -> Response:
    """The log of all sessions, for evaluation; pseudonymous, no word of a CV."""
    total, items = exposures.of_all(services(), query.since, query.until, query.offset, query.limit)
    return jsonify(total=total, items=items)
