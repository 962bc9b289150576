"""The RDF vocabulary of exports: SKOS, the ESCO model, Dublin Core, and Jobvej's own terms for what those lack.

ESCO's terms are those of its published model (``http://data.europa.eu/esco/model#``); ``iso-thes:status`` is what ESCO
states a concept's status with (ISO 25964 SKOS extension).
"""

from __future__ import annotations

from ontology.concepts import ConceptKind, LabelKind, RelationKind

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "esco": "http://data.europa.eu/esco/model#",
    "dcterms": "http://purl.org/dc/terms/",
    "iso-thes": "http://purl.org/iso25964/skos-thes#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "jobvej": "https://jobvej.example/vocabulary#",
}
SCHEME = "https://jobvej.example/classification"

KIND_CLASSES = {
    ConceptKind.OCCUPATION: "esco:Occupation",
    ConceptKind.SKILL: "esco:Skill",
    ConceptKind.SKILL_GROUP: "jobvej:SkillGroup",
    ConceptKind.ISCO_GROUP: "jobvej:IscoGroup",
    ConceptKind.SECTOR: "jobvej:Sector",
}
LABEL_PROPERTIES = {
    LabelKind.PREFERRED: "skos:prefLabel",
    LabelKind.ALTERNATIVE: "skos:altLabel",
    LabelKind.HIDDEN: "skos:hiddenLabel",
}
RELATION_PROPERTIES = {
    RelationKind.BROADER: "skos:broader",
    RelationKind.ESSENTIAL: "esco:relatedEssentialSkill",
    RelationKind.OPTIONAL: "esco:relatedOptionalSkill",
}
DESCRIPTION = "dcterms:description"
SKILL_TYPE = "esco:skillType"
REUSE_LEVEL = "esco:skillReuseLevel"
TEXT_PROPERTIES = {
    "code": "skos:notation",
    "isco": "jobvej:iscoCode",
    "status": "iso-thes:status",
    "source": "dcterms:source",
    "skill_type": SKILL_TYPE,
    "reuse_level": REUSE_LEVEL,
}
"""Field of Concept -> property with a plain literal (for types and levels: where the value is not one of ESCO's)."""
SECTOR_SHARE, SECTOR, SHARE = "jobvej:sectorShare", "jobvej:sector", "jobvej:share"
VERSION, RIGHTS, ATTRIBUTION = "dcterms:hasVersion", "dcterms:rights", "jobvej:attribution"

ESCO_VALUES = {
    SKILL_TYPE: {
        "knowledge": "http://data.europa.eu/esco/skill-type/knowledge",
        "skill/competence": "http://data.europa.eu/esco/skill-type/skill",
    },
    REUSE_LEVEL: {
        level: f"http://data.europa.eu/esco/skill-reuse-level/{level}"
        for level in ("transversal", "cross-sector", "sector-specific", "occupation-specific")
    },
}
"""Property -> value of the Concept field -> the ESCO concept that stands for it."""


def expand(name: str) -> str:
    """The full URI of a prefixed name."""
    prefix, local = name.split(":", 1)
    return PREFIXES[prefix] + local
