"""What the page shows of recommendations: fit in words, reasons as sentences, never a bare number."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from api.pages.catalogue import Words
from api.pages.reading_view import Note, unmarked

_MONTHS = {
    "da": ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
}
_SHOWN = 8
"""Skills that a card shows of each kind; the API has them all."""


def result_view(result: Mapping[str, Any], words: Words, local: Note = unmarked) -> dict[str, Any]:
    """Everything that results.html shows, from the answer of ``api.usecases.recommending.recommend``."""
    return {
        "jobs": [_card(job, words, local) for job in result["jobs"]],
        "alternatives": [_card(job, words, local) for job in result["alternatives"]],
        "limits": _limits(result["limits"], words),
    }


def _card(job: Mapping[str, Any], words: Words, local: Note) -> dict[str, Any]:
    language = words.language
    place = " ".join(filter(None, (job["postcode"], job["town"])))
    distance = job.get("distance_km")
    return {
        "title": job["title"],
        "employer": job["employer"],
        "place": " · ".join(filter(None, (place, words["remote"] if job["remote"] else ""))) or "–",
        "distance": "" if distance is None else words["kilometres"].format(km=round(distance)),
        "deadline": job["valid_through"],
        "deadline_shown": shown_date(job["valid_through"], language),
        "posted": job["date_posted"],
        "posted_shown": shown_date(job["date_posted"], language),
        "fit": _fit(len(job["matched"]), len(job["missing"]), words),
        "sentences": list(dict.fromkeys(why["sentences"][language] for why in (*job["paths"], *job["notes"]))),
        "alike": list(dict.fromkeys(pair["sentences"][language] for pair in job["texts"])),
        "routes": [[node["label"] for node in path["nodes"]] for path in job["paths"]],
        "matched": [_need(need, words, local) for need in job["matched"][:_SHOWN]],
        "missing": [_need(need, words, local) for need in job["missing"][:_SHOWN]],
        "also": [f"{other['source']} ({other['posting_id']})" for other in job["duplicates"]],
        "other": [words.of("other", kind) for kind in job.get("other", ())],
        "reason": job.get("reason", ""),
        "factors": [
            {"name": words.of("factor", name), "value": f"{value:.3f}"}
            for name, value in job["factors"].items()
            if value
        ],
        "score": f"{job['score']:.3f}",
        "url": job["url"] if is_web_address(job["url"]) else None,
        "source": job["source"],
    }


def _limits(limits: Mapping[str, Any], words: Words) -> list[str]:
    """What made the lists short, and from where distances count."""
    found = []
    if limits["near"]:
        place = " ".join(filter(None, (limits["near"], limits["town"])))
        found.append(words["limit_near"].format(place=place, km=round(limits["radius_km"])))
    else:
        found.append(words["limit_no_place"])
    for code in dict.fromkeys((limits["decided"], limits["decided_alternatives"])):
        if code:
            count = limits["removed_matching"].get(code, limits["repeated"])
            found.append(words.of("limit", code).format(count=count))
    return found


def _need(need: Mapping[str, Any], words: Words, local: Note) -> dict[str, str]:
    how = words["by_occupation"] if need["basis"] == "occupation" else words.of("strength", need["strength"])
    return {"label": need["label"], "how": "; ".join(filter(None, (how, local(need["uri"]))))}


def _fit(matched: int, missing: int, words: Words) -> str:
    total = matched + missing
    if not total:
        return words["fit_unknown"]
    if not matched:
        return words["fit_none"]
    if not missing:
        return words["fit_all"].format(total=total)
    return words["fit_some"].format(matched=matched, total=total)


def shown_date(iso: str | None, language: str) -> str:
    """A date as people write it: "3. jan. 2027", "3 Jan 2027"; what is no date is shown as it is."""
    if not iso:
        return ""
    try:
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    month = _MONTHS[language][day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "da" else f"{day.day} {month} {day.year}"


def is_web_address(url: str | None) -> bool:
    """Whether a posting's own link may be shown as a link: a feed could hold ``javascript:``."""
    return url is not None and url.lower().startswith(("https://", "http://"))
