"""Finding labels in a text: exact and lemma hits with word boundaries, the longest first, each with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extraction import label_context, tokens
from extraction.barring import NOTHING, Barring
from extraction.label_context import Area, Surroundings
from extraction.label_rules import Trust
from extraction.lexicon import Entry, LexicalConcept, Lexicon
from extraction.lexicon_index import Index
from extraction.sentences import Span
from ontology.concepts import ConceptKind
from ontology.evidence import ConceptEvidence, EvidenceKind

COMPOUND = "compound"
"""The method of a hit on a cut compound; its quote is the part that stands there ("projekt" of "projektstyring")."""
DEFAULT_KINDS = (ConceptKind.SKILL, ConceptKind.OCCUPATION)
# Confidence of an exact hit by the label's rank: preferred, alternative, hidden, derived; then what is left of it by
# class and method. Shares of right concepts among the rated hits of the reading set's development CVs, Danish
# (benchmarks/reading_set/dev_ratings.tsv; preferred 70, alternative 140, ordinary words 58, lemmas 14 of them); hidden
# and derived labels and tiny ones are too few there and are conventions.
_BY_RANK = (0.97, 0.93, 0.9, 0.9)
_BY_TRUST = {Trust.PLAIN: 1.0, Trust.CASED: 0.98, Trust.TINY: 0.9, Trust.COMMON: 0.98}
_LEMMA = 0.85
_PREFERRED_AMONG_OTHERS = 0.95
_AMBIGUOUS = 0.55  # the share that stays however many concepts have the label
_LEMMA_LENGTH = 4
_FOREIGN_ACRONYM = 3
_COMPOUNDING = frozenset({"da", "sv", "no", "nb", "nn", "de"})
_COMPOUND_REACH = 7  # words from the cut part to the whole one: "personale-, løn- og økonomiopgaver"
_COMPOUND_TAIL = 4  # letters of the shared last part of a compound, at least
_PLURALS = frozenset({"s", "es", "er", "r"})
_LONGEST_ENDING = 5  # letters of an inflection: "-ernes"
_NO_ENDING = frozenset({"syn", "type", "typer", "tid", "dag", "rum"})


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    language: str
    method: str
    entry: Entry
    concept: LexicalConcept
    confidence: float
    trust: Trust

    @property
    def order(self) -> tuple[int, bool, float, bool, int, str]:
        """Longest first, then exact before lemma, surer first, skills before occupations."""
        occupation = self.concept.kind is not ConceptKind.SKILL
        return (
            self.start - self.end,
            self.method != "label",
            -self.confidence,
            occupation,
            self.start,
            self.concept.uri,
        )


class Matcher:
    """Finds a lexicon's labels. Deterministic: the same text and lexicon give the same evidence. Thread-safe."""

    def __init__(self, lexicon: Lexicon, barring: Barring = NOTHING) -> None:
        self.lexicon = lexicon
        self._barring = barring

    def find(
        self,
        text: str,
        language: str,
        areas: Sequence[Area] = (),
        kinds: Collection[ConceptKind] = DEFAULT_KINDS,
    ) -> list[ConceptEvidence]:
        """Evidence for every label found, by place; spans do not overlap.

        ``language``: the document's, as detected; for "und" the first loaded of Danish and English. ``areas``: the
        document's sections, which help where a label is an ordinary word, and name the evidence's section. Polarity
        and strength are left at their defaults (see ``extraction.context``).
        """
        document = self._document_language(language)
        around = Surroundings(text, areas)
        hits: list[_Hit] = []
        for label_language in self._languages(document):
            hits += self._hits(around, label_language, document, frozenset(kinds))
        accepted = _best([hit for hit in hits if hit.trust is not Trust.TINY])
        fields = _fields_by_sentence(around, accepted)
        tiny = [hit for hit in hits if hit.trust is Trust.TINY and _supported(around, hit, fields)]
        chosen = _best([*accepted, *tiny])
        return [self._evidence(around, hit) for hit in sorted(chosen, key=lambda hit: hit.start)]

    def _document_language(self, language: str) -> str:
        if language in self.lexicon.languages:
            return language
        return next((known for known in ("da", "en") if known in self.lexicon.languages), language)

    def _languages(self, document: str) -> list[str]:
        """The document's own first, then English, then the others by tag."""
        return sorted(self.lexicon.languages, key=lambda tag: (tag != document, tag != "en", tag))

    def _hits(
        self, around: Surroundings, language: str, document: str, kinds: frozenset[ConceptKind]
    ) -> Iterator[_Hit]:
        index = self.lexicon.index(language)
        words = tokens.tokenize(around.text, language)
        seen: set[tuple[int, int]] = set()
        for first, last, rows in _rows([word.norm for word in words], index, index.surface):
            seen.add((first, last))
            yield from self._hit(around, words, first, last, rows, "label", language, document, kinds)
        if language == document and language in _COMPOUNDING:
            for first, key in _compounds(words):
                if compound := index.surface.get(key):
                    yield from self._hit(around, words, first, first, compound, COMPOUND, language, document, kinds)
        if language not in (document, "en"):
            return  # lemmas of a third language are not trusted
        content = [place for place, word in enumerate(words) if not tokens.is_article(word.norm, language)]
        for forms, table in (
            ([words[place].lemma for place in content], index.lemma),
            ([words[place].noun for place in content], index.noun),
        ):
            for first, last, rows in _rows(forms, index, table):
                begin, finish = content[first], content[last]
                single = begin == finish
                if (begin, finish) in seen:
                    continue
                if single and (language != document or len(words[begin].norm) < _LEMMA_LENGTH):
                    continue
                yield from self._hit(around, words, begin, finish, rows, "lemma", language, document, kinds)

    def _hit(
        self,
        around: Surroundings,
        words: Sequence[tokens.Token],
        first: int,
        last: int,
        rows: Sequence[int],
        method: str,
        language: str,
        document: str,
        kinds: frozenset[ConceptKind],
    ) -> Iterator[_Hit]:
        """At most one hit of a key at a place: its best label that may count there."""
        start, end = words[first].start, words[last].end
        if (first and words[first - 1].joined and words[first - 1].end + 1 == start) or (
            words[last].truncated and method != COMPOUND
        ):
            return
        if not around.is_bounded(start, end) or not around.within_sentence(start, end):
            return
        if first == last and self.lexicon.entry(rows[0]).text.islower() and around.of_house(start):
            return
        if label_context.FIELD.match(around.text, end):
            return
        place = _Place(around, document, Span(start, end), [word.norm for word in words[first : last + 1]], method)
        found: dict[int, tuple[Entry, Trust, float]] = {}
        for row in rows:
            entry = self.lexicon.entry(row)
            concept = self.lexicon.concepts[entry.concept]
            if concept.kind not in kinds or entry.concept in found:
                continue
            if self._barring.forbids(around.text[start:end], concept.uri, language, document):
                continue
            judged = _judge(place, entry, concept.evidence_kind, words[last].joined)
            if judged is not None:
                found[entry.concept] = (entry, *judged)
        if found:
            number, (entry, trust, factor) = next(iter(found.items()))
            others = [other for other, _, _ in found.values()][1:]
            confidence = round(_BY_RANK[entry.rank] * factor * _clarity(entry, others), 4)
            yield _Hit(start, end, language, method, entry, self.lexicon.concepts[number], confidence, trust)

    def _evidence(self, around: Surroundings, hit: _Hit) -> ConceptEvidence:
        sentence = around.sentence(hit.start, hit.end)
        return ConceptEvidence(
            uri=hit.concept.uri,
            kind=hit.concept.evidence_kind,
            quote=around.text[hit.start : hit.end],
            start=hit.start,
            end=hit.end,
            sentence=around.text[sentence.start : sentence.end],
            confidence=hit.confidence,
            method=hit.method,
            ontology_version=self.lexicon.version,
            section=around.area(hit.start),
        )


def _compounds(words: Sequence[tokens.Token]) -> Iterator[tuple[int, str]]:
    """(place, key) of a cut compound with each ending that it may share: "projekt- og økonomistyring"."""
    for place, word in enumerate(words):
        if not word.truncated:
            continue
        whole = next((other for other in words[place + 1 : place + _COMPOUND_REACH] if _is_whole(other)), None)
        if whole is not None:
            for cut in range(2, len(whole.norm) - _COMPOUND_TAIL + 1):
                yield place, word.norm + whole.norm[cut:]


def _is_whole(word: tokens.Token) -> bool:
    return not word.truncated and word.norm.isalpha() and len(word.norm) > _COMPOUND_TAIL + 1


def _rows(forms: Sequence[str], index: Index, table: Mapping[str, list[int]]) -> list[tuple[int, int, list[int]]]:
    """(first, last, rows) of every run of words that is a key of ``table``; no run is longer than a key like it."""
    longest, pairs, count = index.longest, index.pairs, len(forms)
    found: list[tuple[int, int, list[int]]] = []
    for first, form in enumerate(forms):
        most = longest.get(form)
        if most is None:
            continue
        if rows := table.get(form):
            found.append((first, first, rows))
        if most == 1 or first + 1 == count:
            continue
        key = f"{form} {forms[first + 1]}"
        most = pairs.get(key)
        if most is None:
            continue
        if rows := table.get(key):
            found.append((first, first + 1, rows))
        for last in range(first + 2, min(first + most, count)):
            key = f"{key} {forms[last]}"
            if rows := table.get(key):
                found.append((first, last, rows))
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a key was found: the span, its normalised words, and how ("label", "lemma")."""

    around: Surroundings
    document: str
    span: Span
    norms: Sequence[str]
    method: str


def _judge(place: _Place, entry: Entry, kind: EvidenceKind, partial: bool) -> tuple[Trust, float] | None:
    """What a label's class, language and method leave of its confidence, with the class it has in this document.

    None where it may not count. ``partial``: the span ends inside a compound with a hyphen ("Excel-ark").
    """
    trust, norms = entry.trust, place.norms
    is_name = entry.text != entry.text.lower()
    factor = 1.0
    if entry.language != place.document:
        foreign = label_context.foreign_factor(entry.text, norms, entry.language, place.document)
        if foreign is None:
            return None
        factor *= foreign
        if trust is Trust.COMMON and len(norms) == 1 and tokens.is_known(norms[0], place.document):
            return None  # "computer" and "interview" are everyday words of both languages
        if len(entry.text) <= _FOREIGN_ACRONYM and entry.text.isupper():
            trust = Trust.TINY  # "CPR" is resuscitation in English only
        elif trust is Trust.PLAIN and is_name and len(norms) == 1 and tokens.is_known(norms[0], place.document):
            trust = Trust.CASED
    if partial and (not is_name or trust is Trust.TINY):
        return None
    if place.method == COMPOUND:
        factor *= _LEMMA
    if place.method == "lemma":
        if len(norms) == 1 and (is_name or trust is not Trust.PLAIN or not _inflected(norms[0], entry.text)):
            return None
        factor *= _LEMMA
    if kind is not EvidenceKind.OCCUPATION and place.around.in_firm(place.span.end):
        return None
    known = trust is Trust.CASED and tokens.is_known(norms[0], place.document)
    if not label_context.allows(place.around, trust, entry.text, kind, place.span, document_word=known):
        return None
    return trust, factor * _BY_TRUST[trust]


def _inflected(word: str, label: str) -> bool:
    """Whether a word is a form of the label, or the label the plural of the word; "present" is not "presenting"."""
    norm = tokens.normalise(label)
    if norm.startswith(word):
        return norm[len(word) :] in _PLURALS
    shared = next((n for n, (one, other) in enumerate(zip(word, norm, strict=False)) if one != other), len(norm))
    # A dictionary takes "computersyn" for a form of "computer".
    return norm[shared:] not in _NO_ENDING and len(norm) - shared <= _LONGEST_ENDING


def _clarity(best: Entry, others: Sequence[Entry]) -> float:
    """1 for a label of one concept; less for one of several, least where none has it as its preferred label."""
    if not others:
        return 1.0
    if best.rank == 0 and all(other.rank > 0 for other in others):
        return _PREFERRED_AMONG_OTHERS
    return _AMBIGUOUS + (1 - _AMBIGUOUS) / (1 + len(others))


def _best(hits: Sequence[_Hit]) -> list[_Hit]:
    """Hits that do not overlap, taken in their order."""
    taken: list[_Hit] = []
    covered: set[int] = set()
    for hit in sorted(hits, key=lambda hit: hit.order):
        places = range(hit.start, hit.end)
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append(hit)
    return taken


def _fields_by_sentence(around: Surroundings, accepted: Sequence[_Hit]) -> Mapping[Span, Sequence[frozenset[str]]]:
    """Sentence -> the fields of its hits that are no occupations."""
    found: dict[Span, list[frozenset[str]]] = {}
    for hit in accepted:
        if hit.concept.evidence_kind is not EvidenceKind.OCCUPATION:
            fields = found.setdefault(around.sentence(hit.start, hit.end), [])
            if hit.concept.fields not in fields:
                fields.append(hit.concept.fields)
    return found


def _supported(around: Surroundings, hit: _Hit, fields: Mapping[Span, Sequence[frozenset[str]]]) -> bool:
    others = fields.get(around.sentence(hit.start, hit.end), ())
    return label_context.allows_tiny(around, hit.concept.fields, others, Span(hit.start, hit.end))
