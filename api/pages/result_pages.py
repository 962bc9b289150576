"""The results of a session: jobs and alternatives, an opened job, what-if, occupations and paths, map, comparing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, request

from api.current import services, viewer
from api.errors import NotScorableError, WithheldError
from api.pages.change_words import told_search
from api.pages.map_view import map_view
from api.pages.rendering import by_htmx, fragment, in_words, language, page, tongues, words
from api.pages.result_view import anchor_of, changes_view, compare_view, explained_view, limits_told, result_view
from api.pages.search_form import search_fields, tried_form
from api.pages.session_pages import find_options, session_frame
from api.pages.source_names import source_title
from api.pages.value_words import shown_date, shown_working_time
from api.pages.views import pages
from api.usecases import browsing
from api.usecases.formats import label_of
from api.usecases.sessions import answering, opening
from api.usecases.terms import note_of
from ontology.concepts import ConceptKind
from recommender.what_if import Change

LISTED = 30
"""Jobs and alternatives that the lists show at most; of a posting further down it is said why it is not there."""


def local_notes() -> Any:
    """What is said beside the names of local terms."""
    world, chosen = services().world(), tongues()
    return lambda uri: note_of(world, uri, chosen)


def _results(of: str, template: str, step: str, status: int = 200, **values: Any) -> Response:
    """A page of the session ``of``."""
    frame = session_frame(opening.find(services(), viewer(), of))
    return page(template, status, services().world(), step=step, **frame, **values)


def _unless_withheld(session_id: str, step: str, error: Exception) -> Response:
    """The page that says why nothing is shown."""
    reason = error.reason if isinstance(error, NotScorableError) else "withheld"
    return _results(session_id, "unscored.html", step, reason=reason)


@pages.get("/sessions/<session_id>/jobs")
@in_words
def jobs(session_id: str) -> Response:
    """Jobs and alternatives."""
    return _lists(session_id)


def _lists(session_id: str, status: int = 200, chosen: Sequence[str] | None = None) -> Response:
    """``chosen``: keys of postings whose number cannot be compared; they stay chosen, and the page says what can."""
    try:
        found = answering.recommend(services(), viewer(), session_id, language())
    except (NotScorableError, WithheldError) as error:
        return _unless_withheld(session_id, "jobs", error)
    texts, frame = words(), session_frame(opening.find(services(), viewer(), session_id))
    lists = result_view(found, frame["session"]["search"], texts, local_notes())
    listed = {job["key"] for name in ("jobs", "alternatives") for job in lists[name]}
    table = services().world().snapshot.postings
    beyond = [
        {"key": key, "anchor": anchor_of(key), "title": table.details[table.row_of[key]].title}
        for key in chosen or ()
        if key not in listed and key in table.row_of
    ]
    wrong = None if chosen is None else texts.counted("compare_wrong", len(chosen))
    values = {**frame, "results": lists, "chosen": chosen or (), "beyond": beyond, "wrong_number": wrong}
    return page("jobs.html", status, services().world(), step="jobs", **values)


@pages.post("/sessions/<session_id>/what-if")
@in_words
def what_if(session_id: str) -> Response:
    """The lists as they would be; nothing is kept."""
    form = request.form
    fields = search_fields(form)
    frame = session_frame(opening.find(services(), viewer(), session_id))
    now = frame["session"]["search"]
    different = {name: value for name, value in fields.items() if now.get(name) != value}
    add, drop = (tuple(filter(None, form.getlist(name))) for name in ("add", "drop"))
    change = Change(add=add, drop=drop)
    if change == Change() and not different:
        found = answering.recommend(services(), viewer(), session_id, language())
        lists, changes = result_view(found, now, words(), local_notes()), None
    else:
        whole = answering.what_if(services(), viewer(), session_id, change, language(), different)
        lists = result_view(whole["after"], {**now, **different}, words(), local_notes())
        changes = changes_view(whole, words())
    values = {**frame, "results": lists, "changes": changes, "dropped": drop, "part": by_htmx()}
    if changes is not None:
        changes["keepable"] = bool(different)
        changes["tried"] = _tried(now, different, add, drop)
    values["search"] = tried_form(frame["search"], form)
    if by_htmx():
        return fragment("_lists.html", **values)
    return page("jobs.html", world=services().world(), step="jobs", **values)


def _tried(now: dict[str, Any], different: dict[str, Any], add: Sequence[str], drop: Sequence[str]) -> str:
    """What an attempt does otherwise than the session."""
    classification, texts = services().world().snapshot.classification, words()
    told = told_search(now, {**now, **different}, texts)
    for key, uris in (("what_if_add", add), ("what_if_drop", drop)):
        labels = [label for uri in uris if (label := label_of(classification, uri, tongues()))]
        told += [f"{texts.of('control', key)}: {', '.join(labels)}"] if labels else []
    return "; ".join(told)


@pages.get("/sessions/<session_id>/job")
@in_words
def job(session_id: str) -> Response:
    """One posting opened: paths, sentences, factors, and why it stands where it stands."""
    key = request.args.get("posting", "")
    found = answering.explain(services(), viewer(), session_id, key, language())
    world = services().world()
    posting = world.snapshot.postings.details[world.snapshot.postings.row_of[key]]
    shown = explained_view(found, posting, words(), local_notes(), source_title)
    if found["removed"] or found["unmet"] or not found["rank"] or found["rank"] > LISTED:
        why_not = answering.why_not(services(), viewer(), session_id, key, language())
        shown["stands"] = why_not["sentences"][language()]
    above = request.args.get("above", "")
    other = None
    if above and above != key:
        pair = answering.compare(services(), viewer(), session_id, [key, above], language())
        other = compare_view(pair, words(), local_notes())
    values: dict[str, Any] = {"job": shown, "other": other, "session_id": session_id, "part": by_htmx()}
    if by_htmx():
        return fragment("_explanation.html", **values)
    return _results(session_id, "job.html", "jobs", **values)


@pages.get("/sessions/<session_id>/compare")
@in_words
def compare(session_id: str) -> Response:
    """Two to four postings side by side; another number of them is said on the lists, where they stay chosen."""
    keys = list(dict.fromkeys(request.args.getlist("posting")))
    if not 2 <= len(keys) <= answering.MAX_COMPARED:
        return _lists(session_id, 422, keys)
    found = answering.compare(services(), viewer(), session_id, keys, language())
    return _results(session_id, "compare.html", "jobs", pair=compare_view(found, words(), local_notes()))


@pages.get("/sessions/<session_id>/occupations")
@in_words
def occupations(session_id: str) -> Response:
    """Occupations near the person's work, and paths towards one of them."""
    to, of = (request.args.get(name) or None for name in ("to", "of"))
    try:
        found = answering.occupations(services(), viewer(), session_id, language())
        paths = answering.paths(services(), viewer(), session_id, to, language()) if to else None
    except (NotScorableError, WithheldError) as error:
        return _unless_withheld(session_id, "occupations", error)
    wanted = request.args.get("q", "").strip()[:200]
    values: dict[str, Any] = {"occupations": found["occupations"], "paths": paths, "wanted": wanted}
    values["to_label"] = label_of(services().world().snapshot.classification, to, tongues())
    options = find_options(ConceptKind.OCCUPATION, wanted)
    return _results(session_id, "occupations.html", "occupations", postings=_postings(of), options=options, **values)


def _postings(occupation: str | None) -> dict[str, Any] | None:
    """Live postings of an occupation, also those that the search leaves out."""
    world, settings = services().world(), services().settings
    if occupation is None or occupation not in world.snapshot.occupation_row:
        return None
    total, rows = browsing.list_postings(
        world.snapshot, settings.day.toordinal(), 0, LISTED, None, False, settings.max_age_days, occupation
    )
    label = world.snapshot.classification[occupation].preferred(*tongues())
    items = [
        {
            **row,
            "key": f"{row['source']}/{row['posting_id']}",
            "deadline": shown_date(row["valid_through"], language()),
            "working_time": shown_working_time(row["employment_type"], (), words()),
        }
        for row in rows
    ]
    return {"label": label, "total": total, "items": items}


@pages.get("/sessions/<session_id>/map")
@in_words
def postings_map(session_id: str) -> Response:
    """Where the jobs and alternatives are."""
    try:
        found = answering.recommend(services(), viewer(), session_id, language())
    except (NotScorableError, WithheldError) as error:
        return _unless_withheld(session_id, "map", error)
    frame, texts = session_frame(opening.find(services(), viewer(), session_id)), words()
    drawn = map_view(found, services().gazetteer, texts)
    limits = limits_told(found["limits"], frame["session"]["search"], texts)
    return page("map.html", world=services().world(), step="map", drawn=drawn, limits=limits, **frame)


@pages.get("/sessions/<session_id>/unlock")
@in_words
def unlock(session_id: str) -> Response:
    """The skills that would unlock most postings near by."""
    found = answering.unlock(services(), viewer(), session_id, language())["unlock"]
    if by_htmx():
        return fragment("_unlock.html", unlock=found, session_id=session_id)
    return _results(session_id, "unlock.html", "jobs", unlock=found, session_id=session_id)
