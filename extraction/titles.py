"""Job titles to occupations: exact labels first, then title variants, then the linker where that is wanted."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from extraction.barring import NOTHING, Barring
from extraction.lexicon import Lexicon
from extraction.linking import make_linker
from extraction.linking.labels import normalise
from extraction.linking.occupations import title_variants
from extraction.linking.port import Linker
from ontology.concepts import Classification, ConceptKind

MIN_LINK_SCORE = 0.5
"""Probability from which a title without an exact label is taken for an occupation, where the label also has the
title's first and longest word: "Python-udvikler" is near to "udvikler" (a property developer) and is none."""

_NEAR_BEST = 0.85
_STEM_CHARS = 5

MAX_OCCUPATIONS = 5
_KINDS = (ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
_LEVEL = re.compile(
    r"^(?:senior|junior|chief|lead|leading|erfaren|erfarne|dygtig|faglært|ufaglært|udlært|uddannet|"
    r"autoriseret|nyuddannet|"
    r"ledende|overordnet|vikarierende|konstitueret|afgående|freelance|selvstændig|assisterende|assistant|experienced|"
    r"skilled|registered|certified|trainee|fleksible?|engageret|engagerede|specialist|student|frivillig)\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*[\(\[–—|/].*$|\s+-\s+.*$|\s*[,:].*$|\s+(?:søges|wanted|uden|without|som|hvor|der|who)\b.*$|[?!.].*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:og|and|eller|or|samt|&)\s+", re.IGNORECASE)
_OPENERS = re.compile(
    r"^(?:(?:vi søger|søger|we are looking for|join us as|bliv|vil du være|er du)\s+)?"
    r"(?:en|et|an?|vores|our)\s+(?:nye?\s+)?",
    re.IGNORECASE,
)


class TitleReader:
    """Occupations and ISCO groups for a title. Safe to share between threads; the linker is built once, when needed."""

    def __init__(
        self,
        lexicon: Lexicon,
        classification: Classification,
        linker: Callable[[], Linker] | None = None,
        barring: Barring = NOTHING,
    ) -> None:
        """``linker`` gives the one to use, where somebody has one already; it is asked once."""
        self._lexicon = lexicon
        self._barring = barring
        self._classification = classification
        self._make = linker or (lambda: make_linker("occupation", "default", classification))
        self._linker: Linker | None = None
        self._lock = threading.Lock()

    def exact(self, title: str, language: str) -> tuple[str, ...]:
        """URIs of the concepts that have the title, or a form of it, as a label; best first, at most five.

        Labels of the document's language count before those of English, which are tried in any document, and those
        before other languages.
        """
        others = [tag for tag in self._lexicon.languages if tag not in (language, "en")]
        tags = [tag for tag in dict.fromkeys((language, "en", *others)) if tag in self._lexicon.languages]
        for form in forms(title):
            for tag in tags:
                found = self._barring.allowed(form, self._lexicon.exact(form, tag, _KINDS), language, tag)
                found = self._barring.allowed(title, found, language, tag)
                if found:
                    return self._occupations_first(found)
        return ()

    def occupations(self, title: str, language: str, *, near: bool = True) -> tuple[str, ...]:
        """``exact``, and where that finds nothing and ``near`` is wanted, the linker's candidates above a threshold."""
        found = self.exact(title, language)
        if found or not near or not title.strip():
            return found
        return tuple(self._barring.allowed(title, self._linked(title, language), language))

    def _linked(self, title: str, language: str) -> Sequence[str]:
        bare = list(forms(title))[-1]
        with self._lock:
            if self._linker is None:
                self._linker = self._make()
            tag = language if language in self._lexicon.languages else "en"
            near = self._linker.link([bare], tag, MAX_OCCUPATIONS)[0]
        telling = _telling_words(bare)
        near = [item for item in near if not self._barring.forbids(bare, item.uri, language, tag)]
        found = [item for item in near if item.score >= MIN_LINK_SCORE and self._names(item.uri, telling)]
        return [item.uri for item in found if item.score >= _NEAR_BEST * found[0].score]

    def _names(self, uri: str, words: Sequence[str]) -> bool:
        """Whether one label of the concept has a word that begins like each of the given ones."""
        return any(
            all(any(word.startswith(start[:_STEM_CHARS]) for word in label) for start in words)
            for label in (normalise(label.text).split() for label in self._classification[uri].labels)
        )

    def _occupations_first(self, uris: Sequence[str]) -> tuple[str, ...]:
        """Occupations before ISCO groups of the same name, otherwise in the given order."""
        occupations = [uri for uri in uris if uri in self._occupation_uris]
        others = [uri for uri in uris if uri not in self._occupation_uris]
        return tuple(occupations + others)[:MAX_OCCUPATIONS]

    @cached_property
    def _occupation_uris(self) -> frozenset[str]:
        concepts = self._lexicon.concepts
        return frozenset(concept.uri for concept in concepts if concept.kind is ConceptKind.OCCUPATION)


def _telling_words(title: str) -> list[str]:
    """The first and the longest word of a title."""
    words = [word for word in normalise(title).split() if len(word) > 1]
    return list(dict.fromkeys((words[0], max(words, key=len)))) if words else []


def forms(title: str) -> Iterator[str]:
    """Forms of a title that may be a label, the fullest first, none twice."""
    seen: set[str] = set()
    plain = _OPENERS.sub("", title.strip(" .!?-–"))
    short = _ENDS.sub("", plain)
    bare = _LEVEL.sub("", short)
    for form in (title, plain, short, bare, _LEVEL.sub("", bare), _AND.split(bare, maxsplit=1)[0]):
        for variant in (form.strip(), *(found for found, _ in title_variants(form))):
            key = variant.casefold()
            if variant and key not in seen:
                seen.add(key)
                yield variant
