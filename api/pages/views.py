"""The pages' blueprint: the start, where sessions begin and are listed. The other pages' modules add their routes."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from api.bootstrap import World
from api.current import services, viewer
from api.errors import InvalidRequestError
from api.pages.assets import asset, keep
from api.pages.rendering import back, failed, in_words, page, said, tongues, words, wrong_field
from api.pages.result_view import session_dates
from api.pages.search_form import search_fields
from api.pages.source_names import source_title
from api.pages.value_words import shown_moment, shown_period
from api.records.database import now
from api.rest.problems import problem_of
from api.rest.session_views import readings
from api.usecases.sessions import erasing, keeping, opening
from api.usecases.sessions.json_form import summary_json
from api.usecases.sessions.search import search_of
from api.usecases.sessions.state import CaseSession
from recommender.profile import WorkRelation

pages = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
pages.after_request(keep)
pages.add_app_template_global(asset)
pages.add_app_template_global(source_title)

SESSIONS_SHOWN = 20


class NoDocumentError(InvalidRequestError):
    """Neither a file nor a text was sent."""

    code = "no_document"


@pages.get("/")
def index() -> Response:
    """The form that opens a session, and one's own sessions; says so where nothing is loaded."""
    try:
        services().world()
        return _start()
    except Exception as error:  # noqa: BLE001 - shown in words; the page itself always comes
        days = services().settings.retention_days
        return page("start.html", form={}, sessions=[], total=0, days=days, error=said(error))


def _start(status: int = 200, error: str | None = None, wrong: str = "") -> Response:
    world = services().world()
    offset = request.args.get("offset", 0, type=int)
    total, found = opening.listed(services(), viewer(), max(offset, 0), SESSIONS_SHOWN)
    kept = keeping.shortlist_lengths(services(), viewer(), [item.id for item in found])
    sessions = [_listed(item, world, kept.get(item.id, 0)) for item in found]
    days = services().settings.retention_days
    return page(
        "start.html",
        status,
        world,
        form=request.form,
        sessions=sessions,
        total=total,
        offset=offset,
        shown=SESSIONS_SHOWN,
        days=days,
        error=error,
        wrong=wrong,
    )


def _listed(session: CaseSession, world: World, kept: int) -> dict[str, Any]:
    """A session as the start lists it, with what tells it from others of the same work: nothing personal."""
    row, texts = summary_json(session, world), words()
    profile = session.profile(world)
    past, wanted = (next(iter(profile.work(kind)), None) for kind in (WorkRelation.PAST, WorkRelation.WANTED))
    marks = [
        shown_period(past.start, past.end, texts) if past else "",
        texts["marks_wanted"].format(work=wanted.title) if past and wanted else "",
        texts.counted("marks_documents", len(session.documents)) if len(session.documents) != 1 else "",
        texts.counted("marks_kept", kept) if kept else "",
        texts["marks_used"].format(moment=shown_moment(row["touched"], texts.language)),
    ]
    named = past or wanted
    return {
        **row,
        "title": named.title if named else row["title"],
        "marks": " · ".join(filter(None, marks)),
        "begun": shown_moment(row["created"], texts.language),
        "dates": session_dates(row, now(), texts),
    }


@pages.post("/sessions")
def open_session() -> Response:
    """Open a session with what was sent and go to it."""
    try:
        text = request.form.get("text", "").strip() or None
        found = readings(text)
        if not found:
            raise NoDocumentError("Choose a file or paste a text.")
        blank = not request.form.get("radius", "").strip()
        search = search_of(search_fields(request.form, but=("reach",) if blank else ()))
        wish = opening.Opening(
            legal_basis=request.form.get("legal_basis", ""),
            notice_given=bool(request.form.get("notice_given")),
            language=tongues()[0],
            search=search,
        )
        session = opening.open_session(services(), viewer(), wish, found)
    except Exception as error:  # noqa: BLE001 - shown in words, by its code
        return _refused(error)
    return back("pages.reading", session_id=session.id)


def _refused(error: Exception) -> Response:
    try:
        return _start(problem_of(error).status, said(error), wrong_field(error))
    except Exception:  # noqa: BLE001 - the records or the store are away: the plain page says what was wrong at first
        return failed(error)


@pages.post("/sessions/<session_id>/erase")
@in_words
def erase_session(session_id: str) -> Response:
    """Erase a session and go to the start; with ``opt_out`` everything of its person, who is not asked again."""
    if not request.form.get("sure"):
        raise InvalidRequestError("sure")
    key = opening.find(services(), viewer(), session_id).person_key
    if request.form.get("opt_out") and key is not None:
        erasing.erase_person(services(), viewer(), key, opt_out=True)
    else:
        erasing.erase(services(), viewer(), session_id)
    return back("pages.index", erased=1)
