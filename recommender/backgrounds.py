"""Which kinds of work an ad names that are the person's own, and which ads ask for a step that no change of trade is.

By words: of the person those of titles of past and wanted work and of their occupations, of an ad those below its
title. An ad that wants people of another trade (``other_trade``), a leader, or is of a much lower level or of few hours
is no alternative to somebody whose work is none of that (``out_of_reach``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ontology.concepts import Classification
from ontology.postings import Posting
from recommender.background_words import KINDS
from recommender.demands_met import HOURS, leads, most_hours
from recommender.openness import openness
from recommender.profile import Profile, WorkRelation

FEW_HOURS = 25
"""Hours a week below which a job is one beside something else."""
FAR_BELOW = 2
"""Skill levels of ISCO-08 that an alternative may not lie below the person's highest."""
_SKILL_LEVELS = {1: 4, 2: 4, 3: 3, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2, 9: 1, 0: 2}
"""ISCO-08 major group -> skill level (ILO, International Standard Classification of Occupations, 2012, table 1)."""
_LEADING = re.compile(
    r"(?<!\w)(?:personaleansvar|ledelseserfaring|ledererfaring|personaleledelse|ledelsesansvar|ledelsesuddannelse|"
    r"staff responsibility|management experience|leadership experience|line management|people management)(?!\w)",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"(?<!\w)(?:uddannet|faglært|autoriseret|autorisation som|uddannelsen? som|svendebrev (?:som|i)|qualified|trained|"
    r"chartered|certified|licensed|registered)\s+(?P<what>[^.,;:\n]{3,40})",
    re.IGNORECASE,
)
"""Words for a training, authorisation or licence that an ad asks for."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE) for kind, words in KINDS.items()}


def own_kinds(profile: Profile, classification: Classification, *languages: str) -> frozenset[str]:
    """Kinds of work (``background_words.KINDS``) that the person has done or wants."""
    words: list[str] = []
    for work in profile.occupations:
        if work.relation is not WorkRelation.UNWANTED:
            words.append(work.title)
            if work.uri is not None and work.uri in classification:
                words.append(classification[work.uri].preferred(*languages))
    text = " \n ".join(words)
    return _kinds_in(text)  # a person's words are in no cache


def named(posting: Posting, kinds: frozenset[str]) -> str | None:
    """The first words below an ad's title that name one of these kinds, None where none do."""
    body = posting.text.partition("\n")[2]
    found = [match for kind in sorted(kinds) if (match := _patterns()[kind].search(body))]
    return min(found, key=lambda match: match.start())[0] if found else None


def other_trade(posting: Posting, kinds: frozenset[str]) -> bool:
    """Whether an ad is for people of a trade that is none of these kinds: it asks for training or authorisation in one,
    or its title names one and nothing in it is open to others (``openness``). Of no kinds nothing is said.
    """
    if not kinds:
        return False
    text = posting.text
    return _another(_asked(text), kinds) or (_another(posting.title, kinds) and not openness(text).kinds)


@lru_cache(maxsize=8192)
def _asked(text: str) -> str:
    """The trainings, authorisations and licences that an ad asks for."""
    return " \n ".join(match["what"] for match in _TRAINED.finditer(text))


def _kinds_in(text: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _patterns().items() if pattern.search(text))


_kinds_in_ad = lru_cache(maxsize=8192)(_kinds_in)


def _another(text: str, kinds: frozenset[str]) -> bool:
    """Whether words name kinds of work, and none of these."""
    found = _kinds_in_ad(text)
    return bool(found) and not found & kinds


def out_of_reach(profile: Profile, posting: Posting, function: int, own_functions: frozenset[int]) -> bool:
    """Whether an ad wants a leader, is far below the person's level or of few hours, and the person is not like that.

    ``function``: the ad's ISCO-08 major group, -1 unknown; ``own_functions``: the person's, none where none is known.
    """
    if not leads(profile) and (leads(posting) or _LEADING.search(posting.text)):
        return True
    if own_functions and function >= 0:
        highest = max(_SKILL_LEVELS[own] for own in own_functions)
        if _SKILL_LEVELS[function] <= highest - FAR_BELOW:
            return True
    hours = most_hours(posting.constraints)
    asks = any(item.kind == HOURS for item in profile.constraints)
    return hours is not None and hours < FEW_HOURS and not asks
