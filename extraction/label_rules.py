"""Which labels may be taken at their word, and which need more than their letters: decided by rule, for any release.

A label like "machine learning" is itself wherever it stands. "R", "Swift", "communication" or "plan" are also letters,
ordinary words or parts of other names; such labels get a class here, and ``extraction.label_context`` says what a text
must show before they count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum

from extraction import tokens
from ontology.concepts import Classification, Concept, ConceptKind, LabelKind


class Trust(IntEnum):
    """How much a label needs besides its letters."""

    PLAIN = 0  # nothing
    CASED = 1  # its own capitals, away from a sentence's first word ("Swift"), unless it is an item of a list
    TINY = 2  # one or two characters: its own capitals, and another skill of its field beside it ("R", "Go")
    COMMON = 3  # an ordinary word: an item of a list, or named as held ("erfaring med kommunikation", "du er kreativ")
    NEVER = 4  # function words


# A word is ordinary where this share of a language's descriptions use it; alternatives are held to a stricter share.
# Chosen by reading the 400 commonest one-word labels of ESCO v1.1.1: "equipment", "plan", "communication" lie above
# 0.5 %, "welding", "accounting", "nursing" below; "current", "form", "press" are alternatives above 0.2 %.
COMMON_SHARE = 0.005
COMMON_SHARE_ALTERNATIVE = 0.002
COMMON_AT_LEAST = 5  # descriptions; a small classification says little about a language
_TINY_LENGTH = 2
_ACRONYM_LENGTH = 5
_SHORT_WORD = 3
_SHORT_TITLE = 5
_SIMPLE_WORD = 7  # longer words of these languages are compounds or derived nouns as a rule
_COMPOUNDING = frozenset({"da", "sv", "no", "nb", "nn", "de", "fi", "nl"})
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
# Makers' names that people leave out in front of a product's name.
_MAKERS = re.compile(r"^(?:Microsoft Office|Microsoft|MS|Adobe|Apache)\s+(?=[A-Z0-9])")


Shares = Mapping[str, tuple[int, Counter[str]]]
"""Language -> (number of concepts described in it, word -> number of those whose description uses it)."""


def word_shares(classification: Classification) -> Shares:
    """How many descriptions use each word."""
    counts: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for concept in classification.concepts.values():
        for text in concept.descriptions:
            totals[text.language] += 1
            words = set(_WORD.findall(text.text.casefold()))
            counts.setdefault(text.language, Counter()).update(words)
    return {language: (totals[language], found) for language, found in counts.items()}


def derived_labels(concept: Concept, language: str) -> list[str]:
    """Further names that follow from the labels of a skill: without a closing bracket, without the maker.

    "Python (computer programming)" is also "Python", "Microsoft Office Excel" also "Excel". Sorted; none that the
    concept has already. Occupations get those without the bracket only.
    """
    own = {tokens.normalise(label.text) for label in concept.labels if label.language == language}
    found: dict[str, str] = {}
    for label in concept.labels:
        if label.language != language:
            continue
        for text in _shorter(label.text, concept.kind is ConceptKind.SKILL):
            key = tokens.normalise(text)
            if len(key) > 1 and key not in own:
                found.setdefault(key, text)
    return [found[key] for key in sorted(found)]


def _shorter(text: str, product: bool) -> Iterable[str]:
    bare = _BRACKETS.sub("", text).strip()
    if bare and bare != text:
        yield bare
    if product:
        name = _MAKERS.sub("", bare)
        if name and name != bare:
            yield name


def trust_of(
    text: str,
    norms: tuple[str, ...],
    language: str,
    concept: Concept,
    kind: LabelKind,
    shares: Shares,
) -> Trust:
    """The class of one label, given its normalised tokens and ``word_shares`` of the classification."""
    if all(norm in tokens.stop_words(language) for norm in norms) and text == text.lower():
        return Trust.NEVER
    if not any(character.isalnum() for character in text):
        return Trust.NEVER
    if len(text) <= _TINY_LENGTH:
        return Trust.TINY if text.isalpha() else Trust.CASED  # "C#" is nothing else
    if len(norms) > 1:
        return Trust.PLAIN
    if text.isupper() and len(text) <= _ACRONYM_LENGTH:
        return Trust.CASED
    is_name = text != text.lower() and language != "de"  # German nouns have capitals without being names
    if is_name:
        # A name with an inner capital or a digit is no word; else the dictionary decides ("Swift", "Word").
        plain_word = text[1:] == text[1:].lower() and text.isalpha()
        known = plain_word and (tokens.is_known(norms[0], language) or tokens.is_known(norms[0], "en"))
        if known and concept.reuse_level == "transversal":
            return Trust.COMMON  # "Danish" is a language and an adjective
        return Trust.CASED if known else Trust.PLAIN
    return _trust_of_word(norms[0], language, concept, kind, shares)


def _trust_of_word(
    norm: str,
    language: str,
    concept: Concept,
    kind: LabelKind,
    shares: Shares,
) -> Trust:
    """The class of a one-word label in small letters."""
    preferred = kind is LabelKind.PREFERRED
    if concept.kind is ConceptKind.OCCUPATION and len(norm) <= _SHORT_TITLE:
        return Trust.COMMON  # "vagt" is a duty, "model" a thing, "agent" a part of software
    if concept.reuse_level == "transversal":
        return Trust.COMMON  # what everybody needs has everyday names: "kommunikation", "struktureret", "dansk"
    if concept.kind is ConceptKind.SKILL and concept.skill_type == "skill/competence" and not preferred:
        # A skill is an act on something, and a one-word alternative leaves the something out ("plan", "draw"); not so
        # an activity's name ("bookkeeping") or a compound ("lagerstyring").
        whole = len(norm) > _SIMPLE_WORD if language in _COMPOUNDING else norm.endswith("ing")
        if not whole:
            return Trust.COMMON
    if len(norm) <= _SHORT_WORD and not preferred:
        return Trust.COMMON
    total, counts = shares.get(language, (0, Counter()))
    share = COMMON_SHARE if preferred else COMMON_SHARE_ALTERNATIVE
    return Trust.COMMON if counts[norm] >= max(COMMON_AT_LEAST, share * total) else Trust.PLAIN
