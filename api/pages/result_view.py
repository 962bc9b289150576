"""What the page shows of recommendations: fit in words, reasons as sentences, never a bare number."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from babel.numbers import format_decimal

from api.pages.catalogue import Words
from api.pages.path_drawing import path_drawing
from api.pages.reading_view import Note, unmarked
from api.pages.source_names import readable
from api.pages.value_words import LOCALES, shown_date, shown_moment, shown_working_time
from ontology.postings import Posting
from recommender.alternatives import DIAL_LIMIT
from recommender.answer import UNMET
from recommender.explanation import ON_CV, ON_WORK
from recommender.sentences import demands

AT_ONCE = 8
"""Skills of each kind that are shown at once; how many more there are is said, and opens them."""
_NAMED = 4
WEAK_SHARE, FEWEST_SHOWN = 0.25, 5
"""Jobs with less than this share of the best one's score are folded at the end of the list. On the match set's
development half the raters find 5 of 240 such jobs worth a look, and 32 of 150 of the others."""


def result_view(
    result: Mapping[str, Any], search: Mapping[str, Any], words: Words, local: Note = unmarked
) -> dict[str, Any]:
    """Everything that the lists show, from the answer of ``api.usecases.recommending.recommend`` to a search."""
    limits = result["limits"]
    return {
        "jobs": [card_of(job, words, local) for job in result["jobs"]],
        "shown_first": _shown_first([job["score"] for job in result["jobs"]]),
        "alternatives": [card_of(job, words, local) for job in result["alternatives"]],
        "limits": limits_told(limits, search, words),
        "limits_alternatives": _limits_alternatives(limits, search, words),
        "unmet": limits["unmet_postings"],
        "own_absent": _own_absent(limits["own_work_absent"], words),
        "hidden": result.get("hidden", 0),
    }


def card_of(job: Mapping[str, Any], words: Words, local: Note) -> dict[str, Any]:
    """What a card shows of a job, an alternative or a job on the shortlist."""
    language = words.language
    place = " ".join(filter(None, (job["postcode"], job["town"])))
    distance = job.get("distance_km")
    return {
        "key": job["key"],
        "anchor": anchor_of(job["key"]),
        "title": job["title"],
        "employer": job["employer"],
        "place": " · ".join(filter(None, (place, words["remote"] if job["remote"] else ""))) or "–",
        "distance": "" if distance is None else words["kilometres"].format(km=round(distance)),
        "working_time": shown_working_time(job.get("employment_type"), job.get("hours", ()), words),
        "deadline": job["valid_through"],
        "deadline_shown": shown_date(job["valid_through"], language),
        "posted": job["date_posted"],
        "posted_shown": shown_date(job["date_posted"], language),
        "fit": _fit(job["matched"], len(job["missing"]), words),
        "sentences": list(dict.fromkeys(why["sentences"][language] for why in (*job["paths"], *job["notes"]))),
        "network": _network(job.get("network"), language),
        "alike": list(dict.fromkeys(pair["sentences"][language] for pair in job["texts"])),
        "doubts": [doubt["sentences"][language] for doubt in job.get("doubts", ())],
        "routes": [[node["label"] for node in path["nodes"]] for path in job["paths"]],
        "counts": {"matched": len(job["matched"]), "missing": len(job["missing"])},
        "at_once": AT_ONCE,
        "matched": [_need(need, words, local) for need in job["matched"]],
        "named": [
            {"on": on, "text": ", ".join(labels[:_NAMED]), "more": max(len(labels) - _NAMED, 0)}
            for on in (ON_CV, ON_WORK)
            if (labels := [need["label"] for need in job["matched"] if need.get("rests_on") == on])
        ],
        "missing": [_need(need, words, local) for need in job["missing"]],
        "also": [
            {"source": other["source"], "url": other["url"] if is_web_address(other["url"]) else None}
            for other in job["duplicates"]
        ],
        "other": [words.of("other", kind) for kind in job.get("other", ())],
        "kind": words.of("dial", job["kind"]) if job.get("kind") else "",
        "reason": job.get("reason", ""),
        "factors": [
            {"name": words.of("factor", name), "value": points(value, words)}
            for name, value in job["factors"].items()
            if _counts(value)
        ],
        "score": points(job["score"], words),
        "url": job["url"] if is_web_address(job["url"]) else None,
        "source": job["source"],
    }


def _network(told: Mapping[str, Any] | None, language: str) -> dict[str, Any] | None:
    """What the path network adds, in words: by which paths, how much of it they are, and over what most of it comes."""
    if not told:
        return None
    return {
        "shown": told["sentences"][language],
        "paths": [path["sentences"][language] for path in told["paths"]],
        "links": [link["sentences"][language] for link in told["links"]],
    }


def _shown_first(scores: Sequence[float]) -> int:
    """How many jobs at the head of the list stand before those that are like the CV only a little."""
    least = WEAK_SHARE * max(scores, default=0.0)
    return max(FEWEST_SHOWN, max((place for place, score in enumerate(scores, 1) if score >= least), default=0))


def _own_absent(work: Sequence[Mapping[str, Any]], words: Words) -> str:
    """That no posting within the search is of the person's own work; "" where some are."""
    names = [item["label"] for item in work if item["label"]][:_NAMED]
    return words["own_absent"].format(work=words["or"].join(names)) if names else ""


def changes_view(found: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """What a change would do, in words: how many came and went, and where each card stood before."""
    before: dict[str, int | None] = {}
    for name in ("jobs", "alternatives"):
        for moved in (*found[name]["entered"], *found[name]["moved"]):
            before[moved["key"]] = moved["before"]
    shown = {
        key: words["moved_new"] if place is None else words["moved_from"].format(place=place)
        for key, place in before.items()
    }
    lists = [
        words.of("change", name).format(entered=len(found[name]["entered"]), left=len(found[name]["left"]))
        for name in ("jobs", "alternatives")
    ]
    left = [posting["title"] for name in ("jobs", "alternatives") for posting in found[name]["left"]]
    return {"said": lists, "moved": shown, "left": left}


def compare_view(found: Mapping[str, Any], words: Words, local: Note) -> dict[str, Any]:
    """Postings side by side, best first: cards, factors as rows, and why each stands above the next."""
    cards = [card_of(row["job"], words, local) for row in found["jobs"]]
    names = sorted({name for row in found["jobs"] for name, value in row["job"]["factors"].items() if _counts(value)})
    rows = [
        {
            "name": words.of("factor", name),
            "values": [points(row["job"]["factors"].get(name, 0.0), words) for row in found["jobs"]],
        }
        for name in names
    ]
    why = [pair["sentences"][words.language] for pair in found["comparisons"]]
    return {"cards": cards, "rows": rows, "why": why, "scores": [card["score"] for card in cards]}


def explained_view(
    found: Mapping[str, Any], posting: Posting, words: Words, local: Note, named: Callable[[str], str] = readable
) -> dict[str, Any]:
    """An opened job: its card, where it stands, paths drawn and told, and the ad with its words marked."""
    job = found["job"]
    card = card_of(job, words, local)
    rank, removed = found["rank"], found["removed"]
    if removed:
        stands = words.of("removed", removed)
    else:
        stands = words["rank"].format(rank=rank) if rank else words["rank_none"]
    quotes = [edge.get("sentence") or edge.get("quote") or "" for path in job["paths"] for edge in path["edges"]]
    quotes += [pair["posting"] for pair in job["texts"]]
    return {
        "card": card,
        "stands": stands,
        "paths": [path_drawing(path, words, local, named) for path in job["paths"]],
        "network_paths": [
            path_drawing(path, words, local, named) for path in (job.get("network") or {}).get("paths", ())
        ],
        "sides": _sides(job),
        "text": marked(posting.text, quotes),
        "language": posting.language,
    }


def _sides(job: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the CV and what the ad says for the same reason, side by side, with the very words marked.

    Texts that are only faintly alike have no mark, and ``weak`` says so.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for path in job["paths"]:
        first, last = path["edges"][0], path["edges"][-1]
        told, asked = (edge.get("sentence") or edge.get("quote") or "" for edge in (first, last))
        if told and asked:
            both = {"cv": marked(told, [first.get("quote") or ""]), "ad": marked(asked, [last.get("quote") or ""])}
            found.setdefault((told, asked), both)
    for pair in job["texts"]:
        strong = not pair["weak"]
        both = {"cv": [(pair["cv"], strong)], "ad": [(pair["posting"], strong)], "weak": pair["weak"]}
        found.setdefault((pair["cv"], pair["posting"]), both)
    return list(found.values())


def marked(text: str, quotes: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is one of the quotes."""
    spans = sorted(
        (start, start + len(quote))
        for quote in {quote for quote in quotes if quote}
        if (start := text.find(quote)) >= 0
    )
    parts: list[tuple[str, bool]] = []
    done = 0
    for start, end in spans:
        if start < done:
            continue
        if start > done:
            parts.append((text[done:start], False))
        parts.append((text[start:end], True))
        done = end
    if done < len(text):
        parts.append((text[done:], False))
    return parts


def points(value: float, words: Words) -> str:
    """A part of the score, three decimals, as people write numbers: "0,300", "0.300"."""
    return format_decimal(value, "0.000", LOCALES[words.language])


def _counts(value: float) -> bool:
    """Whether a part of the score shows in three decimals."""
    return abs(value) >= 0.0005


def anchor_of(key: str) -> str:
    """The identifier of a posting's card on a page."""
    return "p" + hashlib.blake2s(key.encode(), digest_size=6).hexdigest()


def limits_told(limits: Mapping[str, Any], search: Mapping[str, Any], words: Words) -> list[str]:
    """What made the jobs few, and from where distances count. What is counted had a score at all, however low."""
    found = [_reach(limits, search, words)]
    code = limits["decided"]
    if code and code != UNMET:
        found.append(words.counted(f"limit_{code}", limits["removed_matching"].get(code, limits["repeated"])))
    return found + _unmet(limits, words)


def _limits_alternatives(limits: Mapping[str, Any], search: Mapping[str, Any], words: Words) -> list[str]:
    """What made the alternatives few; the dial always, where it leaves any out."""
    code, removed = limits["decided_alternatives"], limits["removed_alternatives"]
    if code is None:
        return []
    found = _unmet(limits, words) if code == UNMET else []
    if code not in (UNMET, DIAL_LIMIT):
        found.append(words.counted(f"limit_{code}", removed.get(code, limits["repeated"])))
    if removed[DIAL_LIMIT]:
        found.append(words.counted("limit_dial", removed[DIAL_LIMIT], dial=words.of("dial", search["dial"])))
    return found


def _unmet(limits: Mapping[str, Any], words: Words) -> list[str]:
    if not limits["unmet"]:
        return []
    kinds = ", ".join(f"{demands(words.language, [kind])} ({count})" for kind, count in limits["unmet_by"].items())
    return [words["unmet"].format(kinds=kinds)]


def _reach(limits: Mapping[str, Any], search: Mapping[str, Any], words: Words) -> str:
    """From where distances count, and how far as it was asked for: kilometres, or minutes and what those come to."""
    if not limits["near"]:
        return words["limit_no_place"]
    place, km = " ".join(filter(None, (limits["near"], limits["town"]))), round(limits["radius_km"])
    if search["minutes"] is None:
        return words["limit_near"].format(place=place, km=km)
    travel = words.of("travel", search["travel"])
    return words["limit_near_minutes"].format(place=place, minutes=search["minutes"], travel=travel, km=km)


def _need(need: Mapping[str, Any], words: Words, local: Note) -> dict[str, str]:
    how = words["by_occupation"] if need["basis"] == "occupation" else words.of("strength", need["strength"])
    rests = words["rests_on_work"] if need.get("rests_on") == ON_WORK else ""
    return {"label": need["label"], "how": "; ".join(filter(None, (how, rests, local(need["uri"]))))}


def _fit(matched: Sequence[Mapping[str, Any]], missing: int, words: Words) -> str:
    total = len(matched) + missing
    if not total:
        return words["fit_unknown"]
    if not matched:
        return words["fit_none"]
    of_work = sum(need.get("rests_on") == ON_WORK for need in matched)
    told = words["fit_all"] if not missing else words["fit_some"]
    return told.format(
        matched=len(matched),
        total=total,
        where=words.of("fit_where", "cv" if not of_work else "both" if of_work < len(matched) else "work"),
    )


def session_dates(session: Mapping[str, Any], moment: datetime.datetime, words: Words) -> str:
    """When a session began, and when it erases itself. ``moment``: now."""
    expires = datetime.datetime.fromisoformat(session["expires"])
    left = max(0, math.ceil((expires - moment) / datetime.timedelta(days=1)))
    return words["session_dates"].format(
        created=shown_moment(session["created"], words.language),
        expires=shown_date(expires.astimezone().date().isoformat(), words.language),
        left=words.counted("days_left", left),
    )


def is_web_address(url: str | None) -> bool:
    """Whether a posting's own link may be shown as a link: a feed could hold ``javascript:``."""
    return url is not None and url.lower().startswith(("https://", "http://"))
