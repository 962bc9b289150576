"""The routes of curators' tickets, and of the log of what was shown."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from api.current import services, viewer
from api.rest import session_answer_schemas as answers
from api.rest import session_schemas as schemas
from api.rest.idempotency import idempotent
from api.rest.keeping_views import api_v1
from api.rest.schemas import PageQuery
from api.rest.session_views import SESSION_TAG, json_body
from api.rest.views import body_of, created
from api.usecases.sessions import exposures, tickets

__all__ = ["api_v1"]


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
    return created(ticket=_ticket(found))


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
