"""One pasted ad: which of one's open sessions it suits, and how."""

from __future__ import annotations

from flask import Response, request

from api.current import services, viewer
from api.pages.rendering import language, page, said, words
from api.pages.result_pages import local_notes
from api.pages.result_view import card_of
from api.pages.value_words import shown_moment
from api.pages.views import pages
from api.rest.problems import problem_of
from api.usecases.sessions import fitting, opening
from recommender.sentences import demands


@pages.get("/ad")
def ad() -> Response:
    """The form for an ad."""
    return page("ad.html", world=services().world_or_none(), form={}, fits=None)


@pages.post("/ad")
def fit_ad() -> Response:
    """Hold an ad against one's open sessions."""
    texts = words()
    try:
        sent = {"text": request.form.get("text", ""), "title": request.form.get("title", "")}
        found = fitting.fits(services(), viewer(), sent, language())
    except Exception as error:  # noqa: BLE001 - shown in words, by its code
        status, told = problem_of(error).status, said(error)
        return page("ad.html", status, services().world_or_none(), form=request.form, fits=None, error=told)
    mine = opening.listed(services(), viewer(), 0, fitting.MAX_SESSIONS)[1]
    begun = {item.id: shown_moment(item.created.isoformat(), texts.language) for item in mine}
    fits = [
        {
            "session_id": row["session_id"],
            "title": row["title"],
            "begun": begun.get(row["session_id"], ""),
            "card": card_of(row["job"], texts, local_notes()),
            "conflicts": demands(texts.language, row["conflicts"]),
        }
        for row in found
    ]
    return page("ad.html", world=services().world(), form=request.form, fits=fits)
