"""A hand-made classification for the tests of reading: few concepts, and among them the labels that go wrong easily."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind

BASE = "https://example.org/"
_SKILL, _OCCUPATION = ConceptKind.SKILL, ConceptKind.OCCUPATION


def uri(name: str) -> str:
    """The URI of a concept by its short name, as in ``WORDS``."""
    return BASE + name


# name: (kind, skill type, reuse level, groups above, Danish labels, English labels); the first label is preferred.
_ROW = tuple[ConceptKind, str | None, str | None, str, Sequence[str], Sequence[str]]
_K, _S = "knowledge", "skill/competence"
WORDS: dict[str, _ROW] = {
    "python": (_SKILL, _K, "cross-sector", "06", ["Python"], ["Python (computer programming)"]),
    "r": (_SKILL, _K, "cross-sector", "06", ["R"], ["R"]),
    "c": (_SKILL, _K, "cross-sector", "06", ["C"], ["C"]),
    "cpp": (_SKILL, _K, "cross-sector", "06", ["C++"], ["C++"]),
    "go": (_SKILL, _K, "cross-sector", "06", ["Go"], ["Go"]),
    "sql": (_SKILL, _K, "cross-sector", "06", ["SQL"], ["SQL"]),
    "swift": (_SKILL, _K, "cross-sector", "06", ["Swift"], ["Swift"]),
    "word": (
        _SKILL,
        _S,
        "cross-sector",
        "S5",
        ["bruge tekstbehandling"],
        ["use word processing", "Microsoft Office Word"],
    ),
    "excel": (_SKILL, _S, "cross-sector", "S5", ["bruge regneark", "Excel"], ["use spreadsheets", "Excel"]),
    "it": (_SKILL, _K, "cross-sector", "06", ["IT"], ["it"]),
    "ml": (_SKILL, _K, "cross-sector", "06", [], ["machine learning"]),
    "communication": (_SKILL, _S, "transversal", "T4", ["kommunikation"], ["communication"]),
    "structured": (
        _SKILL,
        _S,
        "transversal",
        "T3",
        ["arbejde struktureret", "struktureret"],
        ["work in a structured way"],
    ),
    "danish": (_SKILL, _K, "transversal", "L1", ["dansk"], ["Danish"]),
    "english": (_SKILL, _K, "transversal", "L1", ["engelsk"], ["English"]),
    "lead-team": (_SKILL, _S, "cross-sector", "S4", ["lede et team"], ["lead a team"]),
    "projects": (_SKILL, _S, "cross-sector", "S4", ["projektledelse", "lede projekter"], ["project management"]),
    "projects-ict": (
        _SKILL,
        _S,
        "sector-specific",
        "S4",
        ["styre it-projekter"],
        ["manage ICT projects", "project management"],
    ),
    "press": (_SKILL, _S, "sector-specific", "S1", ["skrive pressemeddelelser"], ["write press releases"]),
    "care": (_SKILL, _S, "sector-specific", "S3", ["pleje af patienter", "patientpleje"], ["care for patients"]),
    "forklift": (_SKILL, _S, "sector-specific", "S8", ["køre gaffeltruck", "gaffeltruck"], ["drive a forklift"]),
    "security": (_SKILL, _K, "cross-sector", "06", ["it-sikkerhed"], ["ICT security"]),
    "safety": (_SKILL, _K, "cross-sector", "10", ["sikkerhed"], ["safety"]),
    "guard": (_OCCUPATION, None, None, "", ["vagt"], ["security guard"]),
    "seller": (_OCCUPATION, None, None, "", ["sælger"], ["salesperson"]),
    "nurse": (_OCCUPATION, None, None, "", ["sygeplejerske"], ["nurse"]),
    "adviser": (_OCCUPATION, None, None, "", ["kommunikationskonsulent"], ["communications consultant"]),
    "developer": (_OCCUPATION, None, None, "", ["softwareudvikler"], ["software developer"]),
    "store": (_OCCUPATION, None, None, "", ["lagermedarbejder"], ["warehouse worker"]),
}
_GROUPS = ("S1", "S3", "S4", "S5", "S8", "T3", "T4", "L1", "06", "10")


def reading_world() -> Classification:
    """The classification of ``WORDS`` with first-level skill groups and one ISCO group."""
    concepts: list[Concept] = []
    relations: list[Relation] = []
    for group in _GROUPS:
        labels = (
            Label("da", LabelKind.PREFERRED, f"gruppe {group}"),
            Label("en", LabelKind.PREFERRED, f"group {group}"),
        )
        concepts.append(Concept(uri(group), ConceptKind.SKILL_GROUP, labels, code=group))
    isco = (
        Label("da", LabelKind.PREFERRED, "Sygeplejersker"),
        Label("en", LabelKind.PREFERRED, "Nursing professionals"),
    )
    concepts.append(Concept(uri("isco/2221"), ConceptKind.ISCO_GROUP, isco, code="2221"))
    for name, (kind, skill_type, reuse, group, danish, english) in WORDS.items():
        labels = (*_labels("da", danish), *_labels("en", english))
        concepts.append(Concept(uri(name), kind, labels, skill_type=skill_type, reuse_level=reuse))
        if group:
            relations.append(Relation(uri(name), RelationKind.BROADER, uri(group)))
    relations.append(Relation(uri("nurse"), RelationKind.BROADER, uri("isco/2221")))
    relations.append(Relation(uri("nurse"), RelationKind.ESSENTIAL, uri("care")))
    relations.append(Relation(uri("adviser"), RelationKind.ESSENTIAL, uri("press")))
    relations.append(Relation(uri("developer"), RelationKind.ESSENTIAL, uri("python")))
    return Classification.of(concepts, relations, "test world")


def _labels(language: str, texts: Sequence[str]) -> list[Label]:
    kinds = (LabelKind.PREFERRED, *(LabelKind.ALTERNATIVE for _ in texts[1:]))
    return [Label(language, kind, text) for kind, text in zip(kinds, texts, strict=False)]
