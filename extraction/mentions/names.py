"""Which concepts a phrase cannot mean, however alike its letters and its meaning are.

A name (of a program, a programming language, a language that people speak) is itself or another one: "Canva" is not
"Canvas", "SolidWorks" not "Solidity", "England" not English. So nothing is a name by likeness; the phrase must have it,
letter for letter. And a single word that is a label has been judged by the rules for labels, which refused it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ontology.concepts import Concept
from ontology.evidence import EvidenceKind

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_ARTICLES = r"(?:an?|the|our|your|my|en|et|den|det|de|vores|jeres|min|mit)"


def may_mean(phrase: str, sentence: str, concept: Concept, kind: EvidenceKind | None, language: str) -> bool:
    """Whether a phrase of a sentence may mean a concept. ``language``: the document's tag.

    A language must be the whole phrase, and no word for somebody's country ("a Danish firm").
    """
    if kind is EvidenceKind.LANGUAGE and concept.preferred("en")[:1].isupper():
        if not any(pattern.fullmatch(phrase.strip()) for pattern in _patterns(concept, language)):
            return False
        return re.search(rf"(?<!\w){_ARTICLES} {re.escape(phrase)} \w", sentence, re.IGNORECASE) is None
    if not _is_name(concept):
        word = phrase.strip().casefold()
        own = (label.text for label in concept.labels if label.language in (language, "en"))
        return " " in word or all(word != text.casefold() for text in own)
    return any(pattern.search(phrase) for pattern in _patterns(concept, language))


def _is_name(concept: Concept) -> bool:
    """Whether the English preferred label begins as a name does; what it is is English in every release."""
    return concept.preferred("en")[:1].isupper()


@lru_cache(maxsize=4096)
def _patterns(concept: Concept, language: str) -> tuple[re.Pattern[str], ...]:
    """The labels as whole words; those with capitals in their own letters only ("LESS" is not "less")."""
    texts = {label.text for label in concept.labels if label.language in (language, "en")}
    texts |= {_BRACKETS.sub("", text) for text in texts}
    return tuple(
        re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE if text == text.lower() else 0)
        for text in sorted(texts)
    )
