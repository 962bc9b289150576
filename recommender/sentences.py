"""Reasons in Danish and English, from templates: what is said is what the path holds, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("da", "en")

Sentences = Mapping[str, str]
"""Language -> sentence."""

_OPENINGS = {
    "skill": {"da": "CV’et nævner »{quote}«", "en": "The CV says “{quote}”"},
    "implied": {"da": "CV’et viser »{quote}«", "en": "The CV shows “{quote}”"},
    "wished_skill": {"da": "CV’et ønsker »{quote}«", "en": "The CV wishes for “{quote}”"},
    "past_work": {"da": "CV’et har arbejde som {work}", "en": "The CV has work as {work}"},
    "wanted_work": {"da": "CV’et ønsker arbejde som {work}", "en": "The CV wants work as {work}"},
}
_NEEDED = {"da": ", hvor {held} indgår", "en": ", which takes {held}"}
_NAMED = {"da": " ({held})", "en": " ({held})"}
_RELATED = {
    "shared": {
        "da": "; {held} og {asked} hører begge under {above}",
        "en": "; {held} and {asked} both come under {above}",
    },
    "narrower": {"da": "; {held} hører under {asked}", "en": "; {held} comes under {asked}"},
    "broader": {"da": "; {asked} hører under {held}", "en": "; {asked} comes under {held}"},
}
_ENDINGS = {
    "asked": {"da": "; opslaget beder om {asked}: »{ad}«.", "en": "; the ad asks for {asked}: “{ad}”."},
    "same_asked": {"da": "; opslaget beder om det: »{ad}«.", "en": "; the ad asks for it: “{ad}”."},
    "same_taken": {
        "da": "; det indgår i arbejdet som {job}, som opslaget søger: »{ad}«.",
        "en": "; that is part of work as {job}, which the ad is for: “{ad}”.",
    },
    "same_work": {"da": "; det er det, opslaget søger: »{ad}«.", "en": "; that is what the ad is for: “{ad}”."},
    "work": {
        "da": "; {asked} indgår i arbejdet som {job}, som opslaget søger: »{ad}«.",
        "en": "; {asked} is part of work as {job}, which the ad is for: “{ad}”.",
    },
}
_OTHER = {
    "function": {"da": "en anden jobfunktion ({there})", "en": "another job function ({there})"},
    "sector": {"da": "en anden branche ({there})", "en": "another industry ({there})"},
}
_CARRIES = {
    "da": "{job} er {other}. Med videre går: {skills}.",
    "en": "{job} is {other}. What carries over: {skills}.",
}
_CARRIES_NOTHING = {"da": "{job} er {other}.", "en": "{job} is {other}."}
_AND = {"da": " og ", "en": " and "}


def opening(kind: str, language: str, quote: str, work: str) -> str:
    """What the CV has: ``kind`` skill, implied, wished_skill, past_work or wanted_work."""
    return _OPENINGS[kind][language].format(quote=quote, work=work)


def needed(language: str, held: str) -> str:
    """The skill that the work takes."""
    return _NEEDED[language].format(held=held)


def named(language: str, held: str) -> str:
    """The concept's name, where the CV's words differ from it."""
    return _NAMED[language].format(held=held)


def related(kind: str, language: str, held: str, asked: str, above: str) -> str:
    """How two skills are related: shared (a concept above both), narrower or broader."""
    return _RELATED[kind][language].format(held=held, asked=asked, above=above)


def ending(kind: str, language: str, asked: str, job: str, ad: str) -> str:
    """What the ad has: asked (a skill), work (an occupation that needs the skill); same_asked and same_taken say so of
    the skill just named, same_work of the work just named.
    """
    return _ENDINGS[kind][language].format(asked=asked, job=job, ad=ad)


def alternative(language: str, job: str, other: Mapping[str, str], skills: list[str]) -> str:
    """Why a job is an alternative. ``other``: function and/or sector, with the name of the one that is new."""
    named_ = [_OTHER[kind][language].format(there=there) for kind, there in other.items()]
    template = _CARRIES if skills else _CARRIES_NOTHING
    text = template[language].format(job=job, other=_AND[language].join(named_), skills=", ".join(skills))
    return text[:1].upper() + text[1:]
