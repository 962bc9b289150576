"""What the API answers about a job that it recommends or explains, as pydantic models (see ``api.rest.schemas``)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Sentences = dict[str, str]
"""The same sentence by language: ``da``, ``en``."""


class Named(BaseModel):
    """A concept; `label` is null where it is not loaded."""

    uri: str
    label: str | None


class Need(BaseModel):
    """A skill that the job asks for."""

    uri: str
    label: str
    strength: str = Field(description="essential, optional or unknown.")
    basis: str = Field(description="posting: its own words; occupation: the classification's needs of that work.")
    quote: str | None = Field(None, description="The posting's words; left out where it has none.")
    rests_on: str | None = Field(
        None, description="Of what is matched: cv, its own words; work, that past work takes it. Else left out."
    )


class Node(BaseModel):
    """A node of a path: the CV, a concept, the posting."""

    id: str
    kind: str
    label: str


class Edge(BaseModel):
    """A step of a path, with where it is from."""

    model_config = ConfigDict(populate_by_name=True)

    start: str = Field(alias="from")
    relation: str
    to: str
    source: str = Field(description="cv, posting, the classification, or a local term's origin.")
    confidence: float
    quote: str | None = None
    sentence: str | None = None
    status: str | None = Field(
        None,
        description="Of the network's edges: how far the concepts are curated (released, proposed); else left out.",
    )


class ReasonPath(BaseModel):
    """A path in the graph from the CV to the posting."""

    nodes: list[Node]
    edges: list[Edge]
    contribution: float = Field(description="Its share of the score.")
    sentences: Sentences


class TextPair(BaseModel):
    """A sentence of the CV and one of the posting that are alike."""

    factor: str
    cv: str
    posting: str
    likeness: float
    weak: bool
    sentences: Sentences


class JobRemark(BaseModel):
    """What is to be said of one factor: nearness of work, level, profession."""

    factor: str
    sentences: Sentences


class NetworkLink(BaseModel):
    """A relation within two steps of the job's occupation that much of what the network adds comes over."""

    nodes: list[Node] = Field(description="Two, or more where the network goes up groups at once.")
    edges: list[Edge]
    distance: int = Field(description="1 where it ends in the occupation, else 2.")
    contribution: float = Field(description="What comes over it, as part of the score; parts of two links may overlap.")
    sentences: Sentences


class NetworkReason(BaseModel):
    """What the path network adds to the score, by its own paths. The contributions of `paths`, `other_paths` and
    `labels` sum to `contribution`, and so do the factors whose names begin with `network_`.
    """

    contribution: float
    paths: list[ReasonPath] = Field(description="The strongest that come by no concept twice.")
    other_paths: float = Field(description="What all other paths bring.")
    labels: float = Field(description="What the likeness of names brings.")
    links: list[NetworkLink]
    sentences: Sentences = Field(description="How much of it is shown.")


class Duplicate(BaseModel):
    """The same job somewhere else."""

    posting_id: str
    source: str
    url: str | None


class Doubt(BaseModel):
    """Something that the CV says no to and the posting mentions, in both their words."""

    kind: str = Field(description="shift or physical.")
    cv: str
    posting: str
    sentences: Sentences


class JobModel(BaseModel):
    """A posting with its score, and why. The factors sum to the score."""

    model_config = ConfigDict(title="Job")

    key: str = Field(description="Source, a slash, the source's identifier.", examples=["kommunejob-demo/K0001"])
    source: str
    posting_id: str
    title: str
    employer: str
    postcode: str | None
    town: str | None
    distance_km: float | None
    remote: bool
    employment_type: str | None = Field(
        None, description="As schema.org has it (FULL_TIME, PART_TIME ...), or the source's own words."
    )
    hours: list[str] = Field([], description="Hours a week that the ad gives: `37`, `28-32`.", examples=[["37"]])
    date_posted: str | None
    valid_through: str | None
    url: str | None
    score: float
    factors: dict[str, float]
    matched: list[Need]
    missing: list[Need]
    paths: list[ReasonPath]
    texts: list[TextPair]
    notes: list[JobRemark]
    doubts: list[Doubt] = Field(
        [], description="What the CV says no to, or wishes otherwise, and the posting mentions: to be asked about."
    )
    network: NetworkReason | None = Field(
        None, description="Only by `model` network, where it adds something: why, by the network's own paths."
    )
    duplicates: list[Duplicate]
    reasons: Sentences | None = Field(description="Why it is an alternative; null for a job like the person's own.")
    reason: str | None = Field(None, description="The same in the language asked for; alternatives alone.")
    other: list[str] | None = Field(None, description="In what it is another: function, sector; alternatives alone.")
    kind: Literal["lateral", "stretch", "pivot"] | None = Field(
        None, description="lateral: same function elsewhere; stretch: other function, same industry; pivot: both other."
    )


class UnmetPosting(BaseModel):
    """A posting that was left out for what it insists on."""

    key: str
    title: str


class LimitsModel(BaseModel):
    """What bounded the lists."""

    model_config = ConfigDict(title="Limits")

    today: str = Field(description="The day that expiry was judged by.")
    near: str | None = Field(description="Postcode that distances are from.")
    town: str | None
    radius_km: float
    model: str
    postings: int = Field(description="Postings in all.")
    removed: dict[str, int] = Field(description="Postings that each filter kept out.")
    removed_matching: dict[str, int] = Field(description="Those of them that match the person.")
    eligible: int
    matching: int
    repeated: int = Field(description="Copies folded into another posting of the same job.")
    unmet: int = Field(description="Left out because the person does not have what they insist on.")
    unmet_by: dict[str, int] = Field(description="The same by kind of demand: the first that excludes each.")
    unmet_postings: list[UnmetPosting] = Field(description="The likest few of them.")
    decided: str | None = Field(description="The limit that shortened `jobs`; null for none.")
    decided_alternatives: str | None = Field(description="The limit that shortened `alternatives`; null for none.")
    removed_alternatives: dict[str, int] = Field(
        description="Postings of other fields that match the person and each limit keeps from `alternatives`, `dial` "
        "and `out_of_reach` (level, training or another trade, of those looked at) too."
    )
    own_work_absent: list[Named] = Field(
        description="The person's own work, done or wanted, of which no posting passed the filters and demands."
    )


class JobLists(BaseModel):
    """Jobs and alternatives, best first."""

    jobs: list[JobModel]
    alternatives: list[JobModel] = Field(description="Jobs of another sector or job function; repeats no job.")
    limits: LimitsModel
