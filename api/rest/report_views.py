"""The route by which whoever runs the service sees which postings consultants say are gone."""

from __future__ import annotations

from flask import Response
from pydantic import BaseModel, Field

from api.current import services
from api.rest.ad_views import api_v1
from api.rest.schemas import PageQuery
from api.rest.session_views import SESSION_TAG
from api.rest.views import paged
from api.usecases.sessions.reports import reported_gone

__all__ = ["api_v1"]


class ReportsQuery(PageQuery):
    """Which reports."""

    source: str | None = Field(None, max_length=200, description="Of this source alone.", examples=["kommunejob-demo"])


class ReportRow(BaseModel):
    """A posting that somebody says is gone."""

    posting: str
    source: str
    title: str | None = Field(description="Null where it is no longer loaded.")
    live: bool = Field(description="Whether it still counts as live: then somebody should look at the source.")
    sessions: int = Field(description="In how many kept sessions it was said and not taken back.")
    last: str


class ReportsAnswer(BaseModel):
    """A page of postings that are said to be gone, the oftenest reported first."""

    total: int
    items: list[ReportRow]


@api_v1.get(
    "/reports", tags=[SESSION_TAG], summary="Postings that are said to be gone", responses={"200": ReportsAnswer}
)
def get_reports(query: ReportsQuery) -> Response:
    """What consultants called `expired`, by posting; it says nothing of a match and nothing of a person."""
    found = [row for row in reported_gone(services()) if query.source in (None, row["source"])]
    return paged(found, query, lambda row: row)
