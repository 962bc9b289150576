"""What is asked of the recommender, and what it answers: plain immutable values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender.errors import InvalidRequestError
from recommender.explanation import Explanation
from recommender.network_reasons import NetworkReason
from recommender.texts.pairs import TextPair
from recommender.work_notes import Note

DEFAULT_RADIUS_KM = 60.0
DEFAULT_MODEL = "default"
"""What scores where no model is named."""
MAX_TOP = 1_000
MAX_RADIUS_KM = 2_000.0
MAX_ALTERNATIVES = 100
LATERAL, STRETCH, PIVOT = "lateral", "stretch", "pivot"
DIALS = (LATERAL, STRETCH, PIVOT)
"""How far alternatives go: the same job function in another industry; another function in the same industry; both."""


@dataclass(frozen=True, slots=True)
class RecommendRequest:
    """What is asked for. ``near``: postcode or town, None for the profile's own. ``wanted``: titles, None likewise.

    1 <= top <= 1000 · 0 < radius_km <= 2000 · 0 <= alternatives <= 100 · paths: most paths a job · dial: one of DIALS,
    None for alternatives of every kind.
    """

    top: int = 20
    radius_km: float = DEFAULT_RADIUS_KM
    near: str | None = None
    wanted: tuple[str, ...] | None = None
    model: str = DEFAULT_MODEL
    alternatives: int = 10
    paths: int = 3
    dial: str | None = None

    def check(self) -> None:
        """Raise InvalidRequestError for a value outside its range."""
        if not 1 <= self.top <= MAX_TOP:
            raise InvalidRequestError(f"top: {self.top} is not between 1 and {MAX_TOP}")
        if not 0 < self.radius_km <= MAX_RADIUS_KM:
            raise InvalidRequestError(f"radius_km: {self.radius_km} is not above 0 and up to {MAX_RADIUS_KM:g}")
        if not 0 <= self.alternatives <= MAX_ALTERNATIVES:
            raise InvalidRequestError(f"alternatives: {self.alternatives} is not between 0 and {MAX_ALTERNATIVES}")
        if self.dial is not None and self.dial not in DIALS:
            raise InvalidRequestError(f"dial: {self.dial[:40]} is none of {', '.join(DIALS)}")


@dataclass(frozen=True)
class Job:
    """One recommended posting. factors sum to score · distance_km None where unknown · duplicates: the same job
    advertised again (all links kept) · other, reasons, kind (one of DIALS): only of alternatives · texts: what the two
    texts say alike · notes: what else counts · doubts: what the person says no to and the posting mentions, as pairs of
    their conditions (``recommender.demands_met``) · network: what the path network adds, None by other models.
    """

    posting: Posting
    score: float
    factors: Mapping[str, float]
    explanation: Explanation
    distance_km: float | None
    duplicates: tuple[Posting, ...] = ()
    other: tuple[str, ...] = ()
    reasons: Mapping[str, str] | None = None
    kind: str | None = None
    texts: tuple[TextPair, ...] = ()
    notes: tuple[Note, ...] = ()
    doubts: tuple[tuple[Constraint, Constraint], ...] = ()
    network: NetworkReason | None = None


@dataclass(frozen=True)
class Limits:
    """What bounded the answer. removed: postings by the filter that removed them · removed_matching: of those, how many
    had a score · eligible, matching: postings that passed the filters, and of those how many had a score (one whose
    text was not compared, by the graph alone: ``recommender.candidates``) · repeated: postings folded into another ·
    unmet: postings that were looked at and left out because they insist on what the person has not
    (``recommender.demands_met``) · unmet_by: the same by the first kind of demand ·
    unmet_postings: the likest few of them · decided,
    decided_alternatives: which limit made a list shorter than asked, or None · removed_alternatives: postings of other
    fields with a score that each limit keeps from the second list, the dial and what is out of reach too ·
    own_work_absent: URIs of the person's
    own work, done or wanted, of which no posting passed the filters and demands.
    """

    today: str
    near: str | None
    town: str | None
    radius_km: float
    model: str
    postings: int
    removed: Mapping[str, int]
    removed_matching: Mapping[str, int]
    eligible: int
    matching: int
    repeated: int
    unmet: int
    unmet_by: Mapping[str, int]
    unmet_postings: tuple[Posting, ...]
    decided: str | None
    decided_alternatives: str | None
    removed_alternatives: Mapping[str, int] = field(default_factory=dict)
    own_work_absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recommendations:
    """jobs and alternatives, best first, without a posting in common; and what bounded them."""

    jobs: tuple[Job, ...]
    alternatives: tuple[Job, ...]
    limits: Limits


@dataclass(frozen=True)
class ExplainedJob:
    """One posting that was asked about. removed: the filter that keeps it from the lists, None for none · rank: its
    place among the postings that pass, match and were compared (``recommender.candidates``), from 1, before repetitions
    are folded; None where it does not pass or match · unmet: demands that keep it from the lists
    (``recommender.demands_met``).
    """

    job: Job
    removed: str | None
    rank: int | None
    unmet: tuple[str, ...] = ()
