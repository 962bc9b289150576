"""Phrases to first-level skill groups (S1-S8, T1-T6, L1-L2 and the broad fields of ISCED-F)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extraction.linking.port import Candidate, best
from extraction.linking.skills import SkillLinker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification
from ontology.hierarchy import first_level_skill_groups

NEIGHBOURS = 20
"""Skills that vote for their groups."""


class SkillGroupLinker:
    """Ranks first-level groups by the votes of the nearest skills, each with the cube of its similarity.

    A skill below several groups gives each its whole vote. The score is a group's share of all votes, in [0, 1].
    """

    def __init__(
        self, classification: Classification, model: str = "default", semantics: Semantics | None = None
    ) -> None:
        self._skills = SkillLinker(classification, model, semantics)
        self._groups = tuple(classification[uri] for uri in first_level_skill_groups(classification))
        row_of = {group.uri: row for row, group in enumerate(self._groups)}
        self._rows_above = {
            skill.uri: [row_of[uri] for uri in first_level_skill_groups(classification, skill.uri)]
            for skill in self._skills.concepts
        }

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        answers = []
        for nearest in self._skills.link(texts, language, NEIGHBOURS, label_language):
            votes = np.zeros(len(self._groups), np.float32)
            for candidate in nearest:
                for row in self._rows_above[candidate.uri]:
                    votes[row] += candidate.score**3
            total = float(votes.sum())
            shares = votes / total if total > 0 else votes
            answers.append(best(shares, self._groups, top, (shown, language, "en")))
        return answers
