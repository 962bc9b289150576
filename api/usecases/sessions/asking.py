"""What every question to the recommender begins and ends with: may it be answered, and the log of what was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from api.bootstrap import Services, World
from api.errors import NotFoundError, NotScorableError, WithheldError
from api.records.database import now
from api.records.tables import FeedbackRow, SessionRow
from api.usecases.sessions.erasing import forget
from api.usecases.sessions.exposures import entry
from api.usecases.sessions.opening import expiry
from api.usecases.sessions.state import ERASED, CaseSession, load
from api.usecases.sessions.values import Viewer
from api.versions import stamp
from recommender.profile import Profile
from recommender.results import RecommendRequest

EXPIRED, UNSUITABLE = "expired", "unsuitable"
HIDING = (EXPIRED, UNSUITABLE)
"""Feedback that takes a posting out of the session's lists until it is undone."""


@dataclass(frozen=True)
class Question:
    """A question about a session: everything that its answer depends on."""

    services: Services
    world: World
    viewer: Viewer
    session: CaseSession
    profile: Profile
    hidden: frozenset[str]
    language: str

    def remembered(self, *question: Any) -> tuple[Any, ...]:
        """What tells this question from others of the session."""
        made_of = stamp(self.world.snapshot).etag, self.services.settings.day.isoformat()
        return (self.session.version, self.hidden, self.language, *made_of, *question)


Asked = tuple[Question, RecommendRequest, Mapping[str, list[str]]]
"""A question, the request that it became, and the keys of the postings that were shown, by list."""


def ask(
    services: Services, viewer: Viewer, session_id: str, language: str | None = None, *, kind: str = "recommend"
) -> Question:
    """The question, ready to be answered.

    Raises NotFoundError, NotScorableError (the reading is not good enough yet), WithheldError (the assignment keeps
    recommendations back, which is logged).
    """
    world = services.world()
    with services.records.begin() as db:
        _row, session = load(db, viewer, session_id)
        hiding = select(FeedbackRow.posting_key).where(
            FeedbackRow.session_id == session_id, FeedbackRow.undone.is_(None), FeedbackRow.verdict.in_(HIDING)
        )
        hidden = frozenset(db.scalars(hiding))
    profile = session.profile(world)
    question = Question(services, world, viewer, session, profile, hidden, language or session.language)
    reason = session.unscorable(profile)
    if reason is not None:
        raise NotScorableError(reason)
    if not session.arm.shown:
        log(question, kind, session.search.request(), {})
        raise WithheldError("For this person the trial's assignment decided that recommendations are not shown.")
    return question


def log(question: Question, kind: str, request: RecommendRequest, postings: Mapping[str, list[str]]) -> None:
    """Write down that this was answered: who saw it, of which versions and inputs, which postings. No word of a CV.

    The session's time starts anew. Raises NotFoundError where it was erased meanwhile: then nothing may be shown.
    """
    if not log_all(kind, [(question, request, postings)]):
        forget(question.services, [question.session.id])
        raise NotFoundError(ERASED)


def log_all(kind: str, asked: Sequence[Asked]) -> set[str]:
    """The same of several sessions at once; those that are still there."""
    if not asked:
        return set()
    services, moment = asked[0][0].services, now()
    ids = [question.session.id for question, _request, _postings in asked]
    with services.records.begin() as db:
        used = {SessionRow.touched: moment, SessionRow.expires: expiry(services, moment)}
        there = SessionRow.id.in_(ids)
        db.execute(update(SessionRow).where(there).values(used))
        left = set(db.scalars(select(SessionRow.id).where(there)))
        for question, request, postings in asked:
            session = question.session
            if session.id in left:
                made_of = question.world, question.viewer, question.profile
                db.add(entry(kind, moment, *made_of, request, postings, session))
    return left
