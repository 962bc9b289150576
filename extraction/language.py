"""Which language a text is written in: py3langid on a few languages, helped by words that only one of them has."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

UNDETERMINED = "und"
"""BCP 47's tag for a language that could not be told."""

NEIGHBOURS = ("da", "en", "no", "sv", "de", "nl", "fr", "es", "it", "pl", "fi", "is", "ro", "tr", "ar", "uk")
"""Languages that are always considered: those of Denmark's neighbours and of many who live there. A text in one of
them must not pass for one of the candidates."""

MAX_CHARS = 10_000
"""So many code points, from the beginning, decide."""

_NORWEGIAN = ("no", "nb", "nn")
_MIN_PROBABILITY = 0.5
_MIN_CANDIDATE_PROBABILITY = 0.35
_MARKER_WEIGHT = 0.6
_MAX_MARKERS = 10
_CANDIDATE_WEIGHT = 2.0
_SHORT_LETTERS = 80
_NOISE = re.compile(r"\[[A-Z]{2,}(?:_\d+)?\]|\S*@\S*|https?://\S+|www\.\S+|\d+")
_WORD = re.compile(r"[^\W\d_]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MARKERS = {
    "da": _words(
        "af og jeg efter uddannelse arbejde arbejder søger blev været nogle ligger også eller hvor løn "
        "ansættelse stilling færdigheder sprog erfaring medarbejder kørekort opgaver ikke dig mig vores "
        "gennem mellem være bliver hjælp erhverv"
    ),
    "no": _words(
        "av og jeg etter utdanning arbeid arbeider søker ble vært noen ikkje eg også eller hvor lønn stilling "
        "ferdigheter språk erfaring medarbeider førerkort oppgaver ikke deg meg mellom være blir hjelp "
        "utdannelse mulighet gjennom"
    ),
    "sv": _words(
        "av och jag efter utbildning arbete arbetar söker blev varit några för också eller där lön "
        "anställning tjänst språk erfarenhet medarbetare körkort uppgifter inte dig mig mellan vara blir "
        "hjälp är som till från"
    ),
    "de": _words(
        "und ich nach ausbildung arbeit suche wurde einige auch oder wo lohn für stelle kenntnisse sprachen "
        "erfahrung mitarbeiter führerschein aufgaben nicht mit der die das wir zwischen sein bei als im zur"
    ),
    "en": _words(
        "the and of with education work experience skills languages looking was were also or where position "
        "employee licence tasks not you our between is are from manager years we to my as"
    ),
}
"""Common words, written down for this purpose; neighbours share some, which then decide nothing between them."""

_lock = threading.Lock()


def detect_language(text: str, candidates: Sequence[str] = ()) -> str:
    """The BCP 47 tag of the language that most of ``text`` is in, or "und".

    ``candidates`` are the tags that are likely (those that labels are loaded for): they decide close calls of short
    texts. A clear case of another language gives that language's tag. Norwegian is "no", unless the candidates have it
    under "nb" or "nn".
    """
    sample = _NOISE.sub(" ", text[:MAX_CHARS])
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < 3:
        return UNDETERMINED
    wanted = tuple(dict.fromkeys(_plain(tag) for tag in candidates))
    scores = dict(_probabilities(" ".join(_WORD.findall(sample)), wanted))
    hits = _marker_hits(words)
    for tag in scores:
        scores[tag] *= math.exp(_MARKER_WEIGHT * hits.get(tag, 0.0))
        if tag in wanted and letters < _SHORT_LETTERS:
            scores[tag] *= _CANDIDATE_WEIGHT
    total = sum(scores.values())
    best = min(scores, key=lambda tag: (-scores[tag], tag))
    least = _MIN_CANDIDATE_PROBABILITY if best in wanted else _MIN_PROBABILITY
    if not total or scores[best] < least * total:
        return UNDETERMINED
    return _as_candidate(best, candidates)


def _plain(tag: str) -> str:
    base = tag.lower().split("-")[0]
    return "no" if base in _NORWEGIAN else base


def _as_candidate(tag: str, candidates: Sequence[str]) -> str:
    """The tag as the candidates spell it ("nb" for "no")."""
    if tag in candidates:
        return tag
    return next((candidate for candidate in candidates if _plain(candidate) == tag), tag)


def _marker_hits(words: list[str]) -> dict[str, float]:
    """For each language, how many of its marker words the text has, up to a limit."""
    present = set(words)
    found = {tag: len(present & markers) for tag, markers in _MARKERS.items()}
    return {tag: float(min(count, _MAX_MARKERS)) for tag, count in found.items()}


def _probabilities(text: str, wanted: tuple[str, ...]) -> list[tuple[str, float]]:
    with _lock:
        identifier = _identifier(wanted)
    ranking = identifier.rank(text)
    found: dict[str, float] = {}
    for label, probability in ranking:
        tag = _plain(label)
        found[tag] = found.get(tag, 0.0) + float(probability)
    return list(found.items())


@lru_cache(maxsize=8)
def _identifier(wanted: tuple[str, ...]) -> Any:
    """py3langid's model cut down to the wanted languages and the neighbours; 0.1 s and 3 MB each."""
    from py3langid.langid import MODEL_FILE

    from extraction.identifier import QuickIdentifier

    identifier = QuickIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    labels = set(identifier.labels)
    chosen = {*wanted, *NEIGHBOURS, "nn", "no"} & labels
    identifier.set_languages(sorted(chosen))
    # The whole model would stay in memory for a choice that is never changed again.
    identifier._full_model = identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes
    return identifier
