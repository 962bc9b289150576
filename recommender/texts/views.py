"""How alike the texts of a person and of postings are, by several views, for the scorer to weigh."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extraction.errors import EncoderUnavailableError
from graph.snapshot import PostingTable, Snapshot
from recommender.profile import EDITED, Profile, WorkRelation
from recommender.reworded import Reworded
from recommender.sparse import Floats
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import Guesses, Phrases, PostingVectors, Rows, mean_of
from recommender.texts.names import MEANING, PAST_TITLE, VIEWS, WANTED_TITLE, WORDS
from recommender.texts.pairs import CV, TextReasons
from recommender.texts.passages import passages, whole

__all__ = ["MEANING", "PAST_TITLE", "VIEWS", "WANTED_TITLE", "WORDS", "Compared", "TextViews", "own_titles"]

TITLES = {WANTED_TITLE: WorkRelation.WANTED, PAST_TITLE: WorkRelation.PAST}

LABEL_LANGUAGES = ("da", "en")

_log = logging.getLogger("jobvej")


@dataclass(frozen=True)
class Compared:
    """How alike the texts of one person and of some postings are, to be used again for others of the same words.

    asked: the person's words · vectors: what they were compared with · rows: ascending · likeness: float64 [len(rows)]
    by view.
    """

    asked: tuple[object, ...]
    vectors: PostingVectors | None
    rows: Rows
    likeness: Mapping[str, Floats]

    def of(self, rows: Rows) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp]]:
        """Which of ``rows`` are here, bool [k], and the places of those."""
        if not len(self.rows):
            return np.zeros(len(rows), np.bool_), np.zeros(0, np.intp)
        places = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        here = self.rows[places] == rows
        return here, places[here]


class TextViews:
    """Compares with the postings of one snapshot. Safe to share between threads; indexes are made when first needed."""

    def __init__(
        self,
        snapshot: Snapshot,
        find_words: Callable[[PostingTable], LexicalIndex],
        phrases: Phrases | None,
        find_vectors: Callable[[PostingTable], PostingVectors | None],
    ) -> None:
        """``find_words``, ``find_vectors`` give the indexes, from a cache where there is one; vectors are asked for
        again while there are none.
        """
        self._snapshot, self._phrases = snapshot, phrases
        self._find_words, self._find_vectors = find_words, find_vectors
        self._words: LexicalIndex | None = None
        self._vectors: PostingVectors | None = None
        self._lock = threading.Lock()

    def beside(self, snapshot: Snapshot) -> TextViews:
        """The same views of the few postings of ``snapshot``, which are weighted as if they were among these."""
        words, vectors, phrases = self._lexical(), self._posting_vectors(), self._phrases

        def find_vectors(table: PostingTable) -> PostingVectors | None:
            return vectors.beside(table.details, phrases) if vectors is not None and phrases is not None else None

        return TextViews(snapshot, lambda table: words.beside(table.details), phrases, find_vectors)

    def rough(self, profile: Profile) -> npt.NDArray[np.float32]:
        """About the view WORDS of all postings, float32 [n], for choosing which of them to compare."""
        return self._lexical().rough(self._all_words(profile))

    def likeness(self, profile: Profile, rows: Rows) -> Mapping[str, Floats]:
        """Each view of the postings of ``rows``, float64 [len(rows)]; without vectors only those by letters."""
        return self.compared(profile, rows).likeness

    def compared(self, profile: Profile, rows: Rows, earlier: Compared | None = None) -> Compared:
        """The same, with what an ``earlier`` question has found of the same words."""
        vectors, titles = self._posting_vectors(), _titles_of(profile)
        asked = profile.empty, self._told(profile), self._all_words(profile), titles

        def fresh(some: Rows) -> dict[str, Floats]:
            return self._likeness(profile, some, vectors)

        if earlier is None or earlier.vectors is not vectors or earlier.asked != asked:
            return Compared(asked, vectors, rows, fresh(rows))
        here, places = earlier.of(rows)
        rest = fresh(rows[~here])
        if not here.all() and rest.keys() != earlier.likeness.keys():  # the encoder has come or gone meanwhile
            return Compared(asked, vectors, rows, fresh(rows))
        found = {name: np.zeros(len(rows)) for name in earlier.likeness}
        for name, values in earlier.likeness.items():
            found[name][here] = values[places]
        for name, values in rest.items():
            found[name][~here] = values
        return Compared(asked, vectors, rows, found)

    def _likeness(self, profile: Profile, rows: Rows, vectors: PostingVectors | None) -> dict[str, Floats]:
        if profile.empty or not len(rows):
            return {}
        found = {WORDS: self._lexical().likeness(self._all_words(profile), rows)}
        return found | self._by_meaning(profile, rows, vectors)

    def phrases_of(self, profile: Profile) -> list[str]:
        """What of a person is turned into vectors: passages of what they tell, then titles, wanted ones first."""
        titles = _titles_of(profile)
        return [*passages(self._told(profile)), *titles[WANTED_TITLE], *titles[PAST_TITLE]]

    def guesses(self) -> Guesses | None:
        """What postings without an occupation may be; None while nothing is known of it."""
        vectors = self._posting_vectors()
        return vectors.guesses if vectors is not None else None

    def reasons(self, profile: Profile, earlier: TextReasons | None = None) -> TextReasons | None:
        """What explains these views for one person's postings; None where there is nothing to compare.

        ``earlier``: those of a question before, which are given again where they are the same.
        """
        if profile.empty:
            return None
        source, titles = CV if profile.told else EDITED, _titles_of(profile)
        made = TextReasons(self._told(profile), source, titles, self._lexical(), self._posting_vectors(), self._phrases)
        return earlier if earlier is not None and earlier.fits(made) else made

    def _by_meaning(self, profile: Profile, rows: Rows, vectors: PostingVectors | None) -> dict[str, Floats]:
        if vectors is None or self._phrases is None:
            return {}
        titles = _titles_of(profile)
        wanted, past = len(titles[WANTED_TITLE]), len(titles[PAST_TITLE])
        try:
            made = self._phrases.phrases(self.phrases_of(profile))
        except EncoderUnavailableError as error:
            _log.warning("texts are compared by letters alone: %s", error)
            return {}
        pieces, own = np.split(made, [len(made) - wanted - past])
        found: dict[str, Floats] = {}
        if len(pieces):
            found[MEANING] = vectors.body_likeness(mean_of(pieces, made.shape[1]), rows)
        if len(own):
            alike = vectors.title_likeness(own, rows)
            parts = {WANTED_TITLE: alike[:wanted], PAST_TITLE: alike[wanted:]}
            found |= {view: part.max(axis=0) for view, part in parts.items() if len(part)}
        return found

    @property
    def reworded(self) -> Reworded:
        """What finds one job in other words."""
        return Reworded(self._snapshot.postings, self._lexical())

    def _lexical(self) -> LexicalIndex:
        with self._lock:
            if self._words is None:
                self._words = self._find_words(self._snapshot.postings)
            return self._words

    def _posting_vectors(self) -> PostingVectors | None:
        with self._lock:
            if self._vectors is None:
                try:
                    self._vectors = self._find_vectors(self._snapshot.postings)
                except EncoderUnavailableError as error:
                    _log.warning("texts are compared by letters alone: %s", error)
            return self._vectors

    def _all_words(self, profile: Profile) -> str:
        return whole([*self._told(profile), *self._titles(profile)])

    def _titles(self, profile: Profile) -> list[str]:
        return [work.title for work in profile.occupations if work.relation is not WorkRelation.UNWANTED]

    def _told(self, profile: Profile) -> tuple[str, ...]:
        """The person's sentences; labels of skills stand for the text of one whose profile was written by hand."""
        return profile.told or self._labels(profile)

    def _labels(self, profile: Profile) -> tuple[str, ...]:
        classification = self._snapshot.classification
        return tuple(
            classification[skill.uri].preferred(*LABEL_LANGUAGES)
            for skill in profile.held
            if skill.uri in classification
        )


def _titles_of(profile: Profile) -> dict[str, list[str]]:
    """The titles that are compared, by view."""
    return {view: own_titles(profile, relation) for view, relation in TITLES.items()}


def own_titles(profile: Profile, relation: WorkRelation) -> list[str]:
    """The titles that are compared with postings', each once."""
    return list(dict.fromkeys(work.title for work in profile.work(relation) if work.weight > 0))
