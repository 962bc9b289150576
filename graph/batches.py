"""Cutting rows into batches that fit a transaction, and saying how far a long job has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int | None], None]
"""Called as ``progress(stage, done, total)``; total is None where it is not known."""

MAX_CHARACTERS = 2_000_000
"""Text in one batch. A Bolt message of the embedded engine ends at 16 MB; UTF-8 takes up to 4 bytes a character."""


def quiet(_stage: str, _done: int, _total: int | None) -> None:
    """Progress that nobody sees."""


def batches(
    items: Iterable[T], limit: int, cost: Callable[[T], int] = lambda _: 1, cost_limit: int | None = None
) -> Iterator[list[T]]:
    """Cut into lists of at most ``limit`` items, their costs at most ``cost_limit`` together; a dearer one alone."""
    batch: list[T] = []
    spent = 0
    for item in items:
        price = cost(item) if cost_limit is not None else 0
        if batch and (len(batch) >= limit or (cost_limit is not None and spent + price > cost_limit)):
            yield batch
            batch, spent = [], 0
        batch.append(item)
        spent += price
    if batch:
        yield batch
