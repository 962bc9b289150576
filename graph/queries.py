"""Every Cypher statement of the package that reads or writes data, by name, in the Cypher that both engines understand.

Measured traps (ArcadeDB 26.10.2): MERGE of a node with two labels scans the type, so nodes are created or matched by
their one indexed label; ends of relations are matched as (:Concept {uri}), which has the index on both engines; the
order of collect() differs, so results are sorted by whoever reads them. Labels and relationship types cannot be
parameters: they are filled in here, from the fixed sets below, never from data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ontology.concepts import ConceptKind, RelationKind

NODE_LABELS: Final = {
    ConceptKind.OCCUPATION: "Occupation",
    ConceptKind.SKILL: "Skill",
    ConceptKind.SKILL_GROUP: "SkillGroup",
    ConceptKind.ISCO_GROUP: "IscoGroup",
    ConceptKind.SECTOR: "Sector",
}
"""Second label of a Concept node, by kind."""

RELATIONSHIP_TYPES: Final = {
    RelationKind.ESSENTIAL: "ESSENTIAL_SKILL",
    RelationKind.OPTIONAL: "OPTIONAL_SKILL",
    RelationKind.BROADER: "BROADER",
    RelationKind.IN_SECTOR: "IN_SECTOR",
}
"""Relationship type between two concepts, by kind of relation."""

POSTING_TYPES: Final = ("ASKS_FOR", "FOR_OCCUPATION")
"""Relationship types that leave a posting."""


@dataclass(frozen=True, slots=True)
class Query:
    """A statement and what it is for. ``text`` goes to the driver; parameters are named in ``purpose``."""

    purpose: str
    text: str


# --- meta -------------------------------------------------------------------------------------------------------------

READ_META = Query(
    "Properties of the Meta node named $key.",
    "MATCH (m:Meta {key: $key}) RETURN properties(m) AS properties",
)
WRITE_META = Query(
    "Make the Meta node named $key hold exactly $properties, which include the key.",
    "MERGE (m:Meta {key: $key}) SET m = $properties",
)

# --- classification ---------------------------------------------------------------------------------------------------

CONCEPT_HASHES = Query(
    "URI, kind and hashes of every concept: what an import compares with before it writes.",
    "MATCH (c:Concept) WHERE c.uri IS NOT NULL "
    "RETURN c.uri AS uri, c.kind AS kind, c.hash AS hash, c.linksHash AS linksHash",
)
CREATE_CONCEPTS: Final = {
    kind: Query(
        f"Create {label} nodes; $rows: maps with the properties as `properties`.",
        f"UNWIND $rows AS row CREATE (c:Concept:{label}) SET c = row.properties",
    )
    for kind, label in NODE_LABELS.items()
}
REPLACE_CONCEPTS = Query(
    "Replace all properties of existing concepts; $rows: {uri, properties}.",
    "UNWIND $rows AS row MATCH (c:Concept {uri: row.uri}) SET c = row.properties",
)
FORGET_LINKS_TO = Query(
    "Spoil the links hash of every concept that points to one of $uris, so that its relations are compared again, "
    "whatever they shall be (null would be the hash of none).",
    "UNWIND $uris AS uri MATCH (:Concept {uri: uri})<-[]-(c:Concept) SET c.linksHash = 'forgotten'",
)
REMOVE_CONCEPTS = Query(
    "Remove the concepts $uris and every relationship at them.",
    "UNWIND $uris AS uri MATCH (c:Concept {uri: uri}) DETACH DELETE c",
)
READ_CONCEPTS = Query(
    "All properties of every concept.",
    "MATCH (c:Concept) RETURN properties(c) AS properties",
)
_TARGETS = "collect([b.uri, r.weight])"
READ_RELATIONS: Final = {
    kind: Query(
        f"Targets of {name} by source; one row a source, and no pairs, because rows and nested lists cost time.",
        f"MATCH (a:Concept)-[r:{name}]->(b:Concept) WHERE r.weight IS NULL "
        "RETURN a.uri AS source, collect(b.uri) AS targets",
    )
    for kind, name in RELATIONSHIP_TYPES.items()
}
READ_WEIGHTED_RELATIONS: Final = {
    kind: Query(
        f"Targets and weights of {name} by source, of those that carry a weight.",
        f"MATCH (a:Concept)-[r:{name}]->(b:Concept) WHERE r.weight IS NOT NULL "
        f"RETURN a.uri AS source, {_TARGETS} AS targets",
    )
    for kind, name in RELATIONSHIP_TYPES.items()
}
RELATIONS_OF: Final = {
    kind: Query(
        f"Targets and weights of {name} of the concepts $uris, one row a source.",
        f"UNWIND $uris AS uri MATCH (a:Concept {{uri: uri}})-[r:{name}]->(b:Concept) "
        f"RETURN a.uri AS source, {_TARGETS} AS targets",
    )
    for kind, name in RELATIONSHIP_TYPES.items()
}
CREATE_RELATIONS: Final = {
    kind: Query(
        f"Create {name} relationships; $rows: {{source, targets: [[uri, weight or null]]}}.",
        "UNWIND $rows AS row MATCH (a:Concept {uri: row.source}) UNWIND row.targets AS target "
        f"MATCH (b:Concept {{uri: target[0]}}) CREATE (a)-[r:{name}]->(b) SET r.weight = target[1]",
    )
    for kind, name in RELATIONSHIP_TYPES.items()
}
REMOVE_RELATIONS: Final = {
    kind: Query(
        f"Remove {name} relationships; $rows: {{source, targets: [[uri, ignored]]}}.",
        "UNWIND $rows AS row UNWIND row.targets AS target "
        f"MATCH (a:Concept {{uri: row.source}})-[r:{name}]->(b:Concept {{uri: target[0]}}) DELETE r",
    )
    for kind, name in RELATIONSHIP_TYPES.items()
}
SET_LINKS_HASHES = Query(
    "Note that the relations of these concepts are written; $rows: {uri, hash}.",
    "UNWIND $rows AS row MATCH (c:Concept {uri: row.uri}) SET c.linksHash = row.hash",
)

# --- postings ---------------------------------------------------------------------------------------------------------

POSTING_HASHES = Query(
    "Hashes and the store's own notes of those of the postings $keys that exist.",
    "UNWIND $keys AS key MATCH (p:Posting {key: key}) RETURN p.key AS key, p.hash AS hash, p.feed AS feed, "
    "p.firstSeen AS firstSeen, p.ended AS ended, p.datePosted AS datePosted, p.readFrom AS readFrom",
)
CREATE_POSTINGS = Query(
    "Create postings; $rows: {properties}.",
    "UNWIND $rows AS row CREATE (p:Posting) SET p = row.properties",
)
REPLACE_POSTINGS = Query(
    "Replace all properties of existing postings; $rows: {key, properties}.",
    "UNWIND $rows AS row MATCH (p:Posting {key: row.key}) SET p = row.properties",
)
REMOVE_POSTING_LINKS: Final = {
    name: Query(
        f"Remove the {name} relationships of the postings $keys.",
        f"UNWIND $keys AS key MATCH (p:Posting {{key: key}})-[r:{name}]->() DELETE r",
    )
    for name in POSTING_TYPES
}
LINK_SKILLS = Query(
    "Create ASKS_FOR; $rows: {key, links: [{uri, properties}]}. Concepts that are no loaded skill get none.",
    "UNWIND $rows AS row MATCH (p:Posting {key: row.key}) UNWIND row.links AS link "
    "MATCH (s:Concept {uri: link.uri}) WHERE s:Skill CREATE (p)-[r:ASKS_FOR]->(s) SET r = link.properties",
)
LINK_OCCUPATIONS = Query(
    "Create FOR_OCCUPATION; $rows: {key, links: [{uri, rank}]}. Concepts that are not loaded get none.",
    "UNWIND $rows AS row MATCH (p:Posting {key: row.key}) UNWIND row.links AS link "
    "MATCH (c:Concept {uri: link.uri}) CREATE (p)-[r:FOR_OCCUPATION]->(c) SET r.rank = link.rank",
)
REMOVE_POSTINGS = Query(
    "Remove the postings $keys and their relationships.",
    "UNWIND $keys AS key MATCH (p:Posting {key: key}) DETACH DELETE p",
)
POSTING_KEYS = Query("The key of every posting.", "MATCH (p:Posting) WHERE p.key IS NOT NULL RETURN p.key AS key")
READ_POSTINGS = Query(
    "Key, hash and record of the postings $keys.",
    "UNWIND $keys AS key MATCH (p:Posting {key: key}) RETURN p.key AS key, p.hash AS hash, p.record AS record",
)

LIVE_OF_FEED = Query(
    "Key and identifier of every posting that came through the source $feed and was not ended.",
    "MATCH (p:Posting {feed: $feed}) WHERE p.ended IS NULL RETURN p.key AS key, p.identifier AS identifier",
)

# --- sources ----------------------------------------------------------------------------------------------------------

READ_SOURCES = Query(
    "All properties of every source.",
    "MATCH (s:Source) RETURN properties(s) AS properties",
)
WRITE_SOURCE = Query(
    "Make the source named $key hold exactly $properties, which include its name.",
    "MERGE (s:Source {name: $key}) SET s = $properties",
)

# --- counts and checks ------------------------------------------------------------------------------------------------

COUNT_CONCEPTS = Query(
    "Concepts by kind.",
    "MATCH (c:Concept) RETURN c.kind AS name, count(*) AS n ORDER BY name",
)
COUNT_LABELLED: Final = {
    label: Query(f"Nodes with the label {label}.", f"MATCH (n:{label}) RETURN count(*) AS n")
    for label in (*NODE_LABELS.values(), "Concept", "Posting", "Source", "Meta")
}
NODES_OF_OURS: Final = ("Concept", "Posting", "Source", "Meta")
"""Every node has one of these labels."""
COUNT_NODES = Query("All nodes, of any label.", "MATCH (n) RETURN count(*) AS n")
COUNT_RELATIONSHIPS: Final = {
    name: Query(f"Relationships of type {name}.", f"MATCH ()-[r:{name}]->() RETURN count(r) AS n")
    for name in (*RELATIONSHIP_TYPES.values(), *POSTING_TYPES)
}
DUPLICATE_CONCEPTS = Query(
    "URIs that more than one concept has, or concepts with none.",
    "MATCH (c:Concept) WITH c.uri AS key, count(*) AS n WHERE n > 1 OR key IS NULL RETURN key, n ORDER BY key",
)
DUPLICATE_POSTINGS = Query(
    "Keys that more than one posting has, or postings with none.",
    "MATCH (p:Posting) WITH p.key AS key, count(*) AS n WHERE n > 1 OR key IS NULL RETURN key, n ORDER BY key",
)
LINKS_OF_POSTINGS: Final = {
    name: Query(
        f"Targets of {name} by posting, one row a posting.",
        f"MATCH (p:Posting)-[r:{name}]->(c:Concept) RETURN p.key AS key, collect(c.uri) AS uris",
    )
    for name in POSTING_TYPES
}
EDGES_EXIST: Final = {
    name: Query(
        f"Those of $rows ({{source, target}}) between which a {name} relationship stands.",
        f"UNWIND $rows AS row MATCH (a:Concept {{uri: row.source}})-[:{name}]->(b:Concept {{uri: row.target}}) "
        "RETURN DISTINCT row.source AS source, row.target AS target",
    )
    for name in RELATIONSHIP_TYPES.values()
} | {
    name: Query(
        f"Those of $rows ({{source: posting key, target}}) between which a {name} relationship stands.",
        f"UNWIND $rows AS row MATCH (a:Posting {{key: row.source}})-[:{name}]->(b:Concept {{uri: row.target}}) "
        "RETURN DISTINCT row.source AS source, row.target AS target",
    )
    for name in POSTING_TYPES
}

# --- emptying, before a restore ---------------------------------------------------------------------------------------

REMOVE_SOME: Final = {
    label: Query(
        f"Remove up to $limit {label} nodes with their relationships; how many it removed.",
        f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS n",
    )
    for label in ("Posting", "Concept", "Source")
}
