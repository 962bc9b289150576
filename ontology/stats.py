"""Counting a classification: concepts, labels by language, relations; as JSON or readable text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.concepts import Classification

_WORDS = {
    "da": ("begreber", "relationer", "etiketter", "indhold"),
    "en": ("concepts", "relations", "labels", "content"),
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts by kind (keys are the enums' values); ``labels`` by language, then label kind.

    ``named`` counts, by concept kind and language, the concepts that have a preferred label.
    """

    version: str
    content_hash: str
    concepts: Mapping[str, int]
    relations: Mapping[str, int]
    labels: Mapping[str, Mapping[str, int]]
    named: Mapping[str, Mapping[str, int]]
    attribution: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain dicts and lists, ready for ``json.dumps``."""
        return {
            "version": self.version,
            "content_hash": self.content_hash,
            "concepts": dict(self.concepts),
            "relations": dict(self.relations),
            "labels": {language: dict(kinds) for language, kinds in self.labels.items()},
            "named": {kind: dict(languages) for kind, languages in self.named.items()},
            "attribution": list(self.attribution),
        }

    def to_text(self, language: str = "da") -> str:
        """One line each, in Danish ("da") or English (anything else)."""
        concepts, relations, labels, content = _WORDS.get(language, _WORDS["en"])
        lines = [f"{self.version} · {content} {self.content_hash}", f"{concepts}: {_list(self.concepts)}"]
        lines.append(f"{relations}: {_list(self.relations)}")
        lines.extend(f"{labels} {tag}: {_list(kinds)}" for tag, kinds in self.labels.items())
        lines.extend(self.attribution)
        return "\n".join(lines)


def stats(classification: Classification) -> Stats:
    """Count everything in one pass over concepts and relations."""
    concepts: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = {}
    named: dict[str, Counter[str]] = {}
    for concept in classification.concepts.values():
        kind = str(concept.kind)
        concepts[kind] += 1
        for label in concept.labels:
            labels.setdefault(label.language, Counter())[str(label.kind)] += 1
            if label.kind == "preferred":
                named.setdefault(kind, Counter())[label.language] += 1
    relations = Counter(str(relation.kind) for relation in classification.relations)
    return Stats(
        version=classification.version,
        content_hash=classification.content_hash,
        concepts=_sorted(concepts),
        relations=_sorted(relations),
        labels={language: _sorted(kinds) for language, kinds in sorted(labels.items())},
        named={kind: _sorted(languages) for kind, languages in sorted(named.items())},
        attribution=classification.attribution,
    )


def tally(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, by value."""
    return _sorted(Counter(map(str, values)))


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "0"


def counts_by_kind(classification: Classification) -> dict[str, int]:
    """Concepts and relations by kind, in one flat mapping."""
    kinds = tally(concept.kind for concept in classification.concepts.values())
    return kinds | tally(relation.kind for relation in classification.relations)
