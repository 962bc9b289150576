"""``jobvej bench match``: CVs to postings by every model, development and report part apart, and the raters' agreement.

Jobs are what is ranked: a posting counts as the one that it copies, and a job that is shown again gains nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ontology.postings import Posting
from recommender.evaluation.bootstrap import Interval, bootstrap_ci, paired_ci, ratio_ci, totals_ci
from recommender.evaluation.match.agreement import agreement
from recommender.evaluation.match.dataset import (
    ALT,
    DAY,
    GRADE,
    HIGHEST,
    NEAR,
    REPORT,
    SPLITS,
    Document,
    MatchSet,
    read_match_set,
)
from recommender.evaluation.metrics import capped_recall, ndcg_at, precision_at
from recommender.evaluation.tables import Row, Table
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.results import MAX_RADIUS_KM, RecommendRequest
from recommender.scorers import SCORERS

Say = Callable[[str], None]
TOP, FIRST, ALTERNATIVES = 10, 5, 5
"""Jobs of a list that are looked at, those that precision looks at, and alternatives."""
GOOD, REASONABLE = 2.0, 0.5
"""Lowest mean of the raters by which a job is good, and by which an alternative is reasonable."""
DEFAULT = "default"
AGAINST = ("bm25", "cosine")
OVER = "CVs"
NDCG, NDCG_ANYWHERE, PRECISION, RECALL = f"nDCG@{TOP}", f"nDCG@{TOP} anywhere", f"P@{FIRST}", f"cR@{TOP}"
REASONABLE_SHARE, SHOWN, FLAWED = f"reasonable of {ALTERNATIVES} alternatives", "alternatives shown", "expired or again"
BROKEN = f"limits broken in {TOP}"
COLUMNS = (NDCG, NDCG_ANYWHERE, PRECISION, RECALL, REASONABLE_SHARE, SHOWN, FLAWED, BROKEN)
NOTES = (
    f"{NDCG}: gain 2^g - 1, g the mean of the raters' near; anywhere: of their grade, radius {MAX_RADIUS_KM:.0f} km.",
    f"{PRECISION}, {RECALL} (of at most {TOP}): jobs rated {GOOD:g} or more; a CV without one is left out.",
    f"Reasonable: of the first {ALTERNATIVES} alternatives that are shown, those rated {REASONABLE:g} or more.",
    f"{BROKEN}: share that is rated 1 or more anywhere and 0 with distance, hours and limits; lower is better.",
    f"{FLAWED}: share of lists whose first {TOP} hold an expired posting or a job twice; lower is better.",
)


@dataclass(frozen=True)
class Services:
    """What reads a CV's text and a JobPosting, and what recommends from postings on the raters' day."""

    cv: Callable[[str], Profile]
    posting: Callable[[Mapping[str, Any]], Posting]
    recommender: Callable[[Sequence[Posting]], Recommender]


@dataclass(frozen=True)
class Measured:
    """One CV by one model. values: column -> value, without those that are not defined · reasonable, shown: counts of
    the first alternatives.
    """

    values: Mapping[str, float]
    reasonable: int
    shown: int


def match_tables(folder: Path, services: Services, say: Say) -> list[Table]:
    """A table for each part, and the agreement of the raters. Raises DatasetError."""
    rated = read_match_set(folder)
    postings = []
    for count, posting in enumerate(rated.postings):
        if count % 25 == 0:
            say(f"match: reading postings, {count} of {len(rated.postings)}")
        postings.append(services.posting(posting.job_posting()))
    say(f"match: reading {len(rated.cvs)} CVs")
    profiles = {cv.number: services.cv(cv.text()) for cv in rated.cvs}
    recommender = services.recommender(postings)
    ontology = recommender.snapshot.classification.content_hash
    found: dict[str, dict[str, Measured]] = {}
    for model in sorted(SCORERS, key=lambda name: (name == DEFAULT, name)):
        say(f"match: {model}")
        found[model] = {
            number: measure_lists(rated, number, *_lists(recommender, profile, model))
            for number, profile in profiles.items()
        }
    tables = []
    for part, cvs in _parts(rated.cvs).items():
        if cvs:
            tables.append(_table(part, len(rated.postings), ontology, cvs, found))
    return [*tables, _agreement(rated, ontology)]


def _parts(cvs: Sequence[Document]) -> dict[str, list[Document]]:
    parts = {split: [cv for cv in cvs if cv.split == split] for split in SPLITS}
    return parts | {f"{REPORT}, academics": [cv for cv in parts[REPORT] if cv.academic]}


def _lists(recommender: Recommender, profile: Profile, model: str) -> tuple[list[str], list[str], list[str]]:
    """Postings' numbers: jobs, alternatives, and jobs wherever they are."""
    near = recommender.recommend(profile, RecommendRequest(top=TOP, model=model))
    wide = recommender.recommend(profile, RecommendRequest(top=TOP, model=model, radius_km=MAX_RADIUS_KM))
    jobs, alternatives, anywhere = (
        [job.posting.identifier for job in some] for some in (near.jobs, near.alternatives, wide.jobs)
    )
    return jobs, alternatives, anywhere


def measure_lists(
    rated: MatchSet, cv: str, jobs: Sequence[str], alternatives: Sequence[str], anywhere: Sequence[str]
) -> Measured:
    """The figures of one CV's lists of postings' numbers, best first."""
    near, grade, alt = (rated.judged(cv, mark) for mark in (NEAR, GRADE, ALT))
    jobs, alternatives = jobs[:TOP], alternatives[:ALTERNATIVES]
    ranked = _once(map(rated.job, jobs))
    good = {job for job, mean in near.items() if mean >= GOOD}
    broken = [grade.get(job, 0.0) >= 1.0 and near.get(job, 0.0) == 0.0 for job in map(rated.job, jobs)]
    values: dict[str, float] = {
        BROKEN: sum(broken) / max(len(broken), 1),
        SHOWN: len(alternatives),
        FLAWED: float(len(set(map(rated.job, jobs))) < len(jobs) or not rated.expired.isdisjoint(jobs)),
    }
    if near:
        values[NDCG] = ndcg_at(ranked, near, TOP)
    if grade:
        values[NDCG_ANYWHERE] = ndcg_at(_once(map(rated.job, anywhere[:TOP])), grade, TOP)
    if good:
        values[PRECISION] = precision_at(ranked, good, FIRST)
        values[RECALL] = capped_recall(ranked, good, TOP)
    # An alternative that repeats a job of either list is none to talk about.
    others = _once(map(rated.job, [*jobs, *alternatives]))[len(jobs) :]
    reasonable = sum(mean >= REASONABLE for job, mean in alt.items() if job in others)
    return Measured(values, reasonable, len(alternatives))


def _once(jobs: Iterable[str]) -> list[Hashable]:
    """The jobs, with what comes again replaced by what nobody rated."""
    found: list[Hashable] = []
    for place, job in enumerate(jobs):
        found.append((job, place) if job in found else job)
    return found


def _table(
    part: str, postings: int, ontology: str, cvs: Sequence[Document], found: Mapping[str, Mapping[str, Measured]]
) -> Table:
    mine = {model: [measured[cv.number] for cv in cvs] for model, measured in found.items()}
    return Table(
        title=f"CVs to postings, {part}",
        split=f"matching set, {part}: {len(cvs)} CVs, {postings} postings, {DAY}; rated by a language model",
        ontology=ontology,
        rows=tuple(Row(model, _cells(measured), model != DEFAULT) for model, measured in mine.items()),
        notes=(*NOTES, *(note for other in AGAINST for note in _differences(mine[DEFAULT], mine[other], other))),
        over=OVER,
    )


def _cells(measured: Sequence[Measured]) -> dict[str, Interval]:
    cells = {}
    for column in COLUMNS:
        if column == REASONABLE_SHARE:
            if any(one.shown for one in measured):
                cells[column] = ratio_ci([one.reasonable for one in measured], [one.shown for one in measured])
        elif values := [one.values[column] for one in measured if column in one.values]:
            cells[column] = bootstrap_ci(values)
    return cells


def _differences(mine: Sequence[Measured], others: Sequence[Measured], name: str) -> Iterable[str]:
    """Paired differences of the default to another model."""
    for column in COLUMNS:
        if column == REASONABLE_SHARE:
            if any(one.shown for one in mine) and any(one.shown for one in others):
                yield f"{DEFAULT} - {name}, {column}: {_difference_of_shares(mine, others)}"
            continue
        pairs = [(a.values[column], b.values[column]) for a, b in zip(mine, others, strict=True) if column in a.values]
        if pairs:
            change = paired_ci([one for one, _ in pairs], [other for _, other in pairs])
            yield f"{DEFAULT} - {name}, {column}: {change}"


def _difference_of_shares(mine: Sequence[Measured], others: Sequence[Measured]) -> Interval:
    counts = np.array(
        [[a.reasonable, a.shown, b.reasonable, b.shown] for a, b in zip(mine, others, strict=True)], dtype=np.float64
    )

    def difference(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        shown = np.maximum(totals[..., 1::2], 1e-12)
        shares = totals[..., ::2] / shown
        return np.asarray(shares[..., 0] - shares[..., 1])

    return totals_ci(counts, difference)


def _agreement(rated: MatchSet, ontology: str) -> Table:
    parts = {"": list(rated.cvs)} | {f", {split}": [cv for cv in rated.cvs if cv.split == split] for split in SPLITS}
    rows = [Row(f"{mark}{part}", agreement(rated, mark, cvs)) for mark in HIGHEST for part, cvs in parts.items()]
    return Table(
        title="CVs to postings: agreement of the two raters",
        split=f"matching set, {len(rated.cvs)} x {len(rated.postings)} pairs",
        ontology=ontology,
        rows=tuple(row for row in rows if row.cells),
        notes=("Quadratic weighted kappa over all pairs, most of them 0 to both. Both raters are a language model.",),
        over=OVER,
    )
