"""Whether a reading of a source can be trusted: it may be empty, mostly rejected, or lack fields it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

MAX_REJECTED = 0.3
"""Share of items rejected above which a run is not trusted."""
FIELDS = ("identifier", "title", "description", "hiringOrganization", "datePosted", "validThrough", "jobLocation")
"""Properties of a JobPosting whose presence is watched."""
NEEDED = ("title", "description")
USUAL = 0.5
"""A field that at least this share of items had before is missed when none has it any more."""
SHRUNK = 0.5
"""Share of the items of the last run below which a complete source is not believed."""
ENOUGH = 5
"""Items below which the absence of a usual field says nothing, and that of a needed one only where none has it."""


class SourceState(StrEnum):
    """How a source is. All but OK are alarms."""

    OK = "ok"
    EMPTY = "empty"
    CHANGED_SHAPE = "changed_shape"
    FAILING = "failing"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is wrong with a run, and in words what it was seen by."""

    state: SourceState
    message: str


@dataclass(slots=True)
class Tally:
    """What was read: items in all (removals are none), those rejected, and how many had each watched field."""

    read: int = 0
    rejected: int = 0
    removed: int = 0
    mapped: int = 0
    present: Counter[str] = field(default_factory=Counter)

    def add(self, posting: Mapping[str, Any]) -> None:
        """Count an item by its JobPosting."""
        self.read += 1
        self.mapped += 1
        self.present.update(name for name in FIELDS if posting.get(name) not in (None, "", [], {}))

    def broken(self) -> None:
        """Count an entry that is no ad."""
        self.read += 1
        self.rejected += 1

    def join(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.read += other.read
        self.rejected += other.rejected
        self.removed += other.removed
        self.mapped += other.mapped
        self.present.update(other.present)

    @property
    def shares(self) -> dict[str, float]:
        """Field -> share of the items that had it, of those that had any."""
        return {name: round(self.present[name] / self.mapped, 4) for name in FIELDS if self.present[name]}


def shape_alarm(tally: Tally, usual: Mapping[str, float]) -> Alarm | None:
    """CHANGED_SHAPE where too many items lack a needed field, or all a usual one; ``usual`` is as ``shares``."""
    if not tally.mapped:
        return None
    few = tally.mapped < ENOUGH  # of few, one without a text may be just that one's fault
    least = 1 if few else (1 - MAX_REJECTED) * tally.mapped
    gone = [name for name in NEEDED if tally.present[name] < least]
    if not few:
        gone += [
            name for name in FIELDS if name not in NEEDED and usual.get(name, 0.0) >= USUAL and not tally.present[name]
        ]
    if not gone:
        return None
    return Alarm(
        SourceState.CHANGED_SHAPE,
        f"Of {tally.mapped} items too few have {', '.join(gone)}. Has the source renamed fields?",
    )


def rejection_alarm(tally: Tally) -> Alarm | None:
    """FAILING where more than 30 % of the items were rejected."""
    if tally.read and tally.rejected > MAX_REJECTED * tally.read:
        return Alarm(SourceState.FAILING, f"{tally.rejected} of {tally.read} items were rejected.")
    return None


def emptiness_alarm(tally: Tally, *, complete: bool, first: bool) -> Alarm | None:
    """EMPTY where nothing was read: of a stream of changes only at the ``first`` run, because a quiet hour is none."""
    if tally.read or tally.removed or not (complete or first):
        return None
    return Alarm(SourceState.EMPTY, "The source gave no items.")


def shrinking_alarm(tally: Tally, usual_read: int, *, complete: bool) -> Alarm | None:
    """CHANGED_SHAPE where a source that gives all its ads gives less than half of what it gave the last time."""
    if not complete or usual_read < ENOUGH or tally.read >= SHRUNK * usual_read:
        return None
    return Alarm(
        SourceState.CHANGED_SHAPE,
        f"The source gave {tally.read} items and {usual_read} before. If that is right, fetch it with --accept.",
    )
