"""Occupations for a person: those near the work that they have done or want, each backed by live postings near by.

Nearness is that of :mod:`recommender.adjacency`, from the nearest of the person's kinds of work. What carries over are
the essential skills that the person has, told or taken by past work (as everywhere in explanations); what is missing
are the others, rarest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import numpy as np

from graph.snapshot import Snapshot
from ontology.authorisations import authorisation_json
from recommender.adjacency import Neighbours
from recommender.fields import FUNCTION, SECTOR
from recommender.path_ends import skills_met
from recommender.profile import Profile, WorkRelation
from recommender.recommend import Recommender
from recommender.results import RecommendRequest
from recommender.sparse import Floats

MAX_SKILLS = 10
FEW_POSTINGS = 1
"""Live postings near by that an occupation needs to be listed."""


@dataclass(frozen=True, slots=True)
class NearOccupation:
    """An occupation. score: nearness in [0, 1] · from_uri: the person's work that it is near to, None where no work is
    known and it is their skills · own: it is that work

    other: in what it is known to differ from all of the person's work · carried, gap: URIs of essential skills · live:
    live postings of it that pass the person's limits · leads: where no work is known and nothing carries over, URIs of
    the person's skills that the network's strongest paths to it start from.
    """

    uri: str
    score: float
    from_uri: str | None
    own: bool
    other: tuple[str, ...]
    carried: tuple[str, ...]
    gap: tuple[str, ...]
    live: int
    leads: tuple[str, ...] = ()


def near_occupations(
    recommender: Recommender, neighbours: Neighbours, profile: Profile, request: RecommendRequest, top: int = 20
) -> list[NearOccupation]:
    """The ``top`` nearest of which there are live postings near by, own work first, then by nearness, then by URI.

    Where no work of the person is known, those that their skills lead to. Raises as ``Recommender.recommend``.
    """
    snapshot = neighbours.snapshot
    work = (*profile.work(WorkRelation.PAST), *profile.work(WorkRelation.WANTED))
    known = (item.uri for item in work if item.uri is not None and item.weight > 0)
    own = [uri for uri in dict.fromkeys(known) if uri in snapshot.occupation_row]
    live = recommender.live_near(profile, request)
    refused = {snapshot.occupation_row.get(item.uri or "", -1) for item in profile.work(WorkRelation.UNWANTED)}
    nearness, start = _nearest(neighbours, profile, own)
    mine = {snapshot.occupation_row[uri] for uri in own}
    listed = [row for row in np.flatnonzero(live >= FEW_POSTINGS).tolist() if row not in refused]
    listed.sort(key=lambda row: (row not in mine, -round(float(nearness[row]), 9), row))
    function, sector = neighbours.fields.other(*neighbours.fields.of_work(own))
    held = set(np.flatnonzero(skills_met(profile, recommender.space)).tolist())
    rarity = np.asarray(snapshot.essential.sum(axis=0), dtype=np.float64).ravel()
    shown = list(takewhile(lambda row: nearness[row] > 0 or row in mine, listed[:top]))
    needs = {row: _needs(snapshot, row, held, rarity) for row in shown}
    bare = [] if own else [row for row in shown if not needs[row][0]]
    leads = neighbours.from_skills.leading(profile, bare) if bare else {}
    found = []
    for row in shown:
        carried, gap = needs[row]
        other = tuple(word for word, mask in ((FUNCTION, function), (SECTOR, sector)) if mask[row])
        uri = snapshot.occupations[row]
        found.append(
            NearOccupation(
                uri,
                float(nearness[row]),
                start[row],
                row in mine,
                other,
                carried,
                gap,
                int(live[row]),
                leads.get(row, ()),
            )
        )
    return found


def _nearest(neighbours: Neighbours, profile: Profile, own: list[str]) -> tuple[Floats, Sequence[str | None]]:
    """Nearness of each occupation to the nearest of ``own``, without any to the skills; float64 [o]; to which."""
    snapshot = neighbours.snapshot
    if not own:
        return neighbours.from_skills.scores(profile), [None] * len(snapshot.occupations)
    best = np.zeros(len(snapshot.occupations))
    start = [own[0]] * len(best)
    model = neighbours.model("default")
    for uri in own:
        row = snapshot.occupation_row[uri]
        scores = model.scores(row).copy()
        scores[row] = 1.0
        for better in np.flatnonzero(scores > best).tolist():
            best[better], start[better] = scores[better], uri
    return best, start


def _needs(snapshot: Snapshot, row: int, held: set[int], rarity: Floats) -> tuple[tuple[str, ...], tuple[str, ...]]:
    columns = snapshot.essential.indices[snapshot.essential.indptr[row] : snapshot.essential.indptr[row + 1]].tolist()
    columns.sort(key=lambda column: (float(rarity[column]), column))
    carried = tuple(snapshot.skills[column] for column in columns if column in held)
    gap = tuple(snapshot.skills[column] for column in columns if column not in held)
    return carried[:MAX_SKILLS], gap[:MAX_SKILLS]


def to_rows(found: Iterable[NearOccupation], snapshot: Snapshot, language: str = "da") -> list[Mapping[str, Any]]:
    """As JSON values, with labels."""

    def concept(uri: str) -> dict[str, str]:
        return {"uri": uri, "label": snapshot.classification[uri].preferred(language, "da", "en")}

    return [
        {
            **concept(item.uri),
            "score": round(item.score, 9),
            "from": concept(item.from_uri) if item.from_uri else None,
            "own": item.own,
            "other": list(item.other),
            "carried": [concept(uri) for uri in item.carried],
            "gap": [concept(uri) for uri in item.gap],
            "leads": [concept(uri) for uri in item.leads],
            "live_postings": item.live,
            "authorisation": authorisation_json(snapshot.classification[item.uri], language),
        }
        for item in found
    ]
