"""What is made from one snapshot and all terms laid over it: the quick half, at every change.

A ``World`` stands on a ``Ground`` (:mod:`api.ground`). Neither is ever changed; both are replaced whole, so a request
that has begun goes on with the versions it began with.
"""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from api.caches import cached_groups
from api.ground import BULK, Ground
from api.posting_texts import cached_vectors, cached_words
from extraction.errors import EncoderUnavailableError
from graph.snapshot import Snapshot
from ontology.concepts import Classification, ConceptKind
from ontology.hierarchy import first_level_skill_groups
from ontology.terms import Overlay

if TYPE_CHECKING:
    from extraction.barring import Barring
    from extraction.lexicon import Lexicon
    from extraction.linking import Linker
    from extraction.mentions.linking import MentionLinker
    from extraction.readers import CvReader, PostingReader
    from extraction.titles import TitleReader
    from recommender.adjacency import Neighbours
    from recommender.adjacency.learned import LearnedAdjacency
    from recommender.recommend import Recommender
    from recommender.texts.views import TextViews

T = TypeVar("T")
_log = logging.getLogger("jobvej")


class World:
    """One snapshot with all terms laid over it. Parts are made when first asked for, each once.

    ``snapshot``: what answers are made from · ``overlay``: the terms and mappings that are in it · ``base``: the
    snapshot without them, for exports.
    """

    def __init__(self, ground: Ground, curated: Overlay) -> None:
        self._ground, self._services = ground, ground.services
        self.base, self.snapshot, self.overlay = ground.base, ground.snapshot, ground.overlay
        mine = curated.within(ground.base.classification)
        self._changed = mine.concepts
        self._is_ground = not mine
        if mine:
            self.overlay = ground.overlay.joined(mine)
            laid = self.overlay.relay(ground.base.classification, ground.snapshot.classification, mine.concepts)
            self.snapshot = replace(ground.base, classification=laid)
        self._lock = threading.RLock()
        self._made: dict[Callable[[Snapshot], Any], Any] = {}
        self._linkers: dict[tuple[str, str], Linker] = {}
        self._recommender: tuple[datetime.date, Recommender] | None = None

    @property
    def ground_classification(self) -> Classification:
        """The classification with the shipped terms alone."""
        return self._ground.snapshot.classification

    @property
    def lexicon(self) -> Lexicon:
        """The label index."""
        with self._lock:
            return self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        lexicon = self._ground.lexicon
        return lexicon if self._is_ground else lexicon.extended(self.snapshot.classification, self._changed)

    @cached_property
    def barring(self) -> Barring:
        """What may not be read as what."""
        from extraction.barring import Barring

        return Barring(self.overlay)

    @property
    def cv_reader(self) -> CvReader:
        """Reads CVs."""
        with self._lock:
            return self._cv_reader

    @cached_property
    def _cv_reader(self) -> CvReader:
        from extraction.holding.model import second_look
        from extraction.readers import CvReader

        classification, services = self.snapshot.classification, self._services
        finder = services.mention_finder
        return CvReader(
            self._lexicon,
            classification,
            services.parsers,
            self._titles,
            self.barring,
            finder,
            self._mention_linker,
            second_look=second_look(services.semantics),
            year=services.settings.day.year,
        )

    @property
    def posting_reader(self) -> PostingReader:
        """Reads postings."""
        with self._lock:
            return self._posting_reader

    @cached_property
    def _posting_reader(self) -> PostingReader:
        from extraction.readers import PostingReader

        finder = self._services.mention_finder
        classification = self.snapshot.classification
        return PostingReader(self._lexicon, classification, self._titles, self.barring, finder, self._mention_linker)

    @property
    def bulk_reader(self) -> PostingReader:
        """Reads postings where there are many: phrases are linked by the model for that, titles as always."""
        with self._lock:
            return self._bulk_reader

    @cached_property
    def _bulk_reader(self) -> PostingReader:
        from extraction.readers import PostingReader

        finder, linker = self._services.mention_finder, self._linker_of_mentions(BULK)
        return PostingReader(self._lexicon, self.snapshot.classification, self._titles, self.barring, finder, linker)

    def keep_links(self) -> None:
        """Put the links of bulk reading into the cache, where there are any."""
        self._ground.keep_links()

    @cached_property
    def _mention_linker(self) -> MentionLinker | None:
        return self._linker_of_mentions("default")

    def _linker_of_mentions(self, model: str) -> MentionLinker | None:
        """What gives phrases that no label equals a concept, by a linker's name; None without an encoder."""
        from extraction.linking import SkillLinker
        from extraction.mentions.linking import MentionLinker

        if self._services.semantics is None:
            return None

        def ready(language: str) -> bool:
            base = self._ground.linker("skill", "default")
            try:
                return isinstance(base, SkillLinker) and base.vectors(language) is not None
            except EncoderUnavailableError as error:
                _log.warning("phrases are not linked by meaning: %s", error)
                return False

        kinds = {concept.uri: concept.evidence_kind for concept in self._lexicon.concepts}
        return MentionLinker(lambda: self.linker("skill", model), ready, self.snapshot.classification, kinds)

    @property
    def titles(self) -> TitleReader:
        """Reads the titles of positions, postings and wishes, all by the same rule."""
        with self._lock:
            return self._titles

    @cached_property
    def _titles(self) -> TitleReader:
        from extraction.titles import TitleReader

        linker = lambda: self.linker("occupation", "default")  # noqa: E731 - made when it is first needed
        return TitleReader(self._lexicon, self.snapshot.classification, linker, self.barring)

    def once(self, make: Callable[[Snapshot], T]) -> T:
        """What ``make`` (a function of a module) makes from the snapshot; made once, kept as long as this world."""
        with self._lock:
            if make not in self._made:
                self._made[make] = make(self.snapshot)
            made: T = self._made[make]
            return made

    def linker(self, target: str, model: str) -> Linker:
        """The linker of ``target`` by the name of its model."""
        from extraction.overlaid import OverlaidLinker

        linker = self._ground.linker(target, model)
        if self._is_ground:
            return linker
        with self._lock:
            if (target, model) not in self._linkers:
                classification = self.snapshot.classification
                changed = self._changed & _linked(target, classification)
                self._linkers[target, model] = OverlaidLinker(linker, classification, changed, self.barring)
            return self._linkers[target, model]

    @property
    def neighbours(self) -> Neighbours:
        """Finds occupations near an occupation."""
        with self._lock:
            return self._neighbours

    @cached_property
    def _neighbours(self) -> Neighbours:
        from recommender.adjacency import Neighbours

        def learned() -> LearnedAdjacency:
            return self.recommender.space.nearness

        return Neighbours(self.snapshot, self._services.path_network, learned)

    @property
    def recommender(self) -> Recommender:
        """The recommender for today; what it has made is kept when the day or the terms change."""
        from recommender.recommend import Recommender

        with self._lock:
            day = self._services.settings.day
            if self._recommender is None:
                before = self._ground.recommender
                if before is None:
                    network = self._services.path_network
                    age = self._services.settings.max_age_days
                    # Holds no world: the recommender outlives this one.
                    find = partial(
                        cached_groups,
                        name=self.snapshot.content_hash,
                        cache=self._services.settings.data / "cache",
                    )
                    made = Recommender(
                        self.snapshot,
                        self._services.gazetteer,
                        day,
                        self.link_title,
                        age,
                        find,
                        self._texts(),
                        network,
                    )
                else:
                    made = before.relabelled(self.snapshot, self.link_title).on(day)
                self._recommender = (day, made)
                self._ground.recommender = made
            elif self._recommender[0] != day:
                self._recommender = (day, self._recommender[1].on(day))
            return self._recommender[1]

    def _texts(self) -> TextViews:
        from recommender.texts.views import TextViews

        name, cache, semantics = (
            self.snapshot.content_hash,
            self._services.settings.data / "cache",
            self._services.semantics,
        )
        words = partial(cached_words, name=name, cache=cache)
        make = self._services.patient
        vectors = partial(cached_vectors, snapshot=self.snapshot, cache=cache, semantics=semantics, make=make)
        return TextViews(self.snapshot, words, semantics, vectors)

    def link_title(self, title: str) -> str | None:
        """The occupation (or ISCO group) that a wanted title means, or None."""
        return next(iter(self.titles.occupations(title, self._services.settings.languages[0])), None)


def _linked(target: str, classification: Classification) -> frozenset[str]:
    """The concepts that a linker of the target may name."""
    if target == "skill-group":
        return frozenset(first_level_skill_groups(classification))
    kinds = (ConceptKind.SKILL,) if target == "skill" else (ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
    return frozenset(concept.uri for concept in classification.of_kind(*kinds))
