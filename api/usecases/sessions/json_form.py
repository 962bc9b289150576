"""A session as JSON values: what REST answers with and what pages are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.bootstrap import World
from api.usecases.formats import label_of
from api.usecases.sessions.edits import condition_key, work_key
from api.usecases.sessions.persons import GROUP, OTHER_PERSON, seems_other
from api.usecases.sessions.state import CaseSession, Document
from extraction.json_form import constraint_to_json
from recommender.profile import Profile, ProfileEvidence, ProfileOccupation, ProfileSkill


def session_json(session: CaseSession, world: World, languages: Sequence[str]) -> dict[str, Any]:
    """The whole session.

    ``skills``, ``work``: what counts now, and what was taken away, each with ``state`` ("read", or that of the
    change) and the words it rests on · ``unscorable``: why nothing is scored yet, or null.
    """
    profile = session.profile(world)
    return {
        **_summary(session, profile),
        "search": session.search.model_dump(mode="json"),
        "reach_km": session.search.reach_km,
        "place": {"postcode": profile.postcode, "town": profile.town},
        "documents": [
            _document(item, world, languages)
            | {OTHER_PERSON: seems_other(item.reading, [other.reading for other in session.documents[:number]])}
            for number, item in enumerate(session.documents)
        ],
        "skills": _skills(session, profile, world, languages),
        "work": _work(session, profile, world, languages),
        "constraints": _conditions(session, profile),
        "languages": list(profile.languages),
    }


def summary_json(session: CaseSession, world: World) -> dict[str, Any]:
    """What a list of sessions shows."""
    return _summary(session, session.profile(world))


def _summary(session: CaseSession, profile: Profile) -> dict[str, Any]:
    return {
        "id": session.id,
        "version": session.version,
        "title": session.title,
        "created": session.created.isoformat(),
        "touched": session.touched.isoformat(),
        "expires": session.expires.isoformat(),
        "language": session.language,
        "person_key": session.person_key,
        "legal_basis": session.legal_basis,
        "notice_given": session.notice_given.isoformat() if session.notice_given else None,
        "arm": session.arm.name,
        "shown": session.arm.shown,
        "unscorable": session.unscorable(profile),
    }


def _document(document: Document, world: World, languages: Sequence[str]) -> dict[str, Any]:
    classification = world.snapshot.classification
    reading = {name: value for name, value in document.reading.items() if name not in (GROUP, OTHER_PERSON)}
    for part in ("evidence", "roles"):
        reading[part] = [{**item, "label": label_of(classification, item["uri"], languages)} for item in reading[part]]
    return {
        "id": document.id,
        "added": document.added.isoformat(),
        "verdict": document.verdict,
        "reading": reading,
    }


def _skills(session: CaseSession, profile: Profile, world: World, languages: Sequence[str]) -> list[dict[str, Any]]:
    read = {item.uri: item for item in session.read_profile.skills}
    now = {item.uri: item for item in profile.skills}
    edits = session.edits.skills
    rows = []
    for uri in sorted(read.keys() | now.keys()):
        edit = edits.get(uri)
        state = edit.state if edit else "read"
        skill = read[uri] if uri in read and (state == "removed" or uri not in now) else now[uri]
        label = label_of(world.snapshot.classification, uri, languages)
        replaces = edit.replaces if edit else None
        rows.append(_skill(skill, label) | {"state": state, "replaces": replaces, "was_read": uri in read})
    return sorted(rows, key=lambda row: ((row["label"] or "").casefold(), row["uri"]))


def _skill(skill: ProfileSkill, label: str | None) -> dict[str, Any]:
    return {
        "uri": skill.uri,
        "label": label,
        "kind": str(skill.kind),
        "polarity": str(skill.polarity),
        "level": skill.level,
        "weight": round(skill.weight, 6),
        **_words(skill.evidence),
    }


def _words(words: ProfileEvidence | None) -> dict[str, Any]:
    if words is None:
        return {"quote": None, "sentence": None, "confidence": None, "method": None}
    return {
        "quote": words.quote,
        "sentence": words.sentence,
        "confidence": round(words.confidence, 6),
        "method": words.method,
    }


def _work(session: CaseSession, profile: Profile, world: World, languages: Sequence[str]) -> list[dict[str, Any]]:
    rows = []
    positions = _positions(session)
    now = {work_key(item): item for item in profile.occupations}
    gone = {work_key(item): item for item in session.read_profile.occupations if work_key(item) not in now}
    for key, item in (now | gone).items():
        edit = session.edits.work.get(key)
        state = "removed" if key in gone else edit.state if edit else "read"
        told = {"key": key, "state": state, **_occupation(item, world, languages)}
        rows.append(told | {"positions": positions.get(key, [])})
    return rows


def _positions(session: CaseSession) -> dict[str, list[dict[str, Any]]]:
    """The positions that were read, by the key of the work that each of them is: several are one kind of work where
    their titles mean the same occupation.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for document in session.documents:
        for role in document.reading["roles"] if document.profile is not None else ():
            key = work_key(ProfileOccupation(role["title"], role["uri"]))
            told = {"title": role["title"], "from": role["from"], "to": role["to"]}
            if told not in found.setdefault(key, []):
                found[key].append(told)
    return found


def _conditions(session: CaseSession, profile: Profile) -> list[dict[str, Any]]:
    """What counts now ("read", or "set" by the controls), and what was taken away ("removed")."""
    read = {condition_key(item): item for item in session.read_profile.constraints}
    rows = [(item, "read" if read.get(condition_key(item)) == item else "set") for item in profile.constraints]
    rows += [(read[key], "removed") for key in session.edits.conditions if key in read]
    return [{"key": condition_key(item), "state": state, **constraint_to_json(item)} for item, state in rows]


def _occupation(item: ProfileOccupation, world: World, languages: Sequence[str]) -> dict[str, Any]:
    return {
        "title": item.title,
        "uri": item.uri,
        "label": label_of(world.snapshot.classification, item.uri, languages),
        "relation": str(item.relation),
        "from": item.start,
        "to": item.end,
        **_words(item.evidence),
    }
