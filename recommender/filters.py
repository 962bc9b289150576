"""Hard filters: what can be no recommendation, whatever its score, and how many postings each of them removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from extraction.facts.refusals import UNWANTED_WORK
from graph.snapshot import PostingTable, Snapshot
from ontology.postings import DEFAULT_MAX_AGE_DAYS
from recommender.geography import Gazetteer
from recommender.profile import Profile, WorkRelation

EXPIRED = "expired"
UNKNOWN_PLACE = "unknown_place"
TOO_FAR = "too_far"
UNWANTED = UNWANTED_WORK
FILTERS = (EXPIRED, UNKNOWN_PLACE, TOO_FAR, UNWANTED)
"""Names of the filters, in the order in which they are applied: a posting is counted by the first that removes it."""

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Filtered:
    """eligible: bool [n] · removed: bool [n] by filter name, disjoint · places: int32 [n], row in ``distances`` (as
    from ``Gazetteer.distances_from``, None where home is unknown).
    """

    eligible: Mask
    removed: Mapping[str, Mask]
    places: npt.NDArray[np.int32]
    distances: Floats | None

    @cached_property
    def distance_km(self) -> Floats:
        """float64 [n], NaN unknown."""
        return self.distance_of(slice(None))

    def distance_of(self, rows: npt.NDArray[np.intp] | slice) -> Floats:
        """The same of some rows."""
        places = self.places[rows]
        return np.full(len(places), np.nan) if self.distances is None else self.distances[places]


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
    nothing = np.zeros(count, dtype=np.bool_)
    bad: dict[str, Mask] = dict.fromkeys(FILTERS, nothing) | {EXPIRED: ~live}
    if distances is not None:  # judged by place, of which there are a thousand, and not by posting
        near = ~(distances > radius_km) & ~np.isnan(distances)
        away = ~(near.take(places) | table.remote)
        bad[UNKNOWN_PLACE] = away & (places < 0)
        bad[TOO_FAR] = away & (places >= 0)
    unwanted = {snapshot.occupation_row.get(work.uri or "", -1) for work in profile.work(WorkRelation.UNWANTED)} - {-1}
    if unwanted:
        hated = np.zeros(len(snapshot.occupations) + 1, dtype=np.bool_)
        hated[sorted(unwanted)] = True
        bad[UNWANTED] = hated.take(table.occupation)
    left = np.ones(count, dtype=np.bool_)
    removed: dict[str, Mask] = {}
    for name in FILTERS:
        removed[name] = left & bad[name]
        left &= ~bad[name]
    return Filtered(left, removed, places, distances)
