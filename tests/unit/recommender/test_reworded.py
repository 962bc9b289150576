"""One job in other words is found where place, occupation and words agree, and folded into the better one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from recommender.duplicates import RowCollapser
from recommender.reworded import Reworded
from recommender.texts.lexical import LexicalIndex
from tests.fixtures_recommender import ad, world

TEXT = "Vi bager surdejsbrød fra klokken fire og har travlt om lørdagen i butikken på hjørnet ved kirken."
ADS = (
    replace(ad("a", "bake", occupation="baker", title="Bager"), text=TEXT, postcode="2200"),
    replace(ad("b", "bake", title="Surdej?"), text=f"{TEXT} Ring til vikarbureauet.", postcode="2200"),
    replace(ad("c", "bake", title="Bager igen"), text=TEXT, postcode="8000"),
    replace(ad("d", "weld", occupation="smith", title="Smed"), text=TEXT, postcode="2200"),
    replace(ad("e", "menu", title="Kok"), text="Kantinen laver frokost til to hundrede på et kontor.", postcode="2200"),
)


def test_place_occupation_and_words_must_agree() -> None:
    table = world(*ADS).postings
    row = {table.details[i].identifier: i for i in range(len(table))}
    reworded = Reworded(table, LexicalIndex.build(table.details))
    found = {name: reworded(row["a"], row[name]) for name in "bcde"}
    assert found == {"b": True, "c": False, "d": False, "e": False}
    collapser = RowCollapser(np.arange(len(table), dtype=np.int32), reworded)
    kept = [name for name in "abcde" if collapser.add(row[name])]
    assert kept == ["a", "c", "d", "e"]
    assert collapser.repeated == 1
