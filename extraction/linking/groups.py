"""Phrases to first-level skill groups (S1-S8, T1-T6, L1-L2 and the broad fields of ISCED-F)."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np

from extraction.errors import ArtefactError, EncoderUnavailableError
from extraction.linking import group_model
from extraction.linking.port import Candidate, Scores, best
from extraction.linking.skills import SkillLinker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification
from ontology.hierarchy import first_level_skill_groups

NEIGHBOURS = 20
"""Skills that vote for their groups."""

_log = logging.getLogger("jobvej")


class SkillGroupLinker:
    """Ranks first-level groups.

    ``default``: by the shipped linear model on the phrase's vector, which knows classes (all personal competences are
    one); among the groups of one class the votes decide. ``chars``, ``exact``, ``direct``, and ``default`` without
    vectors: by votes of the nearest skills alone, each with the cube of its score; a skill below several groups gives
    each its whole vote. The score is a probability, or a group's share of all votes, in [0, 1].
    """

    def __init__(
        self,
        classification: Classification,
        model: str = "default",
        semantics: Semantics | None = None,
        skills: SkillLinker | None = None,
    ) -> None:
        """``skills``: a linker of the same model and classification to share the text statistics of."""
        self._semantics = semantics if model == "default" else None
        # Votes need neighbours, not probabilities: most phrases have none that is likely.
        self._skills = (skills or SkillLinker(classification, model)).by_words()
        self._groups = tuple(classification[uri] for uri in first_level_skill_groups(classification))
        row_of = {group.uri: row for row, group in enumerate(self._groups)}
        self._rows_above = {
            skill.uri: [row_of[uri] for uri in first_level_skill_groups(classification, skill.uri)]
            for skill in self._skills.concepts
        }
        codes = [group.code or group.uri.rsplit("/", 1)[-1] for group in self._groups]
        self._classes = [group_model.class_of(code) for code in codes]

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        votes = self._votes(texts, language, label_language)
        scores = self._modelled(texts, language, votes)
        return [best(row, self._groups, top, (shown, language, "en")) for row in scores]

    def _votes(self, texts: Sequence[str], language: str, label_language: str | None) -> Scores:
        votes = np.zeros((len(texts), len(self._groups)), np.float32)
        for place, nearest in enumerate(self._skills.link(texts, language, NEIGHBOURS, label_language)):
            for candidate in nearest:
                for row in self._rows_above[candidate.uri]:
                    votes[place, row] += candidate.score**3
        total = votes.sum(axis=1, keepdims=True)
        return np.asarray(votes / np.where(total > 0, total, 1.0), np.float32)

    def _modelled(self, texts: Sequence[str], language: str, votes: Scores) -> Scores:
        """The model's probabilities, shared among the groups of a class by their votes; the votes without a model."""
        if self._semantics is None or not texts:
            return votes
        try:
            model = group_model.load()
            if model.encoder != self._semantics.name:
                return votes  # the weights belong to another space
            found = model.probabilities(self._semantics.phrases(texts), language)
        except (ArtefactError, EncoderUnavailableError) as error:
            _log.warning("groups are linked by votes alone: %s", error)
            return votes
        scores = np.zeros_like(votes)
        for place, name in enumerate(model.classes):
            rows = [row for row, known in enumerate(self._classes) if known == name]
            if rows:
                # A little for each, so that a group nobody votes for still has its class's probability to share.
                shares = votes[:, rows] + 1e-3
                scores[:, rows] = found[:, [place]] * shares / shares.sum(axis=1, keepdims=True)
        return scores
