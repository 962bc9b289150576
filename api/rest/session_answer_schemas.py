"""What the routes under /api/v1/sessions answer with (see ``api.rest.schemas``)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.rest.job_schemas import JobLists, JobModel, Named
from api.rest.reading_schemas import ConstraintModel, PlaceModel, ReadingModel, Versions
from api.rest.reason_schemas import Comparison, ListChanges, OneOfTwo
from api.rest.schemas import UnlockItem
from api.usecases.sessions.search import Search


class SessionSummary(BaseModel):
    """A session in a list."""

    id: str
    page: str = Field(description="Address of the session's page, for a deep link.", examples=["/sessions/abc"])
    version: int
    title: str | None = Field(description="The latest work that was read; no name.")
    created: str
    touched: str
    expires: str = Field(description="When it is erased by itself.")
    language: str
    person_key: str | None
    legal_basis: str
    notice_given: str | None
    arm: str = Field(description="What the assignment decided.")
    shown: bool = Field(description="Whether recommendations are shown.")
    unscorable: str | None = Field(description="Why nothing is scored yet: nothing_read, not_readable, nothing_found.")


class SkillRow(BaseModel):
    """A skill of the session, whether it counts or was taken away."""

    uri: str
    label: str | None
    kind: str
    polarity: str
    level: str | None
    weight: float
    quote: str | None
    sentence: str | None
    confidence: float | None
    method: str | None
    state: str = Field(description="read, confirmed, removed, added, wished or unwanted.")
    replaces: str | None
    was_read: bool


class PositionRow(BaseModel):
    """A position that was read."""

    model_config = ConfigDict(title="Position", populate_by_name=True)

    title: str
    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")


class WorkRow(BaseModel):
    """Work done, wanted or not wanted."""

    model_config = ConfigDict(populate_by_name=True)

    key: str
    state: str
    title: str
    uri: str | None
    label: str | None
    relation: str
    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")
    quote: str | None
    sentence: str | None
    confidence: float | None
    method: str | None
    positions: list[PositionRow] = Field(
        description="The positions read that are this kind of work; the first is the one that it is named and dated by."
    )


class ConditionRow(ConstraintModel):
    """A condition of the person, with its key and state: read, set (by the controls), removed."""

    model_config = ConfigDict(title="Condition")

    key: str
    state: Literal["read", "set", "removed"]


class DocumentModel(BaseModel):
    """A CV of the session."""

    model_config = ConfigDict(title="Document")

    id: str
    added: str
    verdict: Literal["good", "poor", "unusable"]
    reading: ReadingModel
    other_person: bool = Field(
        description="It seems to be of another person than one before it. What tells persons is not kept, so of a "
        "document added later this is judged by what is left: work, education, postcode."
    )


class WholeSession(SessionSummary):
    """A session with everything that was read and set."""

    search: Search
    reach_km: float
    place: PlaceModel
    documents: list[DocumentModel]
    skills: list[SkillRow]
    work: list[WorkRow]
    constraints: list[ConditionRow]
    languages: list[str]


class SessionAnswer(BaseModel):
    """One session."""

    session: WholeSession
    versions: Versions


class SessionsAnswer(BaseModel):
    """A page of sessions."""

    total: int
    items: list[SessionSummary]
    versions: Versions


class SessionLists(JobLists):
    """Jobs and alternatives of a session."""

    hidden: int = Field(description="Postings left out because of feedback.")


class SessionRecommendAnswer(SessionLists):
    """Jobs and alternatives, best first."""

    versions: Versions


class CompareManyAnswer(BaseModel):
    """The postings, best first, and each beside the next."""

    jobs: list[OneOfTwo]
    comparisons: list[Comparison]
    versions: Versions


class SessionWhatIfAnswer(BaseModel):
    """Both answers and what changed; nothing is kept."""

    before: SessionLists
    after: SessionLists
    jobs: ListChanges
    alternatives: ListChanges
    versions: Versions


class SessionUnlockAnswer(BaseModel):
    """The skills that would unlock most."""

    unlock: list[UnlockItem]
    versions: Versions


class AuthorisationModel(BaseModel):
    """What nobody may take an occupation in Denmark without."""

    model_config = ConfigDict(title="Authorisation")

    profession: str = Field(description="As what one is authorised.", examples=["sygeplejerske"])
    act: str = Field(examples=["autorisationsloven"])
    authority: str = Field(description="Who grants it.", examples=["Styrelsen for Patientsikkerhed"])


class NearOccupationModel(Named):
    """An occupation near the person's work."""

    model_config = ConfigDict(title="NearOccupation", populate_by_name=True)

    score: float = Field(description="Nearness, from 0 to 1.")
    start: Named | None = Field(
        alias="from",
        description="The person's work that it is near to; null: no work is known, it is near to their skills.",
    )
    own: bool = Field(description="It is that work.")
    other: list[str] = Field(description="In what it is known to differ: function, sector.")
    carried: list[Named] = Field(description="Essential skills that the person has.")
    gap: list[Named] = Field(description="Essential skills that are missing, rarest first.")
    leads: list[Named] = Field(
        description="Where no work is known and nothing carries over: the person's skills that lead there."
    )
    live_postings: int = Field(description="Live postings of it that pass the person's limits.")
    authorisation: AuthorisationModel | None = Field(
        description="What it needs; null where the table of health professions and vets has nothing."
    )


class OccupationsNearAnswer(BaseModel):
    """Occupations near the person's work, own work first."""

    occupations: list[NearOccupationModel]
    versions: Versions


class PathStep(Named):
    """An occupation on the way."""

    score: float = Field(description="How near it is to the one before it, from 0 to 1.")
    gap: list[Named] = Field(description="Essential skills that are still missing there.")
    live_postings: int
    authorisation: AuthorisationModel | None = Field(
        description="What it needs; null where the table of health professions and vets has nothing."
    )


class CareerPath(BaseModel):
    """Steps from one occupation to another."""

    start: str | None = Field(description="URI of the occupation that it begins with; null: the person's skills.")
    score: float
    steps: list[PathStep]


class PathsAnswer(BaseModel):
    """Career paths, best first."""

    occupations: list[Named] = Field(description="Where the person stands.")
    paths: list[CareerPath]
    versions: Versions


class FeedbackRowModel(BaseModel):
    """What was said of a posting."""

    id: str
    posting: str
    verdict: str
    reason: str
    comment: str
    at: str
    undone: str | None


class FeedbackAnswer(BaseModel):
    """A page of what was said, newest first."""

    total: int
    items: list[FeedbackRowModel]


class ShortlistRowModel(BaseModel):
    """A job on the shortlist."""

    posting: str
    added: str
    note: str
    job: JobModel


class ShortlistAnswer(BaseModel):
    """A page of the shortlist, in its order."""

    total: int
    items: list[ShortlistRowModel]


class NoteModel(BaseModel):
    """A note."""

    id: str
    at: str
    text: str


class NotesAnswer(BaseModel):
    """A page of the notes, oldest first."""

    total: int
    items: list[NoteModel]


class TicketModel(BaseModel):
    """A ticket."""

    id: str
    kind: str
    uri: str | None
    wanted_uri: str | None
    quote: str
    sentence: str
    comment: str
    versions: dict[str, Any]
    at: str
    status: str
    answered: str | None
    answer: str


class TicketAnswer(BaseModel):
    """One ticket."""

    ticket: TicketModel


class TicketsAnswer(BaseModel):
    """A page of tickets, oldest first."""

    total: int
    items: list[TicketModel]


class ErasedAnswer(BaseModel):
    """How much was erased."""

    sessions: int
    opted_out: bool
    versions: Versions


class LogRow(BaseModel):
    """One answer that was given: who saw it, made of what, which postings. No word of a CV."""

    id: str
    session_id: str | None
    person_key: str | None
    account_id: str
    at: str
    kind: str
    arm: str
    shown: bool
    versions: dict[str, Any]
    inputs_hash: str
    postings: dict[str, list[str]]
    override: dict[str, Any]


class LogAnswer(BaseModel):
    """A page of the log, newest first."""

    total: int
    items: list[LogRow]
