"""What a change did, in words: "Fjernet: Excel", "Afstand: højst 20 km"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.pages.catalogue import Words
from api.pages.value_words import shown_languages

MAX_TOLD_CHARS = 600
"""What a plain form changed is told on the page after it, by a cookie, which holds four kilobytes."""
_REACH = ("radius_km", "minutes", "travel")


def told_change(state: str, name: str, words: Words, to: str = "") -> str:
    """One change of something read, by its state; ``to``: what was put in its place."""
    if to:
        return words["told_corrected"].format(name=name, to=to)
    return words.of("told", state).format(name=name)


def told_search(before: Mapping[str, Any], after: Mapping[str, Any], words: Words) -> list[str]:
    """Each control of a search that is not as it was, with what it is now. Both as ``Search.model_dump`` gives them."""
    different = [name for name, value in after.items() if before.get(name) != value]
    told = []
    if any(name in different for name in _REACH):
        told.append(_reach(after, words))
    if "near" in different:
        told.append(_line("postcode", after["near"], words))
    if "hours" in different:
        told.append(_line("hours", words.of("hours", after["hours"] or "read"), words))
    if "dial" in different:
        told.append(_line("alternatives_short", words.of("dial", after["dial"] or "all"), words))
    if "model" in different:
        told.append(_line("model", words.of("model", after["model"]), words))
    if "wanted" in different:
        told.append(_listed("wanted", after["wanted"], words))
    if "unwanted" in different:
        titles = [item["title"] for item in after["unwanted"]]
        told.append(_line("unwanted", ", ".join(titles) or words["nothing_chosen"], words))
    if "languages" in different:
        languages = after["languages"]
        told.append(_listed("languages", languages and [shown_languages(languages, words)], words))
    if "licences" in different:
        told.append(_listed("licences", after["licences"], words))
    return told


def _reach(search: Mapping[str, Any], words: Words) -> str:
    if search["minutes"] is None:
        return words["told_radius"].format(km=f"{search['radius_km']:g}")
    return words["told_minutes"].format(minutes=search["minutes"], travel=words.of("travel", search["travel"]))


def _listed(key: str, values: Sequence[str] | None, words: Words) -> str:
    """None leaves it to the CV; an empty list is none at all."""
    return _line(key, None if values is None else ", ".join(values) or words["nothing_chosen"], words)


def _line(key: str, value: str | None, words: Words) -> str:
    return f"{words.of('control', key)}: {value or words['hours_read']}"
