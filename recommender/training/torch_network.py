"""The path network in torch, for training: the graph as HeteroData, one message-passing step for each relation.

Computes what ``recommender.network.scoring`` computes, with gradients, for many queries at once. Parameters are free;
their absolute values are the weights, so that every weight of the flow stays above zero.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from scipy.sparse import csr_array
from torch import Tensor, nn
from torch_geometric.data import HeteroData
from torch_geometric.nn import MessagePassing

from recommender.network.graph import OCCUPATION, RELATIONS, SKILL, PathGraph
from recommender.network.scoring import SMALLEST
from recommender.network.texts import TextVectors
from recommender.network.weights import TEXT_SCALE, Weights

OWN_SCORE = -30.0
"""Score of the occupation that a query was taken from: out of the running, but finite."""


def hetero_data(graph: PathGraph) -> HeteroData:
    """The graph for torch. Edge stores hold ``adj_t`` [targets, sources] and ``adj``, its transpose, as sparse CSR."""
    data = HeteroData()
    for kind, uris in graph.nodes.items():
        data[kind].num_nodes = len(uris)
    data[SKILL].idf = torch.tensor(graph.idf, dtype=torch.float32)
    data[OCCUPATION].size = torch.tensor(graph.size, dtype=torch.float32)
    for relation, matrix in graph.edges.items():
        store = data[relation.source, relation.name, relation.target]
        store.adj_t, store.adj = _sparse(matrix), _sparse(csr_array(matrix.T))
    return data


def _sparse(matrix: csr_array) -> Tensor:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support")
        return torch.sparse_csr_tensor(
            torch.from_numpy(matrix.indptr.astype(np.int64)),
            torch.from_numpy(matrix.indices.astype(np.int64)),
            torch.from_numpy(matrix.data.astype(np.float32)),
            size=matrix.shape,
            check_invariants=False,
        )


class _Product(torch.autograd.Function):
    """adj_t @ x. The gradient is adj @ g: torch knows no gradient of a sparse CSR product by its dense side alone."""

    @staticmethod
    def forward(ctx: Any, adj_t: Tensor, adj: Tensor, x: Tensor) -> Tensor:
        """[targets, sources] @ [sources, columns]."""
        ctx.adj = adj
        return adj_t @ x

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[None, None, Tensor]:
        """[targets, columns] -> [sources, columns]."""
        return None, None, ctx.adj @ grads[0].contiguous()


class Relay(MessagePassing):
    """Sums the messages of one relation by a sparse product."""

    def __init__(self) -> None:
        super().__init__(aggr="sum")

    def forward(self, x: Tensor, adj_t: Tensor, adj: Tensor) -> Tensor:
        """[sources, columns] -> [targets, columns]."""
        passed: Tensor = self.propagate(adj_t, x=x, adj=adj)
        return passed

    def message_and_aggregate(self, edge_index: Tensor, x: Tensor, adj: Tensor) -> Tensor:
        """All messages at once; ``edge_index`` is adj_t."""
        product: Tensor = _Product.apply(edge_index, adj, x)
        return product


class TorchPathNetwork(nn.Module):
    """See ``recommender.network.weights.Weights`` for the parameters."""

    def __init__(self, data: HeteroData, texts: TextVectors | None, channels: int, steps: int) -> None:
        """Draws the first weights from torch's generator."""
        super().__init__()
        self.data, self.channels, self.steps = data, channels, steps
        self.relay = Relay()
        eye = torch.eye(channels) * 0.7
        self.mix = nn.Parameter(eye + 0.15 * torch.randn(steps, len(RELATIONS), channels, channels))
        self.start = nn.Parameter(0.5 + 0.5 * torch.rand(channels))
        self.keep = nn.Parameter(torch.full((steps, channels), 0.5))
        self.again = nn.Parameter(torch.full((steps, channels), 0.3))
        self.power = nn.Parameter(torch.tensor(1.0))
        self.log_gain = nn.Parameter(torch.full((2, channels), 3.0))
        self.out = nn.Parameter(torch.full((2, channels), 0.3))
        self.size = nn.Parameter(torch.tensor(0.0))
        self.text = nn.Parameter(torch.tensor(0.0))
        self.texts: tuple[Tensor, Tensor] | None = None
        if texts is not None:
            self.texts = (torch.from_numpy(texts.skills), torch.from_numpy(texts.occupations))

    def forward(self, queries: Tensor, without: Tensor, with_text: bool = True) -> Tensor:
        """[queries, s], weights >= 0, and [queries], the row that sends nothing or -1 -> [queries, o]."""
        count = len(queries)
        start = queries * self.data[SKILL].idf ** self.power.abs()
        start = start / start.sum(dim=1, keepdim=True).clamp(min=SMALLEST)
        first = (start.T[:, :, None] * self.start.abs()).reshape(-1, count * self.channels)
        sends = torch.ones(self.data[OCCUPATION].num_nodes, count)
        known = without >= 0
        sends[without[known], torch.arange(count)[known]] = 0.0
        sends = sends.repeat_interleave(self.channels, dim=1)
        state: dict[str, Tensor] = {SKILL: first}
        readings: list[Tensor] = []
        for step in range(self.steps):
            state = self._step(state, first, sends, step)
            if step in (0, self.steps - 1):
                readings.append(self._read(state[OCCUPATION], count, len(readings)))
        if self.steps == 1:
            readings.append(self._read(state[OCCUPATION], count, 1))
        scores = readings[0] + readings[1] + self.data[OCCUPATION].size * self.size
        if with_text and self.texts is not None:
            meant = start @ self.texts[0]
            meant = meant / meant.norm(dim=1, keepdim=True).clamp(min=SMALLEST)
            scores = scores + meant @ self.texts[1].T * self.text * TEXT_SCALE
        return scores

    def _step(self, before: dict[str, Tensor], first: Tensor, sends: Tensor, step: int) -> dict[str, Tensor]:
        last = step == self.steps - 1
        after: dict[str, Tensor] = {}
        for place, relation in enumerate(RELATIONS):
            if relation.source not in before or (last and relation.target != OCCUPATION):
                continue
            store = self.data[relation.source, relation.name, relation.target]
            fewer = store.adj_t.shape[0] <= store.adj_t.shape[1]
            mix, mass = self.mix[step, place].abs(), before[relation.source]
            if not fewer:
                mass = self._mixed(mass, mix)
            sent = self.relay(mass, store.adj_t, store.adj)
            sent = self._mixed(sent, mix) if fewer else sent
            after[relation.target] = after[relation.target] + sent if relation.target in after else sent
        for kind, mass in before.items():
            if not last or kind == OCCUPATION:
                kept = (mass.view(-1, self.channels) * self.keep[step].abs()).view_as(mass)
                after[kind] = after[kind] + kept if kind in after else kept
        if not last:
            anew = (first.view(-1, self.channels) * self.again[step].abs()).view_as(first)
            after[SKILL] = after[SKILL] + anew
        after[OCCUPATION] = after[OCCUPATION] * sends
        return after

    def _mixed(self, mass: Tensor, mix: Tensor) -> Tensor:
        return (mass.reshape(-1, self.channels) @ mix).reshape(mass.shape[0], -1)

    def _read(self, mass: Tensor, count: int, place: int) -> Tensor:
        mass = mass.view(-1, count, self.channels).transpose(0, 1)
        most = mass.amax(dim=1, keepdim=True).clamp(min=SMALLEST)
        return torch.log1p(mass / most * self.log_gain[place].exp()) @ self.out[place].abs()

    def weights(self) -> Weights:
        """The numbers for scoring."""
        with torch.no_grad():
            return Weights(
                start=_numpy(self.start.abs()),
                mix=_numpy(self.mix.abs()),
                keep=_numpy(self.keep.abs()),
                again=_numpy(self.again.abs()),
                power=_numpy(self.power.abs()),
                gain=_numpy(self.log_gain.exp()),
                out=_numpy(self.out.abs()),
                size=_numpy(self.size),
                text=_numpy(self.text),
            )


def _numpy(tensor: Tensor) -> npt.NDArray[np.float64]:
    return np.asarray(tensor.detach().numpy(), dtype=np.float64)
