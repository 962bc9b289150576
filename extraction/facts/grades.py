"""Titles that say rank or pay and no occupation: "Specialkonsulent", "AC-TAP", "Team Lead II"."""

from __future__ import annotations

import re

_GRADE = re.compile(
    r"[\s,-]+(?:[IVX]{1,4}|\d{1,2}|trin \d+|(?:niveau|level|grade|band|løngruppe|lgr\.?) ?\w{1,3})$", re.IGNORECASE
)
_RANK = re.compile(
    r"^(?:senior|junior|sr\.?|jr\.?|lead|principal|ledende|chief|fg\.?|konst\.?|vikarierende|konstitueret|acting|"
    r"associate|assistant|deputy|executive|group|global|nordic)[ -]+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_WORDS = (
    "ac|ac-tap|ac tap|tap|vip|d-vip|ac-medarbejder|ac-fuldmægtig|ac'er|akademiker|akademisk medarbejder|"
    "akademisk sagsbehandler|konsulent|specialkonsulent|chefkonsulent|seniorkonsulent|fagkonsulent|kontorchef|"
    "fuldmægtig|ekspeditionssekretær|overassistent|assistent|kontorfuldmægtig|kontorfunktionær|"
    "hk-medarbejder|hk'er|medarbejder|seniormedarbejder|projektmedarbejder|timelønnet|timelønnet medarbejder|"
    "månedslønnet|funktionær|tjenestemand|overtjenestemand|ekstern|vikar|afløser|ansat|fastansat|barselsvikar|"
    "teamleder|team leder|teamlead|team lead|team leader|teamkoordinator|leder|mellemleder|afsnitsleder|gruppeleder|"
    "funktionsleder|enhedsleder|supervisor|ekspert|specialist|fagspecialist|faglig specialist|generalist|"
    "consultant|officer|associate|analyst|manager|director|vice president|vp|avp|svp|partner|employee|staff|"
    "staff member|member of staff|individual contributor|team member|expert|coordinator|koordinator|assistant|"
    "trainee|graduate|intern|praktikant|elev|lærling|studentermedhjælper|studentermedarbejder|student assistant|"
    "stipendiat|fellow|scientist|engineer|technician|operator|agent|executive|lead|head|chef|souschef|"
    "stabsmedarbejder"
)
_TITLES = frozenset(_WORDS.split("|"))
"""Written down from the grades of Danish ministries, municipalities, universities and of large companies."""


def is_internal_title(title: str) -> bool:
    """Whether a title is a grade or rank that alone names no occupation. Numbers and ranks around it do not matter."""
    plain = _BRACKETS.sub("", title).strip(" .,:;–-").casefold()
    while True:
        bare = _RANK.sub("", _GRADE.sub("", plain)).strip(" .,:;–-")
        if plain in _TITLES or bare in _TITLES:
            return True
        if bare == plain or not bare:
            return False
        plain = bare


def bracketed(title: str) -> list[str]:
    """What stands in brackets in a title: "Konsulent 3 (jurist)" says the occupation there."""
    return [words.strip() for words in re.findall(r"[(\[]([^)\]]+)[)\]]?", title)]
