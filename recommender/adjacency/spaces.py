"""Occupations as vectors: over skills, the groups above them, words and letters. Made when asked for, then kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array, eye_array

from graph.snapshot import Snapshot
from ontology.concepts import Classification, Concept, ConceptKind
from recommender.skillspace import SkillSpace
from recommender.sparse import Floats, csr, inverse, row_squares, row_sums

LANGUAGE = "en"
"""Language whose texts are compared where it is loaded: the one that the shipped weights were fitted on."""
LSA_DIMENSIONS = 150
SMOOTH_NEIGHBOURS, SMOOTH_SHARE = 10, 0.5
"""An occupation's vector is averaged, by this share, with its nearest occupations (pseudo-relevance feedback)."""
RARE_POWER = 1.5
PREFERRED_TIMES = 3
"""How often a skill's preferred label counts in its text, beside all its labels and its description."""


class Spaces:
    """Matrices over the o occupations of a snapshot; every row of a unit matrix has norm 1, or 0 where it is empty."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        space = SkillSpace.of_occupations(snapshot, with_groups=False)
        self.needs, self.idf = space.needs, space.weight[: len(snapshot.skills)]
        self.named = csr(self.needs)
        self.named.data[:] = 1.0

    def weighted(self, weight: Floats) -> csr_array:
        """Unit rows of the needs times a weight per skill."""
        return units(scaled(self.needs, weight))

    @cached_property
    def plain(self) -> csr_array:
        """Unit rows over skills, IDF-weighted."""
        return self.weighted(self.idf)

    @cached_property
    def rare(self) -> csr_array:
        """The same, rare skills weighted more."""
        return self.weighted(self.idf**RARE_POWER)

    @cached_property
    def essential(self) -> csr_array:
        """Unit rows over essential skills alone."""
        return units(scaled(csr(self.snapshot.essential), self.idf))

    @cached_property
    def optional(self) -> csr_array:
        """Unit rows over optional skills alone."""
        return units(scaled(csr(self.snapshot.optional), self.idf))

    @cached_property
    def groups(self) -> csr_array:
        """Unit rows over skills and the concepts up to two levels above them."""
        space = SkillSpace.of_occupations(self.snapshot)
        return units(csr(space.needs @ space.features))

    def level(self, steps: int) -> csr_array:
        """Unit rows over the concepts that many steps above the skills alone; counts are damped by their root."""
        ladder = csr(self.snapshot.broader)
        above = csr(eye_array(len(self.snapshot.skills), ladder.shape[0]))
        for _ in range(steps):
            above = csr(above @ ladder)
            above.data[:] = 1.0
        counts = csr(self.needs @ above)
        counts.data = np.sqrt(counts.data)
        return units(by_idf(counts))

    def skill_type(self, kind: str) -> csr_array:
        """Unit rows over the skills of one skill type, "knowledge" or any other."""
        mine = [(concept.skill_type == "knowledge") == (kind == "knowledge") for concept in self._skills]
        return self.weighted(self.idf * np.array(mine, dtype=np.float64))

    def reuse_level(self, level: str) -> csr_array:
        """Unit rows over the skills of one reuse level."""
        return self.weighted(self.idf * np.array([c.reuse_level == level for c in self._skills], dtype=np.float64))

    @cached_property
    def smoothed(self) -> csr_array:
        """``groups``, each row averaged with those of its nearest occupations; norms at most 1."""
        count = self.groups.shape[0]
        rows, columns, values = [], [], []
        for row in range(count):
            near = np.asarray(self.groups @ _dense(self.groups, row), dtype=np.float64)
            near[row] = -1.0
            top = np.argsort(-near, kind="stable")[: min(SMOOTH_NEIGHBOURS, count - 1)]
            shares = np.maximum(near[top], 0.0)
            total = float(shares.sum())
            rows.extend([row] * len(top))
            columns.extend(top.tolist())
            values.extend((shares * (SMOOTH_SHARE / total if total > 0 else 0.0)).tolist())
        kernel = csr(csr_array((values, (rows, columns)), shape=(count, count)))
        return csr((eye_array(count) * (1.0 - SMOOTH_SHARE) + kernel) @ self.groups)

    @cached_property
    def latent(self) -> npt.NDArray[np.float32]:
        """Unit rows [o, k] of the truncated singular value decomposition of ``plain`` (Deerwester et al. 1990)."""
        from sklearn.decomposition import TruncatedSVD
        from sklearn.utils.extmath import safe_sparse_dot

        size = min(LSA_DIMENSIONS, min(self.plain.shape) - 1)
        if size < 1 or not self.plain.nnz:
            return np.zeros((self.plain.shape[0], 1), dtype=np.float32)
        solver = TruncatedSVD(size, n_iter=4, random_state=0).fit(self.plain)
        found = np.asarray(safe_sparse_dot(self.plain, solver.components_.T), dtype=np.float64)
        lengths = np.sqrt((found * found).sum(axis=1))
        return np.asarray(found * inverse(lengths)[:, None], dtype=np.float32)

    @cached_property
    def letters(self) -> csr_array:
        """Unit rows over character n-grams of all labels."""
        return tfidf([" . ".join(_labels(c, self._language)) for c in self._occupations], letters=True)

    @cached_property
    def text(self) -> csr_array:
        """Unit rows over words of labels and description."""
        return tfidf([" . ".join((*_labels(c, self._language), _note(c, self._language))) for c in self._occupations])

    @cached_property
    def skill_words(self) -> csr_array:
        """Unit rows over the words of the needed skills' preferred labels, counts damped."""
        words = tfidf([concept.preferred(self._skill_language) for concept in self._skills], sublinear=False)
        words.data[:] = 1.0
        counts = csr(self.needs @ words)
        counts.data = 1.0 + np.log(np.maximum(counts.data, 0.5))
        return units(by_idf(counts))

    @cached_property
    def skill_texts(self) -> csr_array:
        """Unit rows over the words of the needed skills' labels and descriptions: the mean of the skills' vectors."""
        language = self._skill_language
        texts = [
            " ".join([c.preferred(language)] * PREFERRED_TIMES + _labels(c, language) + [_note(c, language)])
            for c in self._skills
        ]
        return units(csr(scaled(self.needs, self.idf) @ tfidf(texts)))

    def isco_centroids(self, digits: int) -> tuple[npt.NDArray[np.int64], csr_array]:
        """Group of each occupation [o], -1 unknown, and unit rows of the groups' mean skills."""
        codes = [code[:digits] for code in self.snapshot.isco]
        place = {code: row for row, code in enumerate(sorted(set(codes) - {""}))}
        of = np.array([place.get(code, -1) for code in codes], dtype=np.int64)
        known = np.flatnonzero(of >= 0)
        shape = (max(len(place), 1), len(codes))
        members = csr(csr_array((np.ones(len(known)), (of[known], known)), shape=shape))
        return of, units(csr(members @ self.plain))

    @cached_property
    def walk_there(self) -> csr_array:
        """Probability of going from an occupation to a skill, by IDF; [o, s]."""
        needs = scaled(self.needs, self.idf)
        return csr(diags_array(inverse(row_sums(needs))) @ needs)

    @cached_property
    def walk_back(self) -> csr_array:
        """Probability of going from a skill to an occupation that needs it; [s, o]."""
        needed = csr(self.needs.T)
        return csr(diags_array(inverse(row_sums(needed))) @ needed)

    @cached_property
    def _occupations(self) -> list[Concept]:
        return [self.snapshot.classification[uri] for uri in self.snapshot.occupations]

    @cached_property
    def _skills(self) -> list[Concept]:
        return [self.snapshot.classification[uri] for uri in self.snapshot.skills]

    @cached_property
    def _language(self) -> str:
        return _main_language(self.snapshot.classification, ConceptKind.OCCUPATION)

    @cached_property
    def _skill_language(self) -> str:
        return _main_language(self.snapshot.classification, ConceptKind.SKILL)


def units(matrix: csr_array) -> csr_array:
    """Rows divided by their norms."""
    return csr(diags_array(inverse(np.sqrt(row_squares(matrix)))) @ matrix)


def scaled(matrix: csr_array, weight: Floats) -> csr_array:
    """Columns times their weights."""
    return csr(matrix @ diags_array(weight))


def by_idf(counts: csr_array) -> csr_array:
    """Columns times ln(rows / rows that have them)."""
    found = np.bincount(counts.indices[counts.data > 0], minlength=counts.shape[1])
    return scaled(counts, np.log(max(counts.shape[0], 1) / np.maximum(found, 1)))


def tfidf(texts: Iterable[str], *, letters: bool = False, sublinear: bool = True) -> csr_array:
    """Unit TF-IDF rows; terms of a single text are left out. No columns that matter where nothing is left."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    kind = {"analyzer": "char_wb", "ngram_range": (3, 5)} if letters else {"stop_words": "english"}
    documents = list(texts)
    try:
        return csr(TfidfVectorizer(min_df=2, sublinear_tf=sublinear, **kind).fit_transform(documents))
    except ValueError:  # no term is left: a handful of concepts, or none with text
        return csr(np.zeros((len(documents), 1)))


def _dense(matrix: csr_array, row: int) -> Floats:
    return np.asarray(matrix[[row]].todense(), dtype=np.float64).ravel()


def _labels(concept: Concept, language: str) -> list[str]:
    return [label.text for label in concept.labels if label.language == language]


def _note(concept: Concept, language: str) -> str:
    return next((text.text for text in concept.descriptions if text.language == language), "")


def _main_language(classification: Classification, kind: ConceptKind) -> str:
    counts: dict[str, int] = {}
    for concept in classification.of_kind(kind):
        for label in concept.labels:
            counts[label.language] = counts.get(label.language, 0) + 1
    return LANGUAGE if LANGUAGE in counts else min(counts, key=lambda tag: (-counts[tag], tag), default=LANGUAGE)
