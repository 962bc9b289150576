"""Occupations that nobody may take in Denmark without an authorisation, by ISCO-08 unit group and label.

Health professions: the groups for which lov om autorisation af sundhedspersoner og om sundhedsfaglig virksomhed
(autorisationsloven, part II) has authorisation, as the health ministry lists them ("Autorisation og selvstændigt
virke", ism.dk), granted by Styrelsen for Patientsikkerhed (its § 2). Vets: lov om dyrlæger. ESCO's own note on
regulated professions says only which are harmonised by directive 2005/36/EC, not which are regulated in a country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ontology.concepts import Concept

LANGUAGES = ("da", "en")
_HEALTH = {
    "da": ("autorisationsloven", "Styrelsen for Patientsikkerhed"),
    "en": ("Danish Act on Authorisation of Health Professionals", "the Danish Patient Safety Authority"),
}
_VETS = {
    "da": ("dyrlægeloven", "Fødevarestyrelsen"),
    "en": ("Danish Act on Veterinarians", "the Danish Veterinary and Food Administration"),
}
_CARE = "social- og sundhedsassistent"
_Act = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What is needed, in one language: as what one is authorised, by which act, and who grants it."""

    profession: str
    act: str
    authority: str


_TABLE: tuple[tuple[str, str, str, str, _Act], ...] = (
    ("2211 2212", r".*", "læge", "doctor", _HEALTH),
    ("2221", r".*", "sygeplejerske", "nurse", _HEALTH),
    ("2222", r".*", "jordemoder", "midwife", _HEALTH),
    ("2250", r".*\b(?:\w*dyrlæge|veterinarian)", "dyrlæge", "veterinarian", _VETS),
    ("2261", r".*(?:tandlæge|dentist|dental practitioner)", "tandlæge", "dentist", _HEALTH),
    ("2261 3251", r".*(?:tandplejer|dental hygienist)", "tandplejer", "dental hygienist", _HEALTH),
    ("2264", r".*(?:fysioterapeut|physiotherapist)", "fysioterapeut", "physiotherapist", _HEALTH),
    ("2265", r"(?:klinisk diætist|(?:clinical )?dietitian)", "klinisk diætist", "clinical dietitian", _HEALTH),
    ("2267", r".*optometrist", "optometrist", "optometrist", _HEALTH),
    ("3254", r"(?:optiker|(?:dispensing )?optician)", "optiker", "optician", _HEALTH),
    ("2269", r".*(?:ergoterapeut|occupational therapist)", "ergoterapeut", "occupational therapist", _HEALTH),
    ("2269", r".*(?:kiropraktor|chiropractor)", "kiropraktor", "chiropractor", _HEALTH),
    ("2269", r".*(?:fodterapeut|podiatrist)", "fodterapeut", "podiatrist", _HEALTH),
    ("2269", r".*(?:osteopat|osteopath)", "osteopat", "osteopath", _HEALTH),
    ("2269 3211", r".*(?:radiograf|radiographer)", "radiograf", "radiographer", _HEALTH),
    ("3212", r".*bioanalytiker", "bioanalytiker", "biomedical laboratory scientist", _HEALTH),
    ("3214", r"(?:bandagist|prosthetist-orthotist)", "bandagist", "prosthetist and orthotist", _HEALTH),
    ("3214", r"klinisk tandtekniker", "klinisk tandtekniker", "clinical dental technician", _HEALTH),
    ("3258", r"ambulancebehandler", "ambulancebehandler", "ambulance attendant", _HEALTH),
    ("3221 5321", _CARE, _CARE, "social and health care assistant", _HEALTH),
)  # fmt: skip
"""Unit groups, what a label in Danish or English must be, the profession in Danish and English, the act."""
_RULES = tuple(
    (frozenset(groups.split()), re.compile(words, re.IGNORECASE), {"da": danish, "en": english}, act)
    for groups, words, danish, english, act in _TABLE
)


def authorisation_of(occupation: Concept, language: str = "da") -> Authorisation | None:
    """What is needed to take an occupation in Denmark, or None where this table knows of nothing.

    ``language``: "da" or "en"; any other gives English.
    """
    tongue = language if language in LANGUAGES else LANGUAGES[-1]
    labels = {occupation.preferred(name) for name in LANGUAGES}
    for groups, words, profession, act in _RULES:
        if occupation.isco in groups and any(words.fullmatch(label) for label in labels):
            return Authorisation(profession[tongue], *act[tongue])
    return None


def authorisation_json(occupation: Concept, language: str = "da") -> dict[str, str] | None:
    """The same as a JSON value."""
    found = authorisation_of(occupation, language)
    return None if found is None else asdict(found)
