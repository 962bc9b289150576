"""What if: one change of person or search, both lists ranked again, and what that changed.

What a recommender has made (spaces, indexes, vectors of the person's own words) serves both rankings; nothing is read
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ontology.postings import Posting
from recommender.errors import InvalidRequestError
from recommender.filters import TOO_FAR, UNWANTED
from recommender.profile import Profile, WorkRelation
from recommender.recommend import Recommender
from recommender.results import MAX_RADIUS_KM, Job, Recommendations, RecommendRequest


@dataclass(frozen=True, slots=True)
class Change:
    """What would be different; None and () leave things as they are.

    add, drop: URIs of skills · radius_km, near, wanted: as in RecommendRequest · drop_limits: names of limits to do
    without: too_far, unwanted_work, or kinds of the profile's constraints.
    """

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    radius_km: float | None = None
    near: str | None = None
    wanted: tuple[str, ...] | None = None
    drop_limits: tuple[str, ...] = ()

    def of(self, profile: Profile, request: RecommendRequest) -> tuple[Profile, RecommendRequest]:
        """The changed person and search. Raises InvalidRequestError for a change of what is not there or of nothing."""
        if self == Change():
            raise InvalidRequestError("change: nothing is changed")
        for uri in self.drop:
            if all(skill.uri != uri for skill in profile.skills):
                raise InvalidRequestError(f"change.drop: {uri} is not in the profile")
            profile = profile.lacking(uri)
        for uri in self.add:
            profile = profile.holding(uri)
        request = replace(
            request,
            radius_km=request.radius_km if self.radius_km is None else self.radius_km,
            near=request.near if self.near is None else self.near,
            wanted=request.wanted if self.wanted is None else self.wanted,
        )
        for name in self.drop_limits:
            profile, request = _without_limit(profile, request, name)
        return profile, request


@dataclass(frozen=True, slots=True)
class Place:
    """A posting and its places in a list, from 1; None where it is not in it."""

    posting: Posting
    before: int | None
    after: int | None


@dataclass(frozen=True)
class ListChange:
    """entered, left: by their places · moved: those in both lists whose place differs, by the new one · same: how many
    kept their place.
    """

    entered: tuple[Place, ...]
    left: tuple[Place, ...]
    moved: tuple[Place, ...]
    same: int


@dataclass(frozen=True)
class WhatIf:
    """Both answers, and what the change did to the jobs and to the alternatives."""

    before: Recommendations
    after: Recommendations
    jobs: ListChange
    alternatives: ListChange


def what_if(recommender: Recommender, profile: Profile, request: RecommendRequest, change: Change) -> WhatIf:
    """Rank before and after. Raises as ``Recommender.recommend``, and InvalidRequestError for the change."""
    other = change.of(profile, request)
    before, after = recommender.recommend(profile, request), recommender.recommend(*other)
    return WhatIf(
        before, after, list_change(before.jobs, after.jobs), list_change(before.alternatives, after.alternatives)
    )


def _without_limit(profile: Profile, request: RecommendRequest, name: str) -> tuple[Profile, RecommendRequest]:
    kinds = {item.kind for item in profile.constraints}
    if name == TOO_FAR:
        return profile, replace(request, radius_km=MAX_RADIUS_KM)
    if name == UNWANTED:
        kept = tuple(work for work in profile.occupations if work.relation is not WorkRelation.UNWANTED)
        told = tuple(item for item in profile.constraints if item.kind != UNWANTED)
        return replace(profile, occupations=kept, constraints=told), request
    if name in kinds:
        return replace(profile, constraints=tuple(item for item in profile.constraints if item.kind != name)), request
    there = ", ".join((TOO_FAR, UNWANTED, *sorted(kinds)))
    raise InvalidRequestError(f"change.drop_limits: {name} is not a limit of this search; those are {there}")


def list_change(before: Sequence[Job], after: Sequence[Job]) -> ListChange:
    """What came in, went out and moved between two lists."""
    was = {job.posting.key: place for place, job in enumerate(before, 1)}
    now = {job.posting.key: place for place, job in enumerate(after, 1)}
    places = [Place(job.posting, was.get(job.posting.key), now[job.posting.key]) for job in after]
    left = (Place(job.posting, was[job.posting.key], None) for job in before if job.posting.key not in now)
    moved = tuple(place for place in places if place.before is not None and place.before != place.after)
    return ListChange(
        entered=tuple(place for place in places if place.before is None),
        left=tuple(left),
        moved=moved,
        same=sum(place.before == place.after for place in places),
    )
