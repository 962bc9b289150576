"""Request and answer bodies of the API, as pydantic models: they validate requests and are the OpenAPI schemas."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.rest.job_schemas import JobLists, JobModel, Named
from api.rest.reading_schemas import ConstraintModel, Evidence, Versions
from extraction.documents.limits import MAX_TEXT_CHARS

Postcode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class Body(BaseModel):
    """A body with the stated fields and no others."""

    model_config = ConfigDict(extra="forbid")


class CvText(Body):
    """A CV as text. Files go as multipart/form-data in the field `file`."""

    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARS, examples=["Jeg er sygeplejerske og taler engelsk."])


class PersonBody(Body):
    """A CV as text, or an edited profile."""

    text: str | None = Field(None, min_length=1, max_length=MAX_TEXT_CHARS, description="A CV as text.")
    profile: dict[str, Any] | None = Field(None, description="An edited profile, as `cv` answers with.")


class SearchBody(PersonBody):
    """A CV as text, or an edited profile; and where and what to look for."""

    near: Postcode | None = Field(None, description="Postcode; default: the CV's own.", examples=["2100"])
    radius_km: float = Field(60.0, gt=0, le=1000, description="Remote jobs pass at any distance.")
    wanted: list[ShortText] | None = Field(None, max_length=20, description="Wanted titles; default: the CV's own.")
    top: int = Field(20, ge=1, le=100)
    dial: Literal["lateral", "stretch", "pivot"] | None = Field(
        None, description="Alternatives: same function elsewhere, other function in the same industry, both; null: all."
    )
    model: str = Field("default", max_length=40, examples=["default", "automatch", "bm25"])
    lang: Literal["da", "en"] = Field("da", description="Language of labels and sentences.")


class RecommendBody(SearchBody):
    """As every search, and whether to say which skill would unlock more."""

    unlock: bool = Field(False, description="Also say which one skill would unlock most postings.")


class ExplainBody(SearchBody):
    """As for `recommend`, and the posting to explain."""

    source: str = Field(max_length=200, examples=["kommunejob-demo"])
    posting_id: str = Field(max_length=500, examples=["K0001"])


class PostingName(BaseModel):
    """What names a posting."""

    key: str
    posting_id: str
    source: str
    title: str
    employer: str


class UnlockItem(BaseModel):
    """A skill and what having it would do."""

    uri: str
    label: str
    postings: int = Field(description="Different jobs that it unlocks.")
    only_missing: int = Field(description="Those for which it is the only essential demand that is not met.")
    rising: int = Field(description="Those that would come into the first 20.")
    near: int = Field(description="Jobs that ask for it and whose essential demands are met by half at least.")
    examples: list[PostingName]


class RecommendAnswer(JobLists):
    """Jobs and alternatives, best first."""

    unlock: list[UnlockItem] | None = Field(None, description="As `unlock` answers; only when asked for.")
    versions: Versions


class ExplainAnswer(BaseModel):
    """Why one posting gets the score that it gets, or why it is not in the list."""

    job: JobModel
    rank: int | None = Field(description="Place among the postings that pass the filters and match; null for none.")
    removed: str | None = Field(description="The filter that keeps it out: expired, too_far, ...; null for none.")
    unmet: list[str] = Field(description="Demands that keep it out, by kind: driving_licence, hours, ...")
    versions: Versions


class LanguageQuery(Body):
    """The language of labels and sentences."""

    lang: Literal["da", "en"] = Field("da", description="Language of labels and sentences.")


class PageQuery(LanguageQuery):
    """One page of a list."""

    offset: int = Field(0, ge=0, le=10_000_000, description="How many to pass over.")
    limit: int = Field(20, ge=1, le=200, description="Most items in the answer; `total` says how many there are.")


class ConceptsQuery(PageQuery):
    """A search."""

    q: str = Field("", max_length=200, description="Part of a label, in any loaded language.", examples=["lærer"])


class OccupationQuery(LanguageQuery):
    """One occupation by its URI."""

    uri: str = Field(
        min_length=1,
        max_length=500,
        description="Of an occupation or ISCO group.",
        examples=["https://jobvej.example/demo/occupation/nurse"],
    )


class SkillQuery(LanguageQuery):
    """One skill by its URI."""

    uri: str = Field(
        min_length=1,
        max_length=500,
        description="Of a skill or skill group.",
        examples=["https://jobvej.example/demo/skill/english"],
    )


class PostingsQuery(PageQuery):
    """Filters of the list of postings."""

    source: str | None = Field(None, max_length=200, description="Of this source alone.", examples=["kommunejob-demo"])
    include_expired: bool = Field(False, description="Also those that have ended.")
    occupation: str | None = Field(
        None,
        max_length=500,
        description="URI of an occupation: postings that were read as being for it.",
        examples=["https://jobvej.example/demo/occupation/communication-consultant"],
    )


class PostingPath(BaseModel):
    """The key of a posting."""

    source: str = Field(max_length=200, description="Where the posting is from.", examples=["kommunejob-demo"])
    posting_id: str = Field(max_length=500, description="Its identifier there.", examples=["K0001"])


class LocalTerm(BaseModel):
    """A label that is not the classification's own: who gave it, and how far it has come."""

    id: str = Field(examples=["JV:0123456789ab"])
    status: str = Field(examples=["proposed"])
    author: str
    source: str = Field(description="`jobvej` for the terms that come with the program, else a curator's file.")
    note: str = Field(description="To be shown beside the label.", examples=["lokal term, foreslået"])


class ConceptAnswer(BaseModel):
    """A concept in a list."""

    model_config = ConfigDict(title="Concept", extra="allow")

    uri: str
    kind: str
    label: str
    code: str | None
    isco: str | None
    skill_type: str | None
    reuse_level: str | None
    local: LocalTerm | None = Field(None, description="Set where `label` is a local term.")


class ConceptsAnswer(BaseModel):
    """One page of a search."""

    total: int
    items: list[ConceptAnswer]
    attribution: list[str]
    versions: Versions


class ConceptLabel(BaseModel):
    """A label of a concept."""

    language: str
    kind: str
    text: str
    local: LocalTerm | None = Field(None, description="Set where the label is a local term.")


class ConceptLink(BaseModel):
    """A concept that another one is related to."""

    uri: str
    label: str


class WholeConcept(ConceptAnswer):
    """A concept with everything that is known about it."""

    model_config = ConfigDict(title="WholeConcept", extra="forbid")

    description: str
    labels: list[ConceptLabel]
    status: str
    source: str
    essential: list[ConceptLink]
    optional: list[ConceptLink]
    broader: list[ConceptLink]
    in_sector: list[ConceptLink]


class WholeConceptAnswer(BaseModel):
    """One concept."""

    concept: WholeConcept
    attribution: list[str]
    versions: Versions


class PostingModel(BaseModel):
    """A posting in a list."""

    model_config = ConfigDict(title="Posting")

    posting_id: str
    source: str
    title: str
    employer: str
    postcode: str | None
    town: str | None
    remote: bool
    date_posted: str | None
    valid_through: str | None
    employment_type: str | None
    url: str | None
    language: str


class WholePosting(PostingModel):
    """A posting with its text and what was read in it."""

    model_config = ConfigDict(title="WholePosting")

    sector: str | None
    nace: str | None = Field(description="Section of NACE Rev. 2.")
    nace_origin: str | None
    employer_key: str | None = Field(description="The employer in one spelling.")
    first_seen: str | None
    ended: str | None
    end_reason: str | None = Field(description="deadline, removed, vanished or too_old; null while it is live.")
    occupations: list[Named]
    text: str
    evidence: list[Evidence]
    constraints: list[ConstraintModel]


class PostingsAnswer(BaseModel):
    """One page of postings."""

    total: int
    items: list[PostingModel]
    versions: Versions


class PostingAnswer(BaseModel):
    """One posting."""

    posting: WholePosting
    versions: Versions


class HealthAnswer(BaseModel):
    """The process answers."""

    status: Literal["ok"]


class ReadinessAnswer(BaseModel):
    """Everything that an answer needs is there."""

    status: Literal["ready"]
    store: str = Field(examples=["embedded"])
    concepts: int
    postings: int
    versions: Versions
