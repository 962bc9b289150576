"""What the page shows of a session's reading: texts cut at their evidence, and what was found, in groups."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.catalogue import Words
from api.pages.value_words import shown_period, shown_value
from extraction.quality import describe_reason
from ontology.evidence import EvidenceKind, Polarity

_LIMITS = frozenset({"hours", "shift", "radius_km", "travel_minutes", "remote"})
"""Kinds of conditions that keep postings out only where the CV is strict about them."""
_NOT_MARKED = frozenset({str(EvidenceKind.OCCUPATION)})
"""Occupations are listed as work."""
GROUPS = (Polarity.STATED, Polarity.IMPLIED, Polarity.WISHED, Polarity.NEGATED, Polarity.UNWANTED)
REMOVED = "removed"

Note = Callable[[str | None], str]
"""What is said beside the name of a concept, by its URI: that it is a local term, or ""."""


def unmarked(_uri: str | None) -> str:
    """The note where no name is local."""
    return ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; ``mark`` is the number of the evidence that it belongs to."""

    text: str
    mark: int | None = None


def parts_of(text: str, spans: Sequence[tuple[int, int]]) -> list[Part]:
    """The text in stretches. Where spans overlap the first counts, of those that begin together the longest."""
    parts: list[Part] = []
    done = 0
    for number in sorted(range(len(spans)), key=lambda number: (spans[number][0], -spans[number][1], number)):
        start, end = spans[number]
        if start < done or end <= start:
            continue
        if start > done:
            parts.append(Part(text[done:start]))
        parts.append(Part(text[start:end], number))
        done = end
    if done < len(text):
        parts.append(Part(text[done:]))
    return parts


def reading_view(session: Mapping[str, Any], words: Words, local: Note = unmarked) -> dict[str, Any]:
    """Everything that the reading step shows, from the JSON form of a session."""
    marks: dict[str, str] = {}
    work = [(row["key"], row["quote"]) for row in session["work"] if row["quote"]]
    documents = [_document(number, item, words, marks, work) for number, item in enumerate(session["documents"], 1)]
    groups = _groups(session["skills"], marks, local)
    return {
        "documents": documents,
        "groups": groups,
        "unconfirmed": sum(group["unconfirmed"] for group in groups),
        "unmapped": _unmapped(session["documents"]),
        "work": [
            _work(row, words, local) | {"mark": marks.get(row["key"]), "set": _is_set(row, session["search"])}
            for row in session["work"]
        ],
        "education": [
            _education(line, words) for item in session["documents"] for line in item["reading"]["education"]
        ],
        "constraints": [
            {
                **item,
                "entry": entry_of(item["key"]),
                "soft": not item["hard"] and item["kind"] in _LIMITS,
                "name": f"{words.of('constraint', item['kind'])}: {shown_value(item['kind'], item['value'], words)}",
            }
            for item in session["constraints"]
        ],
        "place": " ".join(filter(None, (session["place"]["postcode"], session["place"]["town"]))),
    }


def focus_of(reading: Mapping[str, Any], changed: str) -> str:
    """The identifier of the entry where one goes on after a change of ``changed`` (URI, or key of work or condition).

    That entry itself; where it was taken away, the next one in its list, so that the page stays where it is.
    """
    if changed in {row["key"] for row in reading["work"]}:
        return entry_of(changed)
    if changed in {item["key"] for item in reading["constraints"]}:
        return entry_of(changed)
    groups = [group["items"] for group in reading["groups"] if group["name"] != REMOVED]
    gone = [item for group in reading["groups"] if group["name"] == REMOVED for item in group["items"]]
    removed = next((item for item in gone if item["uri"] == changed), None)
    if removed is None:
        return entry_of(changed) if changed else ""
    items: list[dict[str, Any]] = next((some for some in groups if some[0]["polarity"] == removed["polarity"]), [])
    after = [item for item in items if (item["label"] or "").casefold() >= (removed["label"] or "").casefold()]
    return str((after or items[-1:] or [removed])[0]["entry"])


def _document(
    number: int,
    item: Mapping[str, Any],
    words: Words,
    marks: dict[str, str],
    work: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """``marks`` takes in the first mark of each entry: URI, or key of work, to the mark's identifier. ``work``: keys
    with the words that stand for them. A part is evidence or work with its mark, ``sensitive``, or neither.
    """
    reading = item["reading"]
    listed = [
        (found["uri"], found["start"], found["end"])
        for found in reading["evidence"]
        if found["kind"] not in _NOT_MARKED and found["uri"]
    ]
    starts = ((key, quote, reading["text"].find(quote)) for key, quote in work)
    listed += [(key, start, start + len(quote)) for key, quote, start in starts if start >= 0]
    # What is sensitive is never evidence; it comes first, should what stands for work touch it.
    details = [(detail["start"], detail["end"]) for detail in reading.get("sensitive", ())]
    listed = [one for one in listed if not any(one[1] < end and start < one[2] for start, end in details)]
    parts = parts_of(reading["text"], [(start, end) for _entry, start, end in listed] + details)
    shown: list[dict[str, Any]] = []
    for part in parts:
        if part.mark is None or part.mark >= len(listed):
            shown.append({"text": part.text, "mark": None, "sensitive": part.mark is not None})
            continue
        entry, name = listed[part.mark][0], f"m{number}-{part.mark}"
        marks.setdefault(entry, name)
        shown.append({"text": part.text, "mark": name, "to": entry_of(entry)})
    removed = sorted(reading["pii_removed"].items())
    return {
        "id": item["id"],
        "number": number,
        "other_person": item["other_person"],
        "verdict": item["verdict"],
        "reasons": [describe_reason(code, words.language) for code in reading["quality"]["reasons"]],
        "language": reading["language"],
        "removed": [f"{words.of('pii', kind.lower())} ({count})" for kind, count in removed if count],
        "parts": shown,
    }


def entry_of(entry: str) -> str:
    """The identifier of an entry on the page, by its concept's URI or the key of work."""
    return "e" + hashlib.blake2s(entry.encode(), digest_size=6).hexdigest()


def _groups(skills: Sequence[Mapping[str, Any]], marks: Mapping[str, str], local: Note) -> list[dict[str, Any]]:
    by_group: dict[str, list[dict[str, Any]]] = {}
    for row in skills:
        group = REMOVED if row["state"] == "removed" else str(row["polarity"])
        mark = marks.get(row["uri"])
        by_group.setdefault(group, []).append(
            {**row, "entry": entry_of(row["uri"]), "mark": mark, "local": local(row["uri"])}
        )
    order = [*map(str, GROUPS), REMOVED]
    return [
        {"name": name, "items": by_group[name], "unconfirmed": _unconfirmed(by_group[name])}
        for name in order
        if name in by_group
    ]


def _unconfirmed(items: Sequence[Mapping[str, Any]]) -> int:
    """How many of them were read as held and are not confirmed yet."""
    return sum(item["state"] == "read" and item["polarity"] in (Polarity.STATED, Polarity.IMPLIED) for item in items)


def _unmapped(documents: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Phrases that look like skills and fit no concept, each once."""
    found = {
        item["quote"]: {"quote": item["quote"], "sentence": item["sentence"]}
        for document in documents
        for item in document["reading"]["evidence"]
        if item["uri"] is None and item["polarity"] in ("stated", "implied")
    }
    return list(found.values())


def _work(row: Mapping[str, Any], words: Words, local: Note) -> dict[str, Any]:
    years = shown_period(row["from"], row["to"], words)
    same = {"title": row["title"], "from": row["from"], "to": row["to"]}
    others = [item for item in row["positions"] if item != same]
    return {
        **row,
        "entry": entry_of(row["key"]),
        "years": years,
        "others": [_position(item, words) for item in others],
        "local": local(row["uri"]),
    }


def _is_set(row: Mapping[str, Any], search: Mapping[str, Any]) -> bool:
    """Whether work is there because the search's controls say so, where it is changed, too."""
    titles = {item["title"] for item in search["unwanted"]}
    return row["relation"] == "unwanted" and row["quote"] is None and row["title"] in titles


def _position(item: Mapping[str, Any], words: Words) -> str:
    return " · ".join(filter(None, (item["title"], shown_period(item["from"], item["to"], words))))


def _education(line: Mapping[str, Any], words: Words) -> str:
    level = words.of("education_level", line["level"]) if line["level"] else None
    start, end = line.get("from"), line.get("to")
    # One date alone is when it ended, as all of them are dated where a CV gives one year each.
    period = shown_period(start or end, end, words)
    return " · ".join(filter(None, (line["title"], line["field"], level, period)))
