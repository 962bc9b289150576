"""Terms to make training sentences from: the project's Danish ones, ESCO's English labels and Danish job titles."""

from __future__ import annotations

import re
from pathlib import Path

from extraction.lexicon_build import EVIDENCE_KINDS, concept_arrays, unpack
from ontology.concepts import Classification, LabelKind
from ontology.esco import read_release
from ontology.evidence import EvidenceKind
from ontology.terms.table import shipped_terms

ENGLISH_KINDS = (LabelKind.PREFERRED,)
DANISH_KINDS = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE)
"""English alternatives are left out: many are other words for the occupation's task and long."""

_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def classification(data: Path) -> Classification:
    """ESCO v1.1.1 in English with the Danish occupations, and the project's Danish terms laid over it."""
    home = data / "esco"
    found = read_release([home / "v1.1.1", home / "da"], languages=["da", "en"])[0]
    return shipped_terms().within(found).apply(found)


class Terms:
    """Terms of skills by language and kind, in the order of the classification.

    nouns: by language and kind, noun phrases · verbs: by language, phrases that begin with an infinitive · infinitives:
    by language, their first words · titles: Danish names of occupations.
    """

    def __init__(self, found: Classification) -> None:
        arrays = concept_arrays(found)
        kinds = [EVIDENCE_KINDS[number] for number in arrays["concept_evidence"]]
        self.nouns: dict[tuple[str, EvidenceKind], list[str]] = {}
        self.verbs: dict[str, list[str]] = {"da": [], "en": []}
        titles: list[str] = []
        for uri, kind in zip(unpack(arrays["concept_uri"]), kinds, strict=True):
            for label in found[uri].labels:
                wanted = DANISH_KINDS if label.language == "da" else ENGLISH_KINDS
                if label.kind not in wanted or label.language not in self.verbs:
                    continue
                if kind is not EvidenceKind.OCCUPATION:
                    self._add(label.language, kind, _BRACKETS.sub("", label.text), label.kind is LabelKind.PREFERRED)
                elif label.language == "da" and label.kind is LabelKind.PREFERRED:
                    titles.append(label.text)
        self.titles = sorted(titles)
        self.infinitives = {language: {verb.split()[0] for verb in verbs} for language, verbs in self.verbs.items()}

    def _add(self, language: str, kind: EvidenceKind, text: str, preferred: bool) -> None:
        """ESCO words preferred terms of skills as infinitives; alternatives of the Danish table are nouns."""
        if preferred and kind is EvidenceKind.SKILL and " " in text:
            self.verbs[language].append(text)
        elif not preferred or kind in (EvidenceKind.KNOWLEDGE, EvidenceKind.SKILL):
            self.nouns.setdefault((language, kind), []).append(text)
