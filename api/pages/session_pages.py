"""The reading step of a session: what was read, confirmed, removed, corrected and added; controls and notes."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, get_flashed_messages, request

from api.current import services, viewer
from api.errors import ApiError, InvalidRequestError, NotFoundError
from api.pages.change_words import MAX_TOLD_CHARS, told_change, told_search
from api.pages.reading_view import focus_of, reading_view
from api.pages.rendering import back, by_htmx, fragment, in_words, language, page, said, tongues, words, wrong_field
from api.pages.result_view import session_dates
from api.pages.search_form import LICENCES, form_of, search_fields, tried_form
from api.pages.value_words import shown_moment, shown_value
from api.pages.views import NoDocumentError, pages
from api.records.database import now
from api.rest.problems import problem_of
from api.rest.session_views import readings
from api.usecases import browsing
from api.usecases.formats import label_of
from api.usecases.sessions import changing, keeping, opening, tickets
from api.usecases.sessions.edits import work_key
from api.usecases.sessions.json_form import session_json
from api.usecases.sessions.state import CaseSession
from api.usecases.terms import note_of
from extraction.errors import ExtractionError
from ontology.concepts import ConceptKind
from recommender.errors import UnknownPlaceError
from recommender.profile import ProfileOccupation, WorkRelation

OPTIONS_SHOWN = 8
_FOUND = "found"
"""Of what was told by a plain form's answer: what stands beside what was found. The rest stands above the page."""


def session_frame(session: CaseSession) -> dict[str, Any]:
    """What the frame around every page of a session shows."""
    found = session_json(session, services().world(), tongues())
    kept = keeping.shortlist(services(), viewer(), session.id)
    return {"session": found, "kept": {item.posting_key for item in kept}, "search": search_form(session, found)}


def search_form(session: CaseSession, found: dict[str, Any]) -> dict[str, Any]:
    """The controls and what they hold."""
    return {**form_of(session.search, found["languages"], words()), "all_licences": LICENCES}


@pages.get("/sessions/<session_id>")
@in_words
def reading(session_id: str) -> Response:
    """The reading step."""
    return _reading(opening.find(services(), viewer(), session_id))


def _reading(session: CaseSession, refused: Exception | None = None) -> Response:
    """``refused``: why the search that was sent is not kept; its fields stay as they were sent."""
    frame = session_frame(session)
    if refused is not None:
        frame["search"] = tried_form(frame["search"], request.form)
    notes = keeping.notes(services(), viewer(), session.id)
    found, texts = frame["session"], words()
    given = found["notice_given"]
    return page(
        "reading.html",
        200 if refused is None else problem_of(refused).status,
        world=services().world(),
        error=None if refused is None else said(refused),
        wrong="" if refused is None else wrong_field(refused),
        step="reading",
        said=" ".join(map(str, get_flashed_messages(category_filter=[_FOUND]))),
        reading=page_view(found),
        notes=notes,
        dates=session_dates(found, now(), texts),
        notice_date=shown_moment(given, texts.language) if given else "",
        **frame,
    )


def page_view(session: dict[str, Any]) -> dict[str, Any]:
    """The reading as the page shows it, with notes on local terms."""
    world = services().world()
    chosen = tongues()
    return reading_view(session, words(), lambda uri: note_of(world, uri, chosen))


def _found(session: CaseSession, said: str = "", changed: str = "") -> Response:
    """After a change: the panel alone for htmx, else the page. ``changed``: the skill or work, where one goes on."""
    if not by_htmx():
        flash(said[:MAX_TOLD_CHARS], _FOUND)
        return back("pages.reading", "found", session_id=session.id)
    found = session_json(session, services().world(), tongues())
    reading = page_view(found)
    return fragment("_found.html", session=found, reading=reading, said=said, focus=focus_of(reading, changed))


@pages.post("/sessions/<session_id>/skill")
@in_words
def change_skill(session_id: str) -> Response:
    """Confirm, remove, correct or add a skill, or take that back."""
    form, texts = request.form, words()
    uri, state, to = form.get("uri", ""), form.get("state", ""), form.get("to") or None
    if state == "all_confirmed":
        before = opening.find(services(), viewer(), session_id)
        session = changing.confirm_skills(services(), viewer(), session_id)
        count = len(session.edits.skills) - len(before.edits.skills)
        return _found(session, texts.counted("all_confirmed", count), uri)
    session = changing.edit_skill(
        services(), services().world(), viewer(), session_id, uri, state, to=to, quote=form.get("quote", "")
    )
    corrected = _named(to) if state == "corrected" else ""
    return _found(session, told_change(state, _named(uri), texts, corrected), to or uri)


def _named(uri: str | None) -> str:
    """The name of a concept in the language of the page."""
    return label_of(services().world().snapshot.classification, uri, tongues()) or ""


@pages.post("/sessions/<session_id>/work")
@in_words
def change_work(session_id: str) -> Response:
    """Take work away, take that back, add work, or put other work (``title``) in its place."""
    form, texts = request.form, words()
    key, add = form.get("key") or None, None
    if form.get("title", "").strip():
        title = form["title"].strip()[:200]
        uri = form.get("uri") or services().world().link_title(title)
        try:
            relation = WorkRelation(form.get("relation", "past"))
        except ValueError:
            raise InvalidRequestError("relation") from None
        add = ProfileOccupation(title, uri, relation)
    as_read = bool(form.get("as_read"))
    session = changing.edit_work(
        services(), services().world(), viewer(), session_id, key=key, add=add, as_read=as_read
    )
    had = session.read_profile.occupations
    # Work that was added and is taken away again is in no document: its key ends in its concept, or else its title.
    name = next((item.title for item in had if work_key(item) == key), _named_by(key))
    if add is None:
        said = told_change("as_read" if as_read else "removed", name, texts)
    else:
        said = told_change("added", name if key else add.title, texts, add.title if key else "")
    return _found(session, said, work_key(add) if add else key or "")


def _named_by(key: str | None) -> str:
    named = (key or "").partition("|")[2]
    return _named(named) or named


@pages.post("/sessions/<session_id>/condition")
@in_words
def change_condition(session_id: str) -> Response:
    """Take a condition that was read away, or take that back."""
    key, as_read = request.form.get("key", ""), bool(request.form.get("as_read"))
    session = changing.edit_condition(services(), viewer(), session_id, key, not as_read)
    kind, _, value = key.partition("|")
    name = f"{words().of('constraint', kind)}: {shown_value(kind, value, words())}"
    return _found(session, told_change("as_read" if as_read else "removed", name, words()), key)


@pages.get("/sessions/<session_id>/concepts")
@in_words
def find_concepts(session_id: str) -> Response:
    """Skills, or occupations (``kind``), whose label holds what is typed, each with a button that takes it.

    It stands in for the skill ``uri`` or the work ``key``, else it is added, for the words ``quote`` where given.
    """
    opening.find(services(), viewer(), session_id)
    asked = request.args
    wanted = (asked.get("q") or asked.get("title") or "").strip()[:200]
    world = services().world()
    found = find_options(ConceptKind.OCCUPATION if asked.get("kind") == "occupation" else ConceptKind.SKILL, wanted)
    kept = {name: asked.get(name, "") for name in ("kind", "uri", "key", "relation", "quote")}
    values: dict[str, Any] = {"session_id": session_id, "options": found, "wanted": wanted, "kept": kept}
    if by_htmx():
        return fragment("_options.html", **values)
    return page("options.html", world=world, **values)


def find_options(kind: ConceptKind, wanted: str) -> list[dict[str, Any]]:
    """The first concepts whose label holds what is wanted; none where nothing is."""
    if not wanted:
        return []
    return browsing.find_concepts(services().world(), kind, wanted, tongues(), 0, OPTIONS_SHOWN)[1]


@pages.post("/sessions/<session_id>/ticket")
@in_words
def open_ticket(session_id: str) -> Response:
    """ "Wrong skill": a curator's ticket, and the skill is taken away here."""
    form = request.form
    world = services().world()
    uri = form.get("uri", "")
    tickets.open_ticket(services(), world, viewer(), session_id, uri, comment=form.get("comment", ""))
    session = changing.edit_skill(services(), world, viewer(), session_id, uri, "removed")
    return _found(session, words()["ticket_opened"], uri)


@pages.post("/sessions/<session_id>/documents")
@in_words
def add_documents(session_id: str) -> Response:
    """Add CVs of the same person. What cannot be read is said on the page of the others."""
    session = opening.find(services(), viewer(), session_id)
    try:
        found = readings(request.form.get("text", "").strip() or None)
        if not found:
            raise NoDocumentError("Choose a file or paste a text.")
        session = changing.change_session(services(), viewer(), session_id, add=found)
    except (ApiError, ExtractionError) as error:
        return _reading(session, error)
    return back("pages.reading", session_id=session.id)


@pages.post("/sessions/<session_id>/documents/erase")
@in_words
def erase_document(session_id: str) -> Response:
    """Erase one CV of the session."""
    changing.change_session(services(), viewer(), session_id, drop=request.form.get("document", ""))
    return back("pages.reading", session_id=session_id)


@pages.post("/sessions/<session_id>/search")
@in_words
def change_search(session_id: str) -> Response:
    """Set the controls; then to the page that they were on. What is refused stays in its fields."""
    notice = True if request.form.get("notice_given") else None
    before = opening.find(services(), viewer(), session_id)
    try:
        session = changing.change_session(
            services(),
            viewer(),
            session_id,
            search=search_fields(request.form),
            notice_given=notice,
            legal_basis=request.form.get("legal_basis"),
            language=language(),
        )
    except (InvalidRequestError, UnknownPlaceError) as error:
        if by_htmx():
            raise
        return _reading(before, error)
    told = _told_kept(before, session)
    if told:
        flash(told[:MAX_TOLD_CHARS])
    to = request.form.get("to", "reading")
    if to not in ("reading", "jobs", "occupations", "postings_map"):
        raise NotFoundError("There is no such page.")
    return back(f"pages.{to}", session_id=session.id)


def _told_kept(before: CaseSession, session: CaseSession) -> str:
    """What is other than before in the search; "" where nothing is."""
    texts, world = words(), services().world()
    was, now_is = (item.search.model_dump(mode="json") for item in (before, session))
    if was["languages"] is None and now_is["languages"]:  # the field held those that were read
        was["languages"] = list(before.profile(world).languages)
    told = told_search(was, now_is, texts)
    was_not, search = before.search, session.search
    new = [(item, texts["unwanted_word"]) for item in search.unwanted if item not in was_not.unwanted]
    unknown = [_unknown(item.title, said) for item, said in new if not (item.uri or world.link_title(item.title))]
    refused = {item.title.casefold() for item in search.unwanted}
    unknown += [texts["told_both"].format(work=title) for title in search.wanted or () if title.casefold() in refused]
    sought = [title for title in search.wanted or () if title not in (was_not.wanted or ())]
    unknown += [_unknown(title, texts["wanted_word"]) for title in sought if not world.link_title(title)]
    return " ".join([texts["told_kept"].format(what="; ".join(told) + "."), *unknown]) if told else ""


def _unknown(title: str, said: str) -> str:
    """What a word does that is no occupation (``said``), and the occupations that may have been meant."""
    labels = [item["label"] for item in find_options(ConceptKind.OCCUPATION, title)[:3]]
    near = " " + words()["unwanted_near"].format(work=", ".join(labels)) if labels else ""
    return said.format(word=title) + near


@pages.post("/sessions/<session_id>/notes")
@in_words
def add_note(session_id: str) -> Response:
    """Add a note."""
    keeping.add_note(services(), viewer(), session_id, request.form.get("text", ""))
    return _notes(session_id)


@pages.post("/sessions/<session_id>/notes/remove")
@in_words
def remove_note(session_id: str) -> Response:
    """Remove a note."""
    keeping.remove_note(services(), viewer(), session_id, request.form.get("note", ""))
    return _notes(session_id)


def _notes(session_id: str) -> Response:
    if not by_htmx():
        return back("pages.reading", "notes", session_id=session_id)
    found = keeping.notes(services(), viewer(), session_id)
    return fragment("_notes.html", notes=found, session={"id": session_id})
