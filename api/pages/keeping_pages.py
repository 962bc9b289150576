"""What a consultant says and keeps of postings: feedback, the shortlist on the page, in print and as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request

from api.current import services, viewer
from api.pages.catalogue import LANGUAGES, Words
from api.pages.rendering import back, by_htmx, fragment, in_words, language, page, tongues, words
from api.pages.result_pages import local_notes
from api.pages.result_view import card_of
from api.pages.session_pages import session_frame
from api.pages.shortlist_pdf import Entry, shortlist_pdf
from api.pages.views import pages
from api.usecases.formats import label_of
from api.usecases.sessions import answering, keeping, opening
from api.versions import stamp


@pages.post("/sessions/<session_id>/feedback")
@in_words
def give_feedback(session_id: str) -> Response:
    """Say something of a posting, or take it back (``undo``)."""
    form = request.form
    key = form.get("posting", "")
    keeping.check_posting(services(), key)
    if form.get("undo"):
        keeping.undo_feedback(services(), viewer(), session_id, key)
    else:
        keeping.give_feedback(
            services(),
            viewer(),
            session_id,
            key,
            form.get("verdict", ""),
            form.get("reason", ""),
            form.get("comment", ""),
        )
    return _after(session_id, key, "" if form.get("undo") else form.get("verdict", ""))


def _after(session_id: str, key: str, verdict: str) -> Response:
    if request.form.get("on_list"):
        return back("pages.feedback", session_id=session_id)
    if not by_htmx():
        return back("pages.jobs", session_id=session_id)
    world = services().world()
    posting = world.snapshot.postings.details[world.snapshot.postings.row_of[key]]
    kept = {item.posting_key for item in keeping.shortlist(services(), viewer(), session_id)}
    shown = {"key": key, "title": posting.title}
    return fragment("_actions.html", session={"id": session_id}, job=shown, kept=kept, verdict=verdict, part=True)


@pages.post("/sessions/<session_id>/shortlist")
@in_words
def change_shortlist(session_id: str) -> Response:
    """Put a job on the shortlist, change its note, move it (``move``: up, down), or take it off (``remove``)."""
    form = request.form
    key = form.get("posting", "")
    if form.get("remove"):
        keeping.take_off_shortlist(services(), viewer(), session_id, key)
    elif form.get("move"):
        keeping.move_on_shortlist(services(), viewer(), session_id, key, -1 if form["move"] == "up" else 1)
    else:
        job = answering.explain(services(), viewer(), session_id, key, language())["job"]
        keeping.put_on_shortlist(services(), viewer(), session_id, job, form.get("note", ""))
    if by_htmx() and not form.get("on_list"):
        return _after(session_id, key, "")
    return back("pages.shortlist" if form.get("on_list") else "pages.jobs", session_id=session_id)


@pages.get("/sessions/<session_id>/shortlist")
@in_words
def shortlist(session_id: str) -> Response:
    """The shortlist, which prints cleanly."""
    frame = session_frame(opening.find(services(), viewer(), session_id))
    items = [
        {"card": card_of(item.job, words(), local_notes()), "note": item.note}
        for item in keeping.shortlist(services(), viewer(), session_id)
    ]
    return page("shortlist.html", world=services().world(), step="shortlist", items=items, **frame)


@pages.get("/sessions/<session_id>/shortlist.pdf")
@in_words
def shortlist_file(session_id: str) -> Response:
    """The shortlist as PDF, in the language of the page or in another (``language``)."""
    asked = request.args.get("language")
    texts = Words(asked) if asked in LANGUAGES else words()
    entries = [
        Entry(card_of(_labelled(item.job, texts), texts, local_notes()), item.note)
        for item in keeping.shortlist(services(), viewer(), session_id)
    ]
    made = shortlist_pdf(entries, texts, services().settings.day, stamp(services().world().snapshot))
    response = Response(made, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{texts["shortlist_file"]}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _labelled(job: Mapping[str, Any], texts: Words) -> dict[str, Any]:
    """The job with the names of its skills in the language of ``texts``."""
    classification = services().world().snapshot.classification

    def named(needs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        labels = (label_of(classification, need["uri"], (texts.language, *tongues())) for need in needs)
        return [{**need, "label": label or need["label"]} for need, label in zip(needs, labels, strict=True)]

    return {**job, "matched": named(job["matched"]), "missing": named(job["missing"])}


@pages.get("/sessions/<session_id>/feedback")
@in_words
def feedback(session_id: str) -> Response:
    """What was said of postings, each to be taken back."""
    frame = session_frame(opening.find(services(), viewer(), session_id))
    table = services().world().snapshot.postings
    items = [
        {"said": item, "title": table.details[table.row_of[item.posting_key]].title}
        for item in keeping.feedback(services(), viewer(), session_id)
        if item.posting_key in table.row_of
    ]
    return page("feedback.html", world=services().world(), step="feedback", items=items, **frame)
