"""The controls of a session as fields of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from api.errors import InvalidRequestError
from api.pages.catalogue import Words
from api.pages.value_words import shown_languages, typed_languages
from api.usecases.sessions.search import Search

LICENCES = ("B", "BE", "C", "CE", "D", "A", "TM")
_TRIED = ("near", "reach", "radius", "minutes", "travel", "hours", "dial", "wanted", "unwanted", "languages", "model")


def search_fields(form: MultiDict[str, str], but: Collection[str] = ()) -> dict[str, Any]:
    """The fields of ``Search`` that a form names, ``but`` these; what it does not name is left out.

    Raises InvalidRequestError.
    """
    found: dict[str, Any] = {}
    if "near" in form:
        found["near"] = form["near"].strip() or None
    if "reach" in form and "reach" not in but:
        found |= _reach(form)
    if "wanted" in form:
        found["wanted"] = _titles(form["wanted"]) or None
    if "unwanted" in form:
        found["unwanted"] = [{"title": title} for title in _titles(form["unwanted"])]
    if "hours" in form:
        found["hours"] = form["hours"] or None
    if "dial" in form:
        found["dial"] = form["dial"] or None
    if "model" in form:
        found["model"] = form["model"]
    if "licences_set" in form:
        found["licences"] = form.getlist("licences")
    elif "licences_asked" in form:  # then an unticked box leaves them to the CV
        found["licences"] = None
    if "languages" in form:
        found["languages"] = typed_languages(form["languages"])
    return found


def _reach(form: Mapping[str, str]) -> dict[str, Any]:
    """A radius in km, or minutes with a way of travelling."""
    if form["reach"] == "minutes":
        return {"minutes": _whole(form.get("minutes", "")), "travel": form.get("travel", "public")}
    return {"minutes": None, "radius_km": _number(form.get("radius", ""))}


def _titles(text: str) -> list[str]:
    return [title.strip()[:200] for title in text.replace("\n", ",").split(",") if title.strip()]


def _number(text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise InvalidRequestError("radius") from None


def _whole(text: str) -> int:
    try:
        return int(text.strip())
    except ValueError:
        raise InvalidRequestError("minutes") from None


def form_of(search: Search, read_languages: Iterable[str], words: Words) -> dict[str, Any]:
    """What the fields hold."""
    return {
        "near": search.near or "",
        "reach": "minutes" if search.minutes is not None else "radius",
        "radius": f"{search.radius_km:g}",
        "minutes": "" if search.minutes is None else str(search.minutes),
        "travel": search.travel,
        "wanted": ", ".join(search.wanted or ()),
        "unwanted": ", ".join(item.title for item in search.unwanted),
        "hours": search.hours or "",
        "dial": search.dial or "",
        "model": search.model,
        "licences": search.licences,
        "languages": shown_languages(read_languages if search.languages is None else search.languages, words),
    }


def tried_form(now: Mapping[str, Any], sent: MultiDict[str, str]) -> dict[str, Any]:
    """What the fields hold where other values have been sent and are not kept."""
    licences = {"licences": sent.getlist("licences")} if "licences_set" in sent else {}
    return {**now, **{name: sent[name] for name in _TRIED if name in sent}, **licences}
