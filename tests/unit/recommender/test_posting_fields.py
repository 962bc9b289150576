"""The field of a posting: its occupation's, or the likeliest of what it may be, where that is likely enough."""

from __future__ import annotations

import numpy as np
import pytest

from graph.snapshot import Snapshot
from recommender.fields import SURE_SHARE, UNKNOWN, Fields, PostingFields, _agreed
from recommender.texts.meaning import Guesses
from tests.fixtures_recommender import ad, world
from tests.graph_worlds import uri

FIVE, SEVEN = 5, 7  # major groups: cook; baker and smith


def test_the_field_of_its_occupation_comes_first_and_what_is_unknown_stays_so() -> None:
    snapshot = world(ad("a", occupation="cook"), ad("b", occupation="smith"), ad("c"))
    found = of(snapshot, None)
    assert found.function.tolist() == [FIVE, SEVEN, UNKNOWN]
    assert [name(snapshot, row) for row in found.sector] == ["food", "metal", None]
    guessed = of(snapshot, guesses(snapshot, [{"smith": 1.0}, {"cook": 1.0}, {}]))
    assert guessed.function.tolist() == found.function.tolist()  # nobody guesses against what is known
    assert guessed.sector.tolist() == found.sector.tolist()


@pytest.mark.parametrize(
    ("shares", "function", "sector"),
    [
        ({"cook": 1.0}, FIVE, "food"),
        ({"cook": 0.6, "smith": 0.4}, FIVE, "food"),  # the likelier, though its number is the lower
        ({"cook": 0.4, "smith": 0.6}, SEVEN, "metal"),
        ({"cook": 0.4, "smith": 0.3, "baker": 0.3}, SEVEN, "food"),  # shares of one field add up
        ({"cook": 0.5, "smith": 0.5}, FIVE, "food"),  # of equals the first
        ({"cook": 0.15, "smith": 0.1}, UNKNOWN, None),
    ],
)
def test_without_one_it_is_the_likeliest(shares: dict[str, float], function: int, sector: str | None) -> None:
    snapshot = world(ad("a"))
    found = of(snapshot, guesses(snapshot, [shares]))
    assert found.function.tolist() == [function]
    assert name(snapshot, found.sector[0]) == sector


def test_as_much_as_the_least_share_is_not_enough_and_unknown_fields_are_none() -> None:
    one = np.float32(1.0)
    fields = np.array([[0, 1], [0, 1], [UNKNOWN, 3], [UNKNOWN, UNKNOWN]], np.int32)
    shares = np.array([[SURE_SHARE, 0.0], [0.0, 0.25], [0.7, 0.3], [0.5, 0.5]], np.float64)
    assert _agreed(fields, shares).tolist() == [UNKNOWN, 1, 3, UNKNOWN]
    assert _agreed(fields, shares * one).dtype == np.int32
    assert _agreed(np.zeros((0, 2), np.int32), np.zeros((0, 2), np.float32)).shape == (0,)


def test_whatever_the_order_of_the_guesses_the_largest_sum_wins() -> None:
    draw = np.random.default_rng(11)
    fields = draw.integers(-1, 6, (200, 8)).astype(np.int32)
    shares = draw.dirichlet(np.ones(8), 200).astype(np.float32)
    found = _agreed(fields, shares)
    for row in range(200):
        sums = {n: float(shares[row][fields[row] == n].sum(dtype=np.float64)) for n in range(6)}
        best = max(sums, key=lambda n: (sums[n], -n))
        assert found[row] == (best if sums[best] > SURE_SHARE else UNKNOWN)
    assert {int(n) for n in found} > {UNKNOWN, 0, 5}


def of(snapshot: Snapshot, guessed: Guesses | None) -> PostingFields:
    return PostingFields.of(snapshot, Fields(snapshot), guessed)


def guesses(snapshot: Snapshot, shares: list[dict[str, float]]) -> Guesses:
    rows, parts = np.zeros((len(shares), 3), np.int32), np.zeros((len(shares), 3), np.float32)
    for number, some in enumerate(shares):
        for place, (occupation, share) in enumerate(some.items()):
            rows[number, place], parts[number, place] = snapshot.occupation_row[uri(occupation)], share
    return Guesses(rows, parts)


def name(snapshot: Snapshot, row: int) -> str | None:
    return None if row == UNKNOWN else snapshot.sectors[row].rpartition("/")[2]
