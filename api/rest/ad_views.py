"""The routes by which an ad that somebody has is held against sessions, and the shortlist is had as a file."""

from __future__ import annotations

from typing import Any

from flask import Response
from pydantic import BaseModel, Field

from api.current import services, viewer
from api.pages.catalogue import Words
from api.pages.result_pages import local_notes
from api.pages.result_view import card_of
from api.pages.shortlist_pdf import Entry, shortlist_pdf
from api.rest.job_schemas import JobModel
from api.rest.reading_schemas import Versions
from api.rest.schemas import Body, LanguageQuery, PageQuery, ShortText
from api.rest.session_answers import scored
from api.rest.session_schemas import SessionPath
from api.rest.session_views import SESSION_TAG, json_body, page_address
from api.rest.ticket_views import api_v1
from api.rest.views import body_of
from api.usecases.sessions import fitting, keeping
from api.versions import stamp
from extraction.documents.limits import MAX_TEXT_CHARS

__all__ = ["api_v1"]

_AD = {"title": "Sygeplejerske", "text": "Vi søger en sygeplejerske, der kan vejlede patienter og taler engelsk."}


class AdBody(Body):
    """An ad: its text, with a title where it has one; or a schema.org JobPosting. It is stored nowhere."""

    text: str | None = Field(None, min_length=1, max_length=MAX_TEXT_CHARS)
    title: ShortText | None = None
    job_posting: dict[str, Any] | None = Field(None, description="A schema.org JobPosting instead of text and title.")

    def ad(self) -> dict[str, Any]:
        """What was sent, as the use case takes it."""
        if self.job_posting is not None:
            return {"@type": "JobPosting", **self.job_posting}
        return {"text": self.text, "title": self.title}


class Fit(BaseModel):
    """How an ad fits a person."""

    job: JobModel = Field(description="The ad as a job, with what is matched and missing.")
    conflicts: list[str] = Field(description="Demands that exclude the person, by kind; empty for none.")
    removed: str | None = Field(description="The filter that would keep it out of the lists; null for none.")


class FitAnswer(Fit):
    """How an ad fits the person of a session."""

    versions: Versions


class SessionFit(Fit):
    """How an ad fits the person of one of the open sessions."""

    session_id: str
    page: str = Field(description="Address of the session's page, for a deep link.")
    title: str | None = Field(description="The latest work of the person; no name.")


class FitsAnswer(BaseModel):
    """A page of the open sessions that an ad was held against, the best fit first."""

    total: int
    items: list[SessionFit]
    versions: Versions


@api_v1.post(
    "/sessions/<session_id>/fit",
    tags=[SESSION_TAG],
    summary="How an ad fits",
    request_body=json_body(AdBody, _AD),
    responses={"200": FitAnswer},
)
def post_session_fit(path: SessionPath, query: LanguageQuery) -> Response:
    """Fit and gap between the person of a session and an ad that is in no source."""
    found = fitting.fit(services(), viewer(), path.session_id, body_of(AdBody).ad(), query.lang)
    return scored(**found)


@api_v1.post(
    "/fits",
    tags=[SESSION_TAG],
    summary="Whom an ad suits",
    request_body=json_body(AdBody, _AD),
    responses={"200": FitsAnswer},
)
def post_fits(query: PageQuery) -> Response:
    """Which of one's open sessions an ad suits, the best first; at most the 50 that were used last are looked at."""
    found = fitting.fits(services(), viewer(), body_of(AdBody).ad(), query.lang)
    here = found[query.offset : query.offset + query.limit]
    shown = [{**row, "page": page_address(row["session_id"])} for row in here]
    return scored(total=len(found), items=shown)


@api_v1.get(
    "/sessions/<session_id>/shortlist.pdf",
    tags=[SESSION_TAG],
    summary="The shortlist as PDF",
    responses={
        "200": {
            "description": "OK",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def get_shortlist_pdf(path: SessionPath, query: LanguageQuery) -> Response:
    """To print or to hand over: A4, each job with its reasons and the note on it."""
    words = Words(query.lang)
    entries = [
        Entry(card_of(item.job, words, local_notes()), item.note)
        for item in keeping.shortlist(services(), viewer(), path.session_id)
    ]
    made = shortlist_pdf(entries, words, services().settings.day, stamp(services().world().snapshot))
    return Response(made, mimetype="application/pdf")
