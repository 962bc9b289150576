"""Why one posting stands above another, and why one is not in the list: differences of the factors of their scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recommender import sentences
from recommender.answer import SCORE_DIGITS, UNMET
from recommender.demands_met import lacked
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.results import ExplainedJob, Job, Recommendations, RecommendRequest

SHOWN, REPEATED, NO_MATCH, BELOW = "shown", "repeated", "no_match", "below"


@dataclass(frozen=True)
class Comparison:
    """One posting beside another. differences: by factor, the first's less the second's; they sum to ``difference``,
    that of the scores · strongest: the factor that does most for the higher one, None where the scores are equal ·
    sentences: by language.
    """

    one: ExplainedJob
    other: ExplainedJob
    differences: Mapping[str, float]
    difference: float
    strongest: str | None
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class WhyNot:
    """Why a posting is not shown. status: shown, repeated, no_match, below, unmet, or the filter that removed it ·
    against: for below the last job shown, for shown and repeated the job in the list, else None · differences: for
    below, by factor, the posting's less the last job's · held_back: the factors below 0 among them, the worst first.
    """

    asked: ExplainedJob
    status: str
    against: Job | None
    differences: Mapping[str, float]
    held_back: tuple[str, ...]
    sentences: Mapping[str, str]


def compare(
    recommender: Recommender, profile: Profile, request: RecommendRequest, one: str, other: str
) -> Comparison | None:
    """Two postings by key; None where there is none of that key. Raises as ``Recommender.recommend``."""
    row_of = recommender.snapshot.postings.row_of
    answer = recommender.answer(profile, request)
    if one not in row_of or other not in row_of:
        return None
    return compared(answer.explained(row_of[one]), answer.explained(row_of[other]))


def compared(first: ExplainedJob, second: ExplainedJob) -> Comparison:
    """Two postings of one answer."""
    found = differences(first.job, second.job)
    total = sum(found.values())
    leading = strongest(found, total)
    higher, lower = (first, second) if total >= 0 else (second, first)
    titles = higher.job.posting.title, lower.job.posting.title
    texts = {language: sentences.above(language, *titles, leading) for language in sentences.LANGUAGES}
    return Comparison(first, second, found, total, leading, texts)


def why_not(recommender: Recommender, profile: Profile, request: RecommendRequest, key: str) -> WhyNot | None:
    """Why a posting is not in the lists; None where there is none of that key. Raises as ``Recommender.recommend``."""
    row = recommender.snapshot.postings.row_of.get(key)
    answer = recommender.answer(profile, request)
    if row is None:
        return None
    asked, lists = answer.explained(row), answer.recommendations()
    status, against = _status(asked, lists)
    found = differences(asked.job, against) if status == BELOW and against else {}
    held_back = tuple(sorted((name for name in found if found[name] < 0), key=lambda name: (found[name], name)))
    leading = strongest(found, sum(found.values()))
    short = lacked(profile, asked.job.posting) if asked.unmet else {}
    texts = _sentences(asked, status, against, leading, request, short)
    return WhyNot(asked, status, against, found, held_back, texts)


def differences(one: Job, other: Job) -> dict[str, float]:
    """By factor, the first job's less the second's."""
    names = sorted(set(one.factors) | set(other.factors))
    return {name: one.factors.get(name, 0.0) - other.factors.get(name, 0.0) for name in names}


def strongest(found: Mapping[str, float], total: float) -> str | None:
    """The factor that does most in the direction of the total; None where that is 0. Of equals the first name."""
    if round(total, SCORE_DIGITS) == 0:
        return None
    sign = 1.0 if total > 0 else -1.0
    return min(found, key=lambda name: (-sign * found[name], name))


def _status(asked: ExplainedJob, lists: Recommendations) -> tuple[str, Job | None]:
    if asked.removed is not None:
        return asked.removed, None
    if asked.unmet:
        return UNMET, None
    shown = (*lists.jobs, *lists.alternatives)
    for status, same in (
        (SHOWN, [job for job in shown if job.posting.key == asked.job.posting.key]),
        (REPEATED, [job for job in shown if asked.job.posting.key in {copy.key for copy in job.duplicates}]),
    ):
        if same:
            return status, same[0]
    if asked.rank is None or not lists.jobs:
        return NO_MATCH, None
    return BELOW, lists.jobs[-1]


def _sentences(
    asked: ExplainedJob,
    status: str,
    against: Job | None,
    leading: str | None,
    request: RecommendRequest,
    short: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    found: dict[str, str] = {}
    distance = asked.job.distance_km
    for language in sentences.LANGUAGES:
        title = against.posting.title if against else ""
        found[language] = sentences.why_not(
            status,
            language,
            km="?" if distance is None else round(distance),
            radius=f"{request.radius_km:g}",
            rank=asked.rank,
            demands=sentences.demands(language, asked.unmet, short),
            other=title,
            above=sentences.above(language, title, asked.job.posting.title, leading),
        )
    return found
