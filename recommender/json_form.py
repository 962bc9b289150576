"""Recommendations as JSON values: the row of ``jobvej recommend``, and with ``details`` what a page shows besides.

A row is ``{"jobs": [...], "alternatives": [...], "limits": {...}}``. A job is ``{"posting_id", "source", "score",
"factors", "missing", "paths", "texts", "notes"}``; an alternative has ``"reason"``, ``"other"`` and ``"kind"`` besides,
and by the path network either has ``"network"``, whose paths, other paths and labels sum to its factors.
Numbers have nine decimals: factors sum to the score to 1e-6.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from ontology.concepts import Classification
from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender import sentences
from recommender.demands_met import HOURS
from recommender.explanation import Need, Path
from recommender.network_reasons import NetworkLink, NetworkReason
from recommender.results import Job, Limits, Recommendations
from recommender.routes import CV, Edge
from recommender.texts.pairs import TextPair

DIGITS = 9


def to_row(
    found: Recommendations, classification: Classification, language: str = "da", details: bool = False
) -> dict[str, Any]:
    """The answer as one JSON object. ``language``: of labels and of ``reason``."""
    form = _Form(classification, language, details)
    return {
        "jobs": [form.job(job) for job in found.jobs],
        "alternatives": [form.job(job) for job in found.alternatives],
        "limits": form.limits(found.limits),
    }


def job_row(job: Job, classification: Classification, language: str = "da") -> dict[str, Any]:
    """One job with all its details."""
    return _Form(classification, language, details=True).job(job)


class _Form:
    def __init__(self, classification: Classification, language: str, details: bool) -> None:
        self._classification, self._details = classification, details
        self._languages = (language, *sentences.LANGUAGES)
        self._language = language if language in sentences.LANGUAGES else sentences.LANGUAGES[-1]

    def limits(self, limits: Limits) -> dict[str, Any]:
        row = asdict(replace(limits, unmet_postings=()))
        row["unmet_postings"] = [{"key": post.key, "title": post.title} for post in limits.unmet_postings]
        row["removed"], row["removed_matching"] = dict(limits.removed), dict(limits.removed_matching)
        row["removed_alternatives"] = dict(limits.removed_alternatives)
        row["own_work_absent"] = [{"uri": uri, "label": self._label(uri)} for uri in limits.own_work_absent]
        return row

    def job(self, job: Job) -> dict[str, Any]:
        row: dict[str, Any] = {
            "posting_id": job.posting.identifier,
            "source": job.posting.source,
            "score": round(job.score, DIGITS),
            "factors": {name: round(value, DIGITS) for name, value in job.factors.items()},
            "missing": [self._need(need) for need in job.explanation.missing],
            "paths": [self._path(path, job.posting) for path in job.explanation.paths],
            "texts": [_pair(pair) for pair in job.texts],
            "notes": [{"factor": note.factor, "sentences": dict(note.sentences)} for note in job.notes],
        }
        if job.network is not None:
            row["network"] = self._network(job.network, job.posting)
        if job.reasons is not None:
            row |= {"reason": job.reasons[self._language], "other": list(job.other), "kind": job.kind}
        if self._details:
            row |= self._more(job)
        return row

    def _more(self, job: Job) -> dict[str, Any]:
        posting = job.posting
        return {
            "key": posting.key,
            "title": posting.title,
            "employer": posting.employer,
            "postcode": posting.postcode,
            "town": posting.town,
            "distance_km": None if job.distance_km is None else round(job.distance_km, 1),
            "remote": posting.remote,
            **_working_time(posting),
            "date_posted": posting.date_posted,
            "valid_through": posting.valid_through,
            "url": posting.url,
            "matched": [self._need(need) for need in job.explanation.matched],
            "reasons": dict(job.reasons) if job.reasons is not None else None,
            "doubts": [_doubt(*pair) for pair in job.doubts],
            "duplicates": [self._link(other) for other in job.duplicates],
        }

    @staticmethod
    def _link(posting: Posting) -> dict[str, Any]:
        return {"posting_id": posting.identifier, "source": posting.source, "url": posting.url}

    def _need(self, need: Need) -> dict[str, Any]:
        row = {"uri": need.uri, "label": self._label(need.uri), "strength": need.strength, "basis": need.basis}
        row |= {"quote": need.quote} if need.quote else {}
        return row | ({"rests_on": need.rests_on} if need.rests_on else {})

    def _path(self, path: Path, posting: Posting) -> dict[str, Any]:
        return {
            "nodes": [self._node(node, posting) for node in path.nodes],
            "edges": [_edge(edge) for edge in path.edges],
            "contribution": round(path.contribution, DIGITS),
            "sentences": dict(path.sentences),
        }

    def _network(self, found: NetworkReason, posting: Posting) -> dict[str, Any]:
        return {
            "contribution": round(found.contribution, DIGITS),
            "paths": [self._path(path, posting) for path in found.paths],
            "other_paths": round(found.other_paths, DIGITS),
            "labels": round(found.labels, DIGITS),
            "links": [self._link_row(link, posting) for link in found.links],
            "sentences": dict(found.sentences),
        }

    def _link_row(self, link: NetworkLink, posting: Posting) -> dict[str, Any]:
        return {
            "nodes": [self._node(node, posting) for node in link.nodes],
            "edges": [_edge(edge) for edge in link.edges],
            "distance": link.distance,
            "contribution": round(link.contribution, DIGITS),
            "sentences": dict(link.sentences),
        }

    def _node(self, node: str, posting: Posting) -> dict[str, Any]:
        if node == CV:
            return {"id": CV, "kind": CV, "label": "CV"}
        if node == posting.key:
            return {"id": node, "kind": "posting", "label": posting.title}
        return {"id": node, "kind": str(self._classification[node].kind), "label": self._label(node)}

    def _label(self, uri: str) -> str:
        return self._classification[uri].preferred(*self._languages)


def _working_time(posting: Posting) -> dict[str, Any]:
    """employment_type: what its source says, else FULL_TIME where its text says so · hours: the numbers that the ad
    itself gives, a week; "fuldtid" alone is read as 37 and is no number of the ad.
    """
    hours = [item for item in posting.constraints if item.kind == HOURS]
    told = [item for item in hours if any(sign.isdigit() for sign in item.quote)]
    kind = posting.employment_type or ("FULL_TIME" if len(told) < len(hours) else None)
    return {"employment_type": kind, "hours": list(dict.fromkeys(item.value for item in told))}


def _pair(pair: TextPair) -> dict[str, Any]:
    return {
        "factor": pair.factor,
        "cv": pair.told,
        "posting": pair.posting,
        "likeness": round(pair.likeness, DIGITS),
        "weak": pair.weak,
        "sentences": dict(pair.sentences),
    }


def _doubt(cv: Constraint, posting: Constraint) -> dict[str, Any]:
    wished = cv.kind == HOURS
    said = {
        language: sentences.doubt(language, cv.quote, posting.quote, wished=wished) for language in sentences.LANGUAGES
    }
    return {"kind": cv.kind, "cv": cv.quote, "posting": posting.quote, "sentences": said}


def _edge(edge: Edge) -> dict[str, Any]:
    row: dict[str, Any] = {
        "from": edge.source,
        "relation": edge.relation,
        "to": edge.target,
        "source": edge.origin,
        "confidence": round(edge.confidence, DIGITS),
    }
    if edge.quote is not None:
        row["quote"] = edge.quote
    if edge.sentence:
        row["sentence"] = edge.sentence
    if edge.status is not None:
        row["status"] = edge.status
    return row
