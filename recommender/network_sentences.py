"""Sentences on what the path network adds to a score, in Danish and English; people read of it as the network model."""

from __future__ import annotations

from collections.abc import Sequence

_WAY = {
    "da": "; derfra går netværksmodellens vej {way} til arbejdet som {job}, som opslaget gælder: »{ad}«.",
    "en": "; from there the network model's path goes {way} to work as {job}, which the ad is for: “{ad}”.",
}
_STRAIGHT = {"da": "lige", "en": "straight"}
_OVER = "over {stops}"
_STOPS = {
    "skill": {"da": "kompetencen »{name}«", "en": "the skill “{name}”"},
    "occupation": {"da": "arbejdet som {name}", "en": "work as {name}"},
    "group": {"da": "kompetencegruppen »{name}«", "en": "the skill group “{name}”"},
    "isco": {"da": "stillingsgruppen »{name}«", "en": "the occupation group “{name}”"},
}
_PARTS = {
    "shown": {
        "da": "Af det, som netværksmodellen lægger til, kommer {shown} % ad de viste veje og {other} % ad andre veje",
        "en": "Of what the network model adds, {shown} % comes by the paths shown and {other} % by other paths",
    },
    "other": {
        "da": "Af det, som netværksmodellen lægger til, kommer {other} % ad andre veje end dem, der kan vises",
        "en": "Of what the network model adds, {other} % comes by other paths than can be shown",
    },
    "labels": {"da": "; {labels} % er, at navnene ligner", "en": "; {labels} % is that the names are alike"},
    "only_labels": {
        "da": "Det, som netværksmodellen lægger til, er, at navnene ligner",
        "en": "What the network model adds is that the names are alike",
    },
}
_LINKS = {
    "needed": {
        "da": "At »{high}« indgår i arbejdet som {low}, bærer {share} % af det, som netværksmodellen lægger til.",
        "en": "“{high}” being part of work as {low} carries {share} % of what the network model adds.",
    },
    "related": {
        "da": "At »{high}« bruges til »{low}«, bærer {share} % af det, som netværksmodellen lægger til.",
        "en": "“{high}” being used for “{low}” carries {share} % of what the network model adds.",
    },
    "broader": {
        "da": "At »{low}« hører under »{high}«, bærer {share} % af det, som netværksmodellen lægger til.",
        "en": "“{low}” coming under “{high}” carries {share} % of what the network model adds.",
    },
}
_AND = {"da": " og ", "en": " and "}
_TELLING = 0.0005
"""Share that shows in a percentage of one decimal."""


def way(language: str, stops: Sequence[tuple[str, str]], job: str, ad: str) -> str:
    """How the path network goes on from the skill just named to the ad's occupation. ``stops``: kind (as of the
    network's nodes) and name of each concept between, in order.
    """
    told = [_STOPS[kind][language].format(name=name) for kind, name in stops]
    over = _OVER.format(stops=_listed(language, told)) if told else _STRAIGHT[language]
    return _WAY[language].format(way=over, job=job, ad=ad)


def parts(language: str, paths: int, shown: float, other: float, labels: float) -> str:
    """How much of what the network adds the ``paths`` that are shown bring, how much all other paths, and how much the
    likeness of names; any unit, each >= 0 and one of them above.
    """
    whole = shown + other + labels
    if shown + other <= 0:
        return _PARTS["only_labels"][language] + "."
    shares = {name: _percent(language, part / whole) for name, part in (("shown", shown), ("other", other))}
    text = _PARTS["shown" if paths else "other"][language].format(**shares)
    if labels >= _TELLING * whole:
        text += _PARTS["labels"][language].format(labels=_percent(language, labels / whole))
    return text + "."


def link(language: str, kind: str, low: str, high: str, share: float) -> str:
    """How much of what the network adds comes over one relation: ``kind`` needed (of work ``low`` the skill ``high``),
    related (of two skills) or broader. ``share`` in [0, 1].
    """
    return _LINKS[kind][language].format(share=_percent(language, share), low=low, high=high)


def _percent(language: str, share: float) -> str:
    """With one decimal, as people write numbers: "1,5", "1.5"."""
    text = f"{100 * share:.1f}"
    return text.replace(".", ",") if language == "da" else text


def _listed(language: str, parts: Sequence[str]) -> str:
    return _AND[language].join(filter(None, (", ".join(parts[:-1]), parts[-1])))
