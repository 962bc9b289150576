"""The label index: every label of a classification in every loaded language, ready for matching.

A lexicon is made from a classification once and kept in a file (NumPy arrays, no pickle). It knows nothing of
documents; ``extraction.matching`` looks texts up in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction import tokens
from extraction.errors import LexiconError
from extraction.label_rules import Trust
from extraction.lexicon_build import CONCEPT_KINDS, EVIDENCE_KINDS, OF_SKILLS, concept_arrays, label_arrays, unpack
from ontology.concepts import Classification, ConceptKind
from ontology.evidence import EvidenceKind

FORMAT = "jobvej-lexicon"
FORMAT_VERSION = 1
"""To be raised whenever the arrays, the normalisation or the rules behind them change."""


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


@dataclass(frozen=True)
class Index:
    """The labels of one language under three kinds of key; values are row numbers, best label first.

    ``surface``: normalised words. ``lemma``: dictionary forms without articles, of skills and skill groups. ``noun``:
    the same with agent nouns kept, of occupations and ISCO groups. ``longest``: first word of a key -> most words.
    """

    surface: Mapping[str, Sequence[int]]
    lemma: Mapping[str, Sequence[int]]
    noun: Mapping[str, Sequence[int]]
    longest: Mapping[str, int]


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
        return len(self._arrays["concept"])

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
        return self._indexes.get(language, _EMPTY)

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
            rows = np.flatnonzero(arrays["language"] == number).tolist()
            surface: dict[str, list[int]] = {}
            lemma: dict[str, list[int]] = {}
            noun: dict[str, list[int]] = {}
            longest: dict[str, int] = {}
            for row in rows:
                if not live[row]:
                    continue
                surface.setdefault(surfaces[row], []).append(row)
                (lemma if of_skills[row] else noun).setdefault(lemmas[row], []).append(row)
                for key in (surfaces[row], lemmas[row]):
                    first, _, rest = key.partition(" ")
                    words = rest.count(" ") + 2 if rest else 1
                    if longest.get(first, 0) < words:
                        longest[first] = words
            indexes[language] = Index(surface, lemma, noun, longest)
        return indexes


_EMPTY = Index({}, {}, {}, {})


def _made_with() -> dict[str, str]:
    """Versions of what words and dictionary forms come from: texts must be taken apart as the labels were."""
    return {name: version(name) for name in ("simplemma", "spacy")}
