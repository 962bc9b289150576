"""The path network for postings: what flows from the profile to a posting's occupation, with the cosine as prior."""

from __future__ import annotations

import numpy as np

from recommender.network import PathNetwork
from recommender.network.graph import OCCUPATION
from recommender.scorers.base import Floats, Query, Scores
from recommender.scorers.cosine import CosineScorer, ProfileVectors
from recommender.skillspace import SkillSpace
from recommender.sparse import inverse

NETWORK_SHARE = 0.5
"""What the nearest occupation of all adds to the cosine, which lies in [0, 1]. A convention, not tuned."""
FROM_PATHS = ("network_skills", "network_past_work", "network_wish")
"""Factors that paths of the network sum to."""
FROM_LABELS = "network_labels"


class NetworkScorer:
    """Factors: those of the cosine, and network_skills, network_past_work, network_wish (what the paths from each of
    these bring to the posting's occupation) and network_labels. The score lies in [0, 1.5]. A posting whose occupation
    is unknown has the cosine alone.
    """

    name = "network"

    def __init__(self, space: SkillSpace, network: PathNetwork | None = None) -> None:
        """Without ``network`` the shipped one, without texts of labels. Raises ArtefactError."""
        self._space, self._cosine = space, CosineScorer(space)
        self.network = network or PathNetwork.of(space.snapshot)

    def score(self, query: Query) -> Scores:
        """Cosine, and the network's score of the occupation, as a share of the best."""
        prior = self._cosine.score(query)
        occupation = self._space.snapshot.postings.occupation
        factors = dict(prior.factors)
        for name, part in self.parts(ProfileVectors.of(query.profile, self._space)).items():
            factors[name] = np.append(part, 0.0)[occupation] * NETWORK_SHARE
        return Scores.of(factors, len(occupation))

    def parts(self, vectors: ProfileVectors) -> dict[str, Floats]:
        """Shares of the network's score by what they start from, float64 [o] each, the best occupation's sum 1."""
        network = self.network
        named = dict(zip(FROM_PATHS, (vectors.skills, vectors.past, vectors.wish), strict=True))
        whole = np.maximum(sum(named.values(), np.zeros_like(vectors.skills)), 0.0)
        start = network.start(whole)
        share = start * inverse(whole)
        # Linear in the start, so the parts' flows sum to the whole one.
        starts = np.stack([np.maximum(part, 0.0) * share for part in named.values()], axis=1)
        flows = network.flow(starts, [None] * len(named))
        read = network.readout([{kind: mass.sum(axis=1, keepdims=True) for kind, mass in s.items()} for s in flows])[0]
        first, last = flows[1][OCCUPATION], flows[-1][OCCUPATION]
        mass = np.concatenate([first, last], axis=-1)
        split = (mass * (read * inverse(mass.sum(axis=1)))[:, None, :]).sum(axis=-1)
        parts = {name: np.asarray(split[:, place], dtype=np.float64) for place, name in enumerate(named)}
        parts[FROM_LABELS] = np.maximum(network.read(whole).text, 0.0) if start.any() else np.zeros(len(split))
        best = float(sum(parts.values(), np.zeros(len(split))).max(initial=0.0))
        return {name: part / best if best > 0 else part for name, part in parts.items()}
