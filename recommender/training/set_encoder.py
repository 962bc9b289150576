"""The path network's opponent without a graph: a set encoder with the same inputs and no messages.

A query is the weighted mean of its skills' vectors of labels, an occupation its own and the means of those that it
needs; both go through a small perceptron, after deep sets (Zaheer et al. 2017). For measuring only.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from graph.snapshot import Snapshot
from recommender.network.graph import PathGraph
from recommender.network.texts import TextVectors
from recommender.network.weights import TEXT_SCALE
from recommender.sparse import Floats, csr, inverse, row_sums
from recommender.training.examples import Examples, batch
from recommender.training.loop import Plan, loss_of

WIDTH = 64


class SetEncoder(nn.Module):
    """[queries, s] -> [queries, o]."""

    def __init__(self, snapshot: Snapshot, graph: PathGraph, texts: TextVectors) -> None:
        """Draws the first weights from torch's generator."""
        super().__init__()
        self.idf = torch.tensor(graph.idf, dtype=torch.float32)
        self.size = torch.tensor(graph.size, dtype=torch.float32)
        self.skills = torch.from_numpy(texts.skills)
        needs = [_mean(csr(matrix), graph.idf, texts) for matrix in (snapshot.essential, snapshot.optional)]
        self.occupations = torch.cat([torch.from_numpy(texts.occupations), *needs], dim=1)
        self.query = _perceptron(self.skills.shape[1])
        self.answer = _perceptron(self.occupations.shape[1])
        self.scale = nn.Parameter(torch.tensor(8.0))
        self.popular = nn.Parameter(torch.tensor(0.0))
        self.cosine = nn.Parameter(torch.tensor(1.0))

    def forward(self, queries: Tensor, without: Tensor, with_text: bool = True) -> Tensor:
        """``without`` and ``with_text`` are not needed: there are no messages, and text is all there is."""
        start = queries * self.idf
        meant = (start / start.sum(dim=1, keepdim=True).clamp(min=1e-9)) @ self.skills
        meant = nn.functional.normalize(meant, dim=1)
        near = (
            nn.functional.normalize(self.query(meant), dim=1)
            @ nn.functional.normalize(self.answer(self.occupations), dim=1).T
        )
        own = torch.stack(self.occupations.split(self.skills.shape[1], dim=1)[:2]).sum(dim=0)
        plain = meant @ nn.functional.normalize(own, dim=1).T
        return near * self.scale + plain * self.cosine * TEXT_SCALE + self.size * self.popular


def train_set_encoder(
    snapshot: Snapshot, graph: PathGraph, texts: TextVectors, examples: Examples, plan: Plan
) -> Callable[[Floats, object], Floats]:
    """A scorer as ``recommender.from_skills.views.Scorer``, trained on the examples that the network sees."""
    torch.manual_seed(plan.seed)
    model = SetEncoder(snapshot, graph, texts)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    shape = (len(snapshot.skills), len(snapshot.occupations))
    for step in range(plan.steps):
        drawn = batch(examples, plan.batch, shape, np.random.default_rng([plan.seed, step]))
        loss = loss_of(model, drawn, with_text=True)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    model.eval()

    def scores(queries: Floats, _without: object) -> Floats:
        with torch.no_grad():
            found = model(torch.from_numpy(queries.astype(np.float32)), torch.full((len(queries),), -1))
        return np.asarray(found.numpy(), dtype=np.float64)

    return scores


def _perceptron(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, 2 * WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(2 * WIDTH, WIDTH))


def _mean(needs: object, idf: Floats, texts: TextVectors) -> Tensor:
    weighted = csr(csr(needs) * idf)
    sums = inverse(row_sums(weighted))
    return torch.from_numpy((np.asarray(weighted @ texts.skills.astype(np.float64)) * sums[:, None]).astype(np.float32))
