from __future__ import annotations

import pytest

from extraction.lexicon import Lexicon
from extraction.matching import Matcher
from ontology.concepts import Classification
from tests.fixtures_reading import reading_world


@pytest.fixture(scope="session")
def world() -> Classification:
    return reading_world()


@pytest.fixture(scope="session")
def lexicon(world: Classification) -> Lexicon:
    return Lexicon.build(world)


@pytest.fixture(scope="session")
def matcher(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)
