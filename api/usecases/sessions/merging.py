"""One profile of several documents of the same person."""

from __future__ import annotations

from collections.abc import Sequence

from api.usecases.sessions.edits import work_key
from recommender.profile import PRECEDENCE, Profile, ProfileOccupation, ProfileSkill


def merged(profiles: Sequence[Profile]) -> Profile:
    """What all of them say. Of what they disagree on, the earlier document counts (place), or the plainer statement."""
    if len(profiles) == 1:
        return profiles[0]
    skills: dict[str, ProfileSkill] = {}
    work: dict[str, ProfileOccupation] = {}
    for profile in profiles:
        for skill in profile.skills:
            had = skills.get(skill.uri)
            if had is None or (PRECEDENCE[skill.polarity], -skill.weight) < (PRECEDENCE[had.polarity], -had.weight):
                skills[skill.uri] = skill
        for item in profile.occupations:
            work.setdefault(work_key(item), item)
    placed = next((profile for profile in profiles if profile.postcode), None)
    placed = placed or next((profile for profile in profiles if profile.town), Profile())
    return Profile(
        skills=tuple(skills[uri] for uri in sorted(skills)),
        occupations=tuple(work.values()),
        postcode=placed.postcode,
        town=placed.town,
        constraints=tuple(dict.fromkeys(item for profile in profiles for item in profile.constraints)),
        languages=tuple(dict.fromkeys(item for profile in profiles for item in profile.languages)),
        language=profiles[0].language if profiles else "und",
        told=tuple(dict.fromkeys(item for profile in profiles for item in profile.told)),
        industries=tuple(sorted({item for profile in profiles for item in profile.industries})),
    )
