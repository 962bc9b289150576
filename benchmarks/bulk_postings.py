"""Synthetic postings for measuring speed: nearly as long as real ones, their phrases new or moderately repeated.

Texts are put together from a loaded classification's labels and descriptions by a seeded generator. A phrase is seldom
a label as it stands: words are exchanged, two are joined, or a description is cut, so that phrases have to be linked.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ontology.concepts import Classification, Concept, ConceptKind

POOL, REPEATED = 5_000, 0.6
"""Phrases that come again, and the share of all slots that they fill, the commoner the more often (Zipf). Of the
phrases of 66 authored postings 6 % were there before; those of a whole market come again more often."""

_WORDS = re.compile(r"[\w-]+(?: [\w-]+){3,7}")
_TOWNS = ("Aarhus C;8000", "Odense C;5000", "Vejle;7100", "Næstved;4700", "Herning;7400", "Valby;2500", "Esbjerg;6700")
_NAMES = ("Nordvang", "Lykkesholm", "Bakkegård", "Møllevang", "Søndermark", "Fjordlund", "Egeskov", "Strandby")
_KINDS = ("A/S", "ApS", "Kommune", "Group", "Teknik", "Logistik", "Care", "Design")

_DANISH = {
    "opening": (
        (
            "Vil du være med til at gøre en forskel hos {employer}? Vi søger en {title} til vores afdeling i {town}, "
            "hvor hverdagen er travl, og hvor du får indflydelse på, hvordan opgaverne bliver løst."
        ),
        (
            "{employer} vokser, og derfor mangler vi en {title}. Du bliver en del af et team på {small} kolleger i "
            "{town}, som sætter en ære i at hjælpe hinanden og levere til tiden."
        ),
    ),
    "tasks": ("Dine opgaver", "Om jobbet", "Det skal du lave"),
    "task": (
        "{0}",
        "{0} og {1}",
        "Du får ansvar for {0} i samarbejde med kolleger fra hele huset",
        "Sammen med teamet står du for {0}, når {small} nye kunder kommer til",
    ),
    "demands": ("Om dig", "Dine kvalifikationer", "Vi forventer"),
    "demand": (
        "Du har erfaring med {0}",
        "Du kender til {0}, og det er en fordel, hvis du også har prøvet {1}",
        "Gerne kendskab til {0}",
        "Mindst {small} års erfaring med {0}",
        "Du har en relevant uddannelse og er vant til {0}",
    ),
    "end": (
        "Du taler og skriver dansk og forstår engelsk. Du har kørekort til almindelig bil.",
        "Stillingen er på 37 timer om ugen med tiltrædelse hurtigst muligt. Løn efter aftale og kvalifikationer.",
        "Vi tilbyder en uformel tone, kantineordning, efteruddannelse og fleksible arbejdstider.",
        "Har du spørgsmål, så ring til afdelingsleder Mette Holm på 22 33 44 55. Samtaler holdes løbende.",
    ),
    "joints": ("i", "til", "for", "af"),
}
_ENGLISH = {
    "opening": (
        (
            "{employer} is looking for a {title} to join our office in {town}, where days are busy and where you will "
            "have a say in how the work is done."
        ),
        (
            "We are growing, and need a {title}. You will be part of a team of {small} colleagues in {town} who take "
            "pride in helping each other and in delivering on time."
        ),
    ),
    "tasks": ("Your tasks", "About the job", "What you will do"),
    "task": (
        "{0}",
        "{0} and {1}",
        "You will be responsible for {0} together with colleagues from all of the company",
        "With the team you will take care of {0} whenever {small} new customers arrive",
    ),
    "demands": ("About you", "Your qualifications", "Requirements"),
    "demand": (
        "You have experience with {0}",
        "You know {0}, and it is an advantage if you have tried {1} as well",
        "Preferably knowledge of {0}",
        "At least {small} years of experience with {0}",
        "You have a relevant education and are used to {0}",
    ),
    "end": (
        "You speak and write English and understand Danish. You have a driving licence.",
        "The position is 37 hours a week, and starts as soon as possible. Salary by agreement and qualifications.",
        "We offer an informal tone, a canteen, training and flexible hours.",
        "If you have questions, call head of department Anne Smith on +45 22 33 44 55. Interviews are held as we go.",
    ),
    "joints": ("in", "for", "of", "with"),
}


@dataclass(frozen=True)
class _Matter:
    """What texts of one language are made of."""

    titles: Sequence[str]
    labels: Sequence[str]
    clauses: Sequence[str]
    frame: dict[str, tuple[str, ...]]


def postings(classification: Classification, count: int, seed: int, *, repeated: bool) -> Iterator[str]:
    """``count`` JobPostings as lines of JSON, three of four in Danish. ``repeated``: most phrases come from a pool."""
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    matters = {"da": _matter(classification, "da", _DANISH), "en": _matter(classification, "en", _ENGLISH)}
    pools = {language: [_phrase(matter, draw) for _ in range(POOL)] for language, matter in matters.items()}
    weights = list(accumulate(1 / rank for rank in range(1, POOL + 1)))
    for number in range(count):
        language = "da" if draw.random() < 0.75 else "en"
        matter, pool = matters[language], pools[language]

        def phrase(matter: _Matter = matter, pool: Sequence[str] = pool) -> str:
            if repeated and draw.random() < REPEATED:
                return draw.choices(pool, cum_weights=weights)[0]
            return _phrase(matter, draw)

        title = draw.choice(matter.titles)
        town, postcode = draw.choice(_TOWNS).split(";")
        employer = f"{draw.choice(_NAMES)} {draw.choice(_KINDS)}"
        facts = {"employer": employer, "title": title, "town": town}

        def filled(part: str, frame: dict[str, tuple[str, ...]] = matter.frame, facts: dict[str, str] = facts) -> str:
            text = draw.choice(frame[part])
            return text.format(phrase(), phrase(), small=draw.randint(2, 19), **facts)

        lists = [
            "\n".join(f"- {filled(part)}" for _ in range(draw.randint(*size)))
            for part, size in (("task", (6, 10)), ("demand", (5, 8)))
        ]
        frame = matter.frame
        text = "\n\n".join(
            (
                filled("opening"),
                f"{draw.choice(frame['tasks'])}\n{lists[0]}",
                f"{draw.choice(frame['demands'])}\n{lists[1]}",
                "\n".join(draw.sample(frame["end"], 3)),
            )
        )
        yield json.dumps(
            {
                "@type": "JobPosting",
                "identifier": {"name": "bulk", "value": f"{seed}-{number}"},
                "title": title,
                "description": text,
                "hiringOrganization": {"name": employer},
                "datePosted": f"2026-11-{draw.randint(1, 20):02}",
                "validThrough": f"2026-12-{draw.randint(1, 28):02}",
                "jobLocation": {"address": {"postalCode": postcode, "addressLocality": town}},
                "inLanguage": language,
            },
            ensure_ascii=False,
        )


def _matter(classification: Classification, language: str, frame: dict[str, tuple[str, ...]]) -> _Matter:
    skills = list(classification.of_kind(ConceptKind.SKILL))
    occupations = list(classification.of_kind(ConceptKind.OCCUPATION))
    described = skills if language == "en" else occupations
    clauses = [found for concept in described for found in _WORDS.findall(concept.description(language) or "")]
    return _Matter(_labels(occupations, language), _labels(skills, language), clauses, frame)


def _labels(concepts: Sequence[Concept], language: str) -> list[str]:
    return [label.text for concept in concepts for label in concept.labels if label.language == language]


def _phrase(matter: _Matter, draw: random.Random) -> str:
    """One of five a label, the others none: the last word of another, two joined, or a few words of a description."""
    one, other = draw.choice(matter.labels).split(), draw.choice(matter.labels).split()
    kind = draw.random()
    if kind < 0.2:
        return " ".join(one)
    if kind < 0.5:
        return " ".join([*(one[:-1] or one), other[-1]])
    if kind < 0.75 or not matter.clauses:
        return " ".join([*one[:4], draw.choice(matter.frame["joints"]), *other[-2:]])
    return draw.choice(matter.clauses)
