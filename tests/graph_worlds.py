"""Small classifications and postings for tests of the graph, and hypothesis strategies that make more of them."""

from __future__ import annotations

from hypothesis import strategies as st

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind, Polarity, Strength
from ontology.postings import Posting

HOME = "https://jobvej.example/test"


def uri(name: str) -> str:
    return f"{HOME}/{name}"


def _concept(name: str, kind: ConceptKind, danish: str, english: str, **fields: str) -> Concept:
    labels = [Label("da", LabelKind.PREFERRED, danish), Label("en", LabelKind.PREFERRED, english)]
    labels.append(Label("en", LabelKind.ALTERNATIVE, f"{english} (other name)"))
    return Concept(
        uri=uri(name),
        kind=kind,
        labels=tuple(sorted(labels)),
        descriptions=(Text("da", f"Om {danish}."),),
        source="tiny",
        **fields,
    )


def tiny_classification() -> Classification:
    """Three occupations in two sectors, five skills in two groups: small enough to compute every answer by hand."""
    occupation, skill, group = ConceptKind.OCCUPATION, ConceptKind.SKILL, ConceptKind.SKILL_GROUP
    competence, knowledge = "skill/competence", "knowledge"
    concepts = [
        _concept("baker", occupation, "bager", "baker", code="7512.1", isco="7512"),
        _concept("cook", occupation, "kok", "cook", code="5120.1", isco="5120"),
        _concept("smith", occupation, "smed", "smith", code="7221.1", isco="7221"),
        _concept("bake", skill, "bage brød", "bake bread", skill_type=competence, reuse_level="occupation-specific"),
        _concept("hygiene", skill, "madhygiejne", "food hygiene", skill_type=knowledge, reuse_level="cross-sector"),
        _concept("menu", skill, "planlægge menuer", "plan menus", skill_type=competence),
        _concept("team", skill, "arbejde i hold", "work in a team", skill_type=competence, reuse_level="transversal"),
        _concept("weld", skill, "svejse", "weld", skill_type=competence),
        _concept("S1", group, "tilberede mad", "preparing food", code="S1"),
        _concept("S2", group, "arbejde med metal", "working metal", code="S2"),
        _concept("isco7", ConceptKind.ISCO_GROUP, "håndværk", "craft", code="7"),
        _concept("isco5", ConceptKind.ISCO_GROUP, "service", "service", code="5"),
        _concept("food", ConceptKind.SECTOR, "fødevarer", "food", code="C10"),
        _concept("metal", ConceptKind.SECTOR, "metal", "metal", code="C25"),
    ]
    essential, optional, broader = RelationKind.ESSENTIAL, RelationKind.OPTIONAL, RelationKind.BROADER
    links = [
        ("baker", essential, "bake"),
        ("baker", essential, "hygiene"),
        ("baker", optional, "team"),
        ("cook", essential, "hygiene"),
        ("cook", essential, "menu"),
        ("cook", optional, "bake"),
        ("smith", essential, "weld"),
        ("smith", optional, "team"),
        ("menu", essential, "hygiene"),
        ("bake", optional, "team"),
        ("bake", broader, "S1"),
        ("hygiene", broader, "S1"),
        ("menu", broader, "S1"),
        ("weld", broader, "S2"),
        ("baker", broader, "isco7"),
        ("smith", broader, "isco7"),
        ("cook", broader, "isco5"),
    ]
    relations = [Relation(uri(source), kind, uri(target)) for source, kind, target in links]
    sectors = [("baker", "food", 1.0), ("cook", "food", 0.75), ("smith", "metal", 1.0)]
    relations += [Relation(uri(source), RelationKind.IN_SECTOR, uri(target), w) for source, target, w in sectors]
    return Classification.of(concepts, relations, "tiny 1", ("Written for the tests of Jobvej.",))


def mention(name: str, start: int = 0, confidence: float = 1.0, **fields: Polarity | Strength | str) -> ConceptEvidence:
    return ConceptEvidence(
        uri=uri(name),
        kind=EvidenceKind.SKILL,
        quote=name,
        start=start,
        end=start + len(name),
        sentence=f"Vi søger én, der kan {name}.",
        confidence=confidence,
        method="label",
        ontology_version="0" * 64,
        **fields,  # type: ignore[arg-type]
    )


def tiny_postings() -> list[Posting]:
    """Three postings: a bakery, a kitchen, and one that asks for nothing the classification has."""
    return [
        Posting(
            "jobnet",
            "1",
            "Bager søges",
            "Bager søges til bageriet i Ærøskøbing. Du kan bage.",
            "da",
            employer="Ærø Bageri",
            date_posted="2026-10-01",
            valid_through="2026-12-01",
            postcode="5970",
            town="Ærøskøbing",
            occupations=(uri("isco7"), uri("baker")),
            evidence=(
                mention("bake", 40, 0.75, strength=Strength.ESSENTIAL),
                mention("bake", 10, 0.5),
                mention("team", 45, 0.5, strength=Strength.OPTIONAL),
                mention("weld", 48, polarity=Polarity.NEGATED),
            ),
            constraints=(Constraint("shift", "night", True, "nattevagter"),),
        ),
        Posting(
            "feed",
            "b/2",
            "Kok",
            "Kok til køkken.",
            "da",
            remote=True,
            evidence=(mention("menu"), mention("hygiene", 4, 0.25, polarity=Polarity.WISHED)),
            occupations=(uri("cook"),),
        ),
        Posting("feed", "a", "Pilot", "Space.", "en", evidence=(mention("float"),), occupations=(uri("astronaut"),)),
    ]


# Text that every engine, JSON and UTF-8 can hold: no lone surrogates, no NUL.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_dates = st.none() | st.dates().map(str)
_names = st.sampled_from(["bake", "hygiene", "menu", "team", "weld", "float", "baker", "S1"])
_mentions = st.builds(
    ConceptEvidence,
    uri=st.none() | _names.map(uri),
    kind=st.sampled_from(EvidenceKind),
    quote=texts,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    sentence=texts,
    confidence=st.integers(0, 8).map(lambda eighths: eighths / 8),
    method=st.sampled_from(["label", "lemma"]),
    ontology_version=st.sampled_from(["v1", "v2"]),
    polarity=st.sampled_from(Polarity),
    strength=st.sampled_from(Strength),
    section=texts,
    level=st.none() | texts,
    last_used=st.none() | texts,
)
postings = st.builds(
    Posting,
    source=st.sampled_from(["feed", "jobnet"]),
    identifier=st.sampled_from(["1", "2", "3", "æ"]),
    title=texts,
    text=texts,
    language=st.sampled_from(["da", "en"]),
    employer=texts,
    date_posted=_dates,
    valid_through=_dates,
    postcode=st.none() | st.sampled_from(["1000", "5970"]),
    town=st.none() | texts,
    remote=st.booleans(),
    url=st.none() | texts,
    employment_type=st.none() | texts,
    sector=st.none() | texts,
    occupations=st.lists(st.sampled_from(["baker", "cook", "isco7", "none"]).map(uri), max_size=3).map(tuple),
    evidence=st.lists(_mentions, max_size=5).map(tuple),
    constraints=st.lists(st.builds(Constraint, texts, texts, st.booleans(), texts), max_size=2).map(tuple),
    nace=st.none() | st.sampled_from(["A", "Q"]),
    nace_origin=st.none() | st.just("occupation"),
    feed=st.sampled_from(["", "jobnet"]),
    first_seen=_dates,
    ended=_dates,
    end_reason=st.none() | st.sampled_from(["removed_by_source", "vanished_from_feed"]),
)
