"""Reasons in Danish and English, from templates: what is said is what the path holds, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from extraction.language_names import language_in_words

LANGUAGES = ("da", "en")

Sentences = Mapping[str, str]
"""Language -> sentence."""

_SOURCES = {
    "cv": {"da": "CV’et", "en": "The CV"},
    "edited": {"da": "Profilen", "en": "The profile"},
}
_OPENINGS = {
    "skill": {"da": "{source} nævner »{quote}«", "en": "{source} says “{quote}”"},
    "implied": {"da": "{source} viser »{quote}«", "en": "{source} shows “{quote}”"},
    "wished_skill": {"da": "{source} nævner »{quote}« som et ønske", "en": "{source} names “{quote}” as a wish"},
    "past_work": {"da": "{source} viser arbejde som {work}", "en": "{source} shows work as {work}"},
    "wanted_work": {
        "da": "{source} nævner et ønske om arbejde som {work}",
        "en": "{source} names a wish to work as {work}",
    },
}
# Names of skills are verbs ("skrive artikler") as often as nouns ("målgrupper"): in quotes both fit the sentence.
_NEEDED = {"da": ", hvor kompetencen »{held}« indgår", "en": ", which takes the skill “{held}”"}
_NAMED = {"da": " (kompetencen »{held}«)", "en": " (the skill “{held}”)"}
_RELATED = {
    "shared": {
        "da": "; »{held}« og »{asked}« hører begge under »{above}«",
        "en": "; “{held}” and “{asked}” both come under “{above}”",
    },
    "narrower": {"da": "; »{held}« hører under »{asked}«", "en": "; “{held}” comes under “{asked}”"},
    "broader": {"da": "; »{asked}« hører under »{held}«", "en": "; “{asked}” comes under “{held}”"},
}
_ENDINGS = {
    "asked": {
        "da": "; opslaget beder om »{asked}« med ordene »{ad}«.",
        "en": "; the ad asks for “{asked}” in the words “{ad}”.",
    },
    "same_asked": {"da": "; opslaget beder om det samme: »{ad}«.", "en": "; the ad asks for the same: “{ad}”."},
    "same_taken": {
        "da": "; samme kompetence indgår i arbejdet som {job}, som opslaget gælder: »{ad}«.",
        "en": "; the same skill is part of work as {job}, which the ad is for: “{ad}”.",
    },
    "same_work": {
        "da": "; det er det arbejde, som opslaget gælder: »{ad}«.",
        "en": "; that is the work that the ad is for: “{ad}”.",
    },
    "work": {
        "da": "; kompetencen »{asked}« indgår i arbejdet som {job}, som opslaget gælder: »{ad}«.",
        "en": "; the skill “{asked}” is part of work as {job}, which the ad is for: “{ad}”.",
    },
}
_OTHER = {
    "function": {"da": "en anden jobfunktion ({there})", "en": "another job function ({there})"},
    "sector": {"da": "en anden branche ({there})", "en": "another industry ({there})"},
}
_ALTERNATIVE = {"da": "Arbejde som {job} hører til {other}.", "en": "Work as {job} belongs to {other}."}
_CARRIES = {"da": " Kompetencer, der kan tages med: {skills}.", "en": " Skills that carry over: {skills}."}
_COMES = {
    "da": " Følger normalt med personens arbejde, men står ikke i CV’et: {skills}.",
    "en": " Usually comes with the person's work, though not in the CV: {skills}.",
}
_OPENS = {
    "da": " Opslaget taler til folk fra andre fag: »{ad}«.",
    "en": " The ad speaks to people of other trades: “{ad}”.",
}
_NAMES_OWN = {
    "da": " Opslaget nævner »{ad}«, som hører til eget eller ønsket arbejde.",
    "en": " The ad names “{ad}”, which belongs to own or wanted work.",
}
_ALIKE = {
    "sentence": {
        "da": "{source} siger »{told}«; opslaget siger »{ad}«.",
        "en": "{source} says “{told}”; the ad says “{ad}”.",
    },
    "weak_sentence": {
        "da": "Kun stumper af ord går igen: {source} siger »{told}«; opslaget siger »{ad}«.",
        "en": "Only bits of words recur: {source} says “{told}”; the ad says “{ad}”.",
    },
    "whole": {
        "da": "{source} siger »{told}«; opslaget »{ad}« handler som helhed om det samme.",
        "en": "{source} says “{told}”; the ad “{ad}” as a whole is about the same.",
    },
    "weak_whole": {
        "da": "{source} siger »{told}«; opslaget »{ad}« minder svagt om det.",
        "en": "{source} says “{told}”; the ad “{ad}” is faintly like it.",
    },
    "weak_wanted_title": {
        "da": "Den ønskede stilling »{told}« minder svagt om opslagets »{ad}«.",
        "en": "The wanted title “{told}” is faintly like the ad's “{ad}”.",
    },
    "weak_past_title": {
        "da": "Den tidligere stilling »{told}« minder svagt om opslagets »{ad}«.",
        "en": "The earlier title “{told}” is faintly like the ad's “{ad}”.",
    },
    "wanted_title": {
        "da": "Den ønskede stilling »{told}« ligner opslagets »{ad}«.",
        "en": "The wanted title “{told}” is like the ad's “{ad}”.",
    },
    "past_title": {
        "da": "Den tidligere stilling »{told}« ligner opslagets »{ad}«.",
        "en": "The earlier title “{told}” is like the ad's “{ad}”.",
    },
}
_NEAR_WORK = {
    "same": {
        "da": "{start} er det, som CV’et viser eller ønsker.",
        "en": "{start} is what the CV shows or wishes for.",
    },
    "near": {"da": "{start} er nær ved arbejde som {own}.", "en": "{start} is near to work as {own}."},
    "far": {
        "da": "{start} har lidt til fælles med arbejde som {own}.",
        "en": "{start} has a little in common with work as {own}.",
    },
}
_WORK = {"da": "Arbejde som {job}", "en": "Work as {job}"}
_GUESSED = {"da": "Opslaget ligner arbejde som {job}, og det", "en": "The ad is like work as {job}, which"}
_LEVEL = {
    "da": "Arbejde som {job} kræver et niveau eller et fag, som CV’et ikke fortæller om; det trækker ned.",
    "en": "Work as {job} takes a level or a profession that the CV does not tell of; that counts against it.",
}
_LONGEST = 240
"""Characters of a text that are quoted: two lines."""
_MORE = {
    "skills": {"da": "det beder om mere af det, CV’et kan", "en": "it asks for more of what the CV has"},
    "related_skills": {
        "da": "det beder om mere, der er beslægtet med det, CV’et kan",
        "en": "it asks for more that is related to what the CV has",
    },
    "occupation": {
        "da": "stillingen kræver mere af det, CV’et kan",
        "en": "its occupation takes more of what the CV has",
    },
    "competences": {
        "da": "det lægger mere vægt på de personlige kompetencer i CV’et",
        "en": "it puts more weight on the personal competences in the CV",
    },
    "past_work": {"da": "det ligner det tidligere arbejde mere", "en": "it is more like the past work"},
    "wish": {"da": "det er nærmere ved ønskerne", "en": "it is closer to the wishes"},
    "words": {"da": "dets tekst deler flere ord med CV’et", "en": "its text shares more words with the CV"},
    "meaning": {
        "da": "dets tekst handler mere om det samme som CV’et",
        "en": "its text is more about the same as the CV",
    },
    "near_work": {"da": "det er nærmere ved eget eller ønsket arbejde", "en": "it is nearer to own or wanted work"},
    "level": {"da": "det passer bedre til niveau og fag", "en": "it suits the level and profession better"},
    "network_skills": {
        "da": "flere veje i grafen fører fra kompetencerne til stillingen",
        "en": "more paths of the graph lead from the skills to its occupation",
    },
    "network_past_work": {
        "da": "flere veje i grafen fører fra det tidligere arbejde til stillingen",
        "en": "more paths of the graph lead from the past work to its occupation",
    },
    "network_wish": {
        "da": "flere veje i grafen fører fra ønskerne til stillingen",
        "en": "more paths of the graph lead from the wishes to its occupation",
    },
    "network_labels": {
        "da": "stillingens navn ligner kompetencerne mere",
        "en": "its occupation's name is more like the skills",
    },
    "wanted_title": {"da": "dets titel ligner den ønskede mere", "en": "its title is more like the wanted one"},
    "past_title": {"da": "dets titel ligner den tidligere mere", "en": "its title is more like the earlier one"},
}
_MORE_OF = {"da": "det har mere af »{factor}«", "en": "it has more of “{factor}”"}
_ABOVE = {
    "da": "»{one}« står over »{other}«, mest fordi {why}.",
    "en": "“{one}” stands above “{other}”, mostly because {why}.",
}
_EQUAL = {"da": "»{one}« og »{other}« får lige meget.", "en": "“{one}” and “{other}” get the same score."}
_WHY_NOT = {
    "expired": {"da": "Opslaget er udløbet.", "en": "The posting has expired."},
    "unknown_place": {
        "da": "Opslaget siger ikke, hvor arbejdet er.",
        "en": "The posting does not say where the work is.",
    },
    "too_far": {
        "da": "Arbejdet ligger {km} km væk; søgningen går til {radius} km.",
        "en": "The work is {km} km away; the search goes to {radius} km.",
    },
    "unwanted_work": {
        "da": "Det er arbejde, som personen ikke vil have.",
        "en": "It is work that the person does not want.",
    },
    "unmet": {
        "da": "Opslaget kræver noget, som CV’et siger fra over for eller ikke nævner: {demands}.",
        "en": "The posting asks for something that the CV says no to or does not name: {demands}.",
    },
    "no_match": {"da": "Intet i opslaget ligner CV’et.", "en": "Nothing in the posting is like the CV."},
    "shown": {"da": "Opslaget står på listen.", "en": "The posting is in the list."},
    "repeated": {
        "da": "Det er det samme job som »{other}«, der står på listen.",
        "en": "It is the same job as “{other}”, which is in the list.",
    },
    "below": {
        "da": "Opslaget er nummer {rank}, og listen slutter før. {above}",
        "en": "The posting is number {rank}, and the list ends before. {above}",
    },
}
_DEMANDS = {
    "driving_licence": {"da": "kørekort", "en": "driving licence"},
    "language": {"da": "sprog", "en": "languages"},
    "hours": {"da": "timer om ugen", "en": "hours a week"},
    "shift": {"da": "arbejdstidspunkt", "en": "shifts"},
    "physical": {"da": "fysisk belastning", "en": "physical strain"},
    "unwanted_work": {"da": "arbejde, personen ikke vil have", "en": "work that the person does not want"},
    "student": {"da": "at være studerende eller elev", "en": "being a student or trainee"},
}
_DOUBT = {
    "da": "Opslaget nævner »{ad}«, og CV’et siger nej til det{said}.",
    "en": "The posting mentions “{ad}”, and the CV says no to it{said}.",
}
_WISHED_OTHERWISE = {
    "da": "Opslaget nævner »{ad}«, og CV’et ønsker noget andet{said}.",
    "en": "The posting mentions “{ad}”, and the CV wishes for something else{said}.",
}
_REMOVED = {"da": "En grænse holder opslaget ude: {limit}.", "en": "A limit keeps the posting out: {limit}."}
_QUOTED = {"da": "»{}«", "en": "“{}”"}
_AND = {"da": " og ", "en": " and "}


def beginning(kind: str, source: str, language: str, quote: str, own: str, held: str | None, *, work: bool) -> str:
    """What a path starts from, as far as a skill: ``opening`` of what is named ``own``, and the skill ``held`` that is
    meant by it or that the ``work`` takes; None where the path goes by no skill.
    """
    text = opening(kind, source, language, quote, own)
    if held is None:
        return text
    if work:
        return text + needed(language, held)
    return text + (named(language, held) if held.casefold() != quote.casefold() else "")


def opening(kind: str, source: str, language: str, quote: str, work: str) -> str:
    """What the person has: ``kind`` skill, implied, wished_skill, past_work or wanted_work; ``source`` cv or edited."""
    return _OPENINGS[kind][language].format(source=_SOURCES[source][language], quote=quote, work=work)


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


def alike(kind: str, source: str, language: str, told: str, ad: str) -> str:
    """Two texts that are alike. ``kind``: sentence, whole (a passage and the title of a posting), wanted_title,
    past_title, or one of these after "weak_". ``source``: cv or edited. What is long is cut, and shown to be.
    """
    return _ALIKE[kind][language].format(source=_SOURCES[source][language], told=_cut(told), ad=_cut(ad))


def _cut(text: str) -> str:
    text = text.removesuffix(".")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def alternative(
    language: str,
    job: str,
    other: Mapping[str, str],
    skills: list[str],
    of_work: list[str],
    opening: str = "",
    own: str = "",
) -> str:
    """Why a job is an alternative. ``other``: function and/or sector, with the name of the one that is new ·
    ``skills``, ``of_work``: what the CV tells, and what only comes with past work; the second is said where the first
    is empty · ``opening``: the ad's words that open it to other trades · ``own``: its words for the person's own kind
    of work.
    """
    fields = _AND[language].join(_OTHER[kind][language].format(there=there) for kind, there in other.items())
    text = _ALTERNATIVE[language].format(job=job, other=fields)
    if skills:
        text += _CARRIES[language].format(skills=", ".join(map(_QUOTED[language].format, skills)))
    elif of_work:
        text += _COMES[language].format(skills=", ".join(map(_QUOTED[language].format, of_work)))
    if opening:
        text += _OPENS[language].format(ad=_cut(opening))
    if own:
        text += _NAMES_OWN[language].format(ad=own)
    return text


def near_work(kind: str, language: str, job: str, own: str, *, guessed: bool) -> str:
    """How a posting's work stands to the person's: ``kind`` same, near or far. ``guessed``: the posting names none."""
    start = (_GUESSED if guessed else _WORK)[language].format(job=job)
    return _NEAR_WORK[kind][language].format(start=start, own=own)


def level(language: str, job: str) -> str:
    """That a posting's work is at a level or in a profession that the person has not told of."""
    return _LEVEL[language].format(job=job)


def above(language: str, one: str, other: str, factor: str | None) -> str:
    """That one title stands above another, and the ``factor`` that does most for it; None: they are equal."""
    if factor is None:
        return _EQUAL[language].format(one=one, other=other)
    return _ABOVE[language].format(one=one, other=other, why=more(language, factor))


def more(language: str, factor: str) -> str:
    """What it means that a posting has more of a factor."""
    named = _MORE.get(factor)
    return named[language] if named else _MORE_OF[language].format(factor=factor.replace("_", " "))


def demands(language: str, kinds: Iterable[str], named: Mapping[str, Sequence[str]] = MappingProxyType({})) -> str:
    """Kinds of demands that exclude (``recommender.demands_met``), in words. ``named``: their values where those are to
    be said, by kind ("de:B2" of languages).
    """
    return ", ".join(_demand(kind, language, named.get(kind, ())) for kind in kinds)


def _demand(kind: str, language: str, values: Sequence[str]) -> str:
    said = [language_in_words(value, language) if kind == "language" else value for value in values]
    return f"{_DEMANDS[kind][language]} ({', '.join(said)})" if said else _DEMANDS[kind][language]


def doubt(language: str, cv: str, ad: str, *, wished: bool = False) -> str:
    """That the CV says no to something that the posting mentions, or ``wished`` for something else. ``cv``: its words,
    "" where they are a detail.
    """
    said = ": " + _QUOTED[language].format(_cut(cv)) if cv else ""
    return (_WISHED_OTHERWISE if wished else _DOUBT)[language].format(said=said, ad=_cut(ad))


def why_not(status: str, language: str, **values: object) -> str:
    """Why a posting is not in the list: a filter's name, or no_match, repeated (other), below (rank, above),
    unmet (demands), shown.
    """
    if status not in _WHY_NOT:
        return _REMOVED[language].format(limit=status.replace("_", " "))
    return _WHY_NOT[status][language].format(**values)
