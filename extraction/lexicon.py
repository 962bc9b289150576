"""The label index: every label of a classification in every loaded language, ready for matching.

A lexicon is made from a classification once and kept in a file (NumPy arrays, no pickle). It knows nothing of
documents; ``extraction.matching`` looks texts up in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction import tokens
from extraction.errors import LexiconError
from extraction.label_rules import Shares, Trust
from extraction.lexicon_build import (
    CONCEPT_KINDS,
    EVIDENCE_KINDS,
    OF_SKILLS,
    Row,
    appended,
    arrays_of,
    concept_arrays,
    label_arrays,
    lemma_key,
    rows_of,
    shares_of,
    unpack,
)
from extraction.lexicon_index import Index
from ontology.concepts import Classification, ConceptKind
from ontology.evidence import EvidenceKind

FORMAT = "jobvej-lexicon"
FORMAT_VERSION = 3
"""To be raised whenever the arrays, the normalisation or the rules behind them change."""


_DROPPED = 255
"""Language number of a row that counts no more, because ``Lexicon.extended`` put others in its place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label as matching needs it. ``rank``: 0 preferred, 1 alternative, 2 hidden, 3 derived; lower is better."""

    concept: int
    language: str
    rank: int
    trust: Trust
    text: str


@dataclass(frozen=True, slots=True)
class LexicalConcept:
    """What matching must know of a concept.

    ``weight``: number of relations that name it, a prior for ambiguous labels. ``fields``: codes of the first-level
    skill groups above it ("S1", "06").
    """

    uri: str
    kind: ConceptKind
    evidence_kind: EvidenceKind
    weight: int
    fields: frozenset[str]


class Lexicon:
    """All labels of a classification. Immutable after making; safe to share between threads."""

    def __init__(self, version: str, languages: Sequence[str], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Not for callers: use ``build`` or ``load``. ``version`` is the classification's content hash."""
        self.version = version
        self.languages = tuple(languages)
        self._arrays = arrays

    # --- making ------------------------------------------------------------------------------------------------

    @classmethod
    def build(cls, classification: Classification) -> Lexicon:
        """Tokenise and classify every label (about 20 s for the full ESCO in two languages; 150,000 labels)."""
        about = concept_arrays(classification)
        labels = label_arrays(classification, about["concept_weight"].tolist())
        return cls(classification.content_hash, classification.languages(), {**about, **labels})

    def extended(self, classification: Classification, changed: Collection[str]) -> Lexicon:
        """The lexicon of ``classification``, which differs from this one's in labels of the ``changed`` concepts alone.

        The work is in proportion to what changed, but for copying the indexes (about 50 ms for the full ESCO). A
        language that loses its last label stays among ``languages``.
        """
        concepts = {self._number_of[uri]: classification[uri] for uri in sorted(changed)}
        tags = {label.language for concept in concepts.values() for label in concept.labels}
        languages = (*self.languages, *sorted(tags.difference(self.languages)))
        weights = self._arrays["concept_weight"].tolist()
        made = [row for tag in languages for row in rows_of(concepts, weights, languages, tag, self._shares)]
        old = np.isin(self._arrays["concept"], list(concepts)) & (self._arrays["language"] != _DROPPED)
        arrays = {name: array for name, array in self._arrays.items() if name.startswith(("concept_", "share_"))}
        for name, added in arrays_of(made).items():
            join = appended if name in ("text", "surface", "lemma") else np.concatenate
            arrays[name] = join((self._arrays[name], added))
        arrays["language"][: len(old)][old] = _DROPPED
        other = Lexicon(classification.content_hash, languages, arrays)
        vars(other).update(
            concepts=self.concepts,
            _number_of=self._number_of,
            _shares=self._shares,
            _texts=self._texts + [row.text for row in made],
        )
        vars(other)["_indexes"] = other._changed_indexes(self, np.flatnonzero(old).tolist(), made)
        return other

    def save(self, path: Path) -> None:
        """Write the file whole, under exactly this name. OSError where that cannot be done."""
        path = Path(path)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        meta = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "made_with": _made_with(),
            "version": self.version,
            "languages": list(self.languages),
        }
        header = np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8)
        try:
            with temporary.open("wb") as stream:
                np.savez(stream, allow_pickle=False, meta=header, **dict(self._arrays))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read what ``save`` wrote. LexiconError where the file is not that, or of another format version."""
        try:
            with Path(path).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            meta = json.loads(arrays.pop("meta").tobytes())
            if meta["format"] != FORMAT or meta["format_version"] != FORMAT_VERSION:
                raise LexiconError(f"{path}: of format version {meta['format_version']}, not {FORMAT_VERSION}")
            if meta["made_with"] != _made_with():
                raise LexiconError(f"{path}: made with {meta['made_with']}, here is {_made_with()}")
            lexicon = cls(str(meta["version"]), meta["languages"], arrays)
            _ = lexicon.concepts, lexicon._indexes
        except LexiconError:
            raise
        except Exception as error:  # whatever is wrong inside, the cure is the same
            raise LexiconError(f"{path}: cannot be read as a label index ({type(error).__name__})") from error
        return lexicon

    # --- asking ------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return int(np.count_nonzero(self._arrays["language"] != _DROPPED))

    @cached_property
    def concepts(self) -> tuple[LexicalConcept, ...]:
        """By concept number, in order of URI."""
        arrays = self._arrays
        fields = unpack(arrays["concept_fields"])
        return tuple(
            LexicalConcept(uri, CONCEPT_KINDS[kind], EVIDENCE_KINDS[evidence], weight, frozenset(field.split()))
            for uri, kind, evidence, weight, field in zip(
                unpack(arrays["concept_uri"]),
                arrays["concept_kind"].tolist(),
                arrays["concept_evidence"].tolist(),
                arrays["concept_weight"].tolist(),
                fields,
                strict=True,
            )
        )

    def entry(self, row: int) -> Entry:
        """The label in a row of an index."""
        arrays = self._arrays
        return Entry(
            int(arrays["concept"][row]),
            self.languages[arrays["language"][row]],
            int(arrays["rank"][row]),
            Trust(int(arrays["trust"][row])),
            self._texts[row],
        )

    def index(self, language: str) -> Index:
        """The labels of one language; empty for a language that is not loaded."""
        return self._indexes.get(language) or Index()

    def exact(self, text: str, language: str, kinds: Sequence[ConceptKind]) -> tuple[str, ...]:
        """URIs of the concepts of these kinds that have the text as a label (normalised), best label first."""
        key = " ".join(token.norm for token in tokens.tokenize(text, language))
        found = dict.fromkeys(int(self._arrays["concept"][row]) for row in self.index(language).surface.get(key, ()))
        return tuple(self.concepts[number].uri for number in found if self.concepts[number].kind in kinds)

    def count(self, language: str, *kinds: ConceptKind) -> int:
        """How many concepts of these kinds have a label in the language."""
        mine = np.unique(self._arrays["concept"][self._arrays["language"] == self._number(language)])
        wanted = np.isin(self._arrays["concept_kind"], [CONCEPT_KINDS.index(kind) for kind in kinds])
        return int(wanted[mine].sum())

    def _number(self, language: str) -> int:
        return self.languages.index(language) if language in self.languages else -1

    @cached_property
    def _number_of(self) -> Mapping[str, int]:
        return {concept.uri: number for number, concept in enumerate(self.concepts)}

    @cached_property
    def _shares(self) -> Shares:
        return shares_of(self._arrays, self.languages)

    @cached_property
    def _texts(self) -> list[str]:
        return unpack(self._arrays["text"])

    @cached_property
    def _indexes(self) -> Mapping[str, Index]:
        arrays = self._arrays
        surfaces, lemmas = unpack(arrays["surface"]), unpack(arrays["lemma"])
        kinds = arrays["concept_kind"][arrays["concept"]]
        of_skills = np.isin(kinds, [CONCEPT_KINDS.index(kind) for kind in OF_SKILLS]).tolist()
        live = (arrays["trust"] != int(Trust.NEVER)).tolist()
        indexes: dict[str, Index] = {}
        for number, language in enumerate(self.languages):
            index = Index()
            for row in np.flatnonzero(arrays["language"] == number).tolist():
                if live[row]:
                    index.add(row, surfaces[row], lemmas[row], of_skills[row])
            indexes[language] = index
        return indexes

    def _changed_indexes(self, before: Lexicon, dropped: Sequence[int], added: Sequence[Row]) -> Mapping[str, Index]:
        """The indexes of ``before`` without the dropped rows and with the added ones, which are the last rows here."""
        indexes = {tag: before.index(tag).copy() for tag in self.languages}
        for row in dropped:
            entry = before.entry(row)
            if entry.trust is Trust.NEVER:
                continue
            of_skills = self.concepts[entry.concept].kind in OF_SKILLS
            words = tokens.tokenize(entry.text, entry.language)
            surface, lemma = " ".join(word.norm for word in words), lemma_key(words, entry.language, not of_skills)
            indexes[entry.language].drop(row, surface, lemma, of_skills)
        first = len(self._texts) - len(added)
        for row, new in enumerate(added, first):
            if new.trust != Trust.NEVER:
                of_skills = self.concepts[new.concept].kind in OF_SKILLS
                indexes[self.languages[new.language]].add(row, new.surface, new.lemma, of_skills, self._order)
        return indexes

    def _order(self, row: int) -> tuple[int, int, int, str]:
        """What the rows of one key are sorted by; ``lexicon_build.Row.order``."""
        entry = self.entry(row)
        return entry.rank, -self.concepts[entry.concept].weight, entry.concept, entry.text


def _made_with() -> dict[str, str]:
    """Versions of what words and dictionary forms come from: texts must be taken apart as the labels were."""
    return {name: version(name) for name in ("simplemma", "spacy")}
