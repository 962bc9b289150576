"""A small world to recommend in, whose right answers can be proved, and a gazetteer of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from extraction.reading import Place, Quality, Reading, Role, Verdict
from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity, Strength
from ontology.postings import Posting
from recommender.geography import Gazetteer
from recommender.profile import Profile, ProfileEvidence, ProfileOccupation, ProfileSkill, WorkRelation
from recommender.recommend import Recommender
from tests.graph_worlds import mention, tiny_classification, uri

TODAY = date(2026, 11, 22)
PLACES = Gazetteer(
    {
        "1050": ("København K", (55.681, 12.586)),
        "2000": ("Frederiksberg", (55.680, 12.530)),
        "5000": ("Odense C", (55.396, 10.388)),
        "8000": ("Aarhus C", (56.157, 10.211)),
        "9000": ("Aalborg", (57.048, 9.919)),
    }
)
"""København and Frederiksberg are 3.5 km apart; every other pair is more than 80 km apart."""


def ad(
    identifier: str,
    *skills: str,
    optional: Iterable[str] = (),
    occupation: str | None = None,
    title: str | None = None,
    text: str | None = None,
    postcode: str | None = "1050",
    until: str | None = "2026-12-31",
    **fields: object,
) -> Posting:
    """A posting that asks for skills of the tiny classification; its text is its own unless given."""
    wanted = [mention(name, 10 * i, 1.0, strength=Strength.ESSENTIAL) for i, name in enumerate(skills)]
    wanted += [mention(name, 500 + 10 * i, 1.0, strength=Strength.OPTIONAL) for i, name in enumerate(optional)]
    title = title or f"Stilling {identifier}"
    posting = Posting(
        source="test",
        identifier=identifier,
        title=title,
        text=text or f"{title}. " + " ".join(f"{identifier}{word}" for word in range(30)),
        language="da",
        date_posted="2026-11-01",
        valid_through=until,
        postcode=postcode,
        occupations=(uri(occupation),) if occupation else (),
        evidence=tuple(wanted),
    )
    return replace(posting, **fields)  # type: ignore[arg-type]


def world(*postings: Posting) -> Snapshot:
    return assemble(tiny_classification(), postings)


def recommender(*postings: Posting, today: date = TODAY) -> Recommender:
    return Recommender(world(*postings), PLACES, today)


def person(
    *skills: str,
    past: Iterable[str] = (),
    wanted: Iterable[str] = (),
    wished: Iterable[str] = (),
    lacking: Iterable[str] = (),
    unwanted: Iterable[str] = (),
    postcode: str | None = "1050",
) -> Profile:
    held = [ProfileSkill(uri(name), evidence=_words(name)) for name in skills]
    held += [ProfileSkill(uri(name), polarity=Polarity.WISHED, evidence=_words(name)) for name in wished]
    held += [ProfileSkill(uri(name), polarity=Polarity.NEGATED, evidence=_words(name)) for name in lacking]
    work = [
        ProfileOccupation(name, uri(name), relation, evidence=_words(name))
        for relation, names in (
            (WorkRelation.PAST, past),
            (WorkRelation.WANTED, wanted),
            (WorkRelation.UNWANTED, unwanted),
        )
        for name in names
    ]
    return Profile(tuple(sorted(held, key=lambda skill: skill.uri)), tuple(work), postcode)


def _words(name: str) -> ProfileEvidence:
    return ProfileEvidence(f"kan {name}", f"Jeg kan {name}.", 1.0, "label")


def said(
    name: str,
    polarity: Polarity = Polarity.STATED,
    confidence: float = 1.0,
    kind: EvidenceKind = EvidenceKind.SKILL,
    start: int = 0,
) -> ConceptEvidence:
    return replace(mention(name, start, confidence), polarity=polarity, kind=kind)


def reading(*evidence: ConceptEvidence, roles: tuple[Role, ...] = (), verdict: Verdict = Verdict.GOOD) -> Reading:
    return Reading(
        text="tekst",
        language="da",
        quality=Quality(verdict, ("empty",) if verdict is Verdict.UNUSABLE else ()),
        roles=roles,
        evidence=evidence,
        places=(Place(None, "Odense"), Place("5000", "Odense C")),
    )
