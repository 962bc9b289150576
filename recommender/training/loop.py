"""The training loop: resumable after every save, and the same for the same seed on one machine."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from recommender.network.graph import OCCUPATION, SKILL, PathGraph
from recommender.network.texts import TextVectors
from recommender.network.weights import Weights
from recommender.training.examples import Batch, Examples, batch
from recommender.training.torch_network import OWN_SCORE, TorchPathNetwork, hetero_data

SAVE_EVERY = 10
"""Steps between two saves of the checkpoint; a save takes milliseconds, a step about a second."""
TEXT_SHARE = 0.5
"""Share of the steps that see the text term, so that the network is as good where there are no vectors of labels."""
SAY_SECONDS = 5.0
THREADS = 1
"""Sums are in the same order whatever else the machine does; a second thread hardly helps at this size."""


@dataclass(frozen=True)
class Plan:
    """How to train. channels, layers: size of the network · steps x batch: how many queries it sees."""

    channels: int = 4
    layers: int = 4
    steps: int = 200
    batch: int = 32
    rate: float = 0.02
    seed: int = 0


def train(
    graph: PathGraph,
    texts: TextVectors | None,
    examples: Examples,
    plan: Plan,
    checkpoint: Path | None = None,
    say: Callable[[str], None] = lambda _line: None,
    data: str = "",
) -> Weights:
    """Trained weights. Goes on from ``checkpoint`` where it fits the plan, the graph and ``data`` (a mark of the
    examples); saves there every few steps, and removes it at the end.
    """
    torch.set_num_threads(THREADS)
    torch.manual_seed(plan.seed)
    network = TorchPathNetwork(hetero_data(graph), texts, plan.channels, plan.layers)
    optimiser = torch.optim.Adam(network.parameters(), lr=plan.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, total_steps=plan.steps + 1, pct_start=0.1)
    parts = {"network": network, "optimiser": optimiser, "schedule": schedule}
    mark = _mark(plan, graph, texts, data)
    first = _resume(checkpoint, parts, mark) if checkpoint else 0
    if first:
        say(f"train: goes on after step {first} of {plan.steps}")
    shape = (graph.count(SKILL), graph.count(OCCUPATION))
    begun = said = time.monotonic()
    done, losses = first, 0.0
    try:
        for step in range(first, plan.steps):
            # A generator of its own for every step: a resumed run draws what an unbroken one would have drawn.
            generator = np.random.default_rng([plan.seed, step])
            drawn = batch(examples, plan.batch, shape, generator)
            loss = loss_of(network, drawn, with_text=bool(generator.random() < TEXT_SHARE))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done, losses = step + 1, 0.9 * losses + 0.1 * float(loss.detach()) if step > first else float(loss.detach())
            if checkpoint and done % SAVE_EVERY == 0:
                _save(checkpoint, parts, mark, done)
            now = time.monotonic()
            if now - said >= SAY_SECONDS or done == plan.steps:
                said = now
                left = (now - begun) / (done - first) * (plan.steps - done)
                say(f"train: step {done} of {plan.steps}, loss {losses:.3f}, {left:.0f} s left")
    except KeyboardInterrupt:
        # Weights may be half updated: what was saved last is whole.
        if checkpoint:
            say(f"train: interrupted; run the same command again to go on from {checkpoint}")
        raise
    if checkpoint:
        checkpoint.unlink(missing_ok=True)
    return network.weights()


def loss_of(network: nn.Module, drawn: Batch, with_text: bool) -> torch.Tensor:
    """Cross-entropy of all occupations but the query's own against the targets."""
    without = torch.from_numpy(drawn.without)
    scores = network(torch.from_numpy(drawn.queries), without, with_text)
    own = torch.zeros_like(scores, dtype=torch.bool)
    known = without >= 0
    own[torch.arange(len(without))[known], without[known]] = True
    scores = scores.masked_fill(own, OWN_SCORE)
    return -(torch.from_numpy(drawn.targets) * torch.log_softmax(scores, dim=1)).sum(dim=1).mean()


def _mark(plan: Plan, graph: PathGraph, texts: TextVectors | None, data: str) -> str:
    """What a checkpoint must fit."""
    digest = hashlib.sha256(json.dumps([asdict(plan), data, texts is not None], sort_keys=True).encode())
    for relation, matrix in graph.edges.items():
        digest.update(str(relation).encode())
        digest.update(matrix.indices.tobytes())
    return digest.hexdigest()


def _save(path: Path, parts: dict[str, Any], mark: str, done: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    torch.save({"mark": mark, "done": done} | {name: part.state_dict() for name, part in parts.items()}, draft)
    draft.replace(path)


def _resume(path: Path, parts: dict[str, Any], mark: str) -> int:
    """Load what fits; gives the steps that are done, 0 where there is nothing or something else."""
    try:
        stored = torch.load(path, weights_only=True)
        if stored["mark"] != mark:
            return 0
        for name, part in parts.items():
            part.load_state_dict(stored[name])
        return int(stored["done"])
    except Exception:  # noqa: BLE001 - a damaged checkpoint, whatever the damage, means to start anew
        return 0
