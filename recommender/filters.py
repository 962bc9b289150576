"""Hard filters: what can be no recommendation, whatever its score, and how many postings each of them removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from graph.snapshot import PostingTable, Snapshot
from ontology.postings import DEFAULT_MAX_AGE_DAYS
from recommender.geography import Gazetteer
from recommender.profile import Profile, WorkRelation

EXPIRED = "expired"
UNKNOWN_PLACE = "unknown_place"
TOO_FAR = "too_far"
UNWANTED = "unwanted_work"
FILTERS = (EXPIRED, UNKNOWN_PLACE, TOO_FAR, UNWANTED)
"""Names of the filters, in the order in which they are applied: a posting is counted by the first that removes it."""

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Filtered:
    """eligible: bool [n] · removed: bool [n] by filter name, disjoint · distance_km: float64 [n], NaN unknown."""

    eligible: Mask
    removed: Mapping[str, Mask]
    distance_km: Floats


def posting_places(table: PostingTable, gazetteer: Gazetteer) -> npt.NDArray[np.int32]:
    """The gazetteer's number of each posting's postcode, else of its town; -1 unknown; int32 [n]."""
    places = gazetteer.rows(table.postcodes)
    for row in np.flatnonzero(places < 0).tolist():
        town = table.details[row].town
        postcode = gazetteer.postcode_of(town) if town else None
        if postcode is not None:
            places[row] = gazetteer.rows([postcode])[0]
    return places


def apply_filters(
    snapshot: Snapshot,
    profile: Profile,
    today: date,
    places: npt.NDArray[np.int32],
    distances: Floats | None,
    radius_km: float,
    live: Mask | None = None,
) -> Filtered:
    """Judge every posting.

    Expired: its last day is before ``today``, its source removed it or no longer has it, or it has no last day and has
    been out for long; ``live``, bool [n], is what ``PostingTable.live`` says, by default for single postings. Distance:
    ``distances`` as from ``Gazetteer.distances_from``, None where home is unknown, which removes nothing; remote
    postings pass; a posting whose place is unknown cannot be said to be near and is removed under a name of its own.
    Unwanted: its occupation is one that the person does not want.
    """
    table = snapshot.postings
    count = len(table)
    if live is None:
        live = table.live(today.toordinal(), DEFAULT_MAX_AGE_DAYS)
    distance = np.full(count, np.nan) if distances is None else distances[places]
    bad: dict[str, Mask] = {EXPIRED: ~live}
    if distances is None:
        bad[UNKNOWN_PLACE] = bad[TOO_FAR] = np.zeros(count, dtype=np.bool_)
    else:
        bad[UNKNOWN_PLACE] = np.isnan(distance) & ~table.remote
        bad[TOO_FAR] = (np.nan_to_num(distance, nan=0.0) > radius_km) & ~table.remote
    unwanted = [snapshot.occupation_row.get(work.uri or "", -2) for work in profile.work(WorkRelation.UNWANTED)]
    bad[UNWANTED] = np.isin(table.occupation, unwanted)
    left = np.ones(count, dtype=np.bool_)
    removed: dict[str, Mask] = {}
    for name in FILTERS:
        removed[name] = left & bad[name]
        left &= ~bad[name]
    return Filtered(left, removed, distance)
