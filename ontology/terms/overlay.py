"""Terms and mappings together, and the classification that results where they are laid over one.

Nothing is written into the classification: ``apply`` gives another one that shares every concept that no term names.
"""

from __future__ import annotations

import gc
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter

from ontology.concepts import Classification, Concept, Label, LabelKind
from ontology.phrases import normalise
from ontology.terms.values import SHIPPED, Term, TermMapping, TermStatus, stable_hash

_STRENGTH = {
    status: place
    for place, status in enumerate(
        (TermStatus.PROPOSED, TermStatus.REVIEWED, TermStatus.RELEASED, TermStatus.DEPRECATED, TermStatus.REJECTED)
    )
}
"""Of two statements about one term the one further on counts: who withdraws it has the last word."""
_KIND_ORDER = {LabelKind.PREFERRED: 0, LabelKind.ALTERNATIVE: 1, LabelKind.HIDDEN: 2}
_LIVE = frozenset(status for status in TermStatus if status.is_live)
_LANGUAGE, _KIND_AND_TEXT = attrgetter("language"), attrgetter("kind", "text")


@dataclass(frozen=True)
class Overlay:
    """Local terms and mappings, each once and sorted. Empty by default. Safe to share between threads."""

    terms: tuple[Term, ...] = ()
    mappings: tuple[TermMapping, ...] = ()

    @classmethod
    def of(cls, terms: Iterable[Term], mappings: Iterable[TermMapping] = ()) -> Overlay:
        """Join terms of several sources: a curator's statement counts before the shipped one of the same term.

        Between curators the status further on counts (proposed, reviewed, released, deprecated, rejected), then the
        source later in the alphabet.
        """
        found: dict[tuple[object, ...], TermMapping] = {}
        for mapping in sorted(mappings, key=attrgetter("source", "key")):
            found[mapping.key, mapping.languages] = mapping
        return cls(_chosen(terms), tuple(sorted(found.values(), key=attrgetter("key", "languages"))))

    def joined(self, other: Overlay) -> Overlay:
        """``of`` the terms and mappings of both; the work is in proportion to ``other``."""
        if not other:
            return self
        grouped, digests = dict(self._grouped), dict(self._digests)
        for uri, terms in other._grouped.items():
            grouped[uri] = _chosen((*grouped.get(uri, ()), *terms))
            digests[uri] = _digest(grouped[uri])
        mappings = Overlay.of((), (*self.mappings, *other.mappings)).mappings
        both = Overlay(tuple(chain.from_iterable(grouped[uri] for uri in sorted(grouped))), mappings)
        vars(both).update(_grouped=grouped, _digests=digests)
        return both

    def __bool__(self) -> bool:
        return bool(self.terms or self.mappings)

    def within(self, classification: Classification) -> Overlay:
        """What of it has an effect on this classification, so that ``is_local`` is exact for it.

        Terms and mappings of unknown concepts are left out, and terms that are official labels already.
        """
        concepts = classification.concepts
        kept: list[Term] = []
        for uri, terms in self._grouped.items():
            concept = concepts.get(uri)
            if concept is None:
                continue
            languages = {label.language for label in concept.labels}
            if all(term.language not in languages for term in terms):  # as a rule: no official label to compare with
                kept += terms
                continue
            official = {(label.language, label.text) for label in concept.labels}
            kept += [term for term in terms if not term.status.is_live or (term.language, term.text) not in official]
        mappings = tuple(item for item in self.mappings if item.concept in concepts)
        if len(kept) == len(self.terms) and len(mappings) == len(self.mappings):
            return self
        return Overlay(tuple(kept), mappings)

    @cached_property
    def _grouped(self) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.concept, []).append(term)
        return {uri: tuple(terms) for uri, terms in found.items()}

    @cached_property
    def _digests(self) -> Mapping[str, bytes]:
        return {uri: _digest(terms) for uri, terms in self._grouped.items()}

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 (hex) over terms and mappings."""
        digest = hashlib.sha256()
        for uri in sorted(self._digests):
            digest.update(self._digests[uri])
        for mapping in self.mappings:
            digest.update(repr(mapping).encode())
        return digest.hexdigest()

    # --- laying it over ----------------------------------------------------------------------------------------

    def apply(self, classification: Classification) -> Classification:
        """The classification with these terms laid over; the very same one where they have no effect on it.

        A concept without an official preferred label in a language gets the local preferred one and the local
        alternatives. Where there is an official one, every local term becomes a hidden label: matched, never shown.
        The content hash is made of the classification's and the overlay's, so nothing is hashed twice.
        """
        mine = self.within(classification)
        return mine.relay(classification, classification, mine.concepts) if mine else classification

    def relay(self, base: Classification, laid: Classification, changed: Iterable[str]) -> Classification:
        """``apply`` to ``base``, where ``laid`` has it already but for the ``changed`` concepts.

        The overlay must be ``within`` the base. The work is in proportion to ``changed``.
        """
        concepts = dict(laid.concepts)
        with _uncollected():
            for uri in changed:
                concepts[uri] = _with_labels(base.concepts[uri], self._labels(uri))
        made = replace(base, concepts=concepts)
        derived = vars(made)
        derived["content_hash"] = stable_hash(base.content_hash, self.content_hash)
        if "broader" in vars(base):  # relations are the same
            derived["broader"] = base.broader
        return made

    def _labels(self, uri: str) -> list[tuple[str, LabelKind, str]]:
        """(language, kind, text), the best first: live terms, then phrases that mean the concept."""
        live = [term for term in self._grouped.get(uri, ()) if term.status in _LIVE]
        if sum(term.kind is LabelKind.PREFERRED for term in live) > 1:  # else their order makes no difference
            live.sort(key=_rank)
        labels = [(term.language, term.kind, term.text) for term in live]
        for mapping in self._granting.get(uri, ()):
            labels += [(language, LabelKind.HIDDEN, mapping.phrase) for language in mapping.languages]
        return labels

    @cached_property
    def _granting(self) -> Mapping[str, list[TermMapping]]:
        found: dict[str, list[TermMapping]] = {}
        for mapping in self.mappings:
            if mapping.grants:
                found.setdefault(mapping.concept, []).append(mapping)
        return found

    def settled(self) -> Overlay:
        """The same with every term of the kind it has in effect: of two preferred ones the second is alternative."""
        terms: list[Term] = []
        for mine in self._grouped.values():
            named: set[str] = set()
            for term in sorted(mine, key=_rank):
                second = term.kind is LabelKind.PREFERRED and term.status in _LIVE and term.language in named
                if term.kind is LabelKind.PREFERRED and term.status in _LIVE:
                    named.add(term.language)
                terms.append(replace(term, kind=LabelKind.ALTERNATIVE) if second else term)
        return Overlay(tuple(sorted(terms, key=attrgetter("key"))), self.mappings)

    # --- asking ------------------------------------------------------------------------------------------------

    @property
    def concepts(self) -> frozenset[str]:
        """Concepts whose labels it may change."""
        return frozenset(self._grouped.keys() | self._granting.keys())

    def term(self, uri: str, language: str, text: str) -> Term | None:
        """The live local term that is this label of the concept, or None."""
        terms = self._grouped.get(uri, ())
        return next((term for term in terms if term.key[1:] == (language, text) and term.status.is_live), None)

    def is_local(self, uri: str, language: str, text: str) -> bool:
        """Whether a label comes from a local term. Exact for the classification that ``within`` was asked for."""
        return self.term(uri, language, text) is not None

    def forbids(self, phrase: str, uri: str, *languages: str) -> bool:
        """Whether a phrase of a text in (one of) these languages may not be read as the concept.

        So for the phrase of a negative mapping and for a withdrawn term. Compared without case and punctuation;
        ``extraction.barring`` compares dictionary forms, too.
        """
        barred = self.barred.get(uri)
        if barred is None:
            return False
        wanted = normalise(phrase)
        return any(tag in languages and normalise(text) == wanted for tag, text in barred)

    @cached_property
    def barred(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """Concept -> (language, phrase) that may not be read as it."""
        found: dict[str, set[tuple[str, str]]] = {}
        for mapping in self.mappings:
            if mapping.forbids:
                found.setdefault(mapping.concept, set()).update((tag, mapping.phrase) for tag in mapping.languages)
        for term in self.terms:
            if not term.status.is_live:
                found.setdefault(term.concept, set()).add((term.language, term.text))
        return {uri: frozenset(phrases) for uri, phrases in found.items()}


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection meanwhile: it would walk the whole classification several times and find nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _precedence(term: Term) -> tuple[bool, int, str]:
    return term.source != SHIPPED, _STRENGTH[term.status], term.source


def _rank(term: Term) -> tuple[int, bool, int, str]:
    """Of two preferred terms of one concept the curator's counts, then the status further on."""
    return _KIND_ORDER[term.kind], term.source == SHIPPED, -_STRENGTH[term.status], term.text


def _chosen(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each term once, by ``Overlay.of``'s rule, sorted."""
    found: dict[tuple[str, str, str], Term] = {}
    for term in sorted(terms, key=_precedence):
        found[term.key] = term
    return tuple(found[key] for key in sorted(found))


def _digest(terms: Iterable[Term]) -> bytes:
    parts = ("\x1f".join((*term.key, term.kind, term.author, term.status, term.source)) for term in terms)
    return hashlib.sha256("\x1e".join(parts).encode()).digest()


def _with_labels(concept: Concept, local: Sequence[tuple[str, LabelKind, str]]) -> Concept:
    """The concept with local labels, by the rule of ``Overlay.apply``."""
    labels: Sequence[Label] = concept.labels
    for language in {language for language, _, _ in local}:
        mine = [(kind, text) for tag, kind, text in local if tag == language]
        labels = _with_language(labels, language, mine)
    return concept if labels is concept.labels else _relabelled(concept, tuple(labels))


def _with_language(labels: Sequence[Label], language: str, local: list[tuple[LabelKind, str]]) -> Sequence[Label]:
    """Sorted labels with those of one language added; the very same ones where nothing is new."""
    start = end = 0
    if labels and labels[0].language <= language:
        start = bisect_left(labels, language, key=_LANGUAGE)
        end = bisect_right(labels, language, key=_LANGUAGE)
    official = labels[start:end]
    named = False
    is_official = any(label.kind is LabelKind.PREFERRED for label in official)
    seen = {label.text for label in official}
    added: list[Label] = []
    for wanted, text in local:
        if text in seen:
            continue
        seen.add(text)
        kind = LabelKind.HIDDEN if is_official else wanted
        if kind is LabelKind.PREFERRED:
            if named:
                kind = LabelKind.ALTERNATIVE
            named = True
        added.append(Label(language, kind, text))
    if not added:
        return labels
    block = sorted((*official, *added), key=_KIND_AND_TEXT)
    return (*labels[:start], *block, *labels[end:])


def _relabelled(concept: Concept, labels: tuple[Label, ...]) -> Concept:
    # Not dataclasses.replace, which takes four times as long, and this is done for every skill of ESCO.
    return Concept(
        concept.uri,
        concept.kind,
        labels,
        concept.descriptions,
        concept.code,
        concept.skill_type,
        concept.reuse_level,
        concept.isco,
        concept.status,
        concept.source,
    )
