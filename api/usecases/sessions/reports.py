"""Postings that consultants say are gone: it says nothing of a match, and something of the source."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import func, select

from api.bootstrap import Services
from api.records.tables import FeedbackRow
from api.usecases.sessions.asking import EXPIRED


def reported_gone(services: Services) -> list[dict[str, Any]]:
    """``{"posting", "source", "title", "live", "sessions", "last"}`` of each, the oftenest reported first.

    ``sessions``: in how many sessions that are still kept it was said and not taken back · ``live``: whether it still
    counts as live, so that somebody should look at the source · ``title``: None where it is no longer loaded.
    """
    said = func.count(FeedbackRow.session_id.distinct())
    with services.records.begin() as db:
        rows = db.execute(
            select(FeedbackRow.posting_key, said, func.max(FeedbackRow.at))
            .where(FeedbackRow.verdict == EXPIRED, FeedbackRow.undone.is_(None))
            .group_by(FeedbackRow.posting_key)
            .order_by(said.desc(), FeedbackRow.posting_key)
        ).all()
    world = services.world_or_none() if rows else None  # without reports nothing need be loaded
    if world is None:
        return [_row(key, None, True, count, last) for key, count, last in rows]
    table, settings = world.snapshot.postings, services.settings
    live = table.live(settings.day.toordinal(), settings.max_age_days)
    places = [table.row_of.get(key, -1) for key, _count, _last in rows]
    return [
        _row(key, table.details[place].title if place >= 0 else None, place >= 0 and bool(live[place]), count, last)
        for place, (key, count, last) in zip(places, rows, strict=True)
    ]


def _row(key: str, title: str | None, live: bool, count: int, last: Any) -> dict[str, Any]:
    source = key.partition("/")[0]
    return {
        "posting": key,
        "source": source,
        "title": title,
        "live": live,
        "sessions": count,
        "last": last.isoformat(),
    }


def live_by_source(services: Services) -> Counter[str]:
    """How many postings of each source are reported gone and still count as live."""
    return Counter(row["source"] for row in reported_gone(services) if row["live"])
