"""BM25 over the postings' text, a baseline: wanted titles and the labels of the profile's skills as the query.

Robertson and Sparck Jones's formula as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond" (2009), with k1 = 1.2 and b = 0.75 and the logarithm of 1 + (N - df + .5) / (df + .5), which stays above zero.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import csc_array, csr_array

from graph.snapshot import PostingDetails
from recommender.profile import Profile, WorkRelation
from recommender.scorers.base import Floats, Query, Scores
from recommender.scorers.words import words
from recommender.skillspace import SkillSpace
from recommender.sparse import row_sums

K1 = 1.2
B = 0.75
QUERY_LANGUAGES = ("da", "en")
"""A skill enters the query with its preferred label in each of these, as postings come in both."""


class Bm25Scorer:
    """Factors: titles, skills: the shares of the query's words. The score is not bounded above."""

    name = "bm25"

    def __init__(self, space: SkillSpace) -> None:
        self._space = space
        self._vocabulary, counts = _index(space.snapshot.postings.details)
        self._weights = _weigh(counts)

    def score(self, query: Query) -> Scores:
        """Sum over the query's words of their BM25 weight in the posting; a word asked for twice counts twice."""
        titles, labels = self.query(query.profile)
        factors = {"titles": self._sum(titles), "skills": self._sum(labels)}
        return Scores.of(factors, self._weights.shape[0])

    def query(self, profile: Profile) -> tuple[list[str], list[str]]:
        """The titles and the skill labels that are searched for."""
        classification = self._space.snapshot.classification
        titles = [work.title for work in profile.work(WorkRelation.WANTED) if work.weight > 0]
        labels: list[str] = []
        for skill in profile.held:
            if skill.uri in classification:
                concept = classification[skill.uri]
                labels += dict.fromkeys(concept.preferred(language) for language in QUERY_LANGUAGES)
        return titles, labels

    def _sum(self, texts: Iterable[str]) -> Floats:
        counts = Counter(word for text in texts for word in words(text) if word in self._vocabulary)
        total = np.zeros(self._weights.shape[0])
        for word, count in sorted(counts.items()):
            column = self._vocabulary[word]
            start, end = self._weights.indptr[column], self._weights.indptr[column + 1]
            total[self._weights.indices[start:end]] += count * self._weights.data[start:end]
        return total


def _index(details: PostingDetails) -> tuple[dict[str, int], csr_array]:
    """Vocabulary, and float64 CSR [n, words] of counts; columns in the order in which words first occur."""
    vocabulary: dict[str, int] = {}
    indices, data, ends = array("i"), array("f"), array("q", [0])
    for row in range(len(details)):
        posting = details[row]
        text = posting.text if posting.title in posting.text else f"{posting.title}\n{posting.text}"
        counts = Counter(words(text))
        indices.extend(vocabulary.setdefault(word, len(vocabulary)) for word in counts)
        data.extend(counts.values())
        ends.append(len(indices))
    shape = (len(details), len(vocabulary))
    matrix = csr_array(
        (np.array(data, dtype=np.float64), np.array(indices, dtype=np.int32), np.array(ends, dtype=np.int64)),
        shape=shape,
    )
    return vocabulary, matrix


def _weigh(counts: csr_array) -> csc_array:
    """float64 CSC [n, words]: what each occurrence adds to a score."""
    number, lengths = counts.shape[0], row_sums(counts)
    mean = float(lengths.mean()) if number and lengths.sum() > 0 else 1.0
    df = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = np.log1p((number - df + 0.5) / (df + 0.5))
    rows = np.repeat(np.arange(number), np.diff(counts.indptr))
    saturated = counts.data * (K1 + 1) / (counts.data + K1 * (1 - B + B * lengths[rows] / mean))
    weighted = csr_array((saturated * idf[counts.indices], counts.indices, counts.indptr), shape=counts.shape)
    return csc_array(weighted)
