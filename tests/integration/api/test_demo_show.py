"""``jobvej demo show``: the demo's answers in words, in the terminal."""

from __future__ import annotations

import pytest

from api.bootstrap import Services
from api.cli.demo import lines_of
from api.usecases.demo import Example
from api.usecases.recommending import Person, recommend
from recommender.results import RecommendRequest
from tests.fixtures_demo import CV_TEXT


def example(services: Services, model: str = "default") -> Example:
    world = services.world()
    reading = world.cv_reader.read_text(CV_TEXT)
    request = RecommendRequest(top=2, alternatives=2, model=model)
    person = Person.of_reading(reading)
    results = {language: recommend(world, person, request, language) for language in ("da", "en")}
    return Example("cv.txt", reading, world.snapshot.classification, results)


@pytest.mark.parametrize(("language", "opening"), [("da", "CV’et "), ("en", "The CV ")])
def test_jobs_and_their_reasons_are_told(demo_services: Services, language: str, opening: str) -> None:
    told = list(lines_of(example(demo_services), language))
    assert told[1] == "Jobvej · cv.txt"
    assert any(line.startswith(" 1. ") for line in told)
    assert any(line.startswith(f"    · {opening}") for line in told)


@pytest.mark.parametrize(
    ("language", "title", "path"),
    [
        ("da", "Netværksmodellens egne veje: ", "derfra går netværksmodellens vej "),
        ("en", "The network model's own paths: ", "from there the network model's path goes "),
    ],
)
def test_what_the_network_adds_is_told_as_its_own(
    demo_services: Services, language: str, title: str, path: str
) -> None:
    told = " ".join(" ".join(lines_of(example(demo_services, "network"), language)).split())
    assert title in told
    assert path in told
    plain = " ".join(lines_of(example(demo_services), language))
    assert title not in plain
